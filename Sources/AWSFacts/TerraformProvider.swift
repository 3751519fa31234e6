/// What the Terraform AWS provider can say, by version.
public enum TerraformProvider {
  /// A version of the provider.
  public struct Version: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// The three numbers.
    public let major, minor, patch: Int

    /// A version of three numbers.
    public init(_ major: Int, _ minor: Int, _ patch: Int = 0) {
      self.major = major
      self.minor = minor
      self.patch = patch
    }

    /// `6.15.0`.
    public var description: String { "\(major).\(minor).\(patch)" }

    /// Older before newer.
    public static func < (left: Self, right: Self) -> Bool {
      (left.major, left.minor, left.patch) < (right.major, right.minor, right.patch)
    }
  }

  /// The version that all this was looked at with, and the floor of what is generated.
  public static let base = Fact(Version(5, 100), .terraformProxy)
  /// The first with `default_auth_scheme`, and the first that lets `auth` be left out.
  public static let defaultAuthScheme = Fact(Version(6, 15), .terraformChangelog, .terraformIssue44298)
  /// The first with `endpoint_network_type` and `target_connection_network_type`.
  public static let networkTypes = Fact(Version(6, 28), .terraformChangelog)

  /// What `connection_borrow_timeout` may be in the provider, in seconds: more than AWS takes.
  public static let connectionBorrowTimeout = Fact(0...3600, .terraformTargetGroup)
  /// The numbers of a pool, each of which the provider sets to a default of its own where it is left out.
  public static let poolNumbers = [
    "max_connections_percent", "max_idle_connections_percent", "connection_borrow_timeout",
  ]
  /// A resource type that tutorials invent.
  public static let inventedResourceType = Fact("aws_rds_proxy", .terraformProxy)

  /// A mistake of the provider that a configuration has to live with.
  public enum Defect: Sendable, CaseIterable {
    /// A change of only `client_password_auth_type` shows no difference and is not applied.
    case passwordTypeChangeIsInvisible
    /// Removing `init_query` never clears it and shows a difference for ever.
    case initQueryIsNeverRemoved
    /// Leaving out `auth_scheme` or `iam_auth` shows a difference for ever.
    case authDefaultsDiffer
    /// A replaced proxy leaves its target group, target and endpoints untouched in the plan.
    case dependentsOfReplacedProxyAreLeftAlone

    /// Where it is reported.
    public var sources: [AWSDocument] {
      switch self {
      case .passwordTypeChangeIsInvisible: [.terraformIssue49544]
      case .initQueryIsNeverRemoved: [.terraformIssue49875]
      case .authDefaultsDiffer: [.terraformIssue20119]
      case .dependentsOfReplacedProxyAreLeftAlone: [.terraformIssue45738, .terraformPull45793]
      }
    }
  }
}
