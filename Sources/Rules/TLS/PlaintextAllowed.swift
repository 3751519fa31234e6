import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let plaintextAllowed = Rule(
    "HR066", "plaintext-allowed", .warning, .tls, "clients may connect without TLS",
    reason: "passwords and rows cross the network in the clear",
    why: """
      With `require_tls` off the proxy takes clients with and without TLS, and nobody notices those without. AWS's own default \
      is off, so that leaving the setting out of Terraform or CloudFormation is the same as writing `false`. To find clients \
      that would be refused, look at the metric `ClientConnectionsNoTLS` before turning it on.
      """,
    fix: "Set \(.requireTLS, true).",
    sources: [.rdsProxyConcepts, .createDBProxy],
    examples: [
      .violates(
        """
        proxy:
          require_tls: ⟦false⟧
          auth:
            - secret_arn: arn:aws:secretsmanager:us-east-1:123456789012:secret:orders/prod/app-AbCdEf
              username: app
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
    ],
    check: .proxy { proxy, report throws(Inconclusive) in
      guard try !proxy.requireTLS.value else { return }
      report.flag(
        proxy.requireTLS.range, proxy.requireTLS.isWritten ? "TLS is not required" : "TLS is not required by default",
        of: proxy.provenance, help: "set \(.requireTLS, true)", edits: proxy.requireTLS.edits(to: "true"))
    })
}
