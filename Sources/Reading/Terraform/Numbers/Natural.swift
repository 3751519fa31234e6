/// A natural number of any size, as the digits of a number in Terraform need it: 512 bits, and twice that on the way.
struct Natural: Hashable, Sendable {
  /// The digits to the base 2³², the least first; the last one is never zero.
  private(set) var limbs: [UInt32] = []

  static let zero = Natural()

  init() {}

  init(_ value: UInt64) {
    limbs = [UInt32(truncatingIfNeeded: value), UInt32(truncatingIfNeeded: value >> 32)]
    normalize()
  }

  private init(limbs: [UInt32]) {
    self.limbs = limbs
    normalize()
  }

  private mutating func normalize() { while limbs.last == 0 { limbs.removeLast() } }

  var isZero: Bool { limbs.isEmpty }

  var isOdd: Bool { (limbs.first ?? 0) & 1 == 1 }

  /// How many bits it takes to write it; none for zero.
  var bitCount: Int { limbs.isEmpty ? 0 : limbs.count * 32 - (limbs.last?.leadingZeroBitCount ?? 0) }

  /// How many zeros its binary digits end with.
  var trailingZeroBitCount: Int {
    guard let index = limbs.firstIndex(where: { $0 != 0 }) else { return 0 }
    return index * 32 + limbs[index].trailingZeroBitCount
  }

  /// Whether the bit of that place is set.
  func bit(_ place: Int) -> Bool {
    let (limb, bit) = (place / 32, place % 32)
    return limbs.indices.contains(limb) && limbs[limb] >> UInt32(bit) & 1 == 1
  }

  /// The number, if 64 bits hold it.
  var small: UInt64? {
    switch limbs.count {
    case 0: 0
    case 1: UInt64(limbs[0])
    case 2: UInt64(limbs[1]) << 32 | UInt64(limbs[0])
    default: nil
    }
  }
}

extension Natural: Comparable {
  static func < (left: Natural, right: Natural) -> Bool {
    if left.limbs.count != right.limbs.count { return left.limbs.count < right.limbs.count }
    for (l, r) in zip(left.limbs.reversed(), right.limbs.reversed()) where l != r { return l < r }
    return false
  }
}

// Arithmetic.
extension Natural {
  static func + (left: Natural, right: Natural) -> Natural {
    let (long, short) = left.limbs.count >= right.limbs.count ? (left.limbs, right.limbs) : (right.limbs, left.limbs)
    var sum = long
    var carry: UInt64 = 0
    for index in long.indices {
      if index >= short.count && carry == 0 { break }
      carry += UInt64(long[index]) + (index < short.count ? UInt64(short[index]) : 0)
      sum[index] = UInt32(truncatingIfNeeded: carry)
      carry >>= 32
    }
    if carry > 0 { sum.append(UInt32(truncatingIfNeeded: carry)) }
    return Natural(limbs: sum)
  }

  /// The difference; zero where the right one is greater.
  static func - (left: Natural, right: Natural) -> Natural {
    guard left > right else { return .zero }
    var difference = left.limbs
    var borrow: Int64 = 0
    for index in difference.indices {
      if index >= right.limbs.count && borrow == 0 { break }
      borrow += Int64(difference[index]) - (index < right.limbs.count ? Int64(right.limbs[index]) : 0)
      difference[index] = UInt32(truncatingIfNeeded: borrow)
      borrow >>= 32
    }
    return Natural(limbs: difference)
  }

  static func * (left: Natural, right: Natural) -> Natural {
    if left.isZero || right.isZero { return .zero }
    var product = [UInt32](repeating: 0, count: left.limbs.count + right.limbs.count)
    for (row, digit) in left.limbs.enumerated() {
      var carry: UInt64 = 0
      for (column, other) in right.limbs.enumerated() {
        carry += UInt64(digit) * UInt64(other) + UInt64(product[row + column])
        product[row + column] = UInt32(truncatingIfNeeded: carry)
        carry >>= 32
      }
      product[row + right.limbs.count] = UInt32(truncatingIfNeeded: carry)
    }
    return Natural(limbs: product)
  }

  static func << (value: Natural, places: Int) -> Natural {
    guard places > 0, !value.isZero else { return places < 0 ? value >> -places : value }
    let (whole, bits) = (places / 32, UInt32(places % 32))
    var limbs = [UInt32](repeating: 0, count: whole)
    var carry: UInt32 = 0
    for limb in value.limbs {
      limbs.append(limb << bits | carry)
      carry = bits == 0 ? 0 : limb >> (32 - bits)
    }
    limbs.append(carry)
    return Natural(limbs: limbs)
  }

  static func >> (value: Natural, places: Int) -> Natural {
    guard places > 0 else { return places < 0 ? value << -places : value }
    let (whole, bits) = (places / 32, UInt32(places % 32))
    guard whole < value.limbs.count else { return .zero }
    let rest = Array(value.limbs[whole...])
    guard bits > 0 else { return Natural(limbs: rest) }
    return Natural(
      limbs: rest.indices.map { index in
        rest[index] >> bits | (index + 1 < rest.count ? rest[index + 1] << (32 - bits) : 0)
      })
  }

