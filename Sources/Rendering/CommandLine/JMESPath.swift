import JSONSyntax
import ShellSyntax

/// What `--query` takes: which part of an answer is meant, or whether the answer is as it should be.
///
/// `aws` itself compares, so that a script needs no other program that knows JSON. Whatever is interpolated is a JSON literal.
struct JMESPath {
  private(set) var word: ShellWord

  /// Both hold.
  static func && (left: JMESPath, right: JMESPath) -> JMESPath { "\(path: left) && \(path: right)" }
}

extension JMESPath: ExpressibleByStringInterpolation {
  init(stringLiteral text: String) { word = .text(text) }
  init(stringInterpolation: StringInterpolation) { word = stringInterpolation.word }

  struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var word = ShellWord([])

    init(literalCapacity: Int, interpolationCount: Int) {}

    mutating func appendLiteral(_ literal: String) { word = word + .text(literal) }

    /// A literal: between backticks, so that those of its text have to be written otherwise.
    mutating func appendInterpolation(_ document: CommandDocument) {
      let pieces = document.word(.oneLine).pieces.map { piece -> ShellWord.Piece in
        switch piece {
        case .literal(let text), .text(let text):
          .text(String(text.split(separator: "`", omittingEmptySubsequences: false).joined(separator: "\\u0060")))
        case .variable, .variableOr: piece
        }
      }
      word = word + "`" + ShellWord(pieces) + "`"
    }

    mutating func appendInterpolation(_ text: String) { appendInterpolation(.string(text)) }
    mutating func appendInterpolation(_ number: Int) { appendInterpolation(.integer(number)) }
    mutating func appendInterpolation(_ flag: Bool) { appendInterpolation(CommandDocument.value(.bool(flag))) }
    mutating func appendInterpolation(_ word: ShellWord) { appendInterpolation(.text(word)) }

    /// Another expression, as it is.
    mutating func appendInterpolation(path: JMESPath) { word = word + path.word }
    /// Our own name of a member.
    mutating func appendInterpolation(name: String) { word = word + .text(name) }
  }
}

extension JMESPath {
  /// Whether all of them hold.
  static func all(_ paths: [JMESPath]) -> JMESPath {
    guard let first = paths.first else { return "\(true)" }
    return paths.dropFirst().reduce(first) { $0 && $1 }
  }

  /// The answer to one question about the answer to another.
  static func | (left: JMESPath, right: JMESPath) -> JMESPath {
    var path = left
    path.word = left.word + .text("|") + right.word
    return path
  }

  /// What a variable of the script holds.
  static func variable(_ name: String) -> JMESPath {
    var path: JMESPath = ""
    path.word = .variable(name)
    return path
  }

  /// Whether tags are there as they should be, asked of the list; others beside them do not matter.
  static func tags(_ tags: [String: String]) -> JMESPath {
    let none = CommandDocument.array([])
    let tests = tags.sorted { $0.key < $1.key }.map { key, value -> JMESPath in
      "length(@[?Key==\(key) && Value==\(value)] || \(none)) == \(1)"
    }
    return "(\(path: .all(tests)))"
  }
}
