import Diffing
import ProxyModel
import TestSupport
import Testing

/// What holds of the differences of any two deployments.
@Suite struct DifferenceLaws {
  /// Pairs that have nothing to do with each other, and pairs of which one is the other with one section taken from elsewhere.
  private static func pair(_ seed: UInt64) -> (Deployment, Deployment)? {
    let (one, other) = (ProfileGenerator.profile(seed: seed), ProfileGenerator.profile(seed: seed &+ 1))
    guard let before = deployment(one.text(.json)) else { return nil }
    let root: ProfileValue
    if seed.isMultiple(of: 3) {
      root = other.root
    } else {
      root = exchanged(one.root, other.root, at: Int(seed % 97))
    }
    return deployment(ProfileText.write(root, as: .json, seed: seed)).map { (before, $0) }
  }

  /// The first profile with one of its sections as the second has it.
  private static func exchanged(_ one: ProfileValue, _ other: ProfileValue, at number: Int) -> ProfileValue {
    guard case .map(var entries) = one, case .map(let others) = other else { return one }
    let index = number % entries.count
    guard let entry = others.first(where: { $0.key == entries[index].key }) else { return one }
    entries[index] = entry
    return .map(entries)
  }

  @Test(arguments: Seeds.parts(of: 40, share: 3)) func `a deployment does not differ from itself`(
    seeds: Range<UInt64>
  ) throws {
    for seed in seeds {
      let one = try #require(deployment(ProfileGenerator.profile(seed: seed).text(.json)))
      let difference = Difference(from: one, to: one)
      try #require(difference.changes.isEmpty, "\(difference.changes.map(\.path)) HEADROOM_SEED=\(seed)")
      try #require(difference.ways.isEmpty && difference.budgets.isEmpty, "HEADROOM_SEED=\(seed)")
    }
  }

  /// What one direction adds the other removes, with the same values the other way round.
  @Test(arguments: Seeds.parts(of: 41, share: 3)) func `both directions mirror each other`(
    seeds: Range<UInt64>
  ) throws {
    for seed in seeds {
      guard let (before, after) = Self.pair(seed) else { continue }
      let there = Difference(from: before, to: after)
      let back = Difference(from: after, to: before)
      try #require(
        Set(there.changes.map(Mirrored.init)) == Set(back.changes.map { Mirrored($0).inverted }),
        "HEADROOM_SEED=\(seed)")
      try #require(
        Set(there.undecided.map { [$0.path, $0.before, $0.after] })
          == Set(back.undecided.map { [$0.path, $0.after, $0.before] }), "HEADROOM_SEED=\(seed)")
    }
  }

  /// The changes are enough to make the one from the other, as far as both are known.
  @Test(arguments: Seeds.parts(of: 42, share: 3)) func `applied to the first side they give the second`(
    seeds: Range<UInt64>
  ) throws {
    for seed in seeds {
      guard let (before, after) = Self.pair(seed) else { continue }
      let difference = Difference(from: before, to: after)
      let undecided = Set(difference.undecided.map(\.path)).union(try Self.unasked(difference))
      let made = Self.table(of: difference.before.applying(difference), without: undecided)
      let wanted = Self.table(of: difference.after, without: undecided)
      let strangers = Set(made.keys).symmetricDifference(wanted.keys)
        .union(made.filter { wanted[$0.key] != nil && wanted[$0.key] != $0.value }.keys)
      try #require(strangers.isEmpty, "\(strangers.sorted()) HEADROOM_SEED=\(seed)")
    }
  }

  /// Nothing of a model is left out of the comparison: where nothing differs, the models are equal.
  @Test(arguments: Seeds.parts(of: 43, share: 2)) func `what does not differ is equal`(seeds: Range<UInt64>) throws {
    for seed in seeds {
      guard let (before, after) = Self.pair(seed), before != after else { continue }
      let difference = Difference(from: before, to: after)
      try #require(!difference.changes.isEmpty || !difference.undecided.isEmpty, "HEADROOM_SEED=\(seed)")
    }
  }

  /// A parity file can speak of every setting that there is.
  @Test(arguments: Seeds.parts(of: 44, share: 10)) func `every setting has a name that is known`(
    seeds: Range<UInt64>
  ) throws {
    for seed in seeds {
      guard let (before, after) = Self.pair(seed) else { continue }
      let difference = Difference(from: before, to: after)
      for part in difference.before.parts.values {
        let names = SettingNames.names(of: part.part.kind)
        let unknown = part.facets.keys.filter { facet in
          !names.contains { $0 == facet || $0.hasSuffix(".") && facet.utf8.starts(with: $0.utf8) }
        }
        try #require(unknown.isEmpty, "\(part.part.title): \(unknown) HEADROOM_SEED=\(seed)")
      }
    }
  }

  /// What neither side writes, and one of them does not know: nobody asks whether that differs.
  private static func unasked(_ difference: Difference) throws -> [String] {
    var paths: [String] = []
    for (part, before) in difference.before.parts {
      for (name, one) in before.facets {
        guard let other = difference.after.facet(part, name), one.unknown != nil || other.unknown != nil else {
          continue
        }
        let isWritten = [one, other].contains { $0.unknown.map { $0.expression != nil } ?? !$0.isDefault }
        if !isWritten { paths.append(part.path(to: name)) }
      }
    }
    return paths
  }

  /// The known values of an outline by their paths; what is not set at all is the same as what is not there.
  private static func table(of outline: Outline, without undecided: Set<String>) -> [String: SettingValue] {
    var table: [String: SettingValue] = [:]
    for part in outline.parts.values where !undecided.contains(part.part.path()) {
      table[part.part.path()] = .flag(true)
      for facet in part.facets.values where !undecided.contains(part.part.path(to: facet.name)) {
        if let value = facet.value, value != .nothing { table[part.part.path(to: facet.name)] = value }
      }
    }
    return table
  }
}

/// A change without its places and words.
private struct Mirrored: Hashable {
  let path: String
  let kind: Change.Kind
  let before, after: String?
  let security: Change.Security?

  init(_ change: Change) {
    (path, kind, before, after) = (change.path, change.kind, change.before, change.after)
    security = change.security
  }

  private init(_ path: String, _ kind: Change.Kind, _ before: String?, _ after: String?, _ security: Change.Security?) {
    (self.path, self.kind, self.before, self.after, self.security) = (path, kind, before, after, security)
  }

  var inverted: Mirrored {
    let other: Change.Kind =
      switch kind {
      case .added: .removed
      case .removed: .added
      case .changed: .changed
      }
    return Mirrored(path, other, after, before, security?.inverted)
  }
}
