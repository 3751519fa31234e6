import AWSFacts
import SourceText

// Alarms, groups and their rules, roles, secrets and parameters.
extension MendCommand {
  func command(
    for part: Part, _ setting: String, _ attribute: CompanionAttribute, _ value: SettingValue
  ) -> [String]? {
    switch attribute {
    case .alarmDescription, .alarmNamespace, .alarmMetric, .alarmDimensions, .alarmStatistic, .alarmPeriod,
      .alarmEvaluationPeriods, .alarmThreshold, .alarmComparison, .alarmMissingData, .alarmActions:
      guard var alarm = own.parts[part], let wanted = other.facet(part, setting) else { return nil }
      alarm.facets[setting] = wanted
      return putAlarm(alarm)
    case .parameterValue, .parameterDescription: return putParameter(part, setting, value)
    case .roleDescription:
      return text(part, "name").map {
        ["aws", "iam", "update-role", "--role-name", $0, "--description", value == .nothing ? "" : value.shown]
      }
    case .secretKey:
      guard let name = text(part, "name"), value != .nothing else { return nil }
      return ["aws", "secretsmanager", "update-secret", "--secret-id", name, "--kms-key-id", value.shown]
    case .policyDocument where value == .nothing:
      let policy = String(decoding: setting.utf8.dropFirst("policies.".utf8.count), as: UTF8.self)
      guard let name = text(part, "name"), !policy.holds(EnvironmentWords.placeholder) else { return nil }
      return ["aws", "iam", "delete-role-policy", "--role-name", name, "--policy-name", policy]
    // A policy takes a document, and a rule's description the rule's id: neither stands in a line.
    case .roleTrust, .policyDocument, .ruleDescription: return nil
    case .groupName, .groupDescription, .groupVPC, .roleName, .secretName, .parameterName, .alarmName: return nil
    case .groupTags, .roleTags, .secretTags, .parameterTags, .alarmTags: return nil
    }
  }

  // MARK: Alarms

  /// The command that makes an alarm, or gives it all that it should have: AWS changes none of it alone.
  func putAlarm(_ alarm: PartOutline) -> [String]? {
    func value(_ setting: String) -> String? {
      alarm.facets[setting]?.value.flatMap { $0 == .nothing ? nil : $0.shown }
    }
    let name = own.facet(alarm.part, "name")?.value?.shown ?? value("name")
    guard let name, let metric = value("metric"), let namespace = value("namespace"),
      let statistic = value("statistic"),
      let period = value("period"), let periods = value("evaluation_periods"), let threshold = value("threshold"),
      let comparison = value("comparison"), let dimensions = dimensions(of: alarm)
    else { return nil }
    let plain = ["SampleCount", "Average", "Sum", "Minimum", "Maximum"]
    var words = ["aws", "cloudwatch", "put-metric-alarm", "--alarm-name", name]
    if let description = value("description"), !description.isEmpty { words += ["--alarm-description", description] }
    words += ["--namespace", namespace, "--metric-name", metric, "--dimensions", dimensions]
    words += [plain.contains(statistic) ? "--statistic" : "--extended-statistic", statistic]
    words += ["--period", period, "--evaluation-periods", periods, "--threshold", threshold]
    words += ["--comparison-operator", comparison]
    if let missing = value("treat_missing_data") { words += ["--treat-missing-data", missing] }
    if case .list(let actions)? = alarm.facets["notify"]?.value, !actions.isEmpty {
      words += ["--alarm-actions"] + actions
    }
    return words
  }

  private func dimensions(of alarm: PartOutline) -> String? {
    guard case .list(let items)? = alarm.facets["dimensions"]?.value else { return nil }
    var objects: [String] = []
    for item in items {
      guard let sign = item.firstIndex(of: "=") else { return nil }
      var value = String(item[item.index(after: sign)...])
      if value.hasPrefix("<"), value.hasSuffix(">") {
        guard
          let called = own.parts.keys.first(where: { value == "<name of the \($0.title)>" }).flatMap({
            text($0, "name")
          })
        else { return nil }
        value = called
      }
      objects.append(
        MendJSON.object([("Name", MendJSON.text(String(item[..<sign]))), ("Value", MendJSON.text(value))]))
    }
    return MendJSON.list(objects)
  }

