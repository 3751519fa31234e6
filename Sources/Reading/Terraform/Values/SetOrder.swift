/// The order in which Terraform goes through a set, and the rule that nothing is in it twice.
enum SetOrder {
  static func sortedWithoutRepeats(_ values: [TerraformValue]) -> [TerraformValue] {
    var kept: [TerraformValue] = []
    var seen: Set<String> = []
    for value in values {
      // What is not known may be equal to anything; it is kept beside the others.
      if value.firstUnknown == nil || isSymbol(value) {
        guard seen.insert(key(of: value)).inserted else { continue }
      }
      kept.append(value)
    }
    let order = kept.enumerated().sorted { left, right in
      isBefore(left.element, right.element) ?? (left.offset < right.offset)
    }
    return order.map { $0.element }
  }

  private static func isSymbol(_ value: TerraformValue) -> Bool {
    if case .symbol = value.content { true } else { false }
  }

  private static func isBefore(_ left: TerraformValue, _ right: TerraformValue) -> Bool? {
    switch (left.content, right.content) {
    case (.text(let left), .text(let right)):
      guard let left = left.known, let right = right.known else { return nil }
      return left == right ? nil : left.utf8.lexicographicallyPrecedes(right.utf8)
    case (.number(let left), .number(let right)): return left == right ? nil : left < right
    case (.bool(let left), .bool(let right)): return left == right ? nil : !left
    case (.null, .null): return nil
    case (.null, _): return false
    case (_, .null): return true
    default:
      let (left, right) = (key(of: left), key(of: right))
      return left == right ? nil : left.utf8.lexicographicallyPrecedes(right.utf8)
    }
  }

  /// Words that two values share exactly if they are equal; they begin as Terraform's own do, which decide the order of sets of
  /// objects.
  static func key(of value: TerraformValue) -> String {
    switch value.content {
    case .null: return "null"
    case .bool(let flag): return flag ? "T" : "F"
    case .number(let number): return number.description
    case .text(let text): return text.known.map(HCLWords.quoted) ?? text.parts.map(key(of:)).joined()
    case .tuple(let elements): return "<" + elements.map { key(of: $0) + ";" }.joined() + ">"
    case .list(let elements, _), .set(let elements, _):
      return "[" + elements.map { key(of: $0) + ";" }.joined() + "]"
    case .map(let entries, _):
      return "{" + entries.map { HCLWords.quoted($0.name) + ":" + key(of: $0.value) + ";" }.joined() + "}"
    case .object(let entries): return "<" + entries.map { key(of: $0.value) + ";" }.joined() + ">"
    case .symbol(let symbol): return "${\(symbol)|\(symbol.piece?.rawValue ?? "")}"
    case .unknown(let unknown), .open(_, _, let unknown), .choice(_, let unknown):
      return "?\(unknown.identity)"
    }
  }

  private static func key(of part: TerraformText.Part) -> String {
    switch part {
    case .text(let text, _): HCLWords.quoted(text)
    case .symbol(let symbol): "${\(symbol)|\(symbol.piece?.rawValue ?? "")}"
    case .unknown(let unknown): "?\(unknown.identity)"
    }
  }
}
