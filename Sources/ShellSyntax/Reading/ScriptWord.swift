public import SourceText

/// A word of a script as it was read, before anything in it is expanded.
public struct ScriptWord: Sendable, Hashable {
  /// Its runs in order; none for `''`.
  public internal(set) var pieces: [ScriptPiece]
  /// Whether it has quotes, so that it is a word even where it is empty.
  public internal(set) var hasQuotes: Bool
  /// From its first byte to its last, quotes included.
  public internal(set) var range: SourceRange

  init(_ pieces: [ScriptPiece], hasQuotes: Bool = false, at range: SourceRange) {
    self.pieces = pieces
    self.hasQuotes = hasQuotes
    self.range = range
  }

  /// What it says, if nothing in it has to be expanded.
  public var known: String? {
    var known = ""
    for piece in pieces {
      guard case .text(let text) = piece.kind else { return nil }
      known += text
    }
    return known
  }

  /// What it says, if it stands there without any quoting, as keywords and names have to.
  public var bare: String? { hasQuotes ? nil : known }
}

/// One run of a word.
public struct ScriptPiece: Sendable, Hashable {
  /// What a run is.
  public indirect enum Kind: Sendable, Hashable {
    /// Text as it is meant, without quotes and backslashes.
    case text(String)
    /// The value of a variable: `$name`, `${name:-word}`.
    case parameter(ScriptExpansion)
    /// What commands print: `$(...)`, and between backticks.
    case output([ScriptStatement])
    /// A number worked out: `$((...))`.
    case arithmetic(String)
    /// A file that commands write or read: `<(...)`.
    case process([ScriptStatement])
  }

  /// What it is.
  public let kind: Kind
  /// Whether it stands between quotes, or behind a backslash: it is not split into words, and no pattern.
  public let isQuoted: Bool
  /// The bytes that say it, without quotes; of text as many as it has itself, unless escapes are in it.
  public let range: SourceRange

  /// The text, where it is nothing else.
  public var text: String? { if case .text(let text) = kind { text } else { nil } }
}

/// A variable, and what to make of its value.
public struct ScriptExpansion: Sendable, Hashable {
  /// The variable: a name, a number for an argument, or one of `@ * # ? - $ !`.
  public var name: String
  /// Whether its length is asked for, `${#name}`.
  public var isLength = false
  /// Whether the value names the variable that is meant, `${!name}`.
  public var isIndirect = false
  /// Which element of an array, `${name[0]}`.
  public var index: ScriptWord?
  /// What to do with the value; nil for nothing.
  public var operation: Operation?
  /// What to do it with; a pattern and what to put in its place are two.
  public var arguments: [ScriptWord] = []

  /// What to do with a value.
  public enum Operation: String, Sendable, Hashable, CaseIterable {
    /// `${name:-word}`: the word where the value is empty.
    case orElse = ":-"
    /// `${name-word}`: the word where the variable is not set.
    case ifUnset = "-"
    /// `${name:=word}`: the same as `:-`, and the variable is set.
    case assign = ":="
    /// `${name=word}`
    case assignUnset = "="
    /// `${name:?word}`: stop where the value is empty.
    case demand = ":?"
    /// `${name?word}`
    case demandSet = "?"
    /// `${name:+word}`: the word where there is a value.
    case replaceSet = ":+"
    /// `${name+word}`
    case replaceDeclared = "+"
    /// `${name:1:2}`
    case substring = ":"
    /// `${name##pattern}`
    case dropLongestPrefix = "##"
    /// `${name#pattern}`
    case dropPrefix = "#"
    /// `${name%%pattern}`
    case dropLongestSuffix = "%%"
    /// `${name%pattern}`
    case dropSuffix = "%"
    /// `${name//pattern/word}`
    case replaceAll = "//"
    /// `${name/pattern/word}`
    case replace = "/"
    /// `${name^^}`
    case upperCase = "^^"
    /// `${name^}`
    case capitalize = "^"
    /// `${name,,}`
    case lowerCase = ",,"
    /// `${name,}`
    case uncapitalize = ","
    /// `${name@Q}`: quoted, and others like it.
    case transform = "@"
    /// `${!prefix*}`: the names that begin so.
    case names = "*"
  }

  /// The value as it is.
  public init(_ name: String) { self.name = name }
}
