import AWSFacts
import JSONSyntax
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

  /// Tags as most services take them; nil where there are none. Those that all resources have are in a variable.
  func tags(_ tags: Tags) -> CommandDocument? {
    if tags.isEmpty { return nil }
    return tags == commonTags ? .held("TAGS") : list(tags)
  }

  private func list(_ tags: Tags) -> CommandDocument {
    .array(
      tags.sorted { $0.key < $1.key }.map { .object([("Key", .string($0.key)), ("Value", .string($0.value))]) })
  }

  /// The variables of those tags: what they are, and how to ask whether they are there.
  @ShellBuilder var tagVariables: [ShellStatement] {
    if !commonTags.isEmpty {
      constant("TAGS", list(commonTags).word(.oneLine))
      constant("TAGGED", JMESPath.tags(commonTags).word)
      ShellStatement.blank
    }
  }

  /// Adds tags where a list has not all of them.
  @ShellBuilder func mend(
    _ tags: Tags, listedBy question: AWSCommand, under path: JMESPath, with change: AWSCommand
  ) -> [ShellStatement] {
    if let list = self.tags(tags) {
      unless(question.query(path | (tags == commonTags ? .variable("TAGGED") : .tags(tags))).look()) {
        change.option("--tags", list).change
      }
    }
  }

  /// Those of the first resource that has any; a profile gives all resources the same.
  private var commonTags: Tags {
    let all =
      deployment.proxies.map { $0.tags } + deployment.securityGroups.map { $0.tags } + deployment.roles.map { $0.tags }
      + deployment.secrets.map { $0.tags } + deployment.endpoints.map { $0.tags }
      + deployment.parameters.map { $0.tags }
      + deployment.alarms.map { $0.tags }
    return all.first { !$0.isEmpty } ?? [:]
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
    set(variable, ShellWord([.variableOr("answer", "NOT-YET-KNOWN-\(variable)")]))
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
