public import SourceText

/// A statement of a script as it was read.
public struct ScriptStatement: Sendable, Hashable {
  /// What it does.
  public let kind: Kind
  /// What its input and output are connected to, where the statement as a whole is redirected.
  public internal(set) var redirections: [ScriptRedirection] = []
  /// Whether the script goes on without waiting for it: `&`.
  public internal(set) var runsInBackground = false
  /// From its first byte to its last.
  public internal(set) var range: SourceRange

  /// What a statement does.
  public indirect enum Kind: Sendable, Hashable {
    /// Words, assignments, or both.
    case command(SimpleCommand)
    /// Commands whose output is the input of the next: `a | b`.
    case pipeline([ScriptStatement])
    /// The opposite of what it says: `! a`.
    case negation(ScriptStatement)
    /// Statements of which each depends on the one before: `a && b || c`.
    case chain(ScriptStatement, [Link])
    /// Several as one: `{ a; b; }`.
    case group([ScriptStatement])
    /// Several in a shell of their own: `( a; b )`.
    case subshell([ScriptStatement])
    /// `if`, with an arm for each `elif`.
    case condition([Arm], otherwise: [ScriptStatement])
    /// `case`.
    case selection(ScriptWord, [Choice])
    /// `for name in words`; without words, for all arguments. `select` is the same.
    case iteration(Located<String>, [ScriptWord]?, [ScriptStatement])
    /// `while`, and `until` for the opposite.
    case repetition(test: [ScriptStatement], [ScriptStatement])
    /// `for ((a; b; c))`.
    case counting(String, [ScriptStatement])
    /// A function of the script.
    case function(Located<String>, ScriptStatement)
    /// `[[ ... ]]`: its words and operators.
    case test([ScriptWord])
    /// `(( ... ))`: its text.
    case arithmetic(String)
  }

  /// A statement that depends on the one before it.
  public struct Link: Sendable, Hashable {
    /// Whether it runs where the one before succeeded, `&&`; else where it failed, `||`.
    public let needsSuccess: Bool
    /// The statement.
    public let statement: ScriptStatement
  }

  /// A test and what to do where it holds.
  public struct Arm: Sendable, Hashable {
    /// The statements whose last one decides.
    public let test: [ScriptStatement]
    /// What to do.
    public let body: [ScriptStatement]
  }

  /// Patterns of a `case`, and what to do for them.
  public struct Choice: Sendable, Hashable {
    /// Any of these.
    public let patterns: [ScriptWord]
    /// What to do.
    public let body: [ScriptStatement]
  }

  init(_ kind: Kind, at range: SourceRange) {
    self.kind = kind
    self.range = range
  }
}

/// A command that is no compound: what it sets, and the words that it runs.
public struct SimpleCommand: Sendable, Hashable {
  /// What stands before the command's name, or alone: `NAME=value`.
  public internal(set) var assignments: [ScriptAssignment] = []
  /// Name and arguments, before anything is expanded.
  public internal(set) var words: [ScriptWord] = []
  /// What a command of declarations sets, `local name=value`, `export NAME`, `declare -a list=(a b)`, in order.
  public internal(set) var declarations: [ScriptAssignment] = []
}

/// A variable and what it is set to.
public struct ScriptAssignment: Sendable, Hashable {
  /// What a variable is set to.
  public enum Value: Sendable, Hashable {
    /// One word; an empty one for `name=`.
    case word(ScriptWord)
    /// `name=(a b c)`.
    case array([ScriptWord])
    /// Nothing: `local name` only says that there is one.
    case none
  }

  /// The variable.
  public let name: Located<String>
  /// Which element of an array; nil for the variable as a whole.
  public let index: ScriptWord?
  /// Whether the value goes behind what is there: `name+=value`.
  public let appends: Bool
  /// What it is set to.
  public let value: Value
  /// From the name to the end of the value.
  public let range: SourceRange
}

/// What an input or output of a command is connected to.
public struct ScriptRedirection: Sendable, Hashable {
  /// The ways to connect.
  public enum Kind: Sendable, Hashable {
    /// `<`
    case input
    /// `>`
    case output
    /// `>>`
    case append
    /// `>|`
    case clobber
    /// `<>`
    case inputOutput
    /// `<&`
    case duplicateInput
    /// `>&`
    case duplicateOutput
    /// `&>`
    case outputAndError
    /// `&>>`
    case appendOutputAndError
    /// `<<END` and `<<-END`: the number of the text that follows, and whether variables in it are expanded.
    case document(Int, isExpanded: Bool)
    /// `<<<word`
    case hereString
  }

  /// How.
  public let kind: Kind
  /// The descriptor's number or variable as it is written; nil for the usual one.
  public let descriptor: String?
  /// The file, the descriptor, the delimiter or the text.
  public let target: ScriptWord
  /// From the descriptor to the end of the target.
  public let range: SourceRange
}

extension ScriptStatement.Kind {
  /// The statements that stand in it, in order; not those within words.
  public var inner: [ScriptStatement] {
    switch self {
    case .command, .test, .arithmetic: []
    case .pipeline(let parts): parts
    case .negation(let inner): [inner]
    case .chain(let first, let links): [first] + links.map { $0.statement }
    case .group(let body), .subshell(let body), .iteration(_, _, let body), .counting(_, let body): body
    case .condition(let arms, let otherwise): arms.flatMap { $0.test + $0.body } + otherwise
    case .selection(_, let choices): choices.flatMap { $0.body }
    case .repetition(let test, let body): test + body
    case .function(_, let body): [body]
    }
  }
}
