import ProxyModel
import SourceText
import Testing
import Tracing

/// What policies say to requests, statement by statement and together.
@Suite struct Permission {
  @Test(arguments: PolicyCase.all) func decides(_ example: PolicyCase) {
    let decision = deployment.decision(on: example.request, by: [PolicyDocument(example.statements.map(\.statement))])
    #expect(word(decision) == example.verdict, "\(example.testDescription)")
  }

  /// An allow more never takes anything away, and a deny more never gives anything.
  @Test func statementsWorkOneWayOnly() {
    let pool = StatementText.pool.map(\.statement)
    let begun = [[]] + pool.map { [$0] } + pool.indices.flatMap { index in pool[index...].map { [pool[index], $0] } }
    var compared = 0
    for request in PolicyCase.requests {
      for before in begun {
        let old = word(deployment.decision(on: request, by: [PolicyDocument(before)]))
        for extra in pool {
          // In two documents as in one.
          let new = word(deployment.decision(on: request, by: [PolicyDocument(before), PolicyDocument([extra])]))
          compared += 1
          if extra.effect == .allow {
            #expect(old != "allowed" || new == "allowed")
            #expect(new != "denied" || old == "denied")
          } else {
            #expect(new != "allowed" || old == "allowed")
            #expect(old != "denied" || new == "denied")
          }
        }
      }
    }
    #expect(compared == 4 * 91 * 12)
  }

  /// A pattern against a text that is known, held to the plain definition of the wildcards.
  @Test func matchesAsTheDefinitionSays() {
    let alphabet = ["", "a", "b", "*", "?", "ab", "a*", "*b", "?b", "a?b"]
    var compared = 0
    for left in alphabet {
      for right in alphabet {
        let pattern = left + right
        for text in ["", "a", "b", "ab", "ba", "aab", "abb", "a*b", "abab"] {
          compared += 1
          let isMatch = deployment.covers(DeferredText(pattern), DeferredText(text)) == .yes
          #expect(isMatch == naive(Array(pattern)[...], Array(text)[...]), "\(pattern) on \(text)")
        }
      }
    }
    #expect(compared == 900)
  }

  @Test func aLongPatternIsGivenUpOn() {
    let long = DeferredText(String(repeating: "a*", count: 4000))
    let match = deployment.covers(long, DeferredText(String(repeating: "a", count: 4000)))
    #expect(match != .yes && match != .no)
  }

  private func naive(_ pattern: ArraySlice<Character>, _ text: ArraySlice<Character>) -> Bool {
    guard let first = pattern.first else { return text.isEmpty }
    if first == "*" { return naive(pattern.dropFirst(), text) || (!text.isEmpty && naive(pattern, text.dropFirst())) }
    guard let next = text.first, first == "?" || first == next else { return false }
    return naive(pattern.dropFirst(), text.dropFirst())
  }

  private func word(_ decision: AccessDecision) -> String {
    switch decision {
    case .allowed: "allowed"
    case .denied: "denied"
    case .notGranted: "not granted"
    case .undetermined: "undetermined"
    }
  }

  private var deployment: Deployment { PolicyCase.deployment }
}

/// Statements, a request and the verdict.
struct PolicyCase: Sendable, CustomTestStringConvertible {
  let statements: [StatementText]
  let request: AccessRequest
  let verdict: String

  init(_ statements: [String], _ request: AccessRequest, _ verdict: String) {
    self.statements = statements.map { StatementText($0) }
    (self.request, self.verdict) = (request, verdict)
  }

  var testDescription: String { "\(statements.map(\.text)) \(request.action) \(request.resource?.known ?? "…")" }

  static let place = SourceRange(file: 0, 0..<0)
  static let arn = "arn:aws:secretsmanager:us-east-1:123456789012:secret:orders/app-AbCdEf"
  static let key = "arn:aws:kms:us-east-1:123456789012:key/1"

