/// A number without a sign as decimal digits: 0.digits times ten to the power of `point`.
struct DecimalDigits {
  /// The digits, each as its value, without zeros at either end.
  private(set) var digits: [UInt8]
  /// How many of them stand before the decimal point; more than there are means zeros, below zero means zeros after the point.
  private(set) var point: Int

  init(digits: [UInt8], point: Int) {
    self.digits = digits
    self.point = point
    trim()
  }

  /// The digits of a number times a power of two.
  init(_ magnitude: Natural, _ exponent: Int) {
    if exponent >= 0 {
      let digits = (magnitude << exponent).digits(base: 10)
      self.init(digits: digits, point: digits.count)
    } else {
      // Two to the power of minus n is five to the power of n, n places behind the point.
      let digits = (magnitude * Natural(5).power(-exponent)).digits(base: 10)
      self.init(digits: digits, point: digits.count + exponent)
    }
  }

  private mutating func trim() {
    while digits.last == 0 { digits.removeLast() }
    if digits.isEmpty { point = 0 }
  }

  func digit(_ index: Int) -> UInt8 { digits.indices.contains(index) ? digits[index] : 0 }

  /// With at most that many digits, rounded half to even.
  func rounded(to count: Int) -> DecimalDigits {
    guard count < digits.count else { return self }
    guard count >= 0 else { return DecimalDigits(digits: [], point: 0) }
    let next = digits[count]
    let isHalf = next == 5 && count + 1 == digits.count
    let goesUp = isHalf ? count > 0 && digits[count - 1] & 1 == 1 : next >= 5
    return goesUp ? increased(at: count) : cut(to: count)
  }

  /// With at most that many digits, the rest left out.
  func cut(to count: Int) -> DecimalDigits {
    DecimalDigits(digits: Array(digits.prefix(max(0, count))), point: point)
  }

  /// With at most that many digits, and one more at the last place.
  func increased(at count: Int) -> DecimalDigits {
    var kept = Array(digits.prefix(max(0, count)))
    while kept.last == 9 { kept.removeLast() }
    guard let last = kept.popLast() else { return DecimalDigits(digits: [1], point: point + 1) }
    return DecimalDigits(digits: kept + [last + 1], point: point)
  }

  /// Written out, with as many decimals as there are.
  var plain: String { plain(decimals: max(0, digits.count - point)) }

  /// Written out with that many decimals.
  func plain(decimals: Int) -> String {
    let whole = point > 0 ? text(0..<point) : "0"
    return decimals > 0 ? whole + "." + text(point..<point + decimals) : whole
  }

  /// Written with an exponent: `1.5e+10`.
  func scientific(decimals: Int, marker: Character) -> String {
    let power = digits.isEmpty ? 0 : point - 1
    let size = String(power.magnitude)
    let fraction = decimals > 0 ? "." + text(1..<1 + decimals) : ""
    return text(0..<1) + fraction + "\(marker)\(power < 0 ? "-" : "+")" + (size.utf8.count < 2 ? "0" : "") + size
  }

  private func text(_ places: Range<Int>) -> String {
    String(decoding: places.map { digit($0) + 0x30 }, as: UTF8.self)
  }
}
