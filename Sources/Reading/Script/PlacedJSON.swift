import ProxyModel
import SourceText
import YAMLSyntax

/// Reads JSON out of a word of a script, so that its parts point at where they are written, though quotes and variables stand
/// between them.
struct PlacedJSON {
  private var bytes: [UInt8] = []
  /// The runs of the text with where each begins among the bytes.
  private var starts: [(offset: Int, run: ScriptText.Run)] = []
  private var holes: [ScriptText.Run] = []
  private let whole: SourceRange

  /// The value that the text encodes; nil for what is no JSON.
  static func value(of text: ScriptText) -> Value? {
    let json = PlacedJSON(text)
    guard let stream = try? YAMLReader.read(SourceFile(name: "", bytes: json.bytes), dialect: .json),
      let root = stream.documents.first?.root
    else { return nil }
    return json.value(root)
  }

  /// Stands before and behind the number of a hole; a private character that no script holds by chance.
  private static let mark = Array("\u{E0E1}".utf8)

  private init(_ text: ScriptText) {
    whole = text.range
    var isInString = false
    for run in text.runs {
      starts.append((bytes.count, run))
      guard let literal = run.literal else {
        let hole = Self.mark + Array("\(holes.count)".utf8) + Self.mark
        // A hole that is a value of its own is marked as a string.
        let quote: [UInt8] = isInString ? [] : [UInt8(ascii: "\"")]
        bytes += quote + hole + quote
        holes.append(run)
        continue
      }
      var isEscaped = false
      for byte in literal.utf8 {
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = isInString
        } else if byte == UInt8(ascii: "\"") {
          isInString.toggle()
        }
      }
      bytes += Array(literal.utf8)
    }
  }

  // MARK: Places

  private func place(_ range: SourceRange) -> SourceRange {
    let first = place(of: range.bytes.lowerBound)
    let last = place(of: max(range.bytes.lowerBound, range.bytes.upperBound - 1))
    return first.through(last)
  }

  private func place(of offset: Int) -> SourceRange {
    guard let (start, run) = starts.last(where: { $0.offset <= offset }) else { return whole }
    guard run.literal != nil else { return run.range }
    return run.range(of: offset - start..<offset - start + 1)
  }

  // MARK: Values

  // The reader bounds how deep nodes lie in each other, so that this comes to an end.
  private func value(_ node: YAMLNode) -> Value {
    switch node.kind {
    case .mapping:
      return .map(
        node.entries.map { entry in
          .init(Located(entry.key.text ?? "", at: place(entry.key.range)), value(entry.value))
        }, at: place(node.range))
    case .sequence: return .list(node.items.map { value($0) }, at: place(node.range))
    case .scalar:
      let text = node.text ?? ""
      let range = place(node.range)
      if node.style == .doubleQuoted { return filled(text, at: range) }
      if text == "true" || text == "false" { return .bool(text == "true", at: range) }
      if text == "null" { return .null(at: range) }
      return Double(text).map { .number($0, at: range) } ?? .text(text, at: range)
    }
  }

  /// The text with its holes back in their places; a hole that is all of it points at where it comes from.
  private func filled(_ text: String, at range: SourceRange) -> Value {
    var parts: [DeclaredText.Part] = []
    let pieces = DeclaredText(text).split("\u{E0E1}")
    for (index, piece) in pieces.enumerated() {
      let known = piece.known ?? ""
      if !index.isMultiple(of: 2), let number = Int(known), holes.indices.contains(number) {
        parts.append(holes[number].part)
      } else {
        parts.append(.literal(known))
      }
    }
    let whole = DeclaredText(parts)
    if case .unknown(let unknown)? = whole.parts.first, whole.parts.count == 1 { return .unknown(unknown) }
    return .text(whole, at: range)
  }
}
