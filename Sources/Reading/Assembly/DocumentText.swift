import ProxyModel
import SourceText
import YAMLSyntax

/// Reads text that holds JSON, such as a policy in a here-document, though parts of it may be known only after deployment.
enum DocumentText {
  /// The value that the text encodes; nil for what is no JSON. All of its parts stand where the text stands.
  static func value(of text: DeclaredText, at range: SourceRange) -> Value? {
    let (source, holes) = withMarks(text)
    guard let stream = try? YAMLReader.read(SourceFile(name: "", text: source), dialect: .json),
      let root = stream.documents.first?.root
    else { return nil }
    return value(root, holes, range)
  }

  /// Stands for a hole inside of a string; a private character that no file holds by chance.
  private static let mark = Unicode.Scalar(0xE0E0 as UInt32).map(String.init) ?? ""

  /// The text with a mark in the place of each hole; a hole that is a value of its own is marked as a string.
  private static func withMarks(_ text: DeclaredText) -> (source: String, holes: [DeclaredText.Part]) {
    var source = "", isInString = false
    var holes: [DeclaredText.Part] = []
    for part in text.parts {
      guard case .literal(let run) = part else {
        let hole = "\(mark)\(holes.count)\(mark)"
        source += isInString ? hole : "\"\(hole)\""
        holes.append(part)
        continue
      }
      var isEscaped = false
      for byte in run.utf8 {
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = isInString
        } else if byte == UInt8(ascii: "\"") {
          isInString.toggle()
        }
      }
      source += run
    }
    return (source, holes)
  }

  // The reader bounds how deep nodes lie in each other, so that this comes to an end.
  private static func value(_ node: YAMLNode, _ holes: [DeclaredText.Part], _ range: SourceRange) -> Value {
    switch node.kind {
    case .mapping:
      return .map(
        node.entries.map { .init(Located($0.key.text ?? "", at: range), value($0.value, holes, range)) }, at: range)
    case .sequence: return .list(node.items.map { value($0, holes, range) }, at: range)
    case .scalar:
      let text = node.text ?? ""
      if node.style == .doubleQuoted { return .text(filled(text, holes), at: range) }
      if text == "true" || text == "false" { return .bool(text == "true", at: range) }
      if text == "null" { return .null(at: range) }
      return Double(text).map { .number($0, at: range) } ?? .text(text, at: range)
    }
  }

  /// The text with its holes back in their places.
  private static func filled(_ text: String, _ holes: [DeclaredText.Part]) -> DeclaredText {
    guard !holes.isEmpty, text.holds(mark) else { return DeclaredText(text) }
    var result = DeclaredText("")
    for (index, run) in DeclaredText(text).split(mark).enumerated() {
      if !index.isMultiple(of: 2), let number = run.known.flatMap({ Int($0) }), holes.indices.contains(number) {
        result.append(holes[number])
      } else {
        result.append(.literal(run.known ?? ""))
      }
    }
    return result
  }
}

extension Value {
  /// The value that a document means: itself, what it encodes, or what its text holds.
  var document: Value {
    switch self {
    case .json(let value, _): value
    case .text(let text, let range): DocumentText.value(of: text, at: range) ?? self
    case .null, .bool, .number, .list, .map, .unknown: self
    }
  }
}