  /// One secret that is there, one that is created, and a proxy that is created.
  static let deployment: Deployment = {
    let provenance = Provenance(place, "test")
    var deployment = Deployment(
      at: provenance, name: .written("orders", at: place), environment: .written("prod", at: place),
      region: .written("us-east-1", at: place), account: .written("123456789012", at: place))
    deployment.secrets.insert(
      Secret(Symbol("found"), at: provenance, .existing(arn), name: .written("orders/app", at: place)))
    deployment.secrets.insert(Secret(Symbol("made"), at: provenance, .created, name: .written("orders/new", at: place)))
    return deployment
  }()

  static let found = read(DeferredText(.secretARN(Symbol("found"))))
  static let made = read(DeferredText(.secretARN(Symbol("made"))))
  static let decrypt = AccessRequest(
    "kms:Decrypt", on: DeferredText(key), context: ["kms:ViaService": "secretsmanager.us-east-1.amazonaws.com"])
  static let connect = AccessRequest("rds-db:connect", on: user("app"))
  static let assume = AccessRequest("sts:AssumeRole", by: PolicyPrincipal("Service", ["rds.amazonaws.com"]))
  static let requests = [found, made, decrypt, connect]

  static func read(_ resource: DeferredText) -> AccessRequest {
    AccessRequest("secretsmanager:GetSecretValue", on: resource)
  }

  static func user(_ name: String) -> DeferredText {
    DeferredText([
      .text("arn:aws:rds-db:us-east-1:123456789012:dbuser:"), .attribute(.proxyResourceID(Symbol("this"))),
      .text("/\(name)"),
    ])
  }

