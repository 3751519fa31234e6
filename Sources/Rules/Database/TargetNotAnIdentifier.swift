import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let targetNotAnIdentifier = Rule(
    "HR010", "target-not-an-identifier", .error, .database,
    "the database is named by something other than its identifier",
    reason: "`RegisterDBProxyTargets` finds no such database",
    why: """
      A target is named by the identifier of its cluster or instance: what the console calls *DB identifier*. ARNs, host names of \
      endpoints and resource ids (`cluster-` or `db-` and capitals) look similar and are refused: by Terraform in the plan, by \
      CloudFormation after the proxy has been created.
      """,
    fix: "Write the cluster's or instance's identifier.",
    sources: [.registerDBProxyTargets, .terraformTarget],
    examples: [
      .violates(
        """
        database:
          cluster: ⟦arn:aws:rds:us-east-1:123456789012:cluster:orders-prod⟧
        """),
      .violates(
        """
        database:
          cluster: ⟦orders-prod.cluster-abc123.us-east-1.rds.amazonaws.com⟧
        """),
      .violates(
        """
        database:
          cluster: ⟦cluster-ABCDEFGHIJKLMNOPQRSTUVWXYZ⟧
        """),
      .holds("{}"),
      .undetermined(
        """
        database:
          cluster: !unknown a variable without default
        """),
    ],
    check: .database { database, _, report throws(Inconclusive) in
      if database.identifier.isMadeUp { return }
      let text = try database.identifier.value
      guard let flaw = TargetText.flaw(of: text) else { return }
      report.flag(
        database.identifier.range, flaw.label, of: database.provenance,
        help: flaw.identifier.map { "write \(profile: "`\(database.kind.rawValue): \($0)`", otherwise: "`\($0)`")" })
    })
}

/// What people write where an identifier belongs.
private enum TargetText {
  /// What is wrong with it and, where it can be read out of it, the identifier; nil for an identifier.
  static func flaw(of text: String) -> (label: String, identifier: String?)? {
    if let arn = ARN(text) { return ("an ARN", arn.resource.split(separator: ":").last.map(String.init)) }
    if text.holds(".") {
      return ("the host name of an endpoint", text.split(separator: ".").first.map(String.init))
    }
    if isResourceID(text) { return ("a resource id", nil) }
    if let flaw = ResourceName.flaw(of: text) { return (flaw, nil) }
    return text == text.lowercased() ? nil : ("identifiers are lower case", text.lowercased())
  }

  private static func isResourceID(_ text: String) -> Bool {
    let prefixes = [NameRules.clusterResourceIDPrefix.value, NameRules.instanceResourceIDPrefix.value]
    guard let prefix = prefixes.first(where: { text.hasPrefix($0) }) else { return false }
    let id = text.dropFirst(prefix.count)
    return id.count > 1 && id == id.uppercased() && id.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
      && id.contains { $0.isLetter }
  }
}