  // MARK: Rules

  func changeRule(_ rule: PartOutline, isWanted: Bool) -> [String]? {
    guard let direction = rule.facets["direction"]?.value?.shown, let group = rule.facets["group"]?.value?.shown,
      let id = id(ofGroup: group), let traffic = rule.facets["traffic"]?.value?.shown,
      let peer = rule.facets["peer"]?.value?.shown, let peers = peers(peer, rule)
    else { return nil }
    var members: [(name: String, value: String)] = []
    let words = traffic.split(separator: " ")
    if traffic == "everything" {
      members.append(("IpProtocol", MendJSON.text("-1")))
    } else if words.count == 2, words[0] == "tcp" {
      let ports = words[1].split(separator: "-").compactMap { Int($0) }
      guard let first = ports.first, let last = ports.last else { return nil }
      members.append(("IpProtocol", MendJSON.text("tcp")))
      members += [("FromPort", "\(first)"), ("ToPort", "\(last)")]
    } else {
      return nil
    }
    members.append(peers)
    return [
      "aws", "ec2", "\(isWanted ? "authorize" : "revoke")-security-group-\(direction)", "--group-id", id,
      "--ip-permissions", MendJSON.list([MendJSON.object(members)]),
    ]
  }

  private func peers(_ peer: String, _ rule: PartOutline) -> (name: String, value: String)? {
    func only(_ list: String, _ key: String, _ value: String) -> (name: String, value: String) {
      (list, MendJSON.list([MendJSON.object([(key, MendJSON.text(value))])]))
    }
    if let id = id(ofGroup: peer) { return only("UserIdGroupPairs", "GroupId", id) }
    if peer.hasPrefix("pl-") { return only("PrefixListIds", "PrefixListId", peer) }
    guard peer.contains("/"), !peer.contains(" ") else { return nil }
    return peer.contains(":") ? only("Ipv6Ranges", "CidrIpv6", peer) : only("IpRanges", "CidrIp", peer)
  }

  // MARK: Tags and parameters

  /// The command that sets a tag, or takes it away. Proxies and alarms go by their ARN there, which is seldom known.
  func tag(_ part: Part, _ key: String, _ value: SettingValue) -> [String]? {
    let isSet = value != .nothing
    let tags = MendJSON.list([
      MendJSON.object([("Key", MendJSON.text(key))] + (isSet ? [("Value", MendJSON.text(value.shown))] : []))
    ])
    switch part.kind {
    case .securityGroup:
      guard let id = id(ofGroup: part.name) else { return nil }
      return ["aws", "ec2", isSet ? "create-tags" : "delete-tags", "--resources", id, "--tags", tags]
    case .role:
      guard let name = text(part, "name") else { return nil }
      return ["aws", "iam"] + (isSet ? ["tag-role"] : ["untag-role"]) + ["--role-name", name]
        + (isSet ? ["--tags", tags] : ["--tag-keys", key])
    case .secret:
      guard let name = text(part, "name") else { return nil }
      return ["aws", "secretsmanager", isSet ? "tag-resource" : "untag-resource", "--secret-id", name]
        + (isSet ? ["--tags", tags] : ["--tag-keys", key])
    case .parameter:
      guard let name = text(part, "name") else { return nil }
      return [
        "aws", "ssm", isSet ? "add-tags-to-resource" : "remove-tags-from-resource", "--resource-type", "Parameter",
      ]
        + ["--resource-id", name] + (isSet ? ["--tags", tags] : ["--tag-keys", key])
    case .deployment, .proxy, .targetGroup, .auth, .endpoint, .database, .client, .rule, .network, .subnet, .alarm:
      return nil
    }
  }

  private func putParameter(_ part: Part, _ setting: String, _ value: SettingValue) -> [String]? {
    guard let name = text(part, "name") else { return nil }
    let content = setting == "value" ? value.shown : text(part, "value")
    guard let content, !content.hasPrefix("<") else { return nil }
    var words = ["aws", "ssm", "put-parameter", "--overwrite", "--name", name, "--value", content]
    let description = setting == "description" ? value.shown : text(part, "description")
    if let description, !description.isEmpty, description != SettingValue.nothing.shown {
      words += ["--description", description]
    }
    return words
  }
}
