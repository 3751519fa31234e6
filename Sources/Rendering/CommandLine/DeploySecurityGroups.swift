import ProxyModel
import ShellSyntax
import SourceText

extension CommandLineScope {
  /// The groups that are made here, and every rule that is ours.
  @ShellBuilder var securityGroupSteps: [ShellStatement] {
    for group in deployment.securityGroups where group.ownership == .created { steps(for: group) }
    for rule in deployment.securityGroupRules where !rule.isFound { steps(for: rule) }
  }

  @ShellBuilder private func steps(for group: SecurityGroup) -> [ShellStatement] {
    let name = text(group.name)
    let variable = Self.variable("group", group.symbol)
    ShellStatement.blank
    log("== security group \(name)")
    ensure(
      variable, foundBy: lookUp(group),
      madeBy: AWSCommand("ec2", "create-security-group").option("--group-name", text: name, member: "GroupName")
        .option("--description", text: text(group.description), member: "Description")
        .option("--vpc-id", vpc(of: group)).option("--tag-specifications", ifAny: specification(group.tags)).query(
          "GroupId"
        ).change
    ) {
      mend(
        group.tags,
        listedBy: AWSCommand("ec2", "describe-security-groups").option("--group-ids", .variable(variable)),
        under: "SecurityGroups[0].Tags",
        with: AWSCommand("ec2", "create-tags").option("--resources", .variable(variable))
      )
    }
    withoutDefaultRule(group, .variable(variable))
  }

  private func specification(_ tags: Tags) -> CommandDocument? {
    self.tags(tags).map { .array([.object([("ResourceType", .string("security-group")), ("Tags", $0)])]) }
  }

  /// AWS lets a new group out to everywhere; ours only goes where a rule says.
  @ShellBuilder private func withoutDefaultRule(_ group: SecurityGroup, _ id: ShellWord) -> [ShellStatement] {
    let isWanted = deployment.securityGroupRules.contains { rule in
      rule.group.value == .symbol(group.symbol) && rule.direction == .egress && rule.traffic.known == .all
        && rule.peer.known == CIDRBlock("0.0.0.0/0").map { .cidr($0) }
    }
    if !isWanted {
      AWSCommand("ec2", "describe-security-group-rules").option("--filters", filter(id))
        .query(
          "SecurityGroupRules[?IsEgress && IpProtocol==\("-1") && CidrIpv4==\("0.0.0.0/0")]|[0].SecurityGroupRuleId"
        ).look(in: id)
      when(.isNotEmpty(Self.answer)) {
        AWSCommand("ec2", "revoke-security-group-egress").option("--group-id", id)
          .option("--security-group-rule-ids", Self.answer).change
      }
    }
  }

  /// Asks for the id of a group by its name.
  func lookUp(_ group: SecurityGroup) -> ShellStatement {
    let name = text(group.name)
    return AWSCommand("ec2", "describe-security-groups")
      .option(
        "--filters",
        .array([
          .object([("Name", .string("vpc-id")), ("Values", .array([.text(vpc(of: group))]))])
        ])
      )
      .query("SecurityGroups[?GroupName==\(name)]|[0].GroupId").look()
  }

  private func vpc(of group: SecurityGroup) -> ShellWord {
    known(group.vpc).map { id(Located($0, at: group.vpc.range)) } ?? .none
  }

  private func filter(_ group: ShellWord) -> CommandDocument {
    .array([.object([("Name", .string("group-id")), ("Values", .array([.text(group)]))])])
  }

  /// A rule cannot be changed but for its description; one that is there without ours gets it.
  @ShellBuilder private func steps(for rule: SecurityGroupRule) -> [ShellStatement] {
    if let way = way(of: rule) {
      let group = id(rule.group)
      let permission = CommandDocument.array([way.permission(described: rule.description)])
      ShellStatement.blank
      log("== \(rule.direction.rawValue) rule \(rule.symbol.name)")
      look(for: rule, way, "(@ && (Description || \("")) == \(rule.description))")
      when(.isEmpty(Self.answer)) {
        AWSCommand("ec2", ShellWord([.literal("authorize-security-group-\(rule.direction.rawValue)")]))
          .option("--group-id", group).option("--ip-permissions", permission).change
      } otherwise: {
        when(.notEqual(Self.answer, "true")) {
          AWSCommand(
            "ec2", ShellWord([.literal("update-security-group-rule-descriptions-\(rule.direction.rawValue)")])
          ).option("--group-id", group).option("--ip-permissions", permission).change
        }
      }
    }
  }

