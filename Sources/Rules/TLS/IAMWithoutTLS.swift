import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let iamWithoutTLS = Rule(
    "HR145", "iam-without-tls", .error, .tls, "clients sign in by IAM, but TLS is not required",
    reason: "AWS refuses the proxy: \"Must enable TLS, when IAM Auth is required\"",
    why: """
      A token is as good as a password for fifteen minutes, so that AWS takes one only over TLS: `CreateDBProxy` and \
      `ModifyDBProxy` refuse `IAMAuth: REQUIRED` on a proxy that does not require TLS. No schema says so; the deployment fails.
      """,
    fix:
      "Set \(.requireTLS, true), or let clients sign in by password with \(.iamAuth, .word(IAMAuth.disabled.rawValue)).",
    sources: [.rdsProxyTroubleshooting, .tlsRefusalIssue], silences: ["HR049", "HR066", "HR068"],
    examples: [
      .violates(
        """
        proxy:
          require_tls: ⟦false⟧
        """),
      .holds(
        """
        proxy:
          require_tls: true
        """),
      .undetermined(
        """
        proxy:
          require_tls: !unknown differs by environment
        """),
      .notApplicable(
        """
        proxy:
          auth:
            - secret_arn: arn:aws:secretsmanager:us-east-1:123456789012:secret:orders/prod/app-AbCdEf
              username: app
        """),
    ],
    check: .proxy { proxy, report throws(Inconclusive) in
      let demands = try proxy.demandsOfIAM
      guard !demands.isEmpty else { throw .notApplicable }
      guard try !proxy.requireTLS.value else { return }
      report.flag(
        proxy.requireTLS.range, "TLS is not required", of: proxy.provenance,
        related: demands.map { .init($0, "and clients sign in by IAM") }, help: "set \(.requireTLS, true)",
        edits: proxy.requireTLS.edits(to: "true"))
    })
}

extension Proxy {
  /// The places that let nobody in but by IAM.
  var demandsOfIAM: [SourceRange] {
    get throws(Inconclusive) {
      var places: [SourceRange] = []
      if try defaultAuthScheme.value == .iamAuth { places.append(defaultAuthScheme.range) }
      for entry in try auth.value where try entry.iamAuth.value == .required { places.append(entry.iamAuth.range) }
      return places
    }
  }
}
