extension HCLScanner {
  /// One token of a quoted string.
  mutating func scanQuoted() {
    switch bytes[position] {
    case UInt8(ascii: "\""):
      frames.removeLast()
      emit(.closeQuote, 1)
    case UInt8(ascii: "$"), UInt8(ascii: "%"): scanMarker(.quotedText)
    case UInt8(ascii: "\r"), UInt8(ascii: "\n"):
      emit(.brokenLine, lengthOfPastedText())
      leaveStrings()
    default: scanQuotedText()
    }
  }

  /// How much of the next lines belongs to a string that was written over several lines: up to the quote that ends it, if a
  /// line has one too many before any line that looks like an argument or a block. Else nothing.
  private func lengthOfPastedText() -> Int {
    var end = position
    for _ in 0..<20 {
      while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end &+= 1 }
      guard end < bytes.count else { return 0 }
      let line = bytes[(end + 1)...].prefix { $0 != UInt8(ascii: "\n") }
      var words = line.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
      let word = words.prefix(while: { $0.continuesASCIIIdentifier })
      words = words[word.endIndex...].drop { $0 == UInt8(ascii: " ") }
      let next = words.first
      if !word.isEmpty,
        next == UInt8(ascii: "=") || next == UInt8(ascii: "{")
          || next == UInt8(ascii: "\"") && word.endIndex < words.startIndex
      {
        return 0
      }
      if let quote = line.firstIndex(of: UInt8(ascii: "\"")) {
        let isOdd = line.reduce(0) { $1 == UInt8(ascii: "\"") ? $0 + 1 : $0 } % 2 == 1
        return isOdd ? quote + 1 - position : 0
      }
      end &+= 1
    }
    return 0
  }

  /// `$` or `%`: the start of a sequence, an escaped start (`$${`), or itself.
  private mutating func scanMarker(_ text: HCLTokenKind) {
    let marker = bytes[position]
    if peek(1) == UInt8(ascii: "{") {
      openSequence(marker == UInt8(ascii: "$") ? .interpolation : .directive)
    } else if peek(1) == marker, peek(2) == UInt8(ascii: "{") {
      emit(text, peek(3) == UInt8(ascii: "~") ? 4 : 3)
    } else {
      emit(text, 1)
    }
  }

  private mutating func scanQuotedText() {
    var end = position
    scan: while end < bytes.count {
      switch bytes[end] {
      case UInt8(ascii: "$"), UInt8(ascii: "%"), UInt8(ascii: "\""), UInt8(ascii: "\r"), UInt8(ascii: "\n"): break scan
      case UInt8(ascii: "\\"):
        guard end &+ 1 < bytes.count, bytes[end &+ 1] != UInt8(ascii: "\r"), bytes[end &+ 1] != UInt8(ascii: "\n"),
          let length = characterLength(at: end &+ 1)
        else { break scan }
        end &+= 1 &+ length
      case 0x80...:
        guard let length = characterLength(at: end) else { break scan }
        end &+= length
      default: end &+= 1
      }
    }
    if end > position {
      emit(.quotedText, end &- position)
    } else {
      emit(bytes[position] == UInt8(ascii: "\\") ? .unknown : .brokenUTF8, 1)
    }
  }

  /// One token of a heredoc: text up to and with the line's end, text up to a sequence, a sequence, or the closing marker.
  mutating func scanHeredoc(_ marker: Range<Int>, _ atLineStart: Bool) {
    if bytes[position] == UInt8(ascii: "$") || bytes[position] == UInt8(ascii: "%") {
      setLineStart(marker, false)
      scanMarker(.heredocText)
      return
    }
    var end = position
    scan: while end < bytes.count {
      switch bytes[end] {
      case UInt8(ascii: "$"), UInt8(ascii: "%"), UInt8(ascii: "\r"), UInt8(ascii: "\n"): break scan
      case 0x80...:
        guard let length = characterLength(at: end) else { break scan }
        end &+= length
      default: end &+= 1
      }
    }
    let textEnd = end
    if end < bytes.count, bytes[end] == UInt8(ascii: "\r"), end &+ 1 < bytes.count,
      bytes[end &+ 1] == UInt8(ascii: "\n")
    {
      end &+= 1
    }
    guard end < bytes.count, bytes[end] == UInt8(ascii: "\n") else {
      setLineStart(marker, false)
      if textEnd > position {
        emit(.heredocText, textEnd &- position)
      } else {
        emit(bytes[position] < 0x80 ? .unknown : .brokenUTF8, 1)
      }
      return
    }
    if atLineStart, isMarker(position..<textEnd, marker) {
      frames.removeLast()
      emit(.closeHeredoc, textEnd &- position)
      emit(.newline, end &+ 1 &- position)
    } else {
      setLineStart(marker, true)
      emit(.heredocText, end &+ 1 &- position)
    }
  }

  private mutating func setLineStart(_ marker: Range<Int>, _ atLineStart: Bool) {
    guard !marker.isEmpty else { return }
    frames[frames.count - 1] = .heredoc(marker: marker, atLineStart: atLineStart)
  }

  private func isMarker(_ line: Range<Int>, _ marker: Range<Int>) -> Bool {
    guard line.count >= marker.count else { return false }
    let text = bytes[line].trimmingWhitespace()
    return text.count == marker.count && text.elementsEqual(bytes[marker])
  }
}

extension ArraySlice<UInt8> {
  /// The bytes without the white space of any script at either end.
  func trimmingWhitespace() -> ArraySlice<UInt8> {
    var bytes = drop(while: { $0.isASCIIWhitespace })
    while let last = bytes.last, last.isASCIIWhitespace { bytes.removeLast() }
    guard let first = bytes.first, let last = bytes.last, first >= 0x80 || last >= 0x80 else { return bytes }
    var text = Substring(decoding: bytes, as: UTF8.self).unicodeScalars[...]
    var lower = bytes.startIndex
    var upper = bytes.endIndex
    while let scalar = text.first, scalar.properties.isWhitespace {
      lower += UTF8.width(scalar)
      text.removeFirst()
    }
    while let scalar = text.last, scalar.properties.isWhitespace {
      upper -= UTF8.width(scalar)
      text.removeLast()
    }
    return self[lower..<Swift.max(lower, upper)]
  }
}

extension UInt8 {
  fileprivate var isASCIIWhitespace: Bool { self == 0x20 || self &- 0x09 < 5 }
}
