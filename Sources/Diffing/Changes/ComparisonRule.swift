public import AWSFacts

/// What is wrong with a change and not with a state: rules that only a comparison of old and new can ask.
public enum ComparisonRule: String, Sendable, CaseIterable {
  /// A change by which the proxy is another one.
  case replacesProxy = "HR125"
  /// CloudFormation has to make a proxy under a name that is taken.
  case nameIsTaken = "HR126"
  /// A change that Terraform's provider does not send.
  case passwordTypeNotApplied = "HR127"
  /// A removal that Terraform's provider does not send.
  case initQueryNotRemoved = "HR128"

  /// Its id, which stays for ever.
  public var id: String { rawValue }

  /// Its name.
  public var slug: String {
    switch self {
    case .replacesProxy: "change-replaces-proxy"
    case .nameIsTaken: "replaced-under-its-own-name"
    case .passwordTypeNotApplied: "password-type-not-applied"
    case .initQueryNotRemoved: "init-query-not-removed"
    }
  }

  /// What comes of the change, as a clause.
  public var consequence: String {
    switch self {
    case .replacesProxy:
      "the new proxy has another address, and until it stands and clients know it they cannot connect"
    case .nameIsTaken:
      "CloudFormation cannot make the new proxy while the old one has its name: change the name as well"
    case .passwordTypeNotApplied:
      "Terraform sees no change where nothing else of the entry changes, and the proxy goes on as before"
    case .initQueryNotRemoved: "with Terraform the pool keeps the old one until somebody takes it away by hand"
    }
  }

  /// Which change it is, and what to do, in whole sentences.
  public var explanation: String {
    switch self {
    case .replacesProxy:
      """
      Subnets, engine family and network types of a proxy cannot be changed, and in CloudFormation its name neither: the tools make \
      a new proxy and delete the old one. Plan it as a cutover: a second proxy beside the first, clients switched over, and then the \
      first one deleted.
      """
    case .nameIsTaken:
      """
      CloudFormation makes the replacement before it deletes what it replaces, and the name of a proxy is unique in its account and \
      region: the stack fails and rolls back. Change `DBProxyName` in the same change.
      """
    case .passwordTypeNotApplied:
      """
      The provider tells entries apart without their type, so that a plan has no change. Change something else of the entry with it, \
      such as its description, or make the change with `aws rds modify-db-proxy`.
      """
    case .initQueryNotRemoved:
      """
      The provider leaves a query that is gone out of its request, AWS keeps the one it has, and every plan shows the change again. \
      Write a query that does nothing, or make the change with `aws rds modify-db-proxy-target-group`.
      """
    }
  }

  /// The pages that say so.
  public var sources: [AWSDocument] {
    switch self {
    case .replacesProxy: [.modifyDBProxy, .cfnDBProxy, .terraformProxy]
    case .nameIsTaken: [.cfnDBProxy]
    case .passwordTypeNotApplied: [.terraformIssue49544]
    case .initQueryNotRemoved: [.terraformIssue49875]
    }
  }

  /// The rule of an id or a name.
  public static func rule(_ words: String) -> ComparisonRule? {
    allCases.first { $0.id.lowercased() == words.lowercased() || $0.slug == words.lowercased() }
  }
}
