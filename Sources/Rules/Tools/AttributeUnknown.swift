import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let attributeUnknown = Rule(
    "HR124", "attribute-unknown", .error, .tools,
    "the template asks a proxy for an attribute that it does not have",
    reason: "CloudFormation refuses the template before it makes anything",
    why: """
      `Fn::GetAtt` gives a proxy's `DBProxyArn`, `Endpoint` and `VpcId`, an endpoint's `DBProxyEndpointArn`, `Endpoint`, `VpcId` and \
      `IsDefault`, and a target group's `TargetGroupArn`. Names that other resources have, such as `Arn` or `Endpoint.Address`, are \
      refused when the stack is made or changed.
      """,
    fix: "Ask for one of the attributes that the type has.",
    sources: [.cfnDBProxy, .cfnDBProxyEndpoint, .cfnDBProxyTargetGroup],
    examples: [
      .violates(.cloudformation, TemplateExample.publishing("!GetAtt ⟦Proxy.Endpoint.Address⟧")),
      .holds(.cloudformation, TemplateExample.publishing("!GetAtt Proxy.Endpoint")),
      .undetermined(.cloudformation, TemplateExample.publishing("!GetAtt [Proxy, !Ref Attribute]")),
    ],
    check: .deployment { report throws(Inconclusive) in
      let facts = try report.template
      for unknown in facts.openAttributes { report.leaveOpen(unknown) }
      for problem in report.deployment.toolProblems
      where problem.tool == .cloudFormation && problem.kind == .unknownAttribute {
        report.flag(
          problem.range, "`\(problem.owner.label)` has no `\(problem.subject)`", of: problem.owner,
          related: [.init(problem.owner.range, "declared here")], help: problem.instead.map { Wording($0) })
      }
    })
}
