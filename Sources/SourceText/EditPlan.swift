/// The edits of several findings put together: equal ones are made once, and of those that contradict each other none is made,
/// because choosing between them is not mechanical.
public struct EditPlan: Sendable {
  /// What to change, by the paths of the files; never empty for a path.
  public let replacements: [String: [Replacement]]
  /// The groups that are not made, by their places among those given.
  public let refused: Set<Int>

  /// Puts groups of edits together; a group is made whole or not at all.
  ///
  /// A file that was read several times, because several profiles extend it, counts as one, also where it was called by several names
  /// that have one `path`.
  public init(_ groups: [[TextEdit]], in sources: SourceMap, path: (String) -> String = { $0 }) {
    var refused: Set<Int> = []
    var wanted: [String: [(group: Int, replacement: Replacement)]] = [:]
    for (group, edits) in groups.enumerated() {
      for edit in edits {
        guard let file = sources.file(of: edit.range), let replacement = edit.resolved(in: file.bytes) else {
          refused.insert(group)
          continue
        }
        wanted[path(file.name), default: []].append((group, replacement))
      }
    }
    for (name, list) in wanted {
      let sorted = list.sorted { $0.replacement.bytes.lowerBound < $1.replacement.bytes.lowerBound }
      wanted[name] = sorted
      for (index, one) in sorted.enumerated() {
        for other in sorted[(index + 1)...] {
          if other.replacement.bytes.lowerBound > one.replacement.bytes.upperBound { break }
          if one.replacement.overlaps(other.replacement) { refused.formUnion([one.group, other.group]) }
        }
      }
    }
    var replacements: [String: [Replacement]] = [:]
    for (name, list) in wanted {
      for (group, replacement) in list where !refused.contains(group) {
        if replacements[name]?.last != replacement { replacements[name, default: []].append(replacement) }
      }
    }
    self.replacements = replacements
    self.refused = refused
  }
}
