public import SourceText

/// A script as it was read: its statements, its comments, and what no shell could make of it.
public struct ShellScript: Sendable {
  /// The statements in order. Where something is wrong, what could be read around it.
  public let statements: [ScriptStatement]
  /// The comments in order.
  public let comments: [ScriptComment]
  /// What a shell would refuse, in order; what follows from one of them is not told.
  public let errors: [Diagnostic]
  /// The texts of the here-documents; a redirection has the number of its own.
  let documents: [ScriptWord]

  /// The text that a redirection hands over, `<<END` or `<<<text`; nil for one that has to do with a file.
  public func document(of redirection: ScriptRedirection) -> ScriptWord? {
    switch redirection.kind {
    case .document(let number, _): documents.indices.contains(number) ? documents[number] : nil
    case .hereString: redirection.target
    case .input, .output, .append, .clobber, .inputOutput, .duplicateInput, .duplicateOutput, .outputAndError,
      .appendOutputAndError:
      nil
    }
  }
}

/// A comment of a script.
public struct ScriptComment: Sendable, Hashable {
  /// What stands after `#`, without the blanks around it.
  public let text: String
  /// The bytes from `#` to the end of the line.
  public let range: SourceRange
  /// Whether something stands before it on its line.
  public let isTrailing: Bool
}

/// Reads scripts of Bash and of the POSIX shell.
public enum ShellReader {
  /// The statements of a script. Never fails: what is wrong is among the script's errors, and the rest is read.
  ///
  /// - Parameters:
  ///   - file: The script.
  ///   - id: The number by which the ranges of the tree name it.
  public static func read(_ file: SourceFile, id: UInt32) -> ShellScript {
    var parser = ScriptParser(file.bytes, file: id)
    let statements = parser.script()
    return ShellScript(
      statements: statements, comments: parser.comments, errors: parser.errors, documents: parser.documents)
  }
}
