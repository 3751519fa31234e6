import AWSFacts
import ProxyModel
import SourceText

/// A call of the AWS command line: what it is to do, and with which options.
struct CommandCall: Sendable {
  /// An option as it is written.
  struct Option: Sendable {
    /// Its name in full, without hyphens and without `no-`.
    let name: String
    /// The words that name it.
    let range: SourceRange
    let kind: CommandLineModel.Kind
    /// Whether a flag is switched off.
    let isOff: Bool
    /// Whether only the beginning of the name is written.
    var isAbbreviated = false
    var words: [ScriptText]
  }

  /// `rds`, `create-db-proxy`, and what `wait` waits for.
  private(set) var positionals: [ScriptText] = []
  private(set) var options: [Option] = []
  /// What of the answer is asked for; nil for all of it.
  private(set) var query: ScriptText?
  /// The region it is sent to, where the call or a variable of AWS says so.
  private(set) var region: ScriptText?
  /// Why it may have more options than those.
  private(set) var unseenOptions: Unknown?
  /// What the command line would not understand.
  var problems: [ToolProblem] = []
  /// What texts stand in files that options name.
  private(set) var input: Value?
  /// Why it may not run at all; nil for what runs in any case.
  let condition: Unknown?
  /// Whether it runs only where AWS, when asked, has this or has it not.
  let followsAnswer: Bool
  /// The whole call.
  let range: SourceRange

  /// `rds create-db-proxy`
  var name: String { positionals.prefix(2).map { $0.known ?? "?" }.joined(separator: " ") }

  /// `create-db-proxy`
  var operation: String { positionals.count > 1 ? positionals[1].known ?? "?" : "?" }

  /// The words to point at: the service and the operation.
  var place: SourceRange {
    guard let first = positionals.first else { return range }
    return first.range.through((positionals.count > 1 ? positionals[1] : first).range)
  }

  init(_ words: [ScriptText], at range: SourceRange, under condition: Unknown?, run: ScriptRun) {
    self.range = range
    (self.condition, followsAnswer) = (condition, run.answers > 0)
    let variables = ["AWS_REGION", "AWS_DEFAULT_REGION"].compactMap { run.scope.variables[$0]?.first }
    region = variables.first
    read(words.dropFirst(), run)
  }

  private mutating func read(_ words: ArraySlice<ScriptText>, _ run: ScriptRun) {
    var rest = words
    while let word = rest.popFirst() {
      guard word.hasPrefix("--") else {
        add(word)
        continue
      }
      var option = named(word)
      if let inline = Self.valueBehindEqualsSign(word) {
        option.words.append(inline)
      } else {
        while let next = rest.first, !next.hasPrefix("--"), takes(next, option) {
          option.words.append(next)
          rest.removeFirst()
        }
      }
      option.words = option.words.map { loaded($0, run) }
      note(option)
    }
  }

  /// A word that belongs to no option.
  private mutating func add(_ word: ScriptText) {
    if positionals.count < 2 || operation == "wait" && positionals.count < 3 {
      positionals.append(word)
    } else if word.known == nil {
      unseenOptions = unseenOptions ?? word.reasonUnknown
    } else {
      positionals.append(word)
    }
  }

  private func takes(_ word: ScriptText, _ option: Option) -> Bool {
    switch option.kind {
    case .list, .structures: true
    case .scalar, .structure: option.words.isEmpty
    // A flag takes nothing, but whoever writes a truth value behind it means it for the flag.
    case .flag: option.words.isEmpty && Words.bool(word.known ?? "") != nil
    }
  }

  /// The option that a word names: by its whole name, or by the beginning that only it has.
  private func named(_ word: ScriptText) -> Option {
    let written = String(Self.beginning(of: word).dropFirst(2).prefix { $0 != "=" })
    let known = (CommandLineModel.options(of: name) ?? []) + CommandLineModel.global
    let place = word.runs.first.map { $0.range(of: 0..<min(written.utf8.count + 2, $0.literal?.utf8.count ?? 0)) }
    func option(_ model: CommandLineModel.Option, isOff: Bool) -> Option {
      Option(name: model.name, range: place ?? word.range, kind: model.kind, isOff: isOff, words: [])
    }
    if let model = known.first(where: { $0.name == written }) { return option(model, isOff: false) }
    if written.hasPrefix("no-"), let model = known.first(where: { $0.kind == .flag && $0.name == written.dropFirst(3) })
    {
      return option(model, isOff: true)
    }
    let beginning = known.filter { $0.name.hasPrefix(written) }
    if beginning.count == 1, written.utf8.count > 2 {
      var option = option(beginning[0], isOff: false)
      option.isAbbreviated = true
      return option
    }
    return Option(name: written, range: place ?? word.range, kind: .list, isOff: false, words: [])
  }

