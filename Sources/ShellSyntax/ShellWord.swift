/// One word of a command: what the shell makes one argument of.
///
/// Written as a literal it is our own text; whatever is interpolated is somebody else's, and no shell ever reads it as anything
/// but itself: `"--name=\(name)"`.
public struct ShellWord: Hashable, Sendable {
  /// One run of a word.
  public enum Piece: Hashable, Sendable {
    /// Our own text; quoted where a shell would read more into it.
    case literal(String)
    /// Text from outside; always quoted.
    case text(String)
    /// The value of a variable of the script, as it is when the command runs.
    case variable(String)
    /// The value of a variable, or a text where it is empty.
    case variableOr(String, String)
  }

  /// The runs in order.
  public private(set) var pieces: [Piece]

  /// A word of several runs.
  public init(_ pieces: [Piece]) { self.pieces = pieces }

  /// Text from outside, whole.
  public static func text(_ text: String) -> ShellWord { ShellWord([.text(text)]) }

  /// A variable's value, whole.
  public static func variable(_ name: String) -> ShellWord { ShellWord([.variable(name)]) }

  /// Two words as one.
  public static func + (left: ShellWord, right: ShellWord) -> ShellWord { ShellWord(left.pieces + right.pieces) }

  /// What it says, if no variable takes part.
  public var known: String? {
    var known = ""
    for piece in pieces {
      switch piece {
      case .literal(let text), .text(let text): known += text
      case .variable, .variableOr: return nil
      }
    }
    return known
  }

  /// Whether a command would take it for an option.
  public var beginsWithHyphen: Bool {
    switch pieces.first {
    case .literal(let text)?, .text(let text)?: text.utf8.first == UInt8(ascii: "-")
    case .variable?, .variableOr?, nil: false
    }
  }
}

extension ShellWord: ExpressibleByStringInterpolation {
  /// Our own text.
  public init(stringLiteral text: String) { pieces = [.literal(text)] }

  /// Our own text with others' in it.
  public init(stringInterpolation: StringInterpolation) { pieces = stringInterpolation.pieces }

  /// Collects the runs of an interpolated word.
  public struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var pieces: [Piece] = []

    /// Nothing yet.
    public init(literalCapacity: Int, interpolationCount: Int) {}

    /// Our own text.
    public mutating func appendLiteral(_ literal: String) {
      if !literal.isEmpty { pieces.append(.literal(literal)) }
    }

    /// Text from outside.
    public mutating func appendInterpolation(_ text: String) { pieces.append(.text(text)) }

    /// A number.
    public mutating func appendInterpolation(_ number: Int) { pieces.append(.literal(String(number))) }

    /// The runs of another word.
    public mutating func appendInterpolation(_ word: ShellWord) { pieces += word.pieces }
  }
}
