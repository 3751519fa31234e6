import AWSFacts
import HCLSyntax
import ProxyModel
import SourceText

/// What the files of one module share: the deployment, how its values are written, and what stands in the way.
struct TerraformScope {
  let deployment: Deployment
  let obstacles = Obstacles()

  init(_ deployment: Deployment) { self.deployment = deployment }

  /// The value of a setting; what is unknown or refused is noted, and `null` stands in its place.
  func value<Value: HCLConvertible>(_ setting: Setting<Value>) -> HCLValue { known(setting)?.hcl ?? .null }

  /// The name of a proxy or an endpoint: AWS takes capital letters, the provider does not.
  func lowerCase(_ name: Setting<String>) -> HCLValue {
    if let text = name.known, text.utf8.contains(where: { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }) {
      obstacles.note(
        inexpressible: "the provider takes no capital letters in `\(text)`", in: "Terraform", at: name.range,
        help: "write `\(text.lowercased())`")
    }
    return value(name)
  }

  /// An attribute that is left out where the setting says none.
  func optional<Value: HCLConvertible>(_ name: String, _ setting: Setting<Value?>) -> [HCLItem] {
    guard let value = known(setting) ?? nil else { return [] }
    return [name .= value.hcl]
  }

  /// An attribute with a list of references; left out where the list is empty, which leaves AWS its default.
  func list<Target>(_ name: String, _ setting: Setting<[Referral<Target>]>, _ write: (Referral<Target>) -> HCLValue)
    -> [HCLItem]
  {
    let values = (known(setting) ?? []).map(write)
    return values.isEmpty ? [] : [name .= .listed(values)]
  }

  /// The value itself, for those who do not only write it; what is unknown or refused is noted.
  func known<Value>(_ setting: Setting<Value>) -> Value? {
    switch setting {
    case .written(let value, _), .defaulted(let value, _): return value
    case .refused(let text, let range): obstacles.note(refused: text, at: range)
    case .unknown(let unknown): obstacles.note(unknown)
    }
    return nil
  }

  /// The tags of a resource: the module's own by name, others as they are.
  func tags(_ tags: Tags) -> [HCLItem] {
    if tags.isEmpty { return [] }
    return [.blank, "tags" .= (tags == commonTags ? .reference("local.tags") : .object(tags.items))]
  }

  /// Those of the first resource that has any; a profile gives all resources the same.
  var commonTags: Tags {
    let all =
      deployment.proxies.map { $0.tags } + deployment.securityGroups.map { $0.tags } + deployment.roles.map { $0.tags }
      + deployment.secrets.map { $0.tags } + deployment.endpoints.map { $0.tags }
      + deployment.parameters.map { $0.tags }
      + deployment.alarms.map { $0.tags }
    return all.first { !$0.isEmpty } ?? [:]
  }
}

extension Tags {
  /// One attribute a tag, by key.
  var items: [HCLItem] { sorted { $0.key < $1.key }.map { $0.key .= .string($0.value) } }
}

extension HCLValue {
  /// A short list on one line, a longer one with an item a line.
  static func listed(_ values: [HCLValue]) -> HCLValue { values.count > 1 ? .lines(values) : .list(values) }
}

/// What a setting can hold and HCL can say.
protocol HCLConvertible {
  /// The value in HCL.
  var hcl: HCLValue { get }
}

extension Bool: HCLConvertible { var hcl: HCLValue { .bool(self) } }
extension Int: HCLConvertible { var hcl: HCLValue { .number(self) } }
extension String: HCLConvertible { var hcl: HCLValue { .string(self) } }
extension Percent: HCLConvertible { var hcl: HCLValue { .number(rawValue) } }
extension Seconds: HCLConvertible { var hcl: HCLValue { .number(rawValue) } }
extension Double: HCLConvertible {
  /// `900`, not `900.0`, as people write it.
  var hcl: HCLValue { Int(exactly: self).map { .number($0) } ?? .decimal(self) }
}

extension HCLConvertible where Self: RawRepresentable, RawValue == String {
  var hcl: HCLValue { .string(rawValue) }
}
extension EngineFamily: HCLConvertible {}
extension IAMAuth: HCLConvertible {}
extension ClientPasswordAuthType: HCLConvertible {}
extension DefaultAuthScheme: HCLConvertible {}
extension NetworkType: HCLConvertible {}
extension TargetRole: HCLConvertible {}
