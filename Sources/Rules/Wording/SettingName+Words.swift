import AWSFacts
import ProxyModel

extension SettingName {
  /// What the setting is called, in back-quotes.
  func name(in kind: InputKind) -> String {
    switch kind {
    case .profile: "`\(entry.key)`"
    case .terraform, .plan: named(in: .terraform).map { "`\($0.last)`" } ?? name(in: .profile)
    case .cloudformation:
      (named(in: .cloudFormation)?.last ?? member.map { $0[...] }).map { "`\($0)`" } ?? name(in: .profile)
    case .cli: option.map { member == nil ? "`\($0.path)`" : "`\(member ?? "")` of `\($0.path)`" } ?? name(in: .profile)
    // What AWS answers has the API's own words, which templates have, too.
    case .describe: member.map { "`\($0)`" } ?? name(in: .cloudformation)
    }
  }

  /// What the setting is called, and where it stands: `proxy.idle_client_timeout`, `idle_client_timeout` in `aws_db_proxy`.
  func path(in kind: InputKind) -> String {
    switch kind {
    case .profile: "`\(entry.section).\(entry.key)`"
    case .terraform, .plan: named(in: .terraform).map { "`\($0.last)`\(place(of: $0))" } ?? path(in: .profile)
    case .cloudformation:
      named(in: .cloudFormation).map { "`\($0.last)`\(place(of: $0))" } ?? path(in: .profile)
    case .cli, .describe: name(in: kind)
    }
  }

  /// The setting with a value, ready to type, and where that is to stand.
  func assignment(of value: SettingLiteral, in kind: InputKind) -> String {
    let profile = "`\(entry.key): \(value.plain)`"
    switch kind {
    case .profile: return profile
    case .terraform, .plan:
      return named(in: .terraform).map { "`\($0.last) = \(value.quoted)`\(place(of: $0))" } ?? profile
    case .cloudformation:
      return named(in: .cloudFormation).map { "`\($0.last): \(value.plain)`\(place(of: $0))" } ?? profile
    case .cli: return option.map { "`\(words(of: $0.path, value))`" } ?? profile
    case .describe: return change.map { "`\(words(of: $0.path, value))`\(command(of: $0))" } ?? profile
    }
  }

  /// In which block it stands, or in which resource; a database's own may be a cluster or an instance.
  private func place(of name: AttributeName) -> String {
    name.block == nil && isOfDatabase ? "" : " in `\(name.block ?? name.owner[...])`"
  }

  /// Which command takes the option; a database's own may be a cluster's or an instance's.
  private func command(of name: AttributeName) -> String { isOfDatabase ? "" : " with `aws \(name.owner)`" }

  private var isOfDatabase: Bool { if case .database = entry.attribute { true } else { false } }

  /// The words of a command that set it.
  private func words(of option: String, _ value: SettingLiteral) -> String {
    if let member { return "\(option) \(member)=\(value.plain)" }
    guard case .flag(let isOn) = value else { return "\(option) \(value.plain)" }
    return isOn ? option : "--no-\(option.dropFirst(2))"
  }

  /// What a tool with files of its own calls it.
  private func named(in tool: DeploymentTool) -> AttributeName? {
    switch entry.attribute {
    case .proxy(let attribute): attribute.name(in: tool)
    case .companion(let attribute): attribute.name(in: tool)
    case .database(let argument): argument.name(in: tool).value
    }
  }

  /// The option that sets it in a script, which makes things.
  private var option: AttributeName? { creation ?? named(in: .commandLine) }

  /// The option that sets it on what is there.
  private var change: AttributeName? { named(in: .commandLine) ?? creation }

  private var creation: AttributeName? {
    switch entry.attribute {
    case .proxy(let attribute): attribute.creationName
    case .companion(let attribute): attribute.creationName
    case .database: nil
    }
  }

  /// What it is called inside of an option that takes several; nil where it has one of its own.
  private var member: String? {
    switch entry.attribute {
    case .proxy(let attribute): attribute.member
    case .companion: nil
    case .database(let argument): argument.member
    }
  }
}

extension AttributeName {
  /// The argument itself, without the blocks around it.
  fileprivate var last: Substring { path.split(separator: ".").last ?? path[...] }

  /// The block that it stands in; nil where that is the resource itself.
  fileprivate var block: Substring? { path.split(separator: ".").dropLast().last }
}
