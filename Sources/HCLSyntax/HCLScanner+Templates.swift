extension HCLScanner {
  /// One token of a quoted string.
  mutating func scanQuoted() {
    switch bytes[position] {
    case UInt8(ascii: "\""):
      frames.removeLast()
      emit(.closeQuote, 1)
    case UInt8(ascii: "$"), UInt8(ascii: "%"): scanMarker(.quotedText)
    case UInt8(ascii: "\r"), UInt8(ascii: "\n"):
      emit(.brokenLine, 0)
      leaveStrings()
    default: scanQuotedText()
    }
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
    guard let first, let last else { return self }
    if first > 0x20, first < 0x80, last > 0x20, last < 0x80 { return self }
    var text = Substring(decoding: self, as: UTF8.self).unicodeScalars[...]
    var lower = startIndex
    var upper = endIndex
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
