import Foundation

/// Numbers that are the same for the same seed: a failing run can be had again with `HEADROOM_SEED`.
struct RandomNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// The seed of this run, printed so that it can be given again.
  static func announcedSeed(_ test: String) -> UInt64 {
    let given = ProcessInfo.processInfo.environment["HEADROOM_SEED"].flatMap { UInt64($0) }
    let seed = given ?? UInt64.random(in: 0...UInt64(UInt32.max))
    print("\(test): HEADROOM_SEED=\(seed)")
    return seed
  }
}
