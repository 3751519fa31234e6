import Foundation

/// Where the random profiles of a run come from: `HEADROOM_SEED=n` begins every law with the profile that a failure named.
public enum Seeds {
  private static let named = ProcessInfo.processInfo.environment["HEADROOM_SEED"].flatMap { UInt64($0) }

  /// How many profiles a law is held to, unless `HEADROOM_PROFILES` wants more.
  public static let count = ProcessInfo.processInfo.environment["HEADROOM_PROFILES"].flatMap { Int($0) } ?? 600

  /// How many of them are shown to real tools, which take a second each, unless `HEADROOM_SAMPLE` wants more.
  public static let sampled = ProcessInfo.processInfo.environment["HEADROOM_SAMPLE"].flatMap { Int($0) } ?? 4

  /// The seed of a law's first profile. Each law has a series of its own, so that together they see more.
  public static func first(of law: UInt64) -> UInt64 { named ?? 20_260_801 + law * 1_000_000 }

  /// The seeds of a law in parts that can be tried side by side; `share` is the part of all of them that a dear one takes.
  public static func parts(of law: UInt64, share: Int = 1) -> [Range<UInt64>] {
    let parts = 8
    let size = UInt64(max(1, count / share / parts))
    let first = first(of: law)
    return (0..<UInt64(parts)).map { first &+ $0 * size..<first &+ ($0 + 1) * size }
  }
}