  private static func valueBehindEqualsSign(_ word: ScriptText) -> ScriptText? {
    var rest = word
    // The sign may stand in quotes of its own: `--description$'=- a'`.
    while let first = rest.runs.first?.literal, !first.isEmpty {
      if let sign = first.utf8.firstIndex(of: UInt8(ascii: "=")) {
        return rest.dropFirst(first.utf8.distance(from: first.startIndex, to: sign) + 1)
      }
      rest = rest.dropFirst(first.utf8.count)
    }
    return nil
  }

  /// What a word is known to begin with, however it is quoted.
  private static func beginning(of word: ScriptText) -> String {
    word.runs.prefix { $0.literal != nil }.compactMap { $0.literal }.joined()
  }

  /// What stands in the file that a word names by `file://`.
  private func loaded(_ word: ScriptText, _ run: ScriptRun) -> ScriptText {
    for scheme in ["file://", "fileb://"] where word.hasPrefix(scheme) {
      return run.contents(of: word.dropFirst(scheme.utf8.count), at: word.range)
    }
    return word
  }

  private mutating func note(_ option: Option) {
    switch option.name {
    case "query": query = option.words.first
    case "region": region = option.words.first ?? region
    case "cli-input-json", "cli-input-yaml":
      input = option.words.first.map { PlacedJSON.value(of: $0) ?? .unknown($0.reasonUnknown) }
      if case .unknown(let unknown)? = input { unseenOptions = unknown }
      options.append(option)
    default: options.append(option)
    }
  }
}

// What options say.
extension CommandCall {
  func option(_ name: String) -> Option? { options.last { $0.name == name } }

  /// What an option says, or what the input of the call says under the API's name for it.
  subscript(name: String) -> Value? {
    if let option = option(name) { return value(of: option) }
    let letters = name.filter { $0 != "-" }
    return input?.entries.last { $0.key.value.lowercased() == letters }?.value
  }

  /// The JSON that an option holds, with the places of its parts; its text where it is none.
  func document(_ name: String) -> Value? {
    option(name)?.words.first.map { PlacedJSON.value(of: $0) ?? Self.value($0) } ?? self[name]?.document
  }

  private func value(of option: Option) -> Value? {
    switch option.kind {
    case .flag:
      let isSaidFalse = option.words.first?.known?.lowercased() == "false"
      return .bool(
        option.isOff == isSaidFalse, at: option.words.first.map { option.range.through($0.range) } ?? option.range)
    case .scalar: return option.words.first.map(Self.value)
    case .structure: return option.words.first.map { Self.structure($0) }
    case .list:
      if option.words.count == 1, let json = Self.json(option.words[0]), case .list = json { return json }
      return .list(option.words.map(Self.value), at: place(of: option))
    case .structures:
      let values = option.words.flatMap { word -> [Value] in
        let value = Self.structure(word)
        if case .list(let items, _) = value { return items }
        return [value]
      }
      return .list(values, at: place(of: option))
    }
  }

  private func place(of option: Option) -> SourceRange {
    guard let first = option.words.first, let last = option.words.last else { return option.range }
    return first.range.through(last.range)
  }

  private static func value(_ word: ScriptText) -> Value {
    if case .unknown(let unknown)? = word.runs.first?.part, word.runs.count == 1 { return .unknown(unknown) }
    return word.value
  }

  private static func json(_ word: ScriptText) -> Value? {
    guard let first = word.runs.first?.literal?.first(where: { !$0.isWhitespace }), first == "{" || first == "[" else {
      return nil
    }
    return PlacedJSON.value(of: word)
  }

  private static func structure(_ word: ScriptText) -> Value {
    if case .unknown(let unknown)? = word.runs.first?.part, word.runs.count == 1 { return .unknown(unknown) }
    return json(word) ?? Shorthand.value(of: word) ?? word.value
  }
}
