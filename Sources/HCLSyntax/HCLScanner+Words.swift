extension HCLScanner {
  mutating func scanIdentifier() {
    let end = endOfIdentifier(from: position)
    if end > position {
      emit(.identifier, end &- position)
      return
    }
    guard let length = characterLength(at: position) else {
      emit(.brokenUTF8, 1)
      return
    }
    // U+201C and U+201D come with text that was pasted from a document.
    let isCurly = length == 3 && peek() == 0xE2 && peek(1) == 0x80 && (peek(2) == 0x9C || peek(2) == 0x9D)
    emit(isCurly ? .curlyQuote : .unknown, length)
  }

  /// Where the identifier that begins at `start` ends; `start` itself where none begins.
  func endOfIdentifier(from start: Int) -> Int {
    var end = start
    while end < bytes.count {
      let byte = bytes[end]
      if byte < 0x80 {
        guard end == start ? byte.startsASCIIIdentifier : byte.continuesASCIIIdentifier else { break }
        end &+= 1
        continue
      }
      guard let length = characterLength(at: end), let scalar = scalar(at: end, length: length) else { break }
      let belongs = end == start ? scalar.properties.isIDStart : scalar.properties.isIDContinue
      guard belongs else { break }
      end &+= length
    }
    return end
  }

  /// Digits, points and exponents in any order, as far as they go without ending in a point: `1.2.3` is one (wrong) number.
  mutating func scanNumber() {
    var end = position &+ 1
    var accepted = end
    while end < bytes.count {
      let byte = bytes[end]
      if byte.isDigit {
        end &+= 1
        accepted = end
      } else if byte == UInt8(ascii: ".") {
        end &+= 1
      } else if byte | 0x20 == UInt8(ascii: "e") {
        var digit = end &+ 1
        if digit < bytes.count, bytes[digit] == UInt8(ascii: "+") || bytes[digit] == UInt8(ascii: "-") { digit &+= 1 }
        guard digit < bytes.count, bytes[digit].isDigit else { break }
        end = digit &+ 1
        accepted = end
      } else {
        break
      }
    }
    emit(.number, accepted &- position)
  }

  /// How many bytes the character at `index` has, by its first byte and the continuation bytes that must follow; nil if they do not.
  func characterLength(at index: Int) -> Int? {
    let length: Int
    switch bytes[index] {
    case 0x00..<0x80: return 1
    case 0xC0..<0xE0: length = 2
    case 0xE0..<0xF0: length = 3
    case 0xF0..<0xF8: length = 4
    default: return nil
    }
    guard index &+ length <= bytes.count else { return nil }
    for offset in 1..<length where bytes[index &+ offset] & 0xC0 != 0x80 { return nil }
    return length
  }

  private func scalar(at index: Int, length: Int) -> Unicode.Scalar? {
    var value = UInt32(bytes[index]) & (0xFF >> UInt32(length &+ 1))
    for offset in 1..<length { value = value << 6 | UInt32(bytes[index &+ offset] & 0x3F) }
    return Unicode.Scalar(value)
  }
}
