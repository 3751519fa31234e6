import ProxyModel
import SourceText

// Security groups, roles, secrets, keys, alarms and parameters.
extension ScriptLifting {
  mutating func addNetwork(_ call: CommandCall) {
    switch call.name {
    case "ec2 create-security-group":
      var draft = SecurityGroupDraft(origin(.securityGroup, "group-name", of: call))
      draft.name = call["group-name"]
      draft.description = call["description"]
      draft.vpc = call["vpc-id"]
      draft.keepsOpenEgress = true
      draft.tags = Self.tags(call["tag-specifications"]?.elements.first?["Tags"])
      parts.securityGroups.append(draft)
    case "ec2 authorize-security-group-ingress": authorize(call, .ingress)
    case "ec2 authorize-security-group-egress": authorize(call, .egress)
    case "ec2 revoke-security-group-ingress": revoke(call, .ingress)
    case "ec2 revoke-security-group-egress": revoke(call, .egress)
    default: break
    }
  }

  private mutating func authorize(_ call: CommandCall, _ direction: SecurityGroupRuleDraft.Direction) {
    for draft in rules(of: call, direction) where !parts.securityGroupRules.contains(where: { $0.isSame(as: draft) }) {
      parts.securityGroupRules.append(draft)
    }
  }

  /// Takes rules away: ours, and the one by which AWS lets a new group out.
  private mutating func revoke(_ call: CommandCall, _ direction: SecurityGroupRuleDraft.Direction) {
    guard call.condition == nil else { return }
    let gone = rules(of: call, direction)
    parts.securityGroupRules.removeAll { rule in gone.contains { $0.isSame(as: rule) } }
    let takesAll = gone.isEmpty || gone.contains { ["-1", "all"].contains($0.transport?.scalar) }
    guard direction == .egress, takesAll, let group = call["group-id"], case .text(let text, _) = group,
      let address = text.reference?.address,
      let index = parts.securityGroups.firstIndex(where: { $0.origin.address == address })
    else { return }
    parts.securityGroups[index].keepsOpenEgress = false
  }

  /// A rule for each who is on the other side.
  private func rules(of call: CommandCall, _ direction: SecurityGroupRuleDraft.Direction) -> [SecurityGroupRuleDraft] {
    let group = call["group-id"] ?? call["group-name"]
    let owner = ["group-id", "group-name"].compactMap { call.option($0)?.words.first }.first
    let name = owner.map(ScriptAddress.words) ?? "(unnamed)"
    func draft(at range: SourceRange, _ number: Int) -> SecurityGroupRuleDraft {
      let words = "\(direction == .ingress ? "ingress" : "egress") rule \(parts.securityGroupRules.count + number + 1)"
      var draft = SecurityGroupRuleDraft(
        Origin(ResourceAddress("\(words) of \(name)"), name: words, at: range), direction)
      draft.origin.condition = call.condition
      draft.group = group
      return draft
    }
    if let permissions = call["ip-permissions"] {
      return permissions.elements.flatMap { Self.peers(of: $0) }.enumerated().map { number, peer in
        var rule = draft(at: call.place, number)
        rule.transport = peer.permission["IpProtocol"]
        rule.fromPort = peer.permission["FromPort"]
        rule.toPort = peer.permission["ToPort"]
        Self.set(&rule, peer.kind, peer.value)
        rule.description = peer.description
        return rule
      }
    }
    guard let transport = call["protocol"] ?? call["ip-protocol"] else { return [] }
    var rule = draft(at: call.place, 0)
    rule.transport = transport
    if let port = call["port"] {
      let bounds = port.bounds
      (rule.fromPort, rule.toPort) = (bounds.first, bounds.last)
    } else {
      (rule.fromPort, rule.toPort) = (call["from-port"], call["to-port"])
    }
    if let block = call["cidr"] ?? call["cidr-ip"] { rule.cidrBlocks = [block] }
    if let peer = call["source-group"] { rule.groups = [peer] }
    return [rule]
  }

  private enum PeerKind { case group, block, prefixList }

  /// Who is on the other side of an element of `--ip-permissions`.
  private static func peers(
    of permission: Value
  ) -> [(permission: Value, kind: PeerKind, value: Value, description: Value?)] {
    let lists: [(list: String, member: String, kind: PeerKind)] = [
      ("IpRanges", "CidrIp", .block), ("Ipv6Ranges", "CidrIpv6", .block), ("UserIdGroupPairs", "GroupId", .group),
      ("UserIdGroupPairs", "GroupName", .group), ("PrefixListIds", "PrefixListId", .prefixList),
    ]
    return lists.flatMap { list, member, kind in
      (permission[list]?.elements ?? []).compactMap { element in
        if case .unknown = element { return (permission, kind, element, nil) }
        return element[member].map { (permission, kind, $0, element["Description"]) }
      }
    }
  }

