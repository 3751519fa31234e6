import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let secretInAnotherRegion = Rule(
    "HR038", "secret-in-another-region", .warning, .authentication, "a secret is in another region than the proxy",
    reason: "no page of AWS says that a proxy can read it",
    why: """
      AWS documents proxies and their secrets side by side in one region. Whether a proxy reads a secret of another one is written \
      nowhere; the policies would have to name that region, in the secret's ARN and in `kms:ViaService` alike, and a disturbance \
      there would keep new connections from being opened here. Secrets Manager can keep a replica of a secret in this region.
      """,
    fix: "Replicate the secret to the proxy's region and name the replica.",
    sources: [.rdsProxySecrets, .rdsProxyIAMSetup], confidence: .notVerified,
    examples: [
      .violates(
        """
        proxy:
          auth:
            - secret_arn: ⟦arn:aws:secretsmanager:eu-west-1:123456789012:secret:orders/prod/app-AbCdEf⟧
              username: app
              iam_auth: REQUIRED
        """),
      .holds("{}"),
      .undetermined(
        """
        region: !unknown that of the pipeline
        """),
      .notApplicable(
        """
        proxy:
          auth:
            - { secret: orders/prod/app, username: app, iam_auth: REQUIRED }
        """),
    ],
    check: .secret { secret, report throws(Inconclusive) in
      guard let arn = secret.arn else { throw .notApplicable }
      let (there, here) = (try arn.value.arn.region, try report.deployment.region.value)
      guard there != here else { return }
      report.flag(
        arn.range, "the secret is in \(there), the proxy in \(here)", of: secret.provenance,
        help: "replicate the secret to \(here) and write the ARN of the replica")
    })
}
