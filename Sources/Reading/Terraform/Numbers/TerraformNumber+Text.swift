// How numbers are read and printed.

extension TerraformNumber {
  /// Why a text is no number that can be computed with.
  enum ReadingFailure: Error {
    /// It is no number.
    case noNumber
    /// It is one, beyond what is computed.
    case tooLarge
  }

  /// The largest power of ten that is read.
  private static let decimalLimit = 10_000

  /// The number that a text writes in decimal: `12`, `-1.5`, `.5`, `1e-3`; white space is not allowed.
  static func reading(_ text: some StringProtocol) throws(ReadingFailure) -> TerraformNumber {
    var rest = text.utf8[...]
    let isNegative = rest.first == UInt8(ascii: "-")
    if isNegative || rest.first == UInt8(ascii: "+") { rest = rest.dropFirst() }
    var digits: [UInt32] = []
    var fraction = 0
    let whole = rest.prefix(while: isDigit)
    digits += whole.map { UInt32($0 - 0x30) }
    rest = rest[whole.endIndex...]
    if rest.first == UInt8(ascii: ".") {
      let decimals = rest.dropFirst().prefix(while: isDigit)
      digits += decimals.map { UInt32($0 - 0x30) }
      fraction = decimals.count
      rest = rest[decimals.endIndex...]
    }
    guard !digits.isEmpty else { throw .noNumber }
    var power = 0
    if let sign = rest.first, sign | 0x20 == UInt8(ascii: "e") {
      guard let read = exponent(rest.dropFirst()) else { throw .noNumber }
      power = read
    } else if !rest.isEmpty {
      throw .noNumber
    }
    guard digits.count <= decimalLimit, abs(power) <= decimalLimit else { throw .tooLarge }
    guard let number = decimal(isNegative, Natural(digits: digits, base: 10), power - fraction) else { throw .tooLarge }
    return number
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  private static func exponent(_ text: some Collection<UInt8>) -> Int? {
    var digits = Array(text)[...]
    if let sign = digits.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") { digits = digits.dropFirst() }
    guard !digits.isEmpty, digits.allSatisfy(isDigit) else { return nil }
    let clipped = Int(String(decoding: digits.drop { $0 == 0x30 }.prefix(9), as: UTF8.self)) ?? 0
    return text.first == UInt8(ascii: "-") ? -clipped : clipped
  }

  private static func decimal(_ isNegative: Bool, _ digits: Natural, _ power: Int) -> TerraformNumber? {
    let scale = Natural(5).power(abs(power))
    guard power < 0 else {
      return TerraformNumber(
        isNegative: isNegative, magnitude: digits * scale, exponent: power, precision: fullPrecision)
    }
    let shift = max(0, fullPrecision + 2 - digits.bitCount + scale.bitCount)
    let (quotient, remainder) = (digits << shift).divided(by: scale)
    return TerraformNumber(
      isNegative: isNegative, magnitude: quotient, exponent: power - shift, isInexact: !remainder.isZero,
      precision: fullPrecision)
  }
}

extension TerraformNumber: CustomStringConvertible {
  /// The number in decimal without an exponent, with as few digits as tell it from its neighbours.
  var description: String {
    let digits = shortestDigits
    return (isNegative ? "-" : "") + digits.plain
  }

  /// The fewest digits that tell the number from its neighbours of the same precision.
  var shortestDigits: DecimalDigits {
    guard !isZero else { return DecimalDigits(digits: [], point: 0) }
    let exact = DecimalDigits(magnitude, exponent)
    // The neighbours lie half a unit of the last kept bit away: one bit more than the precision has.
    let shift = precision + 1 - magnitude.bitCount
    let (middle, power) = (magnitude << shift, exponent - shift)
    let lower = DecimalDigits(middle - Natural(1), power)
    let upper = DecimalDigits(middle + Natural(1), power)
    let isEven = !middle.bit(1)
    for index in exact.digits.indices {
      let (digit, low, high) = (exact.digits[index], lower.digit(index), upper.digit(index))
      let mayGoDown = low != digit || isEven && index + 1 == lower.digits.count
      let mayGoUp = digit != high && (isEven || digit + 1 < high || index + 1 < upper.digits.count)
      if mayGoDown && mayGoUp { return exact.rounded(to: index + 1) }
      if mayGoDown { return exact.cut(to: index + 1) }
      if mayGoUp { return exact.increased(at: index + 1) }
    }
    return exact
  }

  /// The number with that many decimals, rounded half to even.
  func fixed(decimals: Int) -> String {
    let digits = isZero ? DecimalDigits(digits: [], point: 0) : DecimalDigits(magnitude, exponent)
    return (isNegative ? "-" : "") + digits.rounded(to: digits.point + decimals).plain(decimals: decimals)
  }

  /// The exact decimal digits.
  var exactDigits: DecimalDigits {
    isZero ? DecimalDigits(digits: [], point: 0) : DecimalDigits(magnitude, exponent)
  }
}
