/// How far a documented value can be trusted.
public enum Confidence: String, Sendable, CaseIterable {
  /// Current official pages say it, and none says otherwise.
  case settled
  /// Official pages contradict each other; the value is the side believed, and the note gives the other.
  case conflict
  /// Only an older official page says it.
  case old
  /// Nobody official says it.
  case thirdParty = "third party"
  /// It follows from documented values without being stated.
  case derived
  /// Assumed: no page says it, and nobody tried.
  case notVerified = "not verified"
}

/// A documented value with the pages that say so.
public struct Fact<Value: Sendable>: Sendable {
  /// The value.
  public let value: Value
  /// How far to trust it.
  public let confidence: Confidence
  /// The pages, at least one.
  public let sources: [AWSDocument]
  /// What a reader should know besides, such as what the contradicting page says.
  public let note: String?

  init(
    _ value: Value, _ source: AWSDocument, _ others: AWSDocument..., confidence: Confidence = .settled,
    note: String? = nil
  ) {
    self.value = value
    self.confidence = confidence
    self.sources = [source] + others
    self.note = note
  }
}

extension Fact: Equatable where Value: Equatable {}
