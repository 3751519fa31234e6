public import AWSFacts
public import SourceText

/// What a Terraform configuration, or a plan of one, says to Terraform beside what it says of AWS.
public struct TerraformFacts: Sendable {
  /// Whether there is a configuration to be seen; a state does not keep one, so that nothing is known of what follows.
  public var hasConfiguration = true
  /// Which versions of the AWS provider it takes; nil where it says nothing of them.
  public var provider: Setting<ProviderVersions>?
  /// The resources that hang on a proxy and are lost with it unless they are replaced together.
  public var dependents: [Dependent] = []
  /// Entries of `auth` that leave the scheme or IAM to the provider's default.
  public var implicitAuth: [Provenance] = []
  /// Pools that leave numbers to the provider's default.
  public var implicitPools: [ImplicitPool] = []
  /// Why it is not known what a pool leaves out, by what the file calls the target group.
  public var unseenPools: [String: Unknown] = [:]
  /// Arguments whose changes a configuration tells Terraform to ignore.
  public var ignored: [IgnoredChange] = []
  /// Values that are written somewhere else than where a resource uses them, each with both places.
  public var origins: [ValueOrigin] = []

  /// Nothing known.
  public init() {}

  /// A range of versions.
  public struct ProviderVersions: Hashable, Sendable {
    /// The lowest that is taken; nil where none is named.
    public var lowest: TerraformProvider.Version?
    /// The lowest that is not taken any more; nil where all newer ones are.
    public var limit: TerraformProvider.Version?

    /// From a lowest version up to a limit.
    public init(lowest: TerraformProvider.Version?, limit: TerraformProvider.Version?) {
      (self.lowest, self.limit) = (lowest, limit)
    }
  }

  /// A target group, a target or an endpoint.
  public struct Dependent: Sendable {
    /// What it is, in words for a message: `target group`.
    public var kind: String
    /// Where it stands.
    public var provenance: Provenance
    /// The proxy that it hangs on.
    public var proxy: Reference<Proxy>
    /// What becomes of it when the proxy is replaced.
    public var fate: Fate

    /// A resource that hangs on a proxy.
    public init(_ kind: String, at provenance: Provenance, of proxy: Reference<Proxy>, _ fate: Fate) {
      (self.kind, self.provenance, self.proxy, self.fate) = (kind, provenance, proxy, fate)
    }
  }

  /// What becomes of a dependent when its proxy is replaced.
  public enum Fate: Hashable, Sendable {
    /// A configuration that replaces it, too: `replace_triggered_by` names the proxy.
    case replacedTogether
    /// A configuration in which it would be left as it is.
    case wouldBeLeft
    /// A plan that replaces the proxy and leaves it.
    case isLeft
    /// A plan in which the proxy stays, or the dependent goes with it.
    case safe
  }

  /// A pool block without some of its numbers.
  public struct ImplicitPool: Sendable {
    /// The block.
    public var provenance: Provenance
    /// What the file calls the target group.
    public var owner: String
    /// The arguments that are left out.
    public var missing: [String]

    /// A pool and what it leaves out.
    public init(_ provenance: Provenance, of owner: String, missing: [String]) {
      (self.provenance, self.owner, self.missing) = (provenance, owner, missing)
    }
  }

  /// An argument of which `ignore_changes` says that it is left as it is.
  public struct IgnoredChange: Sendable {
    /// What the file calls it: `auth`, or `all` for whatever the resource has.
    public var name: String
    /// Where it is written, with its value; the whole resource for `all`.
    public var range: SourceRange

    /// An argument and its place.
    public init(_ name: String, at range: SourceRange) { (self.name, self.range) = (name, range) }
  }

  /// A value that a resource has from a variable or a local.
  public struct ValueOrigin: Sendable {
    /// What the file calls the resource, or the call of a module, that uses it.
    public var user: String
    /// Where it is used: `var.percent`.
    public var use: SourceRange
    /// Where it is written: in a file of values, as a default, in the call of a module.
    public var range: SourceRange

    /// A value with both of its places.
    public init(_ user: String, uses use: SourceRange, from range: SourceRange) {
      (self.user, self.use, self.range) = (user, use, range)
    }
  }
}