  static let all: [PolicyCase] = [
    // actions
    .init([], found, "not granted"),
    .init(["allow secretsmanager:GetSecretValue on \(arn)"], found, "allowed"),
    .init(["allow SECRETSMANAGER:getsecretvalue on \(arn)"], found, "allowed"),
    .init(["allow secretsmanager:Get* on *"], found, "allowed"),
    .init(["allow secretsmanager:?etSecretValue on *"], found, "allowed"),
    .init(["allow secretsmanager:DescribeSecret on *"], found, "not granted"),
    .init(["allow * on *"], found, "allowed"),
    .init(["allow not kms:* on *"], found, "allowed"),
    .init(["allow not secretsmanager:* on *"], found, "not granted"),
    // resources
    .init(["allow * on arn:aws:secretsmanager:us-east-1:123456789012:secret:orders/app"], found, "not granted"),
    .init(["allow * on arn:aws:secretsmanager:us-east-1:123456789012:secret:orders/app-??????"], found, "allowed"),
    .init(["allow * on arn:aws:secretsmanager:us-east-1:123456789012:secret:orders/app-?????"], found, "not granted"),
    .init(["allow * on arn:aws:secretsmanager:us-east-1:123456789012:secret:orders/*"], found, "allowed"),
    .init(["allow * on arn:aws:secretsmanager:*:*:secret:orders/app*"], found, "allowed"),
    .init(["allow * on arn:aws:secretsmanager:eu-west-1:*:secret:*"], found, "not granted"),
    .init(["allow * on ARN:aws:secretsmanager:*"], found, "not granted"),
    .init(["allow * not on arn:aws:secretsmanager:*"], found, "not granted"),
    .init(["allow * not on arn:aws:kms:*"], found, "allowed"),
    // a secret that is created: all of its ARN is known but the end
    .init(["allow * on $made"], made, "allowed"),
    .init(["allow * on $found"], made, "not granted"),
    .init(["allow * on $found"], found, "allowed"),
    .init(["allow * on arn:aws:secretsmanager:us-east-1:123456789012:secret:orders/new-??????"], made, "allowed"),
    .init(["allow * on arn:aws:secretsmanager:us-east-1:123456789012:secret:orders/new*"], made, "allowed"),
    .init(["allow * on arn:aws:secretsmanager:us-east-1:123456789012:secret:orders/new-?????"], made, "not granted"),
    .init(["allow * on arn:aws:secretsmanager:us-east-1:123456789012:secret:orders/new"], made, "not granted"),
    .init(["allow * on arn:aws:secretsmanager:us-east-1:123456789012:secret:orders/new-AbCdEf"], made, "undetermined"),
    .init(["allow * on arn:aws:secretsmanager:us-east-1:123456789012:secret:orders/new-Ab-dEf"], made, "not granted"),
    .init(["allow * on arn:aws:secretsmanager:us-east-1:999999999999:secret:orders/new-??????"], made, "not granted"),
    // a proxy that is created: only the beginning of its id is known
    .init(["allow rds-db:connect on $proxy/app"], connect, "allowed"),
    .init(["allow rds-db:connect on $proxy/*"], connect, "allowed"),
    .init(["allow rds-db:connect on $proxy/admin"], connect, "not granted"),
    .init(["allow rds-db:connect on arn:aws:rds-db:us-east-1:123456789012:dbuser:prx-*/app"], connect, "allowed"),
    .init(["allow rds-db:connect on arn:aws:rds-db:us-east-1:123456789012:dbuser:*/app"], connect, "allowed"),
    .init(
      ["allow rds-db:connect on arn:aws:rds-db:us-east-1:123456789012:dbuser:prx-0ab1/app"], connect, "undetermined"),
    .init(
      ["allow rds-db:connect on arn:aws:rds-db:us-east-1:123456789012:dbuser:cluster-0ab1/app"], connect, "not granted"),
    .init(["allow rds-db:connect on arn:aws:rds:us-east-1:123456789012:dbuser:*/app"], connect, "not granted"),
    .init(["allow rds-db:connect on arn:aws:rds-db:us-east-1:123456789012:dbuser:prx-*"], connect, "allowed"),
    // forbidding wins
    .init(["allow * on *", "deny secretsmanager:* on *"], found, "denied"),
    .init(["deny secretsmanager:* on *", "allow * on *"], found, "denied"),
    .init(["allow * on *", "deny * on arn:aws:kms:*"], found, "allowed"),
    .init(["allow * on *", "deny * not on \(arn)"], found, "allowed"),
    .init(["allow * on *", "deny not secretsmanager:GetSecretValue on *"], found, "allowed"),
    .init(["deny * on *"], found, "denied"),
    // conditions
    .init(
      ["allow kms:Decrypt on \(key) if StringEquals kms:ViaService secretsmanager.us-east-1.amazonaws.com"], decrypt,
      "allowed"),
    .init(
      ["allow kms:Decrypt on * if StringEquals KMS:viaservice secretsmanager.us-east-1.amazonaws.com"], decrypt,
      "allowed"),
    .init(
      ["allow kms:Decrypt on * if StringEquals kms:ViaService secretsmanager.eu-west-1.amazonaws.com"], decrypt,
      "not granted"),
    .init(
      ["allow kms:Decrypt on * if StringEquals kms:ViaService secretsmanager.*.amazonaws.com"], decrypt, "not granted"),
    .init(["allow kms:Decrypt on * if StringLike kms:ViaService secretsmanager.*.amazonaws.com"], decrypt, "allowed"),
    .init(["allow kms:Decrypt on * if StringNotEquals kms:ViaService s3.us-east-1.amazonaws.com"], decrypt, "allowed"),
    .init(
      ["allow kms:Decrypt on * if StringEqualsIgnoreCase kms:ViaService SecretsManager.us-east-1.amazonaws.com"],
      decrypt, "allowed"),
    .init(["allow kms:Decrypt on * if StringEquals aws:SourceVpc vpc-1"], decrypt, "undetermined"),
    .init(["allow kms:Decrypt on * if Bool aws:SecureTransport true"], decrypt, "undetermined"),
    .init(["allow kms:Encrypt on * if Bool aws:SecureTransport true"], decrypt, "not granted"),
    .init(["allow * on *", "deny * on * if Bool aws:SecureTransport false"], decrypt, "undetermined"),
    .init(["deny * on * if Bool aws:SecureTransport false"], decrypt, "not granted"),
    // what is not known
    .init(["allow * on $unknown"], found, "undetermined"),
    .init(["allow * on $unknown", "allow * on *"], found, "allowed"),
    .init(["allow * on arn:aws:s3:::$unknown"], found, "not granted"),
    .init(["allow * on *", "deny * on $unknown"], found, "undetermined"),
    .init(
      ["allow * on arn:aws:secretsmanager:us-east-1:123456789012:secret:${aws:PrincipalTag/team}/app-AbCdEf"], found,
      "undetermined"),
    .init(["allow * on arn:aws:secretsmanager:us-east-1:123456789012:secret:orders/${*}"], found, "not granted"),
    // trust
    .init(["allow sts:AssumeRole by Service rds.amazonaws.com"], assume, "allowed"),
    .init(["allow sts:AssumeRole by Service lambda.amazonaws.com"], assume, "not granted"),
    .init(["allow sts:AssumeRole by AWS rds.amazonaws.com"], assume, "not granted"),
    .init(["allow sts:AssumeRole by AWS *"], assume, "allowed"),
    .init(["allow sts:TagSession by Service rds.amazonaws.com"], assume, "not granted"),
    .init(
      ["allow sts:AssumeRole by Service rds.amazonaws.com if StringEquals aws:SourceAccount 1"], assume, "undetermined"),
  ]
}

