/// One step of a script.
public indirect enum ShellStatement: Hashable, Sendable {
  /// An empty line.
  case blank
  /// A remark for the reader, whatever it holds.
  case comment(String)
  /// Lines of a script that were written as such.
  case lines(String)
  /// `name=word`, which nothing changes later where it is `constant`.
  case assignment(String, ShellWord, constant: Bool)
  /// A command and its words.
  case command([ShellWord])
  /// What to do where a test holds, and where it does not.
  case condition(ShellTest, then: [ShellStatement], otherwise: [ShellStatement])
  /// What to do for which of several texts, and for all others.
  case selection(ShellWord, [ShellCase], otherwise: [ShellStatement])
  /// A function of the script.
  case function(String, [ShellStatement])
}

/// One text that a word may have, and what to do then.
public struct ShellCase: Hashable, Sendable {
  let text: ShellWord
  let statements: [ShellStatement]

  /// What to do for a text.
  public init(_ text: ShellWord, @ShellBuilder _ statements: () -> [ShellStatement]) {
    self.text = text
    self.statements = statements()
  }
}

/// A test of one word.
public enum ShellTest: Hashable, Sendable {
  /// It is empty.
  case isEmpty(ShellWord)
  /// It is not.
  case isNotEmpty(ShellWord)
  /// It says what another says.
  case equal(ShellWord, ShellWord)
  /// It says something else.
  case notEqual(ShellWord, ShellWord)
}

/// Lists the steps of a script: one a line, in branches and in loops.
@resultBuilder
public enum ShellBuilder {
  /// A step.
  public static func buildExpression(_ statement: ShellStatement) -> [ShellStatement] { [statement] }

  /// Steps made elsewhere.
  public static func buildExpression(_ statements: [ShellStatement]) -> [ShellStatement] { statements }

  /// One after another.
  public static func buildBlock(_ parts: [ShellStatement]...) -> [ShellStatement] { parts.flatMap { $0 } }

  /// `if` without `else`.
  public static func buildOptional(_ statements: [ShellStatement]?) -> [ShellStatement] { statements ?? [] }

  /// The first arm of `if` or `switch`.
  public static func buildEither(first statements: [ShellStatement]) -> [ShellStatement] { statements }

  /// The other arm.
  public static func buildEither(second statements: [ShellStatement]) -> [ShellStatement] { statements }

  /// `for`.
  public static func buildArray(_ parts: [[ShellStatement]]) -> [ShellStatement] { parts.flatMap { $0 } }
}

/// A command of several words.
public func run(_ words: ShellWord...) -> ShellStatement { .command(words) }

/// A variable of the script.
public func set(_ name: String, _ word: ShellWord) -> ShellStatement { .assignment(name, word, constant: false) }

/// A variable that keeps its value.
public func constant(_ name: String, _ word: ShellWord) -> ShellStatement { .assignment(name, word, constant: true) }

/// Steps under a condition.
public func when(
  _ test: ShellTest, @ShellBuilder _ then: () -> [ShellStatement],
  @ShellBuilder otherwise: () -> [ShellStatement] = { [] }
) -> ShellStatement {
  .condition(test, then: then(), otherwise: otherwise())
}
