import JSONSyntax
import ProxyModel
import SourceText

/// What the resources of one template share: the deployment, how its values are written, and what stands in the way.
struct TemplateScope {
  let deployment: Deployment
  let style: CloudFormationRenderer.Style
  let names: PartNames
  /// The logical ids of the rules that are resources of their own.
  let ruleIDs: [Symbol<SecurityGroupRule>: String]
  /// The logical ids of the policies that are resources of their own, in the plain style.
  let policyIDs: [Symbol<Role>: [String]]
  let obstacles = Obstacles()

  init(_ deployment: Deployment, style: CloudFormationRenderer.Style) {
    self.deployment = deployment
    self.style = style
    switch style {
    case .plain:
      let names = PartNames(deployment)
      self.names = names
      var taken = names.taken
      policyIDs = Dictionary(
        keepingFirst: deployment.roles.map { role in
          (role.symbol, role.ownPolicies.map { _ in taken.take(names[.role(role.symbol)] + "Policy") })
        })
      ruleIDs = Dictionary(
        keepingFirst: deployment.securityGroupRules.filter { !$0.isFound }.map {
          ($0.symbol, taken.take(UniqueNames.camel($0.symbol.name)))
        })
    case .cdk:
      let names = PartNames(deployment, chosen: deployment.constructNames.ids)
      self.names = names
      policyIDs = [:]
      let stack = Self.stackName(of: deployment)
      ruleIDs = Dictionary(
        keepingFirst: deployment.securityGroupRules.filter { !$0.isFound }.map {
          ($0.symbol, ConstructRule($0, names: names, stack: stack).logicalID)
        })
    }
  }

  /// The name of CDK's stack.
  var stackName: String { Self.stackName(of: deployment) }

  private static func stackName(of deployment: Deployment) -> String {
    let words = [deployment.name.known, deployment.environment.known].compactMap { $0 }.map(UniqueNames.camel)
    return deployment.constructNames.stack ?? words.joined() + "ProxyStack"
  }

  /// The logical id of a part of the deployment.
  func id(_ part: ConstructNames.Part) -> String {
    guard style == .cdk else { return names[part] }
    switch part {
    // Constructs that are the resource itself.
    case .proxy, .targetGroup, .endpoint, .secret: return ConstructPath([names[part]]).uniqueID
    // Constructs that hold it.
    case .securityGroup, .role, .parameter, .alarm: return ConstructPath([names[part], "Resource"]).uniqueID
    }
  }

  /// The whole template.
  var template: Template {
    var template = style == .plain ? heading : Template()
    if !awaitedSecrets.isEmpty {
      template.parameters = secretsParameter
      template.conditions = secretsCondition
    }
    template.resources =
      accessResources + securityGroupResources + secretResources + proxyResources + endpointResources
      + parameterResources + alarmResources
    switch style {
    case .plain: template.outputs = outputs
    case .cdk: addBootstrapVersion(to: &template)
    }
    return template
  }

  /// Where the template comes from; no date and no path, so that the same input gives the same bytes.
  private var heading: Template {
    var template = Template()
    let words = [deployment.name.known, deployment.environment.known].compactMap { $0 }
    template.description = (["RDS Proxy"] + words).joined(separator: " ")
    template.metadata = "Headroom"
      .= JSONValue.object {
        "Profile" .= deployment.name.known
        "Environment" .= deployment.environment.known
        "Region" .= deployment.region.known
        "Account" .= deployment.account.known
        "Note" .= "Written by headroom: change the profile and generate again, not this file."
      }
    return template
  }
}

// Values.
extension TemplateScope {
  /// The value itself; what is unknown or refused is noted.
  func known<Value>(_ setting: Setting<Value>) -> Value? {
    switch setting {
    case .written(let value, _), .defaulted(let value, _): return value
    case .refused(let text, let range): obstacles.note(refused: text, at: range)
    case .unknown(let unknown): obstacles.note(unknown)
    }
    return nil
  }

  /// The value of a setting; `null` stands in the place of what was noted.
  func value<Value: JSONConvertible>(_ setting: Setting<Value>) -> JSONValue { known(setting)?.json ?? .null }

  /// A property that is left out where the setting says none.
  func optional<Value: JSONConvertible>(_ name: String, _ setting: Setting<Value?>) -> [JSONMember] {
    guard let value = known(setting) ?? nil else { return [] }
    return name .= value.json
  }

  /// A property that is left out where nobody wrote it and AWS does the same without.
  func unlessStandard<Value: JSONConvertible & Equatable>(
    _ name: String, _ setting: Setting<Value>, _ standard: Value
  ) -> [JSONMember] {
    guard case .defaulted(let value, _) = setting, value == standard else { return name .= value(setting) }
    return []
  }

  /// A property with a list of references; left out where the list is empty, which leaves AWS its default.
  func list<Target>(
    _ name: String, _ setting: Setting<[Referral<Target>]>, _ write: (Referral<Target>) -> JSONValue
  ) -> [JSONMember] {
    let values = (known(setting) ?? []).map(write)
    return values.isEmpty ? [] : (name .= JSONValue.array(values))
  }

  /// The tags of a resource as most types take them: a list by key.
  func tags(_ tags: Tags) -> [JSONMember] {
    guard !tags.isEmpty, !areTagsOfStack else { return [] }
    return "Tags"
      .= JSONValue.array(
        tags.sorted { $0.key < $1.key }.map { ["Key": .string($0.key), "Value": .string($0.value)] })
  }

  /// The tags of a parameter, which are a map.
  func tagMap(_ tags: Tags, at range: SourceRange) -> [JSONMember] {
    guard !tags.isEmpty, !areTagsOfStack else { return [] }
    for key in tags.keys.sorted() where JSONValue.isFunction(key) {
      obstacles.note(
        inexpressible: "a tag called `\(key)` would be read as a function", in: "CloudFormation", at: range,
        help: "give the tag another name")
    }
    return "Tags" .= JSONValue.object(tags.sorted { $0.key < $1.key }.map { JSONMember($0.key, .string($0.value)) })
  }

  private var areTagsOfStack: Bool { style == .cdk && deployment.constructNames.tags == .stack }
}
