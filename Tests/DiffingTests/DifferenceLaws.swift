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

  /// Nothing of a model is left out of the comparison: where nothing differs, the models are equal.
  @Test(arguments: Seeds.parts(of: 43, share: 2)) func `what does not differ is equal`(seeds: Range<UInt64>) throws {
    for seed in seeds {
      guard let (before, after) = Self.pair(seed), before != after else { continue }
      let difference = Difference(from: before, to: after)
      try #require(!difference.changes.isEmpty || !difference.undecided.isEmpty, "HEADROOM_SEED=\(seed)")
    }
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
