import ProxyModel
import SourceText
import YAMLSyntax

/// What the sections of one profile share: the deployment, the proxy it is about, and what the profile means by itself.
struct ProfileScope {
  let deployment: Deployment
  let proxy: Proxy
  /// What the profile means without the keys that headroom can work out; nil while that is not known.
  let baseline: Deployment?
  /// Whether this is the draft that the baseline is read from.
  let isDraft: Bool
  /// Where a range stands, in words; nil for a range of another run.
  let places: (SourceRange) -> String?
  let doubts = ProfileDoubts()

  /// The symbols of a profile's own parts.
  var baseProxy: Proxy? { baseline?.proxies.first }
  var baseGroup: TargetGroup? { baseline?.targetGroups.first }
  var baseDatabase: Database? { baseline?.databases.first }

  /// The target group of the proxy.
  var targetGroup: TargetGroup? { deployment.targetGroup(of: proxy) }

  /// The databases behind the proxy, the one that a profile is about first.
  var databases: [Database] {
    let behind = deployment.databases(behind: proxy)
    return behind.isEmpty && deployment.proxies.count == 1 ? Array(deployment.databases) : behind
  }

  /// The group that is created for the proxy, where there is one and it wears no other.
  var createdGroup: SecurityGroup? {
    guard let groups = proxy.securityGroups.known, groups.count == 1,
      let group = deployment.securityGroups[groups[0].value], group.ownership == .created
    else { return nil }
    return group
  }

  /// The role of the proxy, if the deployment shows it.
  var role: Role? { deployment.roles[proxy.role.value] }

  /// A value as it may be shown: a password is never printed.
  func shown(_ value: YAMLOutput) -> YAMLOutput {
    guard case .scalar(.string(let text)) = value.content, SecretMask.containsSecret(text) else { return value }
    let hidden = Unknown("a password stands here, and is not shown", at: proxy.provenance.range)
    doubts.note(hidden)
    return YAMLOutput.string(hidden.reason).tagged(ProfileMapping.tag)
  }
}

/// The places of a profile that are left for its author to fill in.
final class ProfileDoubts {
  private(set) var unknowns: [Unknown] = []

  func note(_ unknown: Unknown) { unknowns.append(unknown) }
}

// Ids of what exists already; a profile names nothing else by reference.
extension ProfileScope {
  func id(_ group: Reference<SecurityGroup>) -> Known<String> { id(group, in: deployment.securityGroups) }
  func id(_ subnet: Reference<Subnet>) -> Known<String> { id(subnet, in: deployment.subnets) }
  func id(_ vpc: Reference<VPC>) -> Known<String> { id(vpc, in: deployment.vpcs) }

  private func id<Row: OwnedResource>(_ reference: Reference<Row>, in table: Table<Row>) -> Known<String> {
    switch reference {
    case .external(let id): return .value(id)
    case .unknown(let unknown): return .unknown(unknown)
    case .symbol(let symbol):
      guard let row = table[symbol] else { return .value(symbol.name) }
      if let id = row.ownership.externalID { return .value(id) }
      return .unknown(
        Unknown(
          "`\(row.provenance.label)` is created by the same configuration: write its id once it is there",
          at: row.provenance.range, expression: row.provenance.label))
    }
  }

  /// The ids in a setting; unknown where one of them is.
  func ids<Row>(_ setting: Setting<[Referral<Row>]>, _ id: (Reference<Row>) -> Known<String>) -> Setting<[String]> {
    var ids: [String] = []
    for referral in setting.known ?? [] {
      switch id(referral.value) {
      case .value(let text): ids.append(text)
      case .unknown(let unknown): return .unknown(unknown)
      }
    }
    return setting.map { _ in ids }
  }

  /// The same within the baseline, where every symbol that is not an id is a resource of the profile's own.
  func baseIDs<Row>(_ setting: Setting<[Referral<Row>]>?) -> Setting<[String]>? {
    setting?.map { $0.map { $0.value.symbol?.name ?? "" } }
  }
}

/// Something that is known, or why it is not.
enum Known<Value> {
  case value(Value)
  case unknown(Unknown)
}
