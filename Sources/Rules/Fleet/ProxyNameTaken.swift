import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let proxyNameTaken = Rule(
    "HR190", "proxy-name-taken", .error, .fleet, "two proxies have one name in an account and region",
    reason: "AWS refuses the second: `DBProxyAlreadyExistsFault`",
    why: """
      The name of a proxy is unique in its account and region. A profile that was copied, and whose `environment` was not \
      changed, describes the same proxy a second time: applied from another state it fails, and applied from the same one \
      it turns one environment's proxy into the other's.
      """,
    fix:
      "Give the second \(profile: "another `environment`, or another `proxy.name`", otherwise: "another \(path: .proxyName)").",
    sources: [.createDBProxy],
    silences: ["HR198", "HR091", "HR092", "HR194", "HR195", "HR196", "HR197"],
    examples: [
      .violates(
        "environment: prod",
        """
        environment: ⟦prod⟧
        database:
          cluster: orders-dev
        """),
      .violates(
        "environment: prod",
        """
        environment: dev
        database:
          cluster: orders-dev
        proxy:
          name: ⟦orders-prod-proxy⟧
        """),
      .holds(
        "environment: prod",
        """
        environment: dev
        database:
          cluster: orders-dev
        """),
      .undetermined(
        "environment: prod",
        """
        environment: prod
        account: !unknown the pipeline's
        database:
          cluster: orders-dev
        """),
      .notApplicable("environment: prod"),
    ],
    check: .fleet { report throws(Inconclusive) in
      let proxies = [Claim<Proxy>].proxies(of: report.fleet)
      for rivals in try report.shared(proxies, within: .accountAndRegion) {
        for rival in rivals.dropFirst() {
          report.flag(
            rival.place(beside: rivals[0]), "`\(rival.key.known ?? "")` is taken",
            of: rival.provenance(beside: rivals[0]),
            related: [.init(rivals[0].range, "by this one")],
            help: rival.subject.name.isWritten
              ? "write another \(.proxyName)"
              : "write another \(profile: "`environment`", otherwise: "\(.proxyName)")",
            in: rival.member.deployment.form.kind)
        }
      }
    })
}
