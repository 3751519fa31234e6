import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let proxyNamedWithoutDependency = Rule(
    "HR123", "proxy-named-without-dependency", .error, .tools,
    "a part of the proxy names it and does not wait for it",
    reason: "CloudFormation makes both at once, and the part fails because there is no such proxy yet",
    why: """
      CloudFormation makes everything at once that nothing puts in order. `Ref` to the proxy is such an order; its name, written a \
      second time, is only a text. A target group or an endpoint that is made first is refused with `DBProxyNotFoundFault`, and the \
      stack rolls back.
      """,
    fix: "Write `DBProxyName: !Ref` with the proxy's logical id, or add the proxy to `DependsOn`.",
    sources: [.auroraProxyCloudFormation, .cfnDependsOn],
    examples: [
      .violates(
        .cloudformation, TemplateExample.cluster(proxyName: "⟦orders-prod-proxy⟧", dependsOn: "DependsOn: Writer")),
      .holds(.cloudformation, TemplateExample.cluster(proxyName: "!Ref Proxy")),
      .holds(
        .cloudformation,
        TemplateExample.cluster(proxyName: "orders-prod-proxy", dependsOn: "DependsOn: [Proxy, Writer]")),
      .undetermined(.cloudformation, TemplateExample.cluster(proxyName: "!ImportValue orders-proxy")),
    ],
    check: .deployment { report throws(Inconclusive) in
      for need in try report.needs(.proxy) {
        guard case .open(let proxy) = need.order else { continue }
        report.flag(
          need.place, "this is only the name of `\(proxy.label)`", of: need.dependent,
          related: [.init(proxy.range, "the proxy that is meant")], help: "write `!Ref \(proxy.label.logicalID)`")
      }
    })
}

extension String {
  /// The logical id within its own template, without the path of a construct.
  fileprivate var logicalID: String {
    let address = split(separator: " ").first.map(String.init) ?? self
    return address.split(separator: ".").last.map(String.init) ?? address
  }
}
