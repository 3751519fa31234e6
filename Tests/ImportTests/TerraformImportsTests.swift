import AWSFacts
import Foundation
import ProxyModel
import Rendering
import SourceText
import TestSupport
import Testing

/// The blocks by which Terraform takes over what is running.
@Suite struct TerraformImportsTests {
  @Test(arguments: Profiles.names) func `every resource of the module has its block`(name: String) throws {
    let running = Self.captured(try ForeignTests.deployment(name))
    let back = try #require(Return(running)?.after)
    let imports = TerraformImports.render(back, of: running)
    #expect(imports.missing == [])
    let module = try TerraformRenderer.render(back).map(\.text).joined()
    let made = Set(module.matches(of: /resource "([^"]+)" "([^"]+)"/).map { "\($0.1).\($0.2)" })
    let imported = imports.file.text.matches(of: /to = ([^\n]+)\n/).map { String($0.1) }
    #expect(Set(imported) == made)
    #expect(imported.count == made.count)
  }

  @Test func `ids are as the provider documents them`() throws {
    let running = Self.captured(try ForeignTests.deployment("orders/prod.yaml"))
    let text = TerraformImports.render(running, of: running).file.text
    for (address, id) in [
      ("aws_db_proxy.this", "orders-prod-proxy"), ("aws_db_proxy_default_target_group.this", "orders-prod-proxy"),
      ("aws_db_proxy_target.this", "orders-prod-proxy/default/TRACKED_CLUSTER/orders-prod"),
      ("aws_db_proxy_endpoint.reader", "orders-prod-proxy/orders-prod-proxy-reader"),
      ("aws_security_group.proxy", "sg-00000000000000001"),
      ("aws_iam_role.proxy", "orders-prod-proxy-role"),
      ("aws_iam_role_policy.proxy_read_secrets", "orders-prod-proxy-role:read-secrets"),
      ("aws_cloudwatch_metric_alarm.session_pinned", "orders-prod-proxy-session-pinned"),
      ("aws_ssm_parameter.endpoint", "/orders/prod/db/endpoint"),
    ] { #expect(text.contains("  to = \(address)\n  id = \"\(id)\"\n"), "\(address)\n\(text)") }
    #expect(text.contains(/to = aws_vpc_security_group_ingress_rule\.proxy_from_checkout\n  id = "sgr-[0-9]+"/))
  }

  @Test func `what has no id is named`() throws {
    let deployment = try ForeignTests.deployment("orders/prod.yaml")
    let imports = TerraformImports.render(deployment, of: deployment)
    #expect(imports.missing.contains("aws_security_group.proxy"))
    #expect(imports.missing.contains("aws_vpc_security_group_ingress_rule.proxy_from_checkout"))
    #expect(imports.file.text.contains("# aws_security_group.proxy: no id is known, and Terraform would create it\n"))
  }

  /// The deployment with the ids that a capture of it would show.
  static func captured(_ deployment: Deployment) -> Deployment {
    var captured = deployment
    for (index, group) in deployment.securityGroups.filter({ $0.ownership == .created }).enumerated() {
      var group = group
      group.runningID = RunningID("sg-0000000000000000\(index + 1)")
      captured.securityGroups.insert(group)
    }
    for (index, rule) in deployment.securityGroupRules.enumerated() {
      var rule = rule
      rule.runningID = RunningID("sgr-\(index)")
      captured.securityGroupRules.insert(rule)
    }
    for secret in deployment.secrets where secret.ownership == .created {
      var secret = secret
      let name = secret.name.known ?? ""
      secret.arn = SecretARN("arn:aws:secretsmanager:us-east-1:123456789012:secret:\(name)-AbCdEf").map {
        .written($0, at: secret.provenance.range)
      }
      captured.secrets.insert(secret)
    }
    return captured
  }
}
