import ProxyModel
import Rules
import SourceText
import Testing

/// Policy documents as they are written, in YAML and in JSON, become the documents that are meant.
@Suite struct PolicyReading {
  @Test(arguments: [
    (#"{ Statement: { Effect: Allow, Action: "s3:*", Resource: "*" } }"#, "2008-10-17: Allow only [s3:*] on only [*]"),
    (
      #"{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "NotAction": ["a:b", "c:d"], "NotResource": ["x"] }] }"#,
      "2012-10-17: Deny all except [a:b, c:d] on all except [x]"
    ),
    (
      #"{ Statement: [{ Effect: Allow, Action: a, Resource: r, Condition: { StringLike: { k: [v, w] }, Bool: { l: "true" } } }] }"#,
      "2008-10-17: Allow only [a] on only [r] when Bool l [true], StringLike k [v, w]"
    ),
    (
      #"{ Statement: [{ Effect: Allow, Principal: { Service: [a, b], AWS: c }, Action: d }] }"#,
      "2008-10-17: Allow only [d] by AWS [c], Service [a, b]"
    ),
    (
      #"{ Statement: [{ Effect: Allow, Action: a, Resource: [r, !unknown somewhere else] }] }"#,
      "2008-10-17: Allow only [a] on only [r, ?]"
    ),
    (
      #"{ Statement: [{ Effect: Allow, Action: a, Resource: r }, !unknown made by a module] }"#,
      "unknown: made by a module"
    ),
    (#"{ Statement: [{ Effect: !unknown who knows, Action: a, Resource: r }] }"#, "unknown: who knows"),
    (#"{ Statement: !unknown from a file }"#, "unknown: from a file"),
    (#"!unknown attached elsewhere"#, "unknown: attached elsewhere"),
    (#"{ Statement: [{ Effect: Allow, Resource: r }] }"#, "refused: a statement without `Action`"),
  ])
  func readsWhatIsMeant(_ text: String, _ expected: String) throws {
    let profile = """
      proxy:
        role:
          arn: arn:aws:iam::123456789012:role/orders-proxy
          policies:
            - \(text)
      """
    let deployment = try #require(try ExampleReading(.holds(profile)).deployments.first)
    let role = try #require(deployment.proxies.first.flatMap { deployment.roles[$0.role.value] })
    #expect(role.unseenPolicies == nil && role.policies.count == 1)
    #expect(role.policies.first.map { words($0.document) } == expected)
  }

  private func words(_ document: Setting<PolicyDocument>) -> String {
    switch document {
    case .unknown(let unknown): "unknown: \(unknown.reason)"
    case .refused(let text, _): "refused: \(text)"
    case .written(let document, _), .defaulted(let document, _):
      "\(document.version): " + document.statements.map(words).joined(separator: "; ")
    }
  }

  private func words(_ statement: PolicyStatement) -> String {
    var text = "\(statement.effect.rawValue) \(words(statement.actions))"
    if let resources = statement.resources { text += " on \(words(resources))" }
    let principals = statement.principals.map { "\($0.kind) \(words($0.identifiers))" }
    if !principals.isEmpty { text += " by " + principals.joined(separator: ", ") }
    let conditions = statement.conditions.map { "\($0.test) \($0.key) \(words($0.values))" }
    return conditions.isEmpty ? text : text + " when " + conditions.joined(separator: ", ")
  }

  private func words(_ scope: PolicyStatement.Scope<DeferredText>) -> String {
    switch scope {
    case .only(let texts): "only \(words(texts))"
    case .allExcept(let texts): "all except \(words(texts))"
    }
  }

  private func words(_ texts: [DeferredText]) -> String { "[\(texts.map { $0.known ?? "?" }.joined(separator: ", "))]" }
}
