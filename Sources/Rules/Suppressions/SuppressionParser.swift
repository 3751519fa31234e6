import SourceText

/// Reads `ignore HR066, plaintext-allowed until 2027-01-31: reason`.
struct SuppressionParser: ~Copyable {
  private let directive: Directive
  private let bytes: [UInt8]
  private var index = 0

  private init(_ directive: Directive) {
    self.directive = directive
    bytes = Array(directive.text.utf8)
  }

  /// How a suppression is to be written.
  static let form = "write `# headroom: ignore HR066 until 2027-01-31: reason`; `until` and the day may be left out"

  /// What the comment says, or why it cannot be understood.
  static func suppression(of directive: Directive) -> Suppression {
    var parser = SuppressionParser(directive)
    return parser.read()
  }

  private mutating func read() -> Suppression {
    let verb = word()
    guard verb.value == "ignore" else { return flawed(verb, "did you mean `ignore`?") }
    var rules: [Located<String>] = []
    var until: Located<Day>?
    while true {
      let next = word()
      if next.value.isEmpty { break }
      if next.value != "until" {
        rules.append(next)
        continue
      }
      let text = word()
      guard let day = Day(text.value) else {
        return flawed(text, text.value.isEmpty ? "no day is named" : "no day of the calendar is called so")
      }
      until = Located(day, at: text.range)
      let rest = word()
      if !rest.value.isEmpty { return flawed(rest, "`: reason` belongs here") }
      break
    }
    guard !rules.isEmpty else { return flawed(verb, "no rule is named") }
    let reason = self.reason()
    guard !reason.isEmpty else { return flawed(Located("", at: directive.range), "there is no reason") }
    let entries = rules.map { Suppression.Entry(word: $0, standing: .unused) }
    return Suppression(
      reason: reason, until: until, entries: entries, flaw: nil, range: directive.range, scopes: [directive.scope])
  }

  private func flawed(_ word: Located<String>, _ label: String) -> Suppression {
    let range = word.range.bytes.isEmpty ? directive.range : word.range
    return Suppression(
      reason: "", until: nil, entries: [], flaw: .init(label: .init(range, label)), range: directive.range,
      scopes: [directive.scope])
  }

  /// The next word, empty before a colon and at the end; commas part words as blanks do.
  private mutating func word() -> Located<String> {
    while index < bytes.count, isBlank(bytes[index]) || bytes[index] == UInt8(ascii: ",") { index += 1 }
    let start = index
    while index < bytes.count, !isBlank(bytes[index]), bytes[index] != UInt8(ascii: ","),
      bytes[index] != UInt8(ascii: ":")
    {
      index += 1
    }
    let offset = Int(directive.range.start)
    let range = SourceRange(file: directive.range.file, (offset + start)..<(offset + index))
    return Located(String(decoding: bytes[start..<index], as: UTF8.self), at: range)
  }

  /// What stands behind the colon; empty where there is none.
  private mutating func reason() -> String {
    guard index < bytes.count, bytes[index] == UInt8(ascii: ":") else { return "" }
    var text = bytes[(index + 1)...]
    while let first = text.first, isBlank(first) { text.removeFirst() }
    while let last = text.last, isBlank(last) { text.removeLast() }
    return String(decoding: text, as: UTF8.self)
  }

  private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }
}
