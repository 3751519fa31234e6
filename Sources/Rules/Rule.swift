public import AWSFacts
public import ProxyModel
public import SourceText

/// One thing that can be wrong with a deployment: what it is called, why it matters, and how to see it.
///
/// A rule is a value, not a type: the whole catalogue can be printed, counted, documented and tested with a loop. It is an object only
/// so that whatever speaks of it holds a pointer, not a copy of its page.
public final class Rule: Sendable, Identifiable {
  /// `HR` and three digits, the sheet's own; never used again once retired.
  public let id: String
  /// The number in the id, by which the catalogue is ordered.
  let number: Int
  /// Its name in a suppression or a selection: the pattern it finds, not the cure.
  public let slug: String
  /// How bad it is.
  public let severity: Severity
  /// What it is about, for the index and for `--select`.
  public let topic: Topic
  /// The pattern in one line: lower case, no full stop, the same words in every finding.
  public let summary: String
  /// What happens then, in one line; the finding's `why`.
  public var reason: String { makeReason().text(in: .profile) }
  /// What happens in production and in which order, and what AWS does: the page's text, in Markdown.
  public let why: String
  /// What to do, in one sentence in the imperative.
  public var fix: String { makeFix().text(in: .profile) }
  /// The pages that say so.
  public var sources: [AWSDocument] { makeSources() }
  /// How sure the sources make it; a rule on anything but settled or derived facts is never an error.
  public let confidence: Confidence
  /// The rules that say nothing about a resource once this one has spoken of it: one cause, one finding.
  public let silences: [String]
  /// Profiles that violate it, hold it, and leave it undetermined; they are its tests and its page.
  public var examples: [Example] { makeExamples() }
  /// How to see it.
  public let check: Check
  // What only its page shows is made when the page is asked for: every start makes all rules.
  private let makeSources: @Sendable () -> [AWSDocument]
  private let makeExamples: @Sendable () -> [Example]
  private let makeReason: @Sendable () -> Wording
  private let makeFix: @Sendable () -> Wording

  init(
    _ id: String, _ slug: String, _ severity: Severity, _ topic: Topic, _ summary: String,
    reason: @autoclosure @escaping @Sendable () -> Wording, why: String,
    fix: @autoclosure @escaping @Sendable () -> Wording,
    sources: @autoclosure @escaping @Sendable () -> [AWSDocument], confidence: Confidence = .settled,
    silences: [String] = [], examples: @autoclosure @escaping @Sendable () -> [Example], check: Check
  ) {
    number = id.utf8.dropFirst(2).reduce(0) { $0 * 10 + Int($1 &- UInt8(ascii: "0")) }
    (self.id, self.slug, self.severity, self.topic, self.summary) = (id, slug, severity, topic, summary)
    (self.why, self.confidence, self.silences, self.check) = (why, confidence, silences, check)
    (makeReason, makeFix, makeSources, makeExamples) = (reason, fix, sources, examples)
  }

  /// What a rule looks at. The runner walks the deployment and hands over each subject with what belongs to it.
  public enum Check: Sendable {
    /// A deployment as a whole.
    case deployment(@Sendable (inout Report) throws(Inconclusive) -> Void)
    /// Each proxy.
    case proxy(@Sendable (Proxy, inout Report) throws(Inconclusive) -> Void)
    /// Each entry of a proxy's `auth`.
    case authEntry(@Sendable (AuthEntry, Proxy, inout Report) throws(Inconclusive) -> Void)
    /// Each target group, with its proxy.
    case targetGroup(@Sendable (TargetGroup, Proxy, inout Report) throws(Inconclusive) -> Void)
    /// Each additional endpoint, with its proxy.
    case endpoint(@Sendable (Endpoint, Proxy, inout Report) throws(Inconclusive) -> Void)
    /// Each database behind a proxy, with that proxy.
    case database(@Sendable (Database, Proxy, inout Report) throws(Inconclusive) -> Void)
    /// Each client.
    case client(@Sendable (Client, inout Report) throws(Inconclusive) -> Void)
    /// Each secret.
    case secret(@Sendable (Secret, inout Report) throws(Inconclusive) -> Void)
    /// Each alarm.
    case alarm(@Sendable (Alarm, inout Report) throws(Inconclusive) -> Void)
    /// All deployments that are looked at together.
    case fleet(@Sendable (inout Report) throws(Inconclusive) -> Void)
    /// Each comment that suppresses findings, with what became of it.
    case suppression(@Sendable (Suppression, inout Report) throws(Inconclusive) -> Void)
  }
}

extension Rule {
  /// What happens then, as somebody reads it who wrote an input of this kind.
  func reason(in kind: InputKind) -> String { makeReason().text(in: kind) }

  /// The rule's own advice as a line under a finding: no capital, no full stop.
  func advice(in kind: InputKind) -> String {
    let words = makeFix().text(in: kind)
    let sentence = words.hasSuffix(".") ? words.dropLast() : words[...]
    return "\(sentence.prefix(1).lowercased())\(sentence.dropFirst())"
  }

  var isForFleets: Bool { if case .fleet = check { true } else { false } }
  var isForSuppressions: Bool { if case .suppression = check { true } else { false } }
  var isForDeployments: Bool { !isForFleets && !isForSuppressions }
}

/// What a rule is about.
public enum Topic: String, Sendable, CaseIterable {
  /// What things are called.
  case names
  /// The database and its engine.
  case database
  /// VPC, subnets, zones and addresses.
  case network
  /// Security groups, hop by hop.
  case securityGroups = "security-groups"
  /// How clients sign in, and by which secret.
  case authentication
  /// Encryption on the way.
  case tls
  /// Roles and policies.
  case access
  /// Connections: how many, whose, and what is left.
  case pool
  /// Sessions that hold on to a connection.
  case pinning
  /// Endpoints beside the proxy's own.
  case endpoints
  /// What the applications do.
  case clients
  /// Alarms and metrics.
  case alarms
  /// What it costs, and running it.
  case operations
  /// How what is running does, as captures show it.
  case running
  /// Several deployments at once.
  case fleet
  /// What one tool makes of it.
  case tools
  /// The comments by which findings are let stand.
  case suppressions
}
