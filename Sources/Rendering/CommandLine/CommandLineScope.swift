import AWSFacts
import ProxyModel
import ShellSyntax
import SourceText

/// What the scripts of one deployment share: how its values are written, and what stands in the way.
struct CommandLineScope {
  let deployment: Deployment
  let obstacles = Obstacles()

  init(_ deployment: Deployment) { self.deployment = deployment }

  /// The value itself; what is unknown or refused is noted.
  func known<Value>(_ setting: Setting<Value>) -> Value? {
    switch setting {
    case .written(let value, _), .defaulted(let value, _): return value
    case .refused(let text, let range): obstacles.note(refused: text, at: range)
    case .unknown(let unknown): obstacles.note(unknown)
    }
    return nil
  }

  /// The text of a setting; nothing stands for what is noted.
  func text(_ setting: Setting<String>) -> String { known(setting) ?? "" }

  /// The number of a setting.
  func number(_ setting: Setting<Int>) -> Int { known(setting) ?? 0 }

  /// The word AWS knows for a setting.
  func word<Value: RawRepresentable>(_ setting: Setting<Value>) -> String where Value.RawValue == String {
    known(setting)?.rawValue ?? ""
  }

  /// Makes a resource that is not there, and mends one that is; a variable gets its id.
  @ShellBuilder func ensure(
    _ variable: String, foundBy lookUp: ShellStatement, madeBy creation: ShellStatement,
    @ShellBuilder mendedBy mending: () -> [ShellStatement]
  ) -> [ShellStatement] {
    lookUp
    set(variable, Self.answer)
    when(.isEmpty(.variable(variable))) {
      creation
      setOrPlaceholder(variable)
    } otherwise: {
      mending()
    }
  }

  /// Keeps an answer, or what stands in a dry run for what AWS will say.
  func setOrPlaceholder(_ variable: String) -> ShellStatement {
    set(variable, ShellWord([.variableOr("answer", "NOT-YET-\(variable)")]))
  }

  /// Compares, and changes what is not the same.
  @ShellBuilder func unless(
    _ comparison: ShellStatement, @ShellBuilder _ changes: () -> [ShellStatement]
  ) -> [ShellStatement] {
    comparison
    when(.notEqual(Self.answer, "true"), changes)
  }

  /// What the last call answered.
  static let answer = ShellWord.variable("answer")

  /// A line of the log.
  func log(_ word: ShellWord) -> ShellStatement { run("log", word) }
}
