/// The id that AWS gave a resource, where a capture shows it: `sg-...`, `sgr-...`.
///
/// Equal to every other: models are compared by what they say, and two files that say the same may be running twice.
public struct RunningID: Hashable, Sendable {
  /// The id; nil where nobody has seen the resource running.
  public let text: String?

  /// An id, or none.
  public init(_ text: String? = nil) { self.text = text }

  /// Always equal.
  public static func == (left: Self, right: Self) -> Bool { true }
  /// Nothing to hash.
  public func hash(into hasher: inout Hasher) {}
}