  private static func set(_ rule: inout SecurityGroupRuleDraft, _ kind: PeerKind, _ value: Value) {
    switch kind {
    case .group: rule.groups = [value]
    case .block: rule.cidrBlocks = [value]
    case .prefixList: rule.prefixLists = [value]
    }
  }

  // MARK: Roles, secrets and keys

  mutating func addAccess(_ call: CommandCall) {
    switch call.name {
    case "iam create-role":
      var draft = RoleDraft(origin(.role, "role-name", of: call))
      draft.name = call["role-name"]
      draft.description = call["description"]
      draft.trust = call.document("assume-role-policy-document")
      draft.tags = Self.tags(call["tags"])
      parts.roles.append(draft)
    case "iam update-assume-role-policy":
      let address = ScriptAddress.address(.role, name("role-name", of: call))
      guard let index = parts.roles.firstIndex(where: { $0.origin.address == address }) else { return }
      parts.roles[index].trust = Self.later(parts.roles[index].trust, call.document("policy-document"), call)
    case "iam put-role-policy":
      let role = name("role-name", of: call)
      let name = name("policy-name", of: call)
      var draft = InlinePolicyDraft(Origin(ResourceAddress("policy \(name) of \(role)"), name: name, at: call.place))
      draft.role = call["role-name"]
      draft.name = call["policy-name"]
      draft.document = call.document("policy-document")
      // The same policy put again is the later one.
      parts.inlinePolicies.removeAll { $0.origin.address == draft.origin.address }
      parts.inlinePolicies.append(draft)
    case "iam create-policy":
      var draft = ManagedPolicyDraft(origin(.policy, "policy-name", of: call))
      draft.name = call["policy-name"]
      draft.document = call.document("policy-document")
      parts.managedPolicies.append(draft)
    case "iam attach-role-policy":
      var draft = PolicyAttachmentDraft(
        Origin(ResourceAddress("attachment \(parts.policyAttachments.count + 1)"), name: call.operation, at: call.place)
      )
      draft.role = call["role-name"]
      draft.policy = call["policy-arn"]
      parts.policyAttachments.append(draft)
    case "secretsmanager create-secret":
      var draft = SecretDraft(origin(.secret, "name", of: call))
      draft.name = call["name"]
      draft.kmsKey = call["kms-key-id"]
      draft.content = call.document("secret-string").map(withoutSecrets)
      draft.tags = Self.tags(call["tags"])
      parts.secrets.append(draft)
    case "secretsmanager put-secret-value", "secretsmanager update-secret": changeSecret(call)
    case "secretsmanager rotate-secret":
      var draft = SecretRotationDraft(
        Origin(ResourceAddress("rotation of \(name("secret-id", of: call))"), name: call.operation, at: call.place))
      draft.secret = call["secret-id"]
      parts.secretRotations.append(draft)
    case "kms create-key":
      var draft = KeyDraft(origin(.key, "description", of: call))
      draft.policy = call.document("policy")
      parts.keys.append(draft)
    default: break
    }
  }

  private mutating func changeSecret(_ call: CommandCall) {
    if let content = call.document("secret-string") {
      var draft = SecretContentDraft(
        Origin(ResourceAddress("value of \(name("secret-id", of: call))"), name: call.operation, at: call.place))
      draft.secret = call["secret-id"]
      draft.content = withoutSecrets(content)
      parts.secretContents.append(draft)
    }
    guard let key = call["kms-key-id"], let index = index(ofSecret: call["secret-id"]) else { return }
    parts.secrets[index].kmsKey = Self.later(parts.secrets[index].kmsKey, key, call)
  }

  /// The secret of the script that an id means: a name, or what AWS answered when it was made.
  private func index(ofSecret id: Value?) -> Int? {
    guard case .text(let text, _)? = id else { return nil }
    return parts.secrets.firstIndex { secret in
      if let reference = text.reference { return reference.address == secret.origin.address }
      return text.known != nil && text.known == secret.name?.scalar
    }
  }

