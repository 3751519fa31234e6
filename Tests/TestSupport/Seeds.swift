import Foundation

/// Where the random profiles of a run come from: `HEADROOM_SEED=n` begins with the profile that a failure named.
public enum Seeds {
  /// The seed of the first profile.
  public static let first: UInt64 =
    ProcessInfo.processInfo.environment["HEADROOM_SEED"].flatMap { UInt64($0) } ?? 20_260_801

  /// How many profiles a property is held to, unless `HEADROOM_PROFILES` wants more.
  public static let count = ProcessInfo.processInfo.environment["HEADROOM_PROFILES"].flatMap { Int($0) } ?? 2_000

  /// How many of them are shown to real tools, which take a second each, unless `HEADROOM_SAMPLE` wants more.
  public static let sampled = ProcessInfo.processInfo.environment["HEADROOM_SAMPLE"].flatMap { Int($0) } ?? 4

  /// The seeds of a run in parts that can be tried side by side; `share` is the part of all of them that a dear property takes.
  public static func parts(share: Int = 1) -> [Range<UInt64>] {
    let parts = 8
    let size = UInt64(max(1, count / share / parts))
    return (0..<UInt64(parts)).map { first &+ $0 * size..<first &+ ($0 + 1) * size }
  }
}
