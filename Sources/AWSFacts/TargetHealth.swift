/// Whether a proxy can use a target.
public enum TargetHealthState: String, Sendable, Hashable, CaseIterable {
  case registering = "REGISTERING"
  case available = "AVAILABLE"
  case unavailable = "UNAVAILABLE"
  case unused = "UNUSED"

  /// What it means, as a sentence without a full stop.
  public var meaning: String {
    switch self {
    case .registering: "the proxy is opening its first connections to the target"
    case .available: "the proxy can use the target"
    case .unavailable: "the proxy cannot use the target; the reason says why"
    case .unused: "the target is registered, but nothing goes there"
    }
  }

  /// Where the states are listed; the words on this page are our reading of them.
  public static let source = AWSDocument.targetHealth
}

/// Why a proxy can't use a target.
public enum TargetHealthReason: String, Sendable, Hashable, CaseIterable {
  case unreachable = "UNREACHABLE"
  case connectionFailed = "CONNECTION_FAILED"
  case authFailure = "AUTH_FAILURE"
  case pendingProxyCapacity = "PENDING_PROXY_CAPACITY"
  case invalidReplicationState = "INVALID_REPLICATION_STATE"
  case promoted = "PROMOTED"

  /// What it means, as a sentence without a full stop.
  public var meaning: String {
    switch self {
    case .unreachable: "no packet of the proxy gets to the database"
    case .connectionFailed: "the database is reached, and the connection fails"
    case .authFailure: "the proxy cannot sign in to the database"
    case .pendingProxyCapacity: "the proxy is still growing to the size of the database"
    case .invalidReplicationState: "the instance does not replicate as a target must"
    case .promoted: "the instance became the writer"
    }
  }

  /// What to look at first.
  public var check: String {
    switch self {
    case .unreachable:
      "egress of the proxy's security group and ingress of the database's, both on the database's port; network ACLs"
    case .connectionFailed: "the database's state, its TLS requirement against RequireTLS, and its free connections"
    case .authFailure:
      "the secret's user name and password, the role's right to read and decrypt it, and the user in the database"
    case .pendingProxyCapacity: "nothing: wait, and look again; if it stays, the subnets' free addresses"
    case .invalidReplicationState: "the replication of the instance: a proxy takes no read replica"
    case .promoted: "nothing: the writer changed"
    }
  }

  /// What to look at once everything that the files tell is in order.
  public var checkBeyond: String {
    switch self {
    case .unreachable:
      "the network ACLs of both sides' subnets, the routes between them, and whether the database is up"
    case .connectionFailed:
      "the database's log of that time: its state, whether it demands TLS, and its free connections"
    case .authFailure:
      "whether the database has the secret's user with that very password, and the proxy's log with debug logging on"
    case .pendingProxyCapacity, .invalidReplicationState, .promoted: check
    }
  }

  /// Where the reasons are listed; the words on this page are our reading of them.
  public static let sources: [AWSDocument] = [.targetHealth, .rdsProxyTroubleshooting]
}
