import ProxyModel

/// What rules and lists of addresses let through: one that lies within another adds nothing to it.
enum RuleReach {
  /// Whether another rule of an outline lets through all that this one does.
  static func isCovered(_ rule: PartOutline, in outline: Outline) -> Bool {
    rule.part.kind == .rule
      && outline.parts.values.contains { other in
        other.part.kind == .rule && other.part != rule.part && covers(other, rule)
      }
  }

  private static func covers(_ wide: PartOutline, _ narrow: PartOutline) -> Bool {
    func text(_ part: PartOutline, _ setting: String) -> String? { part.facets[setting]?.value?.shown }
    guard text(wide, "direction") == text(narrow, "direction"), text(wide, "group") == text(narrow, "group"),
      let traffic = text(wide, "traffic"), let own = text(narrow, "traffic"), let peer = text(wide, "peer"),
      let ownPeer = text(narrow, "peer")
    else { return false }
    return (traffic == "everything" || traffic == own || portsCover(traffic, own))
      && (peer == ownPeer || addressesCover([peer], [ownPeer]))
  }

  private static func portsCover(_ wide: String, _ narrow: String) -> Bool {
    guard let outer = ports(wide), let inner = ports(narrow) else { return false }
    return outer.lowerBound <= inner.lowerBound && inner.upperBound <= outer.upperBound
  }

  /// The ports of `tcp 5432` and `tcp 5432-6432`.
  private static func ports(_ traffic: String) -> ClosedRange<Int>? {
    let words = traffic.split(separator: " ")
    guard words.count == 2, words[0] == "tcp" else { return nil }
    let bounds = words[1].split(separator: "-").compactMap { Int($0) }
    guard let first = bounds.first, let last = bounds.last, first <= last else { return nil }
    return first...last
  }

  /// Whether a client's addresses become more, fewer, or neither.
  static func effect(from before: Set<String>, to after: Set<String>) -> Change.Security? {
    let (widens, narrows) = (!addressesCover(before, after), !addressesCover(after, before))
    return widens == narrows ? nil : widens ? .weaker : .stronger
  }

  /// Whether each of the narrow blocks lies within one of the wide ones.
  private static func addressesCover(_ wide: Set<String>, _ narrow: Set<String>) -> Bool {
    let blocks = wide.compactMap { CIDRBlock($0) }
    return narrow.allSatisfy { text in
      wide.contains(text) || CIDRBlock(text).map { block in blocks.contains { $0.contains(block) } } ?? false
    }
  }
}
