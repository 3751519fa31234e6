/// A number as Terraform has it: a binary floating-point number with 512 bits, or with the 64 or 53 bits of the machine number
/// that a function made it from.
///
/// Sums of decimal fractions, quotients and remainders have to come out digit for digit as `terraform console` prints them, so
/// every operation is exact and then rounded, half to even, to the precision that Terraform's library would round to.
struct TerraformNumber: Sendable {
  /// The bits that literals and most results have.
  static let fullPrecision = 512
  /// The largest power of two that is computed; beyond it a number is refused rather than printed on a page.
  static let exponentLimit = 40_000

  let isNegative: Bool
  /// An odd number, or zero.
  let magnitude: Natural
  /// The power of two that the magnitude is multiplied by.
  let exponent: Int
  /// How many bits results computed from it have at least.
  let precision: Int

  /// A number rounded to a precision; nil where its size is beyond what is computed.
  init?(isNegative: Bool, magnitude: Natural, exponent: Int, isInexact: Bool = false, precision: Int) {
    var (bits, power) = (magnitude, exponent)
    let excess = bits.bitCount - precision
    if excess > 0 {
      let isHalf = bits.bit(excess - 1)
      let isMore = isInexact || bits.trailingZeroBitCount < excess - 1
      bits = bits >> excess
      power += excess
      if isHalf && (isMore || bits.isOdd) { bits = bits + Natural(1) }
    }
    let zeros = bits.trailingZeroBitCount
    self.init(isNegative, bits >> zeros, bits.isZero ? 0 : power + zeros, precision)
    guard abs(self.exponent) <= Self.exponentLimit else { return nil }
  }

  private init(_ isNegative: Bool, _ magnitude: Natural, _ exponent: Int, _ precision: Int) {
    self.isNegative = isNegative
    self.magnitude = magnitude
    self.exponent = exponent
    self.precision = precision
  }

  /// A whole number, as functions that count give it.
  init(_ value: Int) {
    let magnitude = Natural(UInt64(value.magnitude))
    let zeros = magnitude.trailingZeroBitCount
    self.init(value < 0, magnitude >> zeros, zeros, 64)
  }

  /// A machine number; nil for infinities and what is no number.
  init?(_ value: Double) {
    guard value.isFinite else { return nil }
    let isZero = value.isZero
    let significand = isZero ? 0 : value.significandBitPattern | (value.isNormal ? 1 << 52 : 0)
    let power = value.isNormal ? Int(value.exponent) - 52 : -1074
    self.init(isNegative: value.sign == .minus, magnitude: Natural(significand), exponent: power, precision: 53)
  }

  var isZero: Bool { magnitude.isZero }

  /// Whether it has no fraction.
  var isWhole: Bool { isZero || exponent >= 0 }

  /// The number, where it is whole and an `Int` holds it.
  var integer: Int? {
    guard isWhole, exponent < 64, let small = (magnitude << exponent).small else { return nil }
    return isNegative ? Int(exactly: -Int128(small)) : Int(exactly: small)
  }

  /// The whole part, towards zero.
  var truncated: Natural { exponent >= 0 ? magnitude << exponent : magnitude >> -exponent }

  /// The nearest machine number, half to even.
  var double: Double {
    guard !isZero else { return isNegative ? -0.0 : 0 }
    let top = magnitude.bitCount + exponent
    guard top <= 1024 else { return isNegative ? -.infinity : .infinity }
    guard top > -1080 else { return isNegative ? -0.0 : 0 }
    // Small numbers have fewer bits, and must be rounded once only.
    let bits = max(1, min(53, top + 1074))
    guard let rounded = TerraformNumber(isNegative: false, magnitude: magnitude, exponent: exponent, precision: bits),
      let significand = rounded.magnitude.small
    else { return 0 }
    let value = Double(sign: .plus, exponent: rounded.exponent, significand: Double(significand))
    return isNegative ? -value : value
  }

  /// The same number with another sign.
  var negated: TerraformNumber { TerraformNumber(!isNegative, magnitude, exponent, precision) }

  /// The number without its sign.
  var absolute: TerraformNumber { TerraformNumber(false, magnitude, exponent, precision) }

  /// The same number with full precision, as what was written has.
  var full: TerraformNumber { TerraformNumber(isNegative, magnitude, exponent, Self.fullPrecision) }
}

extension TerraformNumber: Comparable, Hashable {
  /// Compares the value, whatever its precision; zero has no sign here.
  static func == (left: TerraformNumber, right: TerraformNumber) -> Bool {
    left.magnitude == right.magnitude && left.exponent == right.exponent
      && (left.isNegative == right.isNegative || left.isZero)
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(magnitude)
    hasher.combine(exponent)
  }