  /// What a secret holds, without any value that nobody but the database may see.
  private func withoutSecrets(_ value: Value) -> Value {
    guard case .map(let entries, let range) = value else {
      return .unknown(value.reasonUnknown ?? Unknown("what the secret holds is no JSON", at: value.range))
    }
    let shown: Set<String> = ["username", "engine", "host", "port", "dbname"]
    return .map(
      entries.map { .init($0.key, shown.contains($0.key.value) ? $0.value : .null(at: $0.value.range)) }, at: range)
  }

  // MARK: Alarms and parameters

  mutating func addOperations(_ call: CommandCall) {
    switch call.name {
    case "cloudwatch put-metric-alarm":
      var draft = AlarmDraft(origin(.alarm, "alarm-name", of: call))
      draft.name = call["alarm-name"]
      draft.description = call["alarm-description"]
      draft.namespace = call["namespace"]
      draft.metric = call["metric-name"]
      draft.dimensions = call["dimensions"].map(Self.dimensions)
      draft.statistic = call["statistic"] ?? call["extended-statistic"]
      draft.period = call["period"]
      draft.evaluationPeriods = call["evaluation-periods"]
      draft.threshold = call["threshold"]
      draft.comparison = call["comparison-operator"]
      draft.treatMissingData = call["treat-missing-data"]
      draft.actions = call["alarm-actions"]
      draft.tags = Self.tags(call["tags"])
      // An alarm that is put again is the later one, but for its tags, which only the first call gives.
      if let index = parts.alarms.firstIndex(where: { $0.origin.address == draft.origin.address }) {
        draft.tags = parts.alarms[index].tags
        parts.alarms[index] = draft
      } else {
        parts.alarms.append(draft)
      }
    case "ssm put-parameter":
      var draft = ParameterDraft(origin(.parameter, "name", of: call))
      draft.name = call["name"]
      draft.description = call["description"]
      draft.value = call["value"]
      draft.tags = Self.tags(call["tags"])
      parts.parameters.removeAll { $0.origin.address == draft.origin.address }
      parts.parameters.append(draft)
    default: break
    }
  }

  private static func dimensions(_ value: Value) -> Listed<(name: Located<String>, value: Value)> {
    if case .unknown(let unknown) = value { return .atLeast([], unknown) }
    var dimensions: [(name: Located<String>, value: Value)] = []
    for element in value.elements {
      if case .unknown(let unknown) = element { return .atLeast(dimensions, unknown) }
      guard let name = element["Name"], let known = name.scalar, let value = element["Value"] else { continue }
      dimensions.append((Located(known, at: name.range), value))
    }
    return .known(dimensions, at: value.range)
  }
}

extension SecurityGroupRuleDraft {
  /// Whether it lets the same through, wherever it is written.
  fileprivate func isSame(as other: SecurityGroupRuleDraft) -> Bool {
    func same(_ left: Value?, _ right: Value?) -> Bool {
      switch (left, right) {
      case (nil, nil): true
      case (let left?, let right?): left.isSame(as: right)
      default: false
      }
    }
    func all(_ left: [Value], _ right: [Value]) -> Bool {
      left.count == right.count && zip(left, right).allSatisfy { $0.isSame(as: $1) }
    }
    return direction == other.direction && same(group, other.group) && same(transport, other.transport)
      && same(fromPort, other.fromPort) && same(toPort, other.toPort) && all(cidrBlocks, other.cidrBlocks)
      && all(groups, other.groups) && all(prefixLists, other.prefixLists)
  }
}

extension Value {
  /// Whether it says the same, wherever it stands; what is not known never does.
  func isSame(as other: Value) -> Bool {
    switch (self, other) {
    case (.null, .null): true
    case (.bool(let left, _), .bool(let right, _)): left == right
    case (.number(let left, _), .number(let right, _)): left == right
    case (.text(let left, _), .text(let right, _)): left == right
    case (.list(let left, _), .list(let right, _)):
      left.count == right.count && zip(left, right).allSatisfy { $0.isSame(as: $1) }
    case (.map(let left, _), .map(let right, _)):
      left.count == right.count
        && zip(left, right).allSatisfy { $0.key.value == $1.key.value && $0.value.isSame(as: $1.value) }
    case (.json(let left, _), .json(let right, _)): left.isSame(as: right)
    default: scalar != nil && scalar == other.scalar
    }
  }

  /// The two ends of `5432` and of `5432-5433`.
  fileprivate var bounds: [Value] {
    guard let scalar, scalar.contains("-"), scalar != "-1" else { return [self] }
    return scalar.split(separator: "-").map { .text(String($0), at: range) }
  }
}
