import ProxyModel
import SourceText
import YAMLSyntax

/// JSON in a text of a template, in which some runs may be known only after deployment.
enum EmbeddedJSON {
  /// Characters that no text of a template has a use for; a number between them stands for a hole.
  private static let opening = "\u{E000}"
  private static let closing = "\u{E001}"

  /// What the text says, or nil where it is no JSON. All of it stands where the text stands.
  static func value(of text: DeclaredText, at range: SourceRange) -> Value? {
    var holes: [DeclaredText.Part] = []
    var source = ""
    for part in text.parts {
      if case .literal(let run) = part {
        source += run
      } else {
        source += "\(opening)\(holes.count)\(closing)"
        holes.append(part)
      }
    }
    guard source.utf8.first(where: { $0 > 0x20 }) == UInt8(ascii: "{"),
      let root = try? YAMLReader.read(SourceFile(name: "text", text: source), dialect: .json).root
    else { return nil }
    return value(of: root, at: range, holes)
  }

  private static func value(of node: YAMLNode, at range: SourceRange, _ holes: [DeclaredText.Part]) -> Value {
    switch node.kind {
    case .mapping:
      return .map(
        node.entries.map { Value.Entry(Located($0.key.text ?? "", at: range), value(of: $0.value, at: range, holes)) },
        at: range)
    case .sequence: return .list(node.items.map { value(of: $0, at: range, holes) }, at: range)
    case .scalar:
      switch node.resolved {
      case .null, nil: return .null(at: range)
      case .bool(let bool): return .bool(bool, at: range)
      case .integer(let number): return .number(Double(number), at: range)
      case .float(let number): return .number(number, at: range)
      case .string(let text): return .text(filled(text, holes), at: range)
      }
    }
  }

  private static func filled(_ text: String, _ holes: [DeclaredText.Part]) -> DeclaredText {
    guard !holes.isEmpty else { return DeclaredText(text) }
    var filled = DeclaredText("")
    for (index, run) in text.split(separator: opening, omittingEmptySubsequences: false).enumerated() {
      let halves = run.split(separator: closing, maxSplits: 1, omittingEmptySubsequences: false)
      guard index > 0, halves.count == 2, let number = Int(halves[0]), holes.indices.contains(number) else {
        filled.append(.literal(String(run)))
        continue
      }
      filled.append(holes[number])
      filled.append(.literal(String(halves[1])))
    }
    return filled
  }
}
