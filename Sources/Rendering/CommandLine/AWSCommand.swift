import ShellSyntax

/// A call of `aws`, option by option.
///
/// Every value is in quotes, one that begins with a hyphen is bound to its option by `=`, and one that `aws` would take for the
/// address of a file to load is handed over as JSON.
struct AWSCommand {
  private var words: [ShellWord]
  private var input: [(name: String, value: CommandDocument)] = []

  init(_ service: ShellWord, _ operation: ShellWord) { words = [service, operation] }

  /// An option with a name, an id or a word of AWS's own.
  func option(_ name: ShellWord, _ value: ShellWord) -> AWSCommand {
    var command = self
    command.words += value.beginsWithHyphen ? [name + "=" + value] : [name, value]
    return command
  }

  func option(_ name: ShellWord, _ text: String) -> AWSCommand { option(name, .text(text)) }
  func option(_ name: ShellWord, _ number: Int) -> AWSCommand { option(name, ShellWord("\(number)")) }

  /// An option with JSON.
  func option(_ name: ShellWord, _ document: CommandDocument) -> AWSCommand { option(name, document.word) }

  /// An option with free text, if there is any; `member` is what the API calls it.
  func option(_ name: ShellWord, text: String, member: String) -> AWSCommand {
    if text.isEmpty { return self }
    guard ["file://", "fileb://", "http://", "https://"].contains(where: text.hasPrefix) else {
      return option(name, .text(text))
    }
    var command = self
    command.input.append((member, .string(text)))
    return command
  }

  /// An option with text, or no option where there is none.
  func option(_ name: ShellWord, ifAny text: String?) -> AWSCommand { text.map { option(name, $0) } ?? self }

  /// An option with JSON, or no option where there is none.
  func option(_ name: ShellWord, ifAny document: CommandDocument?) -> AWSCommand {
    document.map { option(name, $0) } ?? self
  }

  /// An option without a value, on or off.
  func flag(_ name: String, _ isOn: Bool = true) -> AWSCommand {
    var command = self
    command.words.append(ShellWord([.literal("--\(isOn ? "" : "no-")\(name)")]))
    return command
  }

  /// What of the answer is meant.
  func query(_ path: JMESPath) -> AWSCommand { option("--query", path.word) }

  /// The words, after those of a function of the script that runs them.
  func by(_ function: ShellWord...) -> ShellStatement {
    .command(function + words + (input.isEmpty ? [] : ["--cli-input-json", CommandDocument.object(input).word]))
  }

  /// Asks; what AWS refuses with one of these codes is not there.
  func look(absent codes: ShellWord = .none) -> ShellStatement { by("look", codes) }

  /// Asks for a part of something that may itself not be there yet.
  func look(in owner: ShellWord, absent codes: ShellWord = .none) -> ShellStatement { by("look_in", owner, codes) }

  /// Changes something.
  var change: ShellStatement { by("change") }
}

extension ShellWord {
  /// An argument that says nothing.
  static let none = ShellWord([])
}
