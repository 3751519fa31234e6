import SourceText

/// Takes the words of a command line one by one: options are looked up, checked and kept, operands are handed out.
struct WordReader {
  /// What was given so far.
  private(set) var given = GivenWords()
  private var rest: ArraySlice<String>
  private var readsOptions = true

  init(_ words: some Sequence<String>) { rest = Array(words)[...] }

  /// Whether `--help` or `--version` was met, after which nothing is read.
  var isStopped: Bool { !given[stops.help.shape.name].isEmpty || !given[stops.version.shape.name].isEmpty }
  private let stops = GlobalParameters()

  /// The next operand, nil at the end; `subject` is what messages call the owner of the options.
  mutating func operand(options: [OptionDeclaration], of subject: String) throws(Failure) -> String? {
    while !isStopped, let word = rest.popFirst() {
      guard readsOptions, word.hasPrefix("-"), word != "-" else { return word }
      if word == "--" { readsOptions = false } else { try option(word, among: options, of: subject) }
    }
    return nil
  }

  private mutating func option(
    _ word: String, among options: [OptionDeclaration], of subject: String
  ) throws(Failure) {
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let name = parts.first ?? word
    let attached = parts.count > 1 ? parts[1] : nil
    guard let option = options.first(where: { $0.allNames.contains(name) }) else {
      let known = Suggestion.closest(to: name, among: options.flatMap { $0.allNames }.filter { $0.hasPrefix("--") })
      throw .usage("\(subject) has no option `\(name)`", help: known.map { "did you mean `\($0)`?" })
    }
    switch option.value {
    case .nothing(let negation):
      guard attached == nil else { throw .usage("`\(name)` takes no value", help: "write `\(name)` alone") }
      given.add(name == negation ? OptionDeclaration.off : OptionDeclaration.on, to: option.name)
    case .one(let valueName, let accepted):
      guard given[option.name].isEmpty else { throw .usage("`\(option.name)` is given twice", help: "give it once") }
      given.add(try value(attached, of: name, valueName, accepted), to: option.name)
    case .many(let valueName, let accepted):
      given.add(try value(attached, of: name, valueName, accepted), to: option.name)
    }
  }

  /// The value of an option: behind `=`, or the next word unless that looks like an option.
  private mutating func value(
    _ attached: String?, of name: String, _ valueName: String, _ accepted: Accepted
  ) throws(Failure) -> String {
    guard let word = attached ?? rest.first else {
      throw .usage("`\(name)` needs a value", help: hint(name, valueName, accepted))
    }
    if attached == nil {
      guard word == "-" || !word.hasPrefix("-") else {
        throw .usage(
          "`\(name)` needs a value, and `\(word)` looks like an option", help: "write `\(name)=\(valueName)`")
      }
      rest = rest.dropFirst()
    }
    if let (expected, help) = accepted.complaint(about: word) {
      throw .usage("`\(name)` \(expected), not `\(word)`", help: help)
    }
    return word
  }

  private func hint(_ name: String, _ valueName: String, _ accepted: Accepted) -> String {
    if case .words(let words) = accepted { return "write `\(name)` with \(listed(words))" }
    return "write `\(name) \(valueName)`"
  }

  /// Gives each operand its words, in order.
  mutating func assign(_ words: [String], to operands: [OperandDeclaration], of subject: String) throws(Failure) {
    var words = words[...]
    for operand in operands {
      guard words.count >= operand.minimum else {
        throw .usage("\(subject) needs \(operand.name)", help: missing(operand))
      }
      for word in words.prefix(operand.maximum ?? words.count) {
        if let (expected, help) = operand.accepted.complaint(about: word) {
          throw .usage("\(operand.name) of \(subject) \(expected), not `\(word)`", help: help)
        }
        given.add(word, to: operand.name)
      }
      words = words.dropFirst(operand.maximum ?? words.count)
    }
    if let word = words.first {
      throw .usage("\(subject) does not know what to do with `\(word)`", help: "leave it out")
    }
  }

  private func missing(_ operand: OperandDeclaration) -> String {
    if case .words(let words) = operand.accepted { return "name one: \(listed(words))" }
    return "\(operand.name) is \(operand.help)"
  }
}