  static func < (left: TerraformNumber, right: TerraformNumber) -> Bool {
    if left == right { return false }
    if left.isZero { return !right.isNegative }
    if right.isZero { return left.isNegative }
    if left.isNegative != right.isNegative { return left.isNegative }
    return left.isNegative ? right.isBelowInMagnitude(left) : left.isBelowInMagnitude(right)
  }

  private func isBelowInMagnitude(_ other: TerraformNumber) -> Bool {
    let (top, otherTop) = (magnitude.bitCount + exponent, other.magnitude.bitCount + other.exponent)
    if top != otherTop { return top < otherTop }
    let least = min(exponent, other.exponent)
    return magnitude << (exponent - least) < other.magnitude << (other.exponent - least)
  }
}

// Arithmetic; nil where the result is beyond what is computed.
extension TerraformNumber {
  static func + (left: TerraformNumber, right: TerraformNumber) -> TerraformNumber? {
    sum(left, right, precision: max(left.precision, right.precision))
  }

  static func - (left: TerraformNumber, right: TerraformNumber) -> TerraformNumber? { left + right.negated }

  static func * (left: TerraformNumber, right: TerraformNumber) -> TerraformNumber? {
    product(left, right, precision: max(left.precision, right.precision))
  }

  /// The sum, rounded to a precision of the caller's.
  static func sum(_ left: TerraformNumber, _ right: TerraformNumber, precision: Int) -> TerraformNumber? {
    if left.isZero && right.isZero {
      return TerraformNumber(left.isNegative && right.isNegative, .zero, 0, precision)
    }
    if left.isZero {
      return TerraformNumber(
        isNegative: right.isNegative, magnitude: right.magnitude, exponent: right.exponent, precision: precision)
    }
    if right.isZero { return sum(right, left, precision: precision) }
    let least = min(left.exponent, right.exponent)
    let (first, second) = (left.magnitude << (left.exponent - least), right.magnitude << (right.exponent - least))
    if left.isNegative == right.isNegative {
      return TerraformNumber(
        isNegative: left.isNegative, magnitude: first + second, exponent: least, precision: precision)
    }
    let isNegative = first == second ? false : first > second ? left.isNegative : right.isNegative
    return TerraformNumber(
      isNegative: isNegative, magnitude: first > second ? first - second : second - first, exponent: least,
      precision: precision)
  }

  /// The product, rounded to a precision of the caller's.
  static func product(_ left: TerraformNumber, _ right: TerraformNumber, precision: Int) -> TerraformNumber? {
    TerraformNumber(
      isNegative: left.isNegative != right.isNegative, magnitude: left.magnitude * right.magnitude,
      exponent: left.exponent + right.exponent, precision: precision)
  }

  /// The quotient; nil also where the divisor is zero.
  static func / (left: TerraformNumber, right: TerraformNumber) -> TerraformNumber? {
    guard !right.isZero else { return nil }
    let precision = max(left.precision, right.precision)
    // Two bits more than are kept, and the remainder, say on which side of a half the quotient lies.
    let shift = max(0, precision + 2 - left.magnitude.bitCount + right.magnitude.bitCount)
    let (quotient, remainder) = (left.magnitude << shift).divided(by: right.magnitude)
    return TerraformNumber(
      isNegative: left.isNegative != right.isNegative, magnitude: quotient,
      exponent: left.exponent - right.exponent - shift, isInexact: !remainder.isZero, precision: precision)
  }

  /// What `%` gives: the left number without as many times the right one as it wholly has. Nil also where the quotient is too large.
  static func % (left: TerraformNumber, right: TerraformNumber) -> TerraformNumber? {
    guard !right.isZero else { return left }
    // Whatever the precision of the right number, all after the quotient has that of the left one.
    guard let quotient = left / right,
      let whole = TerraformNumber(
        isNegative: quotient.isNegative && !quotient.truncated.isZero, magnitude: quotient.truncated, exponent: 0,
        precision: left.precision),
      let taken = product(right, whole, precision: left.precision)
    else { return nil }
    return sum(left, taken.negated, precision: left.precision)
  }

  /// The next whole number below, or above.
  func roundedToWhole(up: Bool) -> TerraformNumber? {
    let whole = !isWhole && up != isNegative ? truncated + Natural(1) : truncated
    return TerraformNumber(
      isNegative: isNegative && !whole.isZero, magnitude: whole, exponent: 0, precision: precision)
  }
}
