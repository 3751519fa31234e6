import ProxyModel
import SourceText

/// Reads the shorthand in which the AWS command line takes mappings: `Name=ProxyName,Value=orders`.
///
/// A value without a key of its own belongs to the list of the key before it; braces and brackets hold mappings and lists.
struct Shorthand {
  private let text: ScriptText
  /// The text byte by byte; nil stands for a hole.
  private var bytes: [(byte: UInt8?, run: Int, offset: Int)] = []
  private var position = 0
  private var depth = 0

  /// The mapping that a word says; nil for what is no shorthand.
  static func value(of text: ScriptText) -> Value? {
    var shorthand = Shorthand(text)
    let value = shorthand.mapping(until: nil)
    return shorthand.position == shorthand.bytes.count ? value : nil
  }

  private init(_ text: ScriptText) {
    self.text = text
    for (number, run) in text.runs.enumerated() {
      guard let literal = run.literal else {
        bytes.append((nil, number, 0))
        continue
      }
      for (offset, byte) in literal.utf8.enumerated() { bytes.append((byte, number, offset)) }
    }
  }

  private var byte: UInt8? { position < bytes.count ? bytes[position].byte : nil }

  private mutating func take(_ sign: Character) -> Bool {
    guard let byte, byte == sign.asciiValue else { return false }
    position += 1
    return true
  }

  private mutating func skipBlanks() { while byte == 0x20 || byte == 0x0A || byte == 0x09 { position += 1 } }

  /// `Key=value,Key=value`
  private mutating func mapping(until end: Character?) -> Value? {
    let start = position
    var entries: [Value.Entry] = []
    repeat {
      skipBlanks()
      if let end, let byte, byte == end.asciiValue { break }
      let before = position
      if let key = key() {
        guard let value = value() else { return nil }
        entries.append(.init(key, value))
      } else {
        // Another element of the list before.
        position = before
        guard let last = entries.popLast(), let value = value() else { return nil }
        let list = last.value.elements + [value]
        entries.append(.init(last.key, .list(list, at: last.value.range.through(value.range))))
      }
      skipBlanks()
    } while take(",")
    return entries.isEmpty ? nil : .map(entries, at: range(start, position))
  }

  private mutating func key() -> Located<String>? {
    let start = position
    while let byte, byte != UInt8(ascii: "="), byte != UInt8(ascii: ","), !Self.closes(byte) { position += 1 }
    guard byte == UInt8(ascii: "="), position > start else { return nil }
    let name = literal(start, position)
    let place = range(start, position)
    position += 1
    return Located(name.trimmed, at: place)
  }

  private mutating func value() -> Value? {
    let start = position
    depth += 1
    defer { depth -= 1 }
    guard depth < 20 else { return nil }
    if take("{") {
      let inner = mapping(until: "}")
      return take("}") ? inner ?? .map([], at: range(start, position)) : nil
    }
    if take("[") {
      var items: [Value] = []
      repeat {
        skipBlanks()
        if byte == UInt8(ascii: "]") { break }
        guard let item = value() else { return nil }
        items.append(item)
        skipBlanks()
      } while take(",")
      return take("]") ? .list(items, at: range(start, position)) : nil
    }
    if let byte, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") { return quoted(byte) }
    while position < bytes.count, byte.map({ $0 != UInt8(ascii: ",") && !Self.closes($0) }) ?? true { position += 1 }
    return scalar(start, position)
  }

  private mutating func quoted(_ quote: UInt8) -> Value? {
    position += 1
    let start = position
    while position < bytes.count, byte != quote { position += 1 }
    guard position < bytes.count else { return nil }
    position += 1
    return scalar(start, position - 1)
  }

  private static func closes(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") }

  // MARK: Texts

  private func scalar(_ start: Int, _ end: Int) -> Value {
    var parts: [DeclaredText.Part] = []
    var index = start
    while index < end {
      if bytes[index].byte == nil {
        parts.append(text.runs[bytes[index].run].part)
        index += 1
      } else {
        var last = index
        while last < end, bytes[last].byte != nil { last += 1 }
        parts.append(.literal(literal(index, last)))
        index = last
      }
    }
    return .text(DeclaredText(parts), at: range(start, end))
  }

  private func literal(_ start: Int, _ end: Int) -> String {
    String(decoding: bytes[start..<end].compactMap { $0.byte }, as: UTF8.self)
  }

  private func range(_ start: Int, _ end: Int) -> SourceRange {
    guard start < bytes.count else { return text.range }
    let last = max(start, min(end, bytes.count) - 1)
    return place(start).through(place(last))
  }

  private func place(_ index: Int) -> SourceRange {
    let (byte, run, offset) = bytes[index]
    return byte == nil ? text.runs[run].range : text.runs[run].range(of: offset..<offset + 1)
  }
}

extension String {
  /// Without blanks at both ends.
  fileprivate var trimmed: String {
    let inner = drop { $0 == " " || $0 == "\n" || $0 == "\t" }
    return String(inner.reversed().drop { $0 == " " || $0 == "\n" || $0 == "\t" }.reversed())
  }
}
