import SourceText

/// Turns text that is JSON into a value; what stood for a hole in it is a hole again, and every part knows its place in the file
/// where the text has one.
enum JSONDecoding {
  /// Why there is no value.
  enum Failure: Error {
    case malformed(String, at: SourceRange)
    case unknown(TerraformUnknown)
  }

  static let depthLimit = 200

  static func decode(_ text: TerraformText, at range: SourceRange) throws(Failure) -> TerraformValue {
    var scanner = Scanner(text, at: range)
    scanner.skipSpace()
    let value = try scanner.value(depth: 0)
    scanner.skipSpace()
    if !scanner.isAtEnd { throw scanner.malformed("more stands behind the JSON") }
    return value
  }

  /// What becomes of a value that is written as JSON and read again: tuples and objects, and numbers as they are printed.
  static func decoded(_ value: TerraformValue) -> TerraformValue {
    switch value.content {
    case .null: return .null(at: value.range)
    case .number(let number):
      return value.with((try? TerraformNumber.reading(number.description)).map { .number($0) } ?? value.content)
    case .tuple(let elements), .list(let elements, _), .set(let elements, _):
      return value.with(.tuple(elements.map(decoded)))
    case .map(let entries, _), .object(let entries):
      return value.with(.object(entries.map { .init(name: $0.name, place: $0.place, value: decoded($0.value)) }))
    case .bool, .text, .symbol, .unknown, .open, .choice: return value
    }
  }

  /// What the text consists of: bytes with their places, and holes.
  fileprivate enum Unit {
    case byte(UInt8, file: UInt32, offset: Int)
    case hole(TerraformText.Part)
  }

  fileprivate struct Scanner {
    var units: [Unit] = []
    var index = 0
    let range: SourceRange

    init(_ text: TerraformText, at range: SourceRange) {
      self.range = range
      for part in text.parts {
        guard case .text(let run, let place) = part else {
          units.append(.hole(part))
          continue
        }
        let start = place.map { $0.bytes.lowerBound } ?? -1
        units += run.utf8.enumerated().map { offset, byte in
          .byte(byte, file: place?.file ?? range.file, offset: start < 0 ? -1 : start + offset)
        }
      }
    }

    var isAtEnd: Bool { index >= units.count }

    /// The byte that is looked at; nil at the end and for a hole.
    var byte: UInt8? {
      guard index < units.count, case .byte(let byte, _, _) = units[index] else { return nil }
      return byte
    }

    mutating func skipSpace() {
      while let byte, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { index += 1 }
    }

    /// Where what has been read since then stands; the whole text where the file does not have it like that.
    func place(from start: Int) -> SourceRange {
      guard start < index, case .byte(_, let file, let first) = units[start],
        case .byte(_, file, let last) = units[index - 1], first >= 0, last >= first
      else { return range }
      return SourceRange(file: file, first..<last + 1)
    }

    func malformed(_ reason: String) -> Failure {
      var end = self
      end.index = min(index + 1, units.count)
      return .malformed(reason, at: end.place(from: min(index, max(0, units.count - 1))))
    }
  }
}

