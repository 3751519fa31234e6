import ProxyModel

/// Lays two outlines side by side.
struct Comparison {
  let before: Outline
  let after: Outline
  private(set) var changes: [Change] = []
  private(set) var undecided: [Difference.Undecided] = []

  init(_ before: Outline, _ after: Outline) {
    (self.before, self.after) = (before, after)
  }

  mutating func compare() {
    for part in Set(before.parts.keys).union(after.parts.keys).sorted() {
      switch (before.parts[part], after.parts[part]) {
      case (let left?, let right?): compare(left, right)
      case (nil, let right?):
        if isUnsaid(right, in: before, unlike: after) {
          break
        } else if let reason = mayBeThere(right, in: before, unlike: after) {
          undecided.append(.init(part: part, setting: "", before: nil, after: right.summary, reason: reason))
        } else {
          changes.append(Change(part, .added(right)))
        }
      case (let left?, nil):
        if isUnsaid(left, in: after, unlike: before) {
          break
        } else if let reason = mayBeThere(left, in: after, unlike: before) {
          undecided.append(.init(part: part, setting: "", before: left.summary, after: nil, reason: reason))
        } else {
          changes.append(Change(part, .removed(left)))
        }
      case (nil, nil): break
      }
    }
  }

  /// Whether a file of such a kind would not mention the part: it declares what it makes, and this is somebody else's.
  private func isUnsaid(_ part: PartOutline, in outline: Outline, unlike other: Outline) -> Bool {
    !part.isMade && outline.kind != other.kind && !outline.kind.speaksOfOthers
  }

  /// Why a part that one side does not show may be there all the same. What somebody else has made is shown by chance.
  private func mayBeThere(_ part: PartOutline, in outline: Outline, unlike other: Outline) -> Unknown? {
    part.isMade ? mayBeThere(part.list, in: outline, unlike: other) : part.list.flatMap { outline.openLists[$0] }
  }

  /// Why an entry that one side does not show may be there all the same. Where the other side shows no more of its list, both are
  /// compared by what they show.
  private func mayBeThere(_ list: String?, in outline: Outline, unlike other: Outline) -> Unknown? {
    guard let list, other.openLists[list] == nil else { return nil }
    return outline.openLists[list]
  }

  private mutating func compare(_ left: PartOutline, _ right: PartOutline) {
    for name in Set(left.facets.keys).union(right.facets.keys).sorted() {
      switch (left.facets[name], right.facets[name]) {
      case (let before?, let after?): compare(before, after, left.part)
      case (nil, let facet?) where left.isSilent(of: facet), (let facet?, nil) where right.isSilent(of: facet): break
      case (nil, let after?):
        if let reason = after.unknown ?? mayBeThere(after.list, in: self.before, unlike: self.after) {
          note(left.part, name, nil, after, reason)
        } else if after.value != SettingValue.nothing {
          changes.append(Change(left.part, .setting(before: nil, after: after)))
        }
      case (let before?, nil):
        if let reason = before.unknown ?? mayBeThere(before.list, in: self.after, unlike: self.before) {
          note(left.part, name, before, nil, reason)
        } else if before.value != SettingValue.nothing {
          changes.append(Change(left.part, .setting(before: before, after: nil)))
        }
      case (nil, nil): break
      }
    }
  }

  private mutating func compare(_ before: Facet, _ after: Facet, _ part: Part) {
    if let reason = before.unknown ?? after.unknown {
      // What neither side writes down is no question that anybody asked.
      let isUnasked = before.unknown.map { $0.expression == nil } ?? before.isDefault
      let isUnaskedToo = after.unknown.map { $0.expression == nil } ?? after.isDefault
      if !(isUnasked && isUnaskedToo) { note(part, before.name, before, after, reason) }
    } else if !before.isSame(as: after) {
      changes.append(Change(part, .setting(before: before, after: after)))
    }
  }

  private mutating func note(_ part: Part, _ setting: String, _ before: Facet?, _ after: Facet?, _ reason: Unknown) {
    undecided.append(
      .init(
        part: part, setting: setting, before: before.flatMap { $0.unknown == nil ? $0.shown : nil },
        after: after.flatMap { $0.unknown == nil ? $0.shown : nil }, reason: reason))
  }
}

extension InputKind {
  /// Whether such files tell of what others have made: a profile may, and a capture shows all that there is.
  var speaksOfOthers: Bool { self == .profile || self == .describe }
}
