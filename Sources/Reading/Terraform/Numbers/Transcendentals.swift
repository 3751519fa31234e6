// Logarithm and power of machine numbers without the C library, by the methods of FDLIBM, which Terraform's language uses, too.

/// The natural logarithm.
enum NaturalLogarithm {
  /// ln 2 in two parts, of which the first ends in zeros, so that a multiple of it is exact.
  static let high = 6.93147180369123816490e-01
  static let low = 1.90821492927058770002e-10

  /// The logarithm of a number above 0.
  static func of(_ value: Double) -> Double {
    guard value > 0, value.isFinite else { return value > 0 ? value : .nan }
    var (fraction, power) = (value.significand / 2, Double(value.exponent) + 1)
    if fraction < 0.5.squareRoot() { (fraction, power) = (fraction * 2, power - 1) }
    let f = fraction - 1
    let s = f / (2 + f)
    let s2 = s * s
    let s4 = s2 * s2
    let odd: Double = 1.818357216161805012e-01 + s4 * 1.479819860511658591e-01
    let t1 = s2 * (6.666666666666735130e-01 + s4 * (2.857142874366239149e-01 + s4 * odd))
    let even: Double = 2.222219843214978396e-01 + s4 * 1.531383769920937332e-01
    let t2 = s4 * (3.999999999940941908e-01 + s4 * even)
    let half = 0.5 * f * f
    return power * high - ((half - (s * (half + (t1 + t2)) + power * low)) - f)
  }
}

/// e to the power of a number.
enum Exponential {
  static func of(_ value: Double) -> Double {
    guard value.isFinite, abs(value) < 745 else { return value < 0 ? 0 : value.isNaN ? .nan : .infinity }
    let count = (value * 1.44269504088896338700).rounded(.toNearestOrAwayFromZero)
    let (hi, lo) = (value - count * NaturalLogarithm.high, count * NaturalLogarithm.low)
    let r = hi - lo
    let t = r * r
    let tail: Double = -1.65339022054652515390e-06 + t * 4.13813679705723846039e-08
    let middle: Double = -2.77777777770155933842e-03 + t * (6.61375632143793436117e-05 + t * tail)
    let c = r - t * (1.66666666666666657415e-01 + t * middle)
    let y = 1 - ((lo - (r * c) / (2 - c)) - hi)
    return Double(sign: .plus, exponent: Int(count), significand: y)
  }
}

/// One number to the power of another.
enum Power {
  static func of(_ base: Double, _ exponent: Double) -> Double {
    if exponent == 0 || base == 1 { return 1 }
    if exponent == 1 { return base }
    if exponent == 0.5 { return base.squareRoot() }
    if exponent == -0.5 { return 1 / base.squareRoot() }
    var (whole, fraction) = (exponent.magnitude.rounded(.towardZero), 0.0)
    fraction = exponent.magnitude - whole
    if base == 0 {
      guard exponent > 0 else { return .infinity }
      return base.sign == .minus && fraction == 0 && whole.truncatingRemainder(dividingBy: 2) == 1 ? -0.0 : 0
    }
    if fraction != 0 && base < 0 { return .nan }
    guard whole < 0x1p62 else {
      return base == -1 ? 1 : (base.magnitude < 1) == (exponent > 0) ? 0 : .infinity
    }
    var (answer, answerPower) = (1.0, 0)
    if fraction != 0 {
      if fraction > 0.5 { (fraction, whole) = (fraction - 1, whole + 1) }
      answer = Exponential.of(fraction * NaturalLogarithm.of(base))
    }
    var square = base.sign == .minus ? -base.significand / 2 : base.significand / 2
    var (squarePower, rest) = (Int(base.exponent) + 1, Int(whole))
    while rest != 0 {
      if abs(squarePower) > 4096 {
        answerPower += squarePower
        break
      }
      if rest & 1 == 1 { (answer, answerPower) = (answer * square, answerPower + squarePower) }
      (square, squarePower, rest) = (square * square, squarePower * 2, rest >> 1)
      if square < 0.5 { (square, squarePower) = (square * 2, squarePower - 1) }
    }
    if exponent < 0 { (answer, answerPower) = (1 / answer, -answerPower) }
    return Double(sign: answer.sign, exponent: answerPower, significand: answer.magnitude)
  }
}