  /// Asks for the id of a rule.
  func lookUp(_ rule: SecurityGroupRule, _ way: RuleWay) -> ShellStatement {
    look(for: rule, way, "SecurityGroupRuleId")
  }

  private func look(for rule: SecurityGroupRule, _ way: RuleWay, _ question: JMESPath) -> ShellStatement {
    let rules: JMESPath = "SecurityGroupRules[?IsEgress==\(rule.direction == .egress) && \(path: way.match)]|[0]"
    return AWSCommand("ec2", "describe-security-group-rules").option("--filters", filter(id(rule.group)))
      .query(rules | question).look(in: id(rule.group))
  }

  /// What a rule lets through, as a call takes it and as an answer shows it.
  func way(of rule: SecurityGroupRule) -> RuleWay? {
    guard let traffic = known(rule.traffic), let peer = known(rule.peer) else { return nil }
    var way: RuleWay
    switch traffic {
    case .all: way = RuleWay(protocol: "-1", ports: nil)
    case .tcp(let ports): way = RuleWay(protocol: "tcp", ports: ports)
    case .other(let word):
      obstacles.note(
        inexpressible: "a rule for `\(word)` without its ports", in: "a script", at: rule.traffic.range,
        help: "no database speaks it: leave the rule out")
      return nil
    }
    switch peer {
    case .group(let group): way.peer = .group(id(Located(group, at: rule.peer.range)))
    case .cidr(let block): way.peer = block.version == .ipv4 ? .ipv4(block.description) : .ipv6(block.description)
    case .prefixList(let id): way.peer = .prefixList(id)
    }
    return way
  }
}

/// What a rule of a group lets through.
struct RuleWay {
  enum Peer {
    case group(ShellWord), ipv4(String), ipv6(String), prefixList(String)
  }

  let `protocol`: String
  let ports: ClosedRange<Int>?
  var peer = Peer.ipv4("")

  init(protocol: String, ports: ClosedRange<Int>?) {
    self.protocol = `protocol`
    self.ports = ports
  }

  /// An element of `--ip-permissions`.
  func permission(described description: String) -> CommandDocument {
    func peers(_ list: String, _ key: String, _ value: CommandDocument) -> (name: String, value: CommandDocument) {
      let words: [(name: String, value: CommandDocument)] =
        description.isEmpty ? [] : [("Description", .string(description))]
      return (list, .array([.object([(key, value)] + words)]))
    }
    var members: [(name: String, value: CommandDocument)] = [("IpProtocol", .string(`protocol`))]
    if let ports {
      members += [("FromPort", .integer(ports.lowerBound)), ("ToPort", .integer(ports.upperBound))]
    }
    let who =
      switch peer {
      case .group(let id): peers("UserIdGroupPairs", "GroupId", .text(id))
      case .ipv4(let block): peers("IpRanges", "CidrIp", .string(block))
      case .ipv6(let block): peers("Ipv6Ranges", "CidrIpv6", .string(block))
      case .prefixList(let id): peers("PrefixListIds", "PrefixListId", .string(id))
      }
    members.append(who)
    return .object(members)
  }

  /// Whether a rule is this one.
  var match: JMESPath {
    let traffic: JMESPath = "IpProtocol==\(`protocol`)"
    let way = ports.map { traffic && "FromPort==\($0.lowerBound) && ToPort==\($0.upperBound)" } ?? traffic
    return switch peer {
    case .group(let id): way && "ReferencedGroupInfo.GroupId==\(id)"
    case .ipv4(let block): way && "CidrIpv4==\(block)"
    case .ipv6(let block): way && "CidrIpv6==\(block)"
    case .prefixList(let id): way && "PrefixListId==\(id)"
    }
  }
}