extension JSONDecoding.Scanner {
  fileprivate mutating func value(depth: Int) throws(JSONDecoding.Failure) -> TerraformValue {
    guard depth < JSONDecoding.depthLimit else { throw malformed("the JSON is nested too deeply") }
    let start = index
    guard let byte else {
      guard index < units.count, case .hole(let part) = units[index] else { throw malformed("the JSON ends too early") }
      index += 1
      return hole(part)
    }
    switch byte {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""):
      let text = try string()
      return .text(text, at: place(from: start))
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
    default:
      for (word, content) in [("true", TerraformValue.Content.bool(true)), ("false", .bool(false)), ("null", .null)]
      where take(word) {
        return TerraformValue(content, at: place(from: start))
      }
      throw malformed("no value of JSON")
    }
  }

  /// A hole that stands for a whole value: a number, a list or an encoded object.
  private func hole(_ part: TerraformText.Part) -> TerraformValue {
    switch part {
    case .text(let text, _): .string(text, at: range)
    case .symbol(let symbol): TerraformValue(.symbol(symbol), at: range)
    case .unknown(let unknown): .unknown(unknown.of(.any), at: range)
    }
  }

  private mutating func take(_ word: String) -> Bool {
    let start = index
    for wanted in word.utf8 {
      guard byte == wanted else {
        index = start
        return false
      }
      index += 1
    }
    return true
  }

  private mutating func expect(_ wanted: Unicode.Scalar) throws(JSONDecoding.Failure) {
    skipSpace()
    guard byte == UInt8(ascii: wanted) else { throw malformed("expected `\(wanted)`") }
    index += 1
    skipSpace()
  }

  private mutating func object(depth: Int) throws(JSONDecoding.Failure) -> TerraformValue {
    let start = index
    index += 1
    skipSpace()
    var entries: [TerraformValue.Entry] = []
    while byte != UInt8(ascii: "}") {
      let keyStart = index
      guard byte == UInt8(ascii: "\"") else { throw malformed("expected a key in quotes") }
      let key = try string()
      let keyPlace = place(from: keyStart)
      guard let name = key.known else {
        throw .unknown(key.firstUnknown(at: range) ?? TerraformUnknown("a key is not known", expression: "", at: range))
      }
      try expect(":")
      entries.append(TerraformValue.Entry(name: name, place: keyPlace, value: try value(depth: depth + 1)))
      skipSpace()
      if byte == UInt8(ascii: "}") { break }
      try expect(",")
      if byte == UInt8(ascii: "}") { throw malformed("expected a key behind the comma") }
    }
    index += 1
    return .object(entries, at: place(from: start))
  }

  private mutating func array(depth: Int) throws(JSONDecoding.Failure) -> TerraformValue {
    let start = index
    index += 1
    skipSpace()
    var elements: [TerraformValue] = []
    while byte != UInt8(ascii: "]") {
      elements.append(try value(depth: depth + 1))
      skipSpace()
      if byte == UInt8(ascii: "]") { break }
      try expect(",")
      if byte == UInt8(ascii: "]") { throw malformed("expected a value behind the comma") }
    }
    index += 1
    return TerraformValue(.tuple(elements), at: place(from: start))
  }

  private mutating func number() throws(JSONDecoding.Failure) -> TerraformValue {
    let start = index
    var bytes: [UInt8] = []
    while let byte, (0x30...0x39).contains(byte) || [0x2B, 0x2D, 0x2E, 0x45, 0x65].contains(byte) {
      bytes.append(byte)
      index += 1
    }
    let text = String(decoding: bytes, as: UTF8.self)
    guard JSONNumberSyntax.accepts(bytes), let number = try? TerraformNumber.reading(text) else {
      throw malformed("`\(text)` is no number of JSON")
    }
    return TerraformValue(.number(number), at: place(from: start))
  }

  private mutating func string() throws(JSONDecoding.Failure) -> TerraformText {
    index += 1
    var text = TerraformText()
    var run: [UInt8] = []
    var runStart = index
    var isExact = true
    func flush(_ scanner: JSONDecoding.Scanner) {
      guard !run.isEmpty else { return }
      let place = isExact ? scanner.placed(runStart, run.count) : nil
      text.append(.text(String(decoding: run, as: UTF8.self), at: place))
    }
    while true {
      guard index < units.count else { throw malformed("a string without an end") }
      guard let byte else {
        flush(self)
        if case .hole(let part) = units[index] { text.append(part) }
        index += 1
        (run, runStart, isExact) = ([], index, true)
        continue
      }
      switch byte {
      case UInt8(ascii: "\""):
        flush(self)
        index += 1
        return text
      case UInt8(ascii: "\\"):
        index += 1
        run += Array(String(try escape()).utf8)
        isExact = false
      case ..<0x20: throw malformed("a control character in a string")
      default:
        run.append(byte)
        index += 1
      }
    }
  }

  private func placed(_ start: Int, _ count: Int) -> SourceRange? {
    guard case .byte(_, let file, let offset) = units[start], offset >= 0,
      case .byte(_, file, let last) = units[start + count - 1], last == offset + count - 1
    else { return nil }
    return SourceRange(file: file, offset..<offset + count)
  }

  private mutating func escape() throws(JSONDecoding.Failure) -> Unicode.Scalar {
    guard let byte else { throw malformed("a backslash and nothing behind it") }
    index += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "u"):
      let high = try fourDigits()
      if let scalar = Unicode.Scalar(high) { return scalar }
      let back = index
      if (0xD800..<0xDC00).contains(high), take("\\u") {
        let low = try fourDigits()
        if (0xDC00..<0xE000).contains(low),
          let scalar = Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
        {
          return scalar
        }
        index = back
      }
      return "\u{FFFD}"
    default: throw malformed("no escape of JSON")
    }
  }

  private mutating func fourDigits() throws(JSONDecoding.Failure) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw malformed("expected four hexadecimal digits")
      }
      value = value << 4 | UInt32(digit)
      index += 1
    }
    return value
  }
}

/// How RFC 8259 writes numbers.
enum JSONNumberSyntax {
  static func accepts(_ bytes: [UInt8]) -> Bool {
    var rest = bytes[...]
    func digits() -> Int {
      let count = rest.prefix { (0x30...0x39).contains($0) }.count
      rest = rest.dropFirst(count)
      return count
    }
    if rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
    let startsWithZero = rest.first == UInt8(ascii: "0")
    let whole = digits()
    guard whole > 0, whole == 1 || !startsWithZero else { return false }
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst()
      guard digits() > 0 else { return false }
    }
    if let mark = rest.first, mark | 0x20 == UInt8(ascii: "e") {
      rest = rest.dropFirst()
      if let sign = rest.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { rest = rest.dropFirst() }
      guard digits() > 0 else { return false }
    }
    return rest.isEmpty
  }
}
