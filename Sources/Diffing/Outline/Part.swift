/// One thing in a deployment, by the part that it plays there: what it is called may differ from environment to environment.
public struct Part: Hashable, Sendable {
  /// What sort of thing, in the order in which reports tell of them.
  public enum Kind: String, Sendable, CaseIterable, Comparable {
    case deployment
    case proxy
    case targetGroup = "target group"
    case auth = "auth entry"
    case endpoint
    case database
    case client
    case rule
    case securityGroup = "security group"
    case role
    case secret
    case network
    case subnet
    case parameter
    case alarm

    /// The word that stands for it in a path of settings, as profiles have it: `target_group.max_connections_percent`.
    public var section: String {
      switch self {
      case .deployment, .proxy, .database, .network: rawValue
      case .targetGroup: "target_group"
      case .auth: "auth"
      case .endpoint: "endpoints"
      case .client: "clients"
      case .rule: "security_group_rules"
      case .securityGroup: "security_groups"
      case .role: "roles"
      case .secret: "secrets"
      case .subnet: "subnets"
      case .parameter: "parameters"
      case .alarm: "alarms"
      }
    }

    /// Several of them: `auth entries`.
    public var plural: String {
      switch self {
      case .proxy: "proxies"
      case .auth: "auth entries"
      case .rule: "security-group rules"
      case .deployment, .targetGroup, .endpoint, .database, .client, .securityGroup, .role, .secret, .network, .subnet,
        .parameter, .alarm:
        "\(rawValue)s"
      }
    }

    /// In the order of the cases.
    public static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

    private var rank: Int {
      switch self {
      case .deployment: 0
      case .proxy: 1
      case .targetGroup: 2
      case .auth: 3
      case .endpoint: 4
      case .database: 5
      case .client: 6
      case .rule: 7
      case .securityGroup: 8
      case .role: 9
      case .secret: 10
      case .network: 11
      case .subnet: 12
      case .parameter: 13
      case .alarm: 14
      }
    }
  }

  /// What sort of thing.
  public let kind: Kind
  /// Which one, with `*` for what names the environment; empty where no deployment has two of them.
  public let name: String

  init(_ kind: Kind, _ name: String = "") {
    self.kind = kind
    self.name = name
  }

  /// `proxy`, `client checkout`.
  public var title: String { name.isEmpty ? kind.rawValue : "\(kind.rawValue) \(name)" }

  /// The path of one of its settings: `proxy.require_tls`, `clients.checkout.instances.peak`.
  public func path(to setting: String = "") -> String {
    [kind.section, name, setting].filter { !$0.isEmpty }.joined(separator: ".")
  }
}

extension Part: Comparable {
  /// By kind, then by name.
  public static func < (left: Self, right: Self) -> Bool { (left.kind, left.name) < (right.kind, right.name) }
}
