import JSONSyntax
import ShellSyntax

/// JSON that an option of a command takes, in which some strings hold variables of the script.
///
/// What variables hold are ids, ARNs and host names as AWS gave them, which need no quoting in JSON.
indirect enum CommandDocument {
  /// Known as it is.
  case value(JSONValue)
  /// A string with variables in it.
  case text(ShellWord)
  /// JSON that a variable holds.
  case held(String)
  case array([CommandDocument])
  case object([(name: String, value: CommandDocument)])

  static func string(_ text: String) -> CommandDocument { .value(.string(text)) }
  static func integer(_ number: Int) -> CommandDocument { .value(.integer(number)) }
  /// A number that is written in JSON's way already.
  static func decimal(_ text: String) -> CommandDocument { .value(JSONNumber(text).map { .number($0) } ?? .null) }
  static func strings(_ texts: [String]) -> CommandDocument { .array(texts.map { .string($0) }) }

  /// On one line where it is short, indented where it is not.
  var word: ShellWord {
    let line = word(.oneLine)
    let length = line.pieces.reduce(0) { sum, piece in
      switch piece {
      case .literal(let text), .text(let text): sum + text.utf8.count
      case .variable(let name): sum + name.utf8.count
      case .variableOr(let name, let text): sum + name.utf8.count + text.utf8.count
      }
    }
    return length <= 160 ? line : word(.indented)
  }

  /// As a word of a command.
  func word(_ layout: JSONLayout) -> ShellWord { pieces(layout, depth: 0) }

  private func pieces(_ layout: JSONLayout, depth: Int) -> ShellWord {
    switch self {
    case .value(let value):
      return .text(Self.visible(value.text(.oneLine)))
    case .text(let word):
      return ShellWord([.text("\"")] + word.pieces.map(Self.quoted) + [.text("\"")])
    case .held(let name): return .variable(name)
    case .array(let elements):
      return Self.list("[", elements.map { $0.pieces(layout, depth: depth + 1) }, "]", layout, depth)
    case .object(let members):
      let colon = layout == .indented ? ": " : ":"
      return Self.list(
        "{",
        members.map { name, value in
          ShellWord.text(Self.visible(JSONValue.string(name).text(.oneLine)) + colon)
            + value.pieces(layout, depth: depth + 1)
        }, "}", layout, depth)
    }
  }

  private static func list(
    _ open: String, _ items: [ShellWord], _ close: String, _ layout: JSONLayout, _ depth: Int
  ) -> ShellWord {
    func lineBreak(_ depth: Int) -> String {
      layout == .indented && !items.isEmpty ? "\n" + String(repeating: "  ", count: depth) : ""
    }
    var word = ShellWord.text(open)
    for (index, item) in items.enumerated() {
      word = word + .text((index > 0 ? "," : "") + lineBreak(depth + 1)) + item
    }
    return word + .text(lineBreak(depth) + close)
  }

  /// The inside of a string.
  private static func quoted(_ piece: ShellWord.Piece) -> ShellWord.Piece {
    switch piece {
    case .literal(let text), .text(let text):
      .text(visible(String(JSONValue.string(text).text(.oneLine).dropFirst().dropLast())))
    case .variable, .variableOr: piece
    }
  }

  /// With escapes for what would mislead who reads the script.
  private static func visible(_ json: String) -> String {
    var result = ""
    for scalar in json.unicodeScalars {
      if ShellQuoting.isInvisible(scalar) {
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
