import HCLSyntax
import SourceText

/// Finds the comments of a file of HCL that speak to headroom, and what each of them stands beside.
enum HCLDirectives {
  static func directives(of document: HCLDocument, in file: SourceFile) -> [Directive] {
    let comments = document.comments.filter { $0.text(in: file).hasPrefix(Directive.opening) }
    guard !comments.isEmpty else { return [] }
    var blocks: [SourceRange] = []
    collect(document.body, into: &blocks)
    blocks.sort { ($0.start, $1.end) < ($1.start, $0.end) }
    return comments.compactMap { comment in
      let (text, range) = words(of: comment, in: file)
      // A sentence that happens to begin with the name of the program is none of its business.
      guard let verb = text.split(separator: " ").first, Suggestion.closest(to: "ignore", among: [String(verb)]) != nil
      else { return nil }
      let line = line(of: comment.range, in: file)
      let scope = line.isTrailing ? line.range : blocks.first { $0.start >= comment.range.end }
      return Directive(file: file.name, range: range, text: text, scope: scope ?? comment.range)
    }
  }

  /// Everything that a comment can stand above; the parser bounds how deep blocks lie in each other.
  private static func collect(_ body: HCLBody, into blocks: inout [SourceRange]) {
    for attribute in body.attributes {
      blocks.append(attribute.range)
      collect(attribute.value, into: &blocks)
    }
    for block in body.blocks {
      blocks.append(block.range)
      collect(block.body, into: &blocks)
    }
  }

  private static func collect(_ expression: HCLExpression, into blocks: inout [SourceRange]) {
    switch expression.kind {
    case .object(let items):
      for item in items {
        blocks.append(item.key.range.through(item.value.range))
        collect(item.value, into: &blocks)
      }
    case .tuple(let elements):
      for element in elements {
        blocks.append(element.range)
        collect(element, into: &blocks)
      }
    case .call(let call): for argument in call.arguments { collect(argument, into: &blocks) }
    case .parenthesized(let inner): collect(inner, into: &blocks)
    default: break
    }
  }

  /// What a comment says after the opening, and where.
  private static func words(of comment: HCLComment, in file: SourceFile) -> (String, SourceRange) {
    var range = comment.range.bytes.clamped(to: file.bytes.indices)
    let mark = comment.style == .hash ? 1 : 2
    range = min(range.lowerBound + mark, range.upperBound)..<range.upperBound
    if comment.style == .block { range = range.lowerBound..<max(range.lowerBound, range.upperBound - 2) }
    func trimmed(_ range: Range<Int>) -> Range<Int> {
      var range = range
      func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A }
      while let first = range.first, isBlank(file.bytes[first]) { range = range.dropFirst() }
      while let last = range.last, isBlank(file.bytes[last]) { range = range.dropLast() }
      return range
    }
    range = trimmed(range)
    range = trimmed(range.dropFirst(Directive.opening.utf8.count))
    return (String(decoding: file.bytes[range], as: UTF8.self), SourceRange(file: comment.range.file, range))
  }

  /// The line up to the comment, and whether something else stands on it.
  private static func line(of range: SourceRange, in file: SourceFile) -> (range: SourceRange, isTrailing: Bool) {
    let before = file.bytes[..<min(range.bytes.lowerBound, file.bytes.count)]
    let start = before.lastIndex { $0 == 0x0A || $0 == 0x0D }.map { $0 + 1 } ?? 0
    let isTrailing = before[start...].contains { $0 != 0x20 && $0 != 0x09 }
    return (SourceRange(file: range.file, start..<range.bytes.upperBound), isTrailing)
  }
}
