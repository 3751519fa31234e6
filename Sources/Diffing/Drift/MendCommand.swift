import AWSFacts

/// The command of the AWS command line that brings what is running to what the other side says.
///
/// Everything that a command needs besides the one value is taken from the side that is mended; where that does not tell an id or an
/// ARN there is no command.
struct MendCommand {
  let difference: Difference
  let side: Difference.Side

  init(_ difference: Difference, _ side: Difference.Side) { (self.difference, self.side) = (difference, side) }

  /// The side that is mended.
  var own: Outline { side == .before ? difference.before : difference.after }
  /// The side that has it as it should be.
  var other: Outline { side == .before ? difference.after : difference.before }

  /// The command that gives a setting its value; nil where there is none, or where it needs what is not known.
  func command(
    for part: Part, _ setting: String, _ attribute: DeployedAttribute, _ value: SettingValue
  ) -> [String]? {
    switch attribute {
    case .proxy(let attribute): command(for: part, attribute, value)
    case .companion(let attribute):
      if setting.utf8.starts(with: "tags.".utf8) {
        tag(part, String(decoding: setting.utf8.dropFirst("tags.".utf8.count), as: UTF8.self), value)
      } else {
        command(for: part, setting, attribute, value)
      }
    case .database: nil
    }
  }

  /// The command that makes a part, or takes it away.
  func command(for part: PartOutline, isWanted: Bool) -> [String]? {
    switch part.part.kind {
    case .endpoint where !isWanted:
      text(part.part, "name").map {
        ["aws", "rds", "delete-db-proxy-endpoint", "--db-proxy-endpoint-name", $0]
      }
    case .alarm where isWanted: putAlarm(part)
    case .parameter where !isWanted:
      text(part.part, "name").map { ["aws", "ssm", "delete-parameter", "--name", $0] }
    case .alarm: text(part.part, "name").map { ["aws", "cloudwatch", "delete-alarms", "--alarm-names", $0] }
    case .rule: changeRule(part, isWanted: isWanted)
    case .auth: changeEntries(isWanted ? part : nil, insteadOf: part.part)
    case .deployment, .proxy, .targetGroup, .endpoint, .database, .client, .securityGroup, .role, .secret, .network,
      .subnet, .parameter:
      nil
    }
  }

  /// A setting of the side that is mended, as text.
  func text(_ part: Part, _ setting: String) -> String? {
    guard let value = own.facet(part, setting)?.value, value != .nothing else { return nil }
    return value.shown
  }

  /// The id of a group that the outline calls by what wears it.
  func id(ofGroup title: String) -> String? {
    if title.hasPrefix("sg-") { return title }
    let part = Part(.securityGroup, title)
    return [own, other].lazy.compactMap { $0.facet(part, "id")?.value?.shown }.first
  }
}

// The proxy, its pool and its endpoints.
extension MendCommand {
  private func command(for part: Part, _ attribute: ProxyAttribute, _ value: SettingValue) -> [String]? {
    guard let name = attribute.name(in: .commandLine) else { return nil }
    let words = ["aws"] + name.owner.split(separator: " ").map(String.init)
    switch attribute {
    case .endpointName, .endpointSecurityGroups:
      guard let called = text(part, "name") else { return nil }
      return option(name.path, attribute, value).map { words + ["--db-proxy-endpoint-name", called] + $0 }
    case .authIAM, .authDescription, .authClientPasswordType, .authUserName:
      guard var entry = own.parts[part] else { return nil }
      let setting = other.parts[part]?.facets.values.first { $0.attribute == .proxy(attribute) }
      guard let setting else { return nil }
      entry.facets[setting.name] = setting
      return changeEntries(entry, insteadOf: part)
    default:
      guard let called = text(Part(.proxy, part.name), "name"), let option = option(name.path, attribute, value) else {
        return nil
      }
      let group = part.kind == .targetGroup ? ["--target-group-name", DefaultTargetGroup.name.value] : []
      return words + ["--db-proxy-name", called] + group + (pool(part, attribute, value) ?? option)
    }
  }

