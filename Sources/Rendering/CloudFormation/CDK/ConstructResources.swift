import AWSFacts
import JSONSyntax
import ProxyModel
import SourceText

// Where a construct makes of its properties something else than a person would write.
extension TemplateScope {
  /// A role keeps its policies in a resource of their own, under a name that CDK gives it.
  func constructResources(of role: Role) -> [TemplateResource] {
    let construct = names[.role(role.symbol)]
    var resources: [TemplateResource] = []
    if role.ownership == .created {
      resources.append(
        resource(id(.role(role.symbol)), "AWS::IAM::Role", at: role.provenance) {
          trust(of: role)
          "RoleName" .= value(role.name)
          tags(role.tags)
        })
    }
    let documents = role.ownPolicies.compactMap { known($0.document) }
    let statements = documents.flatMap { $0.statements }
    if let first = role.ownPolicies.first, !statements.isEmpty {
      let path = [construct, role.ownership == .created ? "DefaultPolicy" : "Policy", "Resource"]
      let name = ConstructPath(path).uniqueID
      resources.append(
        resource(name, "AWS::IAM::Policy", at: first.provenance) {
          "PolicyDocument" .= json(PolicyDocument(statements))
          // AWS takes 128 bytes; CDK keeps the end, where the checksum is.
          "PolicyName" .= String(decoding: name.utf8.suffix(128), as: UTF8.self)
          "Roles" .= [role.ownership == .created ? .ref(id(.role(role.symbol))) : value(role.name)]
        })
    }
    return resources
  }

  /// A group with the rules that CDK writes into it: those whose other side is addresses.
  func constructResource(of group: SecurityGroup) -> TemplateResource {
    let rules = rules(of: group).filter(isInline)
    let ingress = rules.filter { $0.direction == .ingress }
    return resource(id(.securityGroup(group.symbol)), "AWS::EC2::SecurityGroup", at: group.provenance) {
      if case .written = group.name { "GroupName" .= value(group.name) }
      if case .defaulted = group.description {
        "GroupDescription" .= "\(stackName)/\(names[.securityGroup(group.symbol)])"
      } else {
        "GroupDescription" .= value(group.description)
      }
      "SecurityGroupEgress" .= JSONValue.array(egress(among: rules))
      if !ingress.isEmpty { "SecurityGroupIngress" .= JSONValue.array(ingress.map { .object(body(of: $0)) }) }
      if let vpc = known(group.vpc) { "VpcId" .= id(Located(vpc, at: group.vpc.range)) }
      tags(group.tags)
    }
  }

  private func egress(among rules: [SecurityGroupRule]) -> [JSONValue] {
    let egress = rules.filter { $0.direction == .egress }
    let open = egress.filter(isOpenEgress).compactMap { $0.peer.known }
    let blocks: [CIDRBlock] = open.compactMap { if case .cidr(let block) = $0 { block } else { nil } }
    let isOpen = blocks.contains { $0.version == .ipv4 }
    let isOpenToIPv6 = blocks.contains { $0.version == .ipv6 }
    let others = egress.filter { rule in
      guard !isOpenEgress(rule), case .cidr(let block)? = rule.peer.known else { return false }
      return block.version == .ipv4 ? !isOpen : !isOpenToIPv6
    }
    var written: [JSONValue] = []
    if isOpen {
      written.append(Self.everything("CidrIp", "0.0.0.0/0", CDKWords.openEgressDescription.value))
    } else if !others.contains(where: {
      if case .cidr(let block)? = $0.peer.known { block.version == .ipv4 } else { false }
    }) {
      written.append(Self.nothing)
    }
    if isOpenToIPv6 {
      written.append(Self.everything("CidrIpv6", "::/0", "Allow all outbound ipv6 traffic by default"))
    }
    return written + others.map { .object(body(of: $0)) }
  }

  private static func everything(_ key: String, _ block: String, _ words: String) -> JSONValue {
    .object {
      key .= block
      "Description" .= words
      "IpProtocol" .= "-1"
    }
  }

  /// What CDK writes so that AWS does not let everything out.
  private static let nothing: JSONValue = [
    "CidrIp": "255.255.255.255/32", "Description": "Disallow all traffic", "FromPort": 252, "IpProtocol": "icmp",
    "ToPort": 86,
  ]

  /// Whether CDK writes a rule into its group: one that names no other group and no list, of a group that the stack makes.
  func isInline(_ rule: SecurityGroupRule) -> Bool {
    guard !rule.isFound, names.isCreated(rule.group.value) else { return false }
    return switch rule.peer.known {
    case .cidr: true
    case .group(.external): rule.direction == .ingress
    case .group, .prefixList, nil: false
    }
  }

  /// How CDK has a stack check that the environment is ready for it.
  func addBootstrapVersion(to template: inout Template) {
    template.parameters +=
      "BootstrapVersion"
      .= .object {
        "Type" .= "AWS::SSM::Parameter::Value<String>"
        "Default" .= "/cdk-bootstrap/hnb659fds/version"
        "Description"
          .= """
          Version of the CDK Bootstrap resources in this environment, automatically retrieved from SSM Parameter Store. \
          [cdk:skip]
          """
      }
    let tooOld: JSONValue = ["Fn::Contains": [.strings(["1", "2", "3", "4", "5"]), .ref("BootstrapVersion")]]
    template.rules =
      "CheckBootstrapVersion"
      .= .object {
        "Assertions"
          .= [
            .object {
              "Assert" .= ["Fn::Not": [tooOld]]
              "AssertDescription"
                .= """
                CDK bootstrap stack version 6 required. Please run 'cdk bootstrap' with a recent version of the CDK CLI.
                """
            }
          ]
      }
  }
}
