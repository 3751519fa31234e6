import AWSFacts

/// Tells what a reader wants to see from what follows from it.
enum Folding {
  static func fold(_ changes: inout [Change]) {
    let comingAndGoing = Set(
      changes.compactMap { change -> Part? in
        if case .setting = change.content { nil } else { change.part }
      })
    for index in changes.indices { changes[index].fold = fold(of: changes[index], comingAndGoing) }
    foldChangesOfHands(&changes)
    foldRenamedPolicies(&changes)
    foldDescriptions(&changes)
    foldRepetitions(&changes)
  }

  private static func fold(of change: Change, _ comingAndGoing: Set<Part>) -> Change.Fold? {
    switch change.content {
    case .added(let part), .removed(let part):
      if !part.serves.isDisjoint(with: comingAndGoing) { return .follows }
      return isOnlyNamed(part) ? .follows : nil
    case .setting(let before?, let after?):
      if before.isAlike(after) { return .environment }
      // Derived on both sides: whatever it is derived from has changed, too.
      // A role is derived as a whole, whatever its policies then allow.
      let isHarmless =
        change.weight == .harmless || change.weight == .needsReboot || change.part.kind == .role && !change.replaces
      return before.isDefault && after.isDefault && isHarmless ? .follows : nil
    case .setting(let before, let after):
      guard let facet = before ?? after, case .known(_, let common) = facet.state else { return nil }
      // An id that only one side tells is no difference that anybody made.
      return facet.isIdentifier || common == .text(EnvironmentWords.placeholder) ? .environment : nil
    }
  }

  /// A subnet, a network or a group that exists already is told of by what stands in it or wears it.
  private static func isOnlyNamed(_ part: PartOutline) -> Bool {
    guard !part.isMade else { return false }
    switch part.part.kind {
    case .subnet, .network, .securityGroup, .role, .secret: return true
    case .deployment, .proxy, .targetGroup, .auth, .endpoint, .database, .client, .rule, .parameter, .alarm:
      return false
    }
  }

  /// What is made or let go as a whole brings its tags and its name along.
  private static func foldChangesOfHands(_ changes: inout [Change]) {
    let parts = Set(changes.filter { $0.takesOver != nil }.map { $0.part })
    for index in changes.indices
    where changes[index].fold == nil && parts.contains(changes[index].part) && changes[index].takesOver == nil {
      guard case .setting(let before, let after) = changes[index].content, let facet = after ?? before else { continue }
      if facet.isTag || facet.isDefault || facet.name == "description" { changes[index].fold = .follows }
    }
  }

  /// A policy under another name lets through what it did before.
  private static func foldRenamedPolicies(_ changes: inout [Change]) {
    for index in changes.indices where changes[index].isOfPolicy {
      guard case .setting(nil, let added?) = changes[index].content else { continue }
      let removed = changes.indices.first { other in
        guard changes[other].part == changes[index].part, changes[other].isOfPolicy,
          case .setting(let before?, nil) = changes[other].content
        else { return false }
        return before.isAlike(added)
      }
      guard let removed else { continue }
      for change in [index, removed] {
        changes[change].security = nil
        if added.isDefault { changes[change].fold = .follows }
      }
    }
  }

  /// A description tells of the settings beside it.
  private static func foldDescriptions(_ changes: inout [Change]) {
    let others = Set(changes.filter { $0.fold != .environment && $0.setting != "description" }.map { $0.part })
    for index in changes.indices
    where changes[index].setting == "description" && changes[index].fold == nil
      && (others.contains(changes[index].part) || changes[index].part.kind == .rule)
    {
      changes[index].fold = .follows
    }
  }

  /// The same change on many parts is told once: a tag that all resources carry, whom all alarms tell.
  private static func foldRepetitions(_ changes: inout [Change]) {
    struct Key: Hashable {
      let setting: String
      let kind: Part.Kind?
      let before, after: String?
    }
    var first: [Key: Int] = [:]
    for index in changes.indices where changes[index].fold == nil {
      let change = changes[index]
      guard case .setting(let before, let after) = change.content else { continue }
      let isTag = (after ?? before)?.isTag ?? false
      guard isTag || change.part.kind == .alarm else { continue }
      let key = Key(
        setting: change.setting, kind: isTag ? nil : change.part.kind, before: change.before, after: change.after)
      if let told = first[key] {
        changes[told].alsoOn.append(change.part)
        changes[index].fold = .follows
      } else {
        first[key] = index
      }
    }
  }
}