/// A statement as people say it: `deny not kms:* not on * if Bool aws:SecureTransport false`.
struct StatementText: Sendable {
  let text: String

  init(_ text: String) { self.text = text }

  static let pool = [
    "allow * on *", "allow secretsmanager:* on $found", "allow kms:* on * if Bool a:b c", "allow not kms:* on *",
    "allow rds-db:connect on $proxy/app", "allow * on $unknown", "deny * on *", "deny secretsmanager:Get* on $made",
    "deny kms:Decrypt not on $found",
    "deny * on * if StringEquals kms:ViaService secretsmanager.us-east-1.amazonaws.com",
    "deny * on $unknown", "deny rds-db:* on arn:aws:rds-db:*:*:dbuser:prx-0/app",
  ].map { StatementText($0) }

  var statement: PolicyStatement {
    var words = text.split(separator: " ").map(String.init)[...]
    func next() -> String { words.popFirst() ?? "" }
    func takes(_ word: String) -> Bool {
      guard words.first == word else { return false }
      words.removeFirst()
      return true
    }
    let effect: PolicyStatement.Effect = next() == "deny" ? .deny : .allow
    let exceptsActions = takes("not")
    let actions = [DeferredText(next())]
    var statement = PolicyStatement(effect: effect, actions, at: Provenance(PolicyCase.place, text))
    if exceptsActions { statement.actions = .allExcept(actions) }
    let exceptsResources = takes("not")
    if takes("on") {
      let resources = [resource(next())]
      statement.resources = exceptsResources ? .allExcept(resources) : .only(resources)
    }
    if takes("by") { statement.principals = [PolicyPrincipal(next(), [DeferredText(next())])] }
    if takes("if") { statement.conditions = [PolicyCondition(next(), next(), [DeferredText(next())])] }
    return statement
  }

  private func resource(_ word: String) -> DeferredText {
    let unknown = DeferredText.Part.unknown(Unknown("the resource is not written", at: PolicyCase.place))
    if word == "$made" { return DeferredText(.secretARN(Symbol("made"))) }
    if word == "$found" { return DeferredText(.secretARN(Symbol("found"))) }
    if word.hasSuffix("$unknown") { return DeferredText([.text(String(word.dropLast("$unknown".count))), unknown]) }
    guard word.hasPrefix("$proxy/") else { return DeferredText(word) }
    return PolicyCase.user(String(word.dropFirst("$proxy/".count)))
  }
}
