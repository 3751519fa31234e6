/// A share in hundredths, as AWS counts pool sizes: of the database's `max_connections`, not of the pool.
///
/// Holds any number that a file can say; whether AWS takes it is a rule's question.
public struct Percent: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The number before the `%`.
  public let rawValue: Int

  /// So many hundredths.
  public init(_ rawValue: Int) { self.rawValue = rawValue }

  /// This share of a whole number, rounded down; how AWS rounds is not documented.
  public func share(of whole: Int) -> Int {
    // By hundreds and the rest, so that a share of any number up to the whole of it can be had.
    let (hundreds, first) = (whole / 100).multipliedReportingOverflow(by: rawValue)
    let (rest, second) = (whole % 100).multipliedReportingOverflow(by: rawValue)
    let (sum, third) = hundreds.addingReportingOverflow(rest / 100)
    return first || second || third ? .max : sum
  }

  /// `75 %` as it is written: `75%`.
  public var description: String { "\(rawValue)%" }
  /// By size.
  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// A length of time in whole seconds, which is what every time-out of RDS Proxy is given in.
public struct Seconds: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// How many.
  public let rawValue: Int

  /// So many seconds; any number that a file can say.
  public init(_ rawValue: Int) { self.rawValue = rawValue }

  /// `120s`.
  public var description: String { "\(rawValue)s" }
  /// By length.
  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// A TCP or UDP port, 1 to 65535.
public struct Port: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The number.
  public let rawValue: Int

  /// Nil for what is no port.
  public init?(_ rawValue: Int) {
    guard (1...65_535).contains(rawValue) else { return nil }
    self.rawValue = rawValue
  }

  /// The number as text.
  public var description: String { "\(rawValue)" }
  /// By number.
  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// Aurora capacity in half units: 0, 0.5, 1, ... 256. One unit is about 2 GiB of memory.
public struct CapacityUnits: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// Twice the number of units, so that halves stay whole.
  public let halves: Int

  /// Nil for what is no multiple of a half, or not between 0 and 256.
  public init?(_ units: Double) {
    guard units >= 0, units <= 256, let halves = Int(exactly: units * 2) else { return nil }
    self.halves = halves
  }

  /// The number of units.
  public var units: Double { Double(halves) / 2 }
  /// `2`, `0.5`.
  public var description: String { halves.isMultiple(of: 2) ? "\(halves / 2)" : "\(halves / 2).5" }
  /// By size.
  public static func < (left: Self, right: Self) -> Bool { left.halves < right.halves }
}

/// The range in which Aurora Serverless v2 scales.
public struct CapacityRange: Hashable, Sendable {
  /// What it scales down to.
  public var minimum: Setting<CapacityUnits>
  /// What it scales up to; it alone decides `max_connections`.
  public var maximum: Setting<CapacityUnits>

  /// From a minimum to a maximum.
  public init(minimum: Setting<CapacityUnits>, maximum: Setting<CapacityUnits>) {
    self.minimum = minimum
    self.maximum = maximum
  }
}
