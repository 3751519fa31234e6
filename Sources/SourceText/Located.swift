/// A value and the place where it was written.
public struct Located<Value> {
  /// What was written.
  public let value: Value
  /// Where.
  public let range: SourceRange

  /// A value found at a place.
  @inlinable
  public init(_ value: Value, at range: SourceRange) {
    self.value = value
    self.range = range
  }

  /// Another value at the same place.
  @inlinable
  public func map<Other, Failure>(_ transform: (Value) throws(Failure) -> Other) throws(Failure) -> Located<Other> {
    Located<Other>(try transform(value), at: range)
  }
}

extension Located: Sendable where Value: Sendable {}

extension Located: Equatable where Value: Equatable {
  /// Two located values are equal when they say the same thing, wherever they say it: models are compared, not layout.
  @inlinable public static func == (left: Self, right: Self) -> Bool { left.value == right.value }
}

extension Located: Hashable where Value: Hashable {
  /// Hashes what is said, not where.
  @inlinable public func hash(into hasher: inout Hasher) { hasher.combine(value) }
}
