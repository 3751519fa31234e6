/// A comment that speaks to headroom, `# headroom: ignore HR066: reason`, and what it stands beside. The reader of a file finds it,
/// because only the reader knows what the next key and its block are; what it means is for the rules to say.
public struct Directive: Sendable, Hashable {
  /// The word and the colon by which such a comment begins.
  public static let opening = "headroom:"

  /// The name of the file.
  public let file: String
  /// The bytes of `text`.
  public let range: SourceRange
  /// What stands after the opening, without the blanks around it.
  public let text: String
  /// What it speaks of: the line, for a comment behind something; else the next key and its whole block.
  public let scope: SourceRange

  /// A comment with its place and what it speaks of.
  public init(file: String, range: SourceRange, text: String, scope: SourceRange) {
    (self.file, self.range, self.text, self.scope) = (file, range, text, scope)
  }
}