  /// The quotient and the remainder; zeros where the divisor is zero, which every caller has excluded.
  func divided(by divisor: Natural) -> (quotient: Natural, remainder: Natural) {
    guard !divisor.isZero else { return (.zero, .zero) }
    guard self >= divisor else { return (.zero, self) }
    if divisor.limbs.count == 1 {
      let (quotient, remainder) = divided(by: divisor.limbs[0])
      return (quotient, Natural(UInt64(remainder)))
    }
    return dividedAtLength(by: divisor)
  }

  /// The quotient and the remainder of a division by one digit that is not zero.
  func divided(by digit: UInt32) -> (quotient: Natural, remainder: UInt32) {
    var quotient = limbs
    var remainder: UInt64 = 0
    for index in limbs.indices.reversed() {
      remainder = remainder << 32 | UInt64(limbs[index])
      quotient[index] = UInt32(truncatingIfNeeded: remainder / UInt64(digit))
      remainder %= UInt64(digit)
    }
    return (Natural(limbs: quotient), UInt32(truncatingIfNeeded: remainder))
  }

  /// Knuth's algorithm D.
  private func dividedAtLength(by divisor: Natural) -> (quotient: Natural, remainder: Natural) {
    let shift = divisor.limbs.last?.leadingZeroBitCount ?? 0
    let right = (divisor << shift).limbs
    var rest = (self << shift).limbs
    while rest.count <= limbs.count { rest.append(0) }
    let length = right.count
    var quotient = [UInt32](repeating: 0, count: rest.count - length)
    let (first, second) = (UInt64(right[length - 1]), UInt64(right[length - 2]))
    for place in quotient.indices.reversed() {
      let top = UInt64(rest[place + length]) << 32 | UInt64(rest[place + length - 1])
      var (digit, left) = top.quotientAndRemainder(dividingBy: first)
      while digit >> 32 != 0 || digit &* second > left << 32 | UInt64(rest[place + length - 2]) {
        digit -= 1
        left += first
        if left >> 32 != 0 { break }
      }
      if Self.subtract(right, times: digit, from: &rest, at: place) {
        digit -= 1
        Self.add(right, to: &rest, at: place)
      }
      quotient[place] = UInt32(truncatingIfNeeded: digit)
    }
    return (Natural(limbs: quotient), Natural(limbs: Array(rest[..<length])) >> shift)
  }

  /// Whether the difference went below zero.
  private static func subtract(
    _ right: [UInt32], times digit: UInt64, from rest: inout [UInt32], at place: Int
  ) -> Bool {
    var (carry, borrow): (UInt64, Int64) = (0, 0)
    for (index, limb) in right.enumerated() {
      carry += digit * UInt64(limb)
      borrow += Int64(rest[place + index]) - Int64(carry & 0xFFFF_FFFF)
      rest[place + index] = UInt32(truncatingIfNeeded: borrow)
      (carry, borrow) = (carry >> 32, borrow >> 32)
    }
    borrow += Int64(rest[place + right.count]) - Int64(carry)
    rest[place + right.count] = UInt32(truncatingIfNeeded: borrow)
    return borrow < 0
  }

  private static func add(_ right: [UInt32], to rest: inout [UInt32], at place: Int) {
    var carry: UInt64 = 0
    for (index, limb) in right.enumerated() {
      carry += UInt64(rest[place + index]) + UInt64(limb)
      rest[place + index] = UInt32(truncatingIfNeeded: carry)
      carry >>= 32
    }
    rest[place + right.count] = UInt32(truncatingIfNeeded: UInt64(rest[place + right.count]) + carry)
  }

  /// A power of it, by squaring.
  func power(_ exponent: Int) -> Natural {
    var (result, square, rest) = (Natural(1), self, max(0, exponent))
    while rest > 0 {
      if rest & 1 == 1 { result = result * square }
      rest >>= 1
      if rest > 0 { square = square * square }
    }
    return result
  }
}

// Decimal digits.
extension Natural {
  /// The number that digits to a base of 2 to 62 write, each as its value.
  init(digits: some Sequence<UInt32>, base: UInt32) {
    var limbs: [UInt32] = []
    for digit in digits {
      var carry = UInt64(digit)
      for index in limbs.indices {
        carry += UInt64(limbs[index]) * UInt64(base)
        limbs[index] = UInt32(truncatingIfNeeded: carry)
        carry >>= 32
      }
      if carry > 0 { limbs.append(UInt32(truncatingIfNeeded: carry)) }
    }
    self.init(limbs: limbs)
  }

  /// Its digits to a base of 2 to 36, each as its value, the first first; none for zero.
  func digits(base: UInt32) -> [UInt8] {
    // As many digits at once as fit a limb.
    var (chunk, width): (UInt32, Int) = (base, 1)
    while UInt64(chunk) * UInt64(base) <= UInt64(UInt32.max) { (chunk, width) = (chunk * base, width + 1) }
    var (rest, reversed): (Natural, [UInt8]) = (self, [])
    while !rest.isZero {
      var (quotient, remainder) = rest.divided(by: chunk)
      for _ in 0..<width {
        reversed.append(UInt8(truncatingIfNeeded: remainder % base))
        remainder /= base
      }
      swap(&rest, &quotient)
    }
    while reversed.last == 0 { reversed.removeLast() }
    return reversed.reversed()
  }
}
