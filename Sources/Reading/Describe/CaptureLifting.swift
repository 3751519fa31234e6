import ProxyModel
import SourceText

/// Brings the answers of the AWS command line to drafts. Everything that they show is there already.
struct CaptureLifting {
  let captures: [Capture]
  private(set) var parts = Parts()
  private(set) var reports = CaptureReports()
  private(set) var diagnostics: [Diagnostic] = []
  private(set) var passedOver: [(what: String, why: String)] = []
  /// The account whose credentials asked.
  private(set) var account: Value?

  init(_ captures: [Capture]) {
    self.captures = captures
    for capture in captures { lift(capture) }
    addGaps()
  }

  /// Takes one answer in; a file may hold several, put together by hand.
  private mutating func lift(_ capture: Capture) {
    for kind in CaptureKind.allCases
    where CaptureKind.shown(by: capture.content.entries.map { $0.key.value }).contains(kind) {
      lift(capture, as: kind)
    }
    if let token = capture.token {
      diagnostics.append(Self.cutOff(at: token.range))
    }
  }

  private mutating func lift(_ capture: Capture, as kind: CaptureKind) {
    switch kind {
    case .proxies: for row in rows(kind, of: capture) { addProxy(row, tags: tags(beside: capture)) }
    case .targetGroups: for row in rows(kind, of: capture) { addTargetGroup(row) }
    case .targets: addTargets(rows(kind, of: capture), of: capture)
    case .endpoints: for row in rows(kind, of: capture) { addEndpoint(row) }
    case .clusters: for row in rows(kind, of: capture) { addCluster(row) }
    case .instances: for row in rows(kind, of: capture) { addInstance(row) }
    case .subnetGroups: for row in rows(kind, of: capture) { addSubnetGroup(row) }
    case .parameters: addParameters(rows(kind, of: capture), of: capture)
    case .parameter: if let row = capture.content["Parameter"] { addStoredParameter(row) }
    case .securityGroups: for row in rows(kind, of: capture) { addSecurityGroup(row) }
    case .securityGroupRules: for row in rows(kind, of: capture) { addRule(row) }
    case .subnets: for row in rows(kind, of: capture) { addSubnet(row) }
    case .vpcs: for row in rows(kind, of: capture) { addVPC(row) }
    case .role: if let row = capture.content["Role"] { addRole(row) }
    case .inlinePolicy: addInlinePolicy(capture.content)
    case .attachedPolicies: attachPolicies(rows(kind, of: capture), of: capture)
    case .managedPolicyVersion: addPolicyVersion(of: capture)
    case .policy: addKeyPolicy(of: capture)
    case .secrets: for row in rows(kind, of: capture) { addSecret(row) }
    case .secret: if capture.content["ARN"] != nil { addSecret(capture.content) }
    case .secretValue: addSecretValue(capture.content)
    case .key: if let row = capture.content["KeyMetadata"] { addKey(row) }
    case .alarms: for row in rows(kind, of: capture) { addAlarm(row) }
    case .function: addFunction(capture.content)
    case .functionInFull: if let row = capture.content["Configuration"], row["FunctionName"] != nil { addFunction(row) }
    case .services: for row in rows(kind, of: capture) { addService(row) }
    case .identity: account = capture.content["Account"] ?? account
    // Names without documents, and definitions that services name, are looked up by those who need them.
    case .inlinePolicyNames, .taskDefinition, .tags: break
    }
  }

  /// The rows of an answer. AWS lists them; where somebody has written a single one without the list, it is taken as such.
  private mutating func rows(_ kind: CaptureKind, of capture: Capture) -> [Value] {
    guard let list = capture.content[kind.rawValue] else { return [] }
    if case .map = list {
      var diagnostic = Diagnostic(
        .warning, "an object stands where AWS gives a list",
        at: .init(list.range, "read as the only entry of `\(kind.rawValue)`"))
      diagnostic.help = "write `[` and `]` around it"
      diagnostics.append(diagnostic)
    }
    return capture.rows(kind.rawValue).filter { if case .map = $0 { true } else { false } }
  }

  private static func cutOff(at range: SourceRange) -> Diagnostic {
    var diagnostic = Diagnostic(
      .warning, "the answer is only a part", at: .init(range, "AWS has more for who asks with this token"))
    diagnostic.help = "run the call again without `--no-paginate`, `--max-items` and `--page-size`"
    return diagnostic
  }

  /// The origin of something that is there, under the id by which AWS knows it.
  func origin(_ kind: String, _ id: Value?, of row: Value) -> Origin {
    let word = id?.scalar ?? "?"
    var origin = Origin(
      ResourceAddress(kind.isEmpty ? word : "\(kind)/\(word)"), name: word, at: id?.range ?? row.range)
    origin.found = word
    return origin
  }

  mutating func add(_ change: (inout Parts) -> Void) { change(&parts) }
  mutating func report(_ change: (inout CaptureReports) -> Void) { change(&reports) }
  mutating func passOver(_ what: String, _ why: String) { passedOver.append((what, why)) }
}
