import AWSFacts
import SourceText

/// Everything that one input says of a deployment: one profile, one Terraform root module, one template, one capture.
///
/// Real configurations hold several proxies, or only some of the parts; so every kind of resource has a table.
public struct Deployment: Sendable, Hashable {
  /// The whole input, to point at when nothing narrower will do.
  public var provenance: Provenance
  /// What the deployment is of: `orders`.
  public var name: Setting<String>
  /// Which environment: `prod`.
  public var environment: Setting<String>
  /// The region's code.
  public var region: Setting<String>
  /// The account's twelve digits; unknown where the caller's account is meant.
  public var account: Setting<String>

  /// The VPCs.
  public var vpcs = Table<VPC>()
  /// The subnets.
  public var subnets = Table<Subnet>()
  /// The security groups.
  public var securityGroups = Table<SecurityGroup>()
  /// Their rules.
  public var securityGroupRules = Table<SecurityGroupRule>()
  /// The databases.
  public var databases = Table<Database>()
  /// The secrets.
  public var secrets = Table<Secret>()
  /// The roles with their policies.
  public var roles = Table<Role>()
  /// The proxies.
  public var proxies = Table<Proxy>()
  /// Their target groups.
  public var targetGroups = Table<TargetGroup>()
  /// What is registered with them.
  public var targets = Table<Target>()
  /// The endpoints beside the proxies' own.
  public var endpoints = Table<Endpoint>()
  /// Why there may be more endpoints than those; nil where all are known.
  public var unseenEndpoints: Unknown?
  /// Who connects.
  public var clients = Table<Client>()
  /// The parameters that publish endpoints.
  public var parameters = Table<Parameter>()
  /// The alarms.
  public var alarms = Table<Alarm>()
  /// Why there may be alarms that the deployment does not show; nil where it shows them all.
  public var unseenAlarms: Unknown?
  /// How many proxies the account may have in the region.
  public var proxyQuota: Setting<Int>

  /// How its parts do, where it was read from a capture of what is running.
  public var observed = Observations()
  /// What a plan is about to do with its resources, where it was read from one.
  public var plannedActions = PlannedActions()

  /// The form in which the input describes it.
  public var form = DeploymentForm(.profile)

  /// What the input says to its tool and the tool does not understand, in the order of the file.
  public var toolProblems: [ToolProblem] = []

  /// In which order a template has its resources made.
  public var creationOrder = CreationOrder()

  /// What a CDK program for it calls its constructs.
  public var constructNames = ConstructNames()

  /// An empty deployment.
  public init(
    at provenance: Provenance, name: Setting<String>, environment: Setting<String>, region: Setting<String>,
    account: Setting<String>
  ) {
    self.provenance = provenance
    self.name = name
    self.environment = environment
    self.region = region
    self.account = account
    proxyQuota = .defaulted(Limits.proxies.value, at: provenance.range)
  }
}

extension Deployment {
  /// The target group of a proxy, if the deployment shows it.
  public func targetGroup(of proxy: Proxy) -> TargetGroup? {
    targetGroups.first { $0.proxy.value == .symbol(proxy.symbol) }
  }

  /// The databases behind a proxy.
  public func databases(behind proxy: Proxy) -> [Database] {
    targets.filter { $0.proxy.value == .symbol(proxy.symbol) }.compactMap { databases[$0.database.value] }
  }

  /// The additional endpoints of a proxy.
  public func endpoints(of proxy: Proxy) -> [Endpoint] {
    endpoints.filter { $0.proxy.value == .symbol(proxy.symbol) }
  }

  /// Whether the environment is one that people depend on, by its name: `prod`, `production`, `prod-eu`, `live`.
  public var isProduction: Bool {
    get throws(Inconclusive) {
      let words = try environment.value.lowercased().split { $0 == "-" || $0 == "_" }
      return words.contains { ["prod", "production", "prd", "live"].contains($0) }
    }
  }

  /// The proxies in front of a database.
  public func proxies(before database: Database) -> [Proxy] {
    targets.filter { $0.database.value == .symbol(database.symbol) }.compactMap { proxies[$0.proxy.value] }
  }
}
