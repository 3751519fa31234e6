import ShellSyntax
import SourceText

/// Finds the comments of a script that speak to headroom, and what each of them stands beside.
enum ScriptDirectives {
  static func directives(of script: ShellScript, in file: SourceFile) -> [Directive] {
    let comments = script.comments.filter { $0.text.hasPrefix(Directive.opening) }
    guard !comments.isEmpty else { return [] }
    let statements = statements(of: script.statements)
    return comments.compactMap { comment in
      let text = String(comment.text.dropFirst(Directive.opening.utf8.count).drop { $0 == " " || $0 == "\t" })
      // A sentence that happens to begin with the name of the program is none of its business.
      guard let verb = text.split(separator: " ").first, Suggestion.closest(to: String(verb), among: ["ignore"]) != nil
      else { return nil }
      return Directive(
        file: file.name, range: range(of: text, in: comment, of: file), text: text,
        scope: scope(of: comment, among: statements, in: file))
    }
  }

  /// The bytes of what a comment says after the opening.
  private static func range(of text: String, in comment: ScriptComment, of file: SourceFile) -> SourceRange {
    let bytes = file.bytes[comment.range.bytes.clamped(to: file.bytes.indices)]
    let end = bytes.lastIndex { $0 > 0x20 }.map { $0 + 1 } ?? bytes.endIndex
    return SourceRange(file: comment.range.file, max(bytes.startIndex, end - text.utf8.count)..<end)
  }

  /// The statement that a comment stands behind, or the next one below it.
  private static func scope(
    of comment: ScriptComment, among statements: [SourceRange], in file: SourceFile
  ) -> SourceRange {
    if comment.isTrailing {
      let line = file.bytes[..<comment.range.bytes.lowerBound].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
      let ended = statements.filter { $0.end <= comment.range.start && $0.bytes.upperBound > line }
      return ended.max { ($0.start, $0.end) < ($1.start, $1.end) } ?? comment.range
    }
    return statements.filter { $0.start >= comment.range.end }.min { ($0.start, $1.end) < ($1.start, $0.end) }
      ?? comment.range
  }

  /// Everything that a comment can stand above, at any depth; the reader bounds how deep that is.
  private static func statements(of list: [ScriptStatement]) -> [SourceRange] {
    list.flatMap { statement in [statement.range] + statements(of: statement.kind.inner) }
  }
}