  private func option(_ name: String, _ attribute: ProxyAttribute, _ value: SettingValue) -> [String]? {
    switch (attribute, value) {
    case (.requireTLS, .flag(let isOn)), (.debugLogging, .flag(let isOn)):
      return [isOn ? name : "--no-\(name.dropFirst(2))"]
    case (.idleClientTimeout, .number), (.defaultAuthScheme, .text), (.proxyName, .text), (.endpointName, .text):
      return [name, value.shown]
    case (.proxySecurityGroups, .list(let titles)), (.endpointSecurityGroups, .list(let titles)):
      let ids = titles.compactMap(id(ofGroup:))
      return ids.count == titles.count && !ids.isEmpty ? [name] + ids : nil
    case (.maxConnectionsPercent, .number), (.maxIdleConnectionsPercent, .number), (.connectionBorrowTimeout, .number),
      (.pinningFilters, .list), (.initQuery, .text), (.initQuery, .nothing):
      return []
    default: return nil
    }
  }

  /// The pool's new number or words. AWS takes the idle share only together with the whole one.
  private func pool(_ part: Part, _ attribute: ProxyAttribute, _ value: SettingValue) -> [String]? {
    guard part.kind == .targetGroup, let option = attribute.name(in: .commandLine)?.path,
      let word = attribute.name(in: .cloudFormation)?.path.split(separator: ".").last
    else { return nil }
    switch value {
    case .number:
      var words = "\(word)=\(value.shown)"
      if attribute == .maxIdleConnectionsPercent {
        guard let whole = other.facet(part, "max_connections_percent")?.value else { return nil }
        words = "MaxConnectionsPercent=\(whole.shown),\(words)"
      }
      return [option, words]
    case .list(let items): return [option, MendJSON.object([(String(word), MendJSON.list(items.map(MendJSON.text)))])]
    case .text(let text): return [option, MendJSON.object([(String(word), MendJSON.text(text))])]
    case .nothing: return [option, MendJSON.object([(String(word), MendJSON.text(""))])]
    case .flag: return nil
    }
  }

  /// All entries of a proxy with one of them changed, added or left out: AWS takes them only together.
  private func changeEntries(_ entry: PartOutline?, insteadOf part: Part) -> [String]? {
    let owners = (own.parts[part] ?? entry)?.serves ?? []
    guard let proxy = owners.first, let called = text(proxy, "name") else { return nil }
    let others = own.parts.values.filter { $0.part.kind == .auth && $0.serves == owners && $0.part != part }
    let entries = (others + [entry].compactMap { $0 }).sorted { $0.part < $1.part }.map(words)
    guard !entries.isEmpty, entries.allSatisfy({ $0 != nil }) else { return nil }
    return [
      "aws", "rds", "modify-db-proxy", "--db-proxy-name", called, "--auth",
      MendJSON.list(entries.compactMap { $0 }),
    ]
  }

  private func words(_ entry: PartOutline) -> String? {
    guard let secret = entry.facets["secret"]?.value?.shown, let arn = arn(ofSecret: secret) else { return nil }
    var members: [(name: String, value: String)] = [
      ("AuthScheme", MendJSON.text("SECRETS")), ("SecretArn", MendJSON.text(arn)),
    ]
    let settings = [
      ("iam_auth", "IAMAuth"), ("client_password_auth_type", "ClientPasswordAuthType"), ("description", "Description"),
      ("user_name", "UserName"),
    ]
    for (setting, member) in settings {
      guard let facet = entry.facets[setting], !facet.isDefault, let value = facet.value, value != .nothing else {
        continue
      }
      members.append((member, MendJSON.text(value.shown)))
    }
    return MendJSON.object(members)
  }

  private func arn(ofSecret title: String) -> String? {
    let name = title.hasPrefix("secret ") ? String(title.dropFirst("secret ".count)) : title
    return own.facet(Part(.secret, name), "arn")?.value?.shown ?? other.facet(Part(.secret, name), "arn")?.value?.shown
  }
}
