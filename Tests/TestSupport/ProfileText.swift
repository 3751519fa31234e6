/// Writes what a profile says as YAML, in many of the ways in which people and programs write it.
public struct ProfileText {
  /// How a file is laid out.
  public enum Style: Sendable, CaseIterable {
    /// Block style, with scalars of every style and short collections in braces.
    case block
    /// One document in braces, over several lines.
    case flow
    /// JSON, on one line.
    case json
  }

  private var random: SeededRandom
  private let style: Style
  private var text = ""

  /// The text of a value; the same seed chooses the same ways to write it.
  public static func write(_ value: ProfileValue, as style: Style, seed: UInt64) -> String {
    var writer = ProfileText(random: SeededRandom(seed: seed), style: style)
    switch style {
    case .block:
      if writer.chance(4) { writer.text += "%YAML 1.2\n---\n" }
      if writer.chance(4) { writer.text += "# `a: \"comment\" that says nothing\n\n" }
      writer.block(value, indentation: 0, isInline: true)
    case .flow, .json:
      writer.flow(value, depth: 0)
      writer.text += "\n"
    }
    return writer.text
  }

  private mutating func chance(_ one: Int) -> Bool { Int.random(in: 0..<one, using: &random) == 0 }
}

// Block style.
extension ProfileText {
  /// Writes the lines of a collection; `isInline` where the first line has its indentation already.
  private mutating func block(_ value: ProfileValue, indentation: Int, isInline: Bool) {
    let margin = String(repeating: " ", count: indentation)
    var isFirst = isInline
    switch value {
    case .map(let entries) where !entries.isEmpty:
      for entry in entries {
        text += (isFirst ? "" : margin) + scalar(entry.key, inKey: true) + ":"
        nested(entry.value, indentation: indentation, isItem: false)
        isFirst = false
      }
    case .list(let items) where !items.isEmpty:
      for item in items {
        text += (isFirst ? "" : margin) + "-"
        nested(item, indentation: indentation, isItem: true)
        isFirst = false
      }
    default:
      flow(value, depth: 1)
      text += "\n"
    }
  }

  private mutating func nested(_ value: ProfileValue, indentation: Int, isItem: Bool) {
    let step = chance(3) ? 4 : 2
    switch value {
    case .map(let entries) where !entries.isEmpty && !chance(5):
      text += isItem ? " " : "\n"
      block(value, indentation: indentation + (isItem ? 2 : step), isInline: isItem)
    case .list(let items) where !items.isEmpty && !isItem && !chance(5):
      text += "\n"
      // A list may begin in the column of its key.
      block(value, indentation: indentation + (chance(2) ? 0 : step), isInline: false)
    case .text(let content) where Self.fitsLiteral(content) && (content.contains("\n") ? !chance(3) : chance(12)):
      literal(content, indentation: indentation + 2)
    default:
      text += " "
      flow(value, depth: 1)
      text += chance(8) ? "  # so it is\n" : "\n"
    }
  }

  private mutating func literal(_ content: String, indentation: Int) {
    text += content.hasSuffix("\n") ? " |2+\n" : " |2-\n"
    let margin = String(repeating: " ", count: indentation)
    var lines = content.split(separator: "\n", omittingEmptySubsequences: false)
    if content.hasSuffix("\n") { lines.removeLast() }
    for line in lines { text += (line.isEmpty ? "" : margin + line) + "\n" }
  }

  private static func fitsLiteral(_ content: String) -> Bool {
    content.unicodeScalars.allSatisfy { isPrintable($0) || $0 == "\n" }
  }
}

// Flow style and scalars.
extension ProfileText {
  private mutating func flow(_ value: ProfileValue, depth: Int) {
    let lineBreak = style == .flow && depth == 0 ? "\n " : ""
    switch value {
    case .text(let content): text += scalar(content, inKey: false)
    case .number(let number): text += number
    case .bool(let bool): text += bool ? "true" : "false"
    case .null: text += "null"
    case .unknown(let why): text += "!unknown " + Self.doubleQuoted(why)
    case .list(let items):
      text += "["
      for (index, item) in items.enumerated() {
        if index > 0 { text += ", " }
        flow(item, depth: depth + 1)
      }
      text += "]"
    case .map(let entries):
      text += "{" + (entries.isEmpty ? "" : lineBreak)
      for (index, entry) in entries.enumerated() {
        if index > 0 { text += "," + (lineBreak.isEmpty ? " " : lineBreak) }
        text += scalar(entry.key, inKey: true) + ": "
        flow(entry.value, depth: depth + 1)
      }
      text += "}"
    }
  }

  private mutating func scalar(_ content: String, inKey: Bool) -> String {
    if style == .json { return Self.doubleQuoted(content) }
    if Self.isPlain(content), !chance(6) { return content }
    let fitsSingle = content.unicodeScalars.allSatisfy(Self.isPrintable)
    if fitsSingle, chance(2) { return Self.singleQuoted(content) }
    return Self.doubleQuoted(content)
  }

  private static func isPlain(_ content: String) -> Bool {
    guard let first = content.utf8.first, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first | 0x20),
      content.utf8.last != UInt8(ascii: ":"), !["true", "false", "null"].contains(content.lowercased())
    else { return false }
    return content.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "/"),
        UInt8(ascii: "-"), UInt8(ascii: ":"):
        true
      default: false
      }
    }
  }

  /// What may stand as itself in quotes of either kind and in a literal text.
  private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0xFEFF, 0xFFFE, 0xFFFF: false
    default: true
    }
  }

  private static func singleQuoted(_ content: String) -> String {
    content.unicodeScalars.reduce(into: "'") { $0 += $1 == "'" ? "''" : String($1) } + "'"
  }

  private static func doubleQuoted(_ content: String) -> String {
    var result = "\""
    for scalar in content.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\\(scalar)"
      case "\n": result += "\\n"
      case _ where isPrintable(scalar): result.unicodeScalars.append(scalar)
      default:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
      }
    }
    return result + "\""
  }
}
