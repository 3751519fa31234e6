import AWSFacts
import Foundation
import ProxyModel
import Reading
import Reporting
import SourceText
import TestSupport
import Testing

/// Plans and states that the real Terraform wrote.
@Suite struct PlanReadingTests {
  static let orders = ["orders.plan.json", "orders.state.json", "orders.tfstate"]

  @Test(arguments: orders + ["modules.plan.json"]) func isRecognized(_ name: String) throws {
    #expect(PlanReader.recognizes(Array(try PlanFixture.text(name).utf8)))
    #expect(!DescribeReader.recognizes(Array(try PlanFixture.text(name).utf8)))
  }

  /// Somebody has sorted the keys, and the first of them holds more than the beginning of a file.
  @Test(arguments: orders) func isRecognizedInAnyOrder(_ name: String) throws {
    var object = try #require(
      try JSONSerialization.jsonObject(with: Data(try PlanFixture.text(name).utf8)) as? [String: Any])
    object[name == "orders.plan.json" ? "configuration" : "checks"] = ["x": String(repeating: "x", count: 100_000)]
    let sorted = try JSONSerialization.data(withJSONObject: object, options: .sortedKeys)
    #expect(PlanReader.recognizes(Array(sorted)))
    object["AWSTemplateFormatVersion"] = ["x": String(repeating: "x", count: 100_000)]
    let foreign = try JSONSerialization.data(withJSONObject: object, options: .sortedKeys)
    #expect(!PlanReader.recognizes(Array(foreign)))
  }

  @Test(arguments: ["{}", "[]", "", "{\"DBProxies\": []}", "{\"terraform_version\": \"1.11.4\"", "\"format_version\""])
  func otherFilesAreNot(_ text: String) { #expect(!PlanReader.recognizes(Array(text.utf8))) }

  /// The profile behind all three is `Profiles/orders/prod.yaml`.
  @Test(arguments: orders) func saysWhatWasApplied(_ name: String) throws {
    let fixture = try PlanFixture(name)
    #expect(fixture.reading.diagnostics.isEmpty)
    let deployment = try #require(fixture.deployment)
    #expect(deployment.region.known == "us-east-1")
    #expect(deployment.account.known == "123456789012")
    let proxy = try #require(deployment.proxies.first)
    #expect(deployment.proxies.count == 1)
    #expect(proxy.name.known == "orders-prod-proxy")
    #expect(proxy.provenance.label == "aws_db_proxy.this")
    #expect(proxy.engineFamily.known == .postgresql)
    #expect(proxy.requireTLS.known == true)
    #expect(proxy.resourceID?.known?.hasPrefix("prx-") == true)
    #expect(proxy.role.value == .symbol(Symbol("proxy")))
    #expect(try proxy.securityGroups.value.map(\.value) == [.symbol(Symbol("proxy"))])
    #expect(try proxy.auth.value.map { try $0.secret.value } == [.symbol(Symbol("app"))])
    #expect(deployment.targetGroup(of: proxy)?.maxConnectionsPercent.known?.rawValue == 75)
    #expect(deployment.databases(behind: proxy).map(\.identifier.known) == ["orders-prod"])
    #expect(deployment.alarms.count == 6)
    #expect(
      deployment.alarms.allSatisfy { alarm in
        alarm.dimensions.contains { $0.value.parts == [.attribute(.proxyName(proxy.symbol))] }
      })
  }

  /// A policy that names a secret by its ARN names the secret of the deployment.
  @Test(arguments: orders) func seesReferencesInPolicies(_ name: String) throws {
    let deployment = try #require(try PlanFixture(name).deployment)
    let role = try #require(deployment.roles[Symbol("proxy")])
    #expect(role.policies.count == 1, "a role shows the policies that resources of their own have made")
    let statements = try #require(role.policies.first?.document.known?.statements)
    let read = try #require(
      statements.first { $0.actions.elements.contains { $0.known == "secretsmanager:GetSecretValue" } })
    #expect(read.resources?.elements == [DeferredText(.secretARN(Symbol("app")))])
    let connect = deployment.roles.flatMap(\.policies).compactMap(\.document.known).flatMap(\.statements)
      .flatMap { $0.resources?.elements ?? [] }
    #expect(connect.contains { $0.parts.contains(.attribute(.proxyResourceID(Symbol("this")))) })
  }

  /// A group shows the rules that resources of their own have made: they are there once.
  @Test(arguments: orders) func countsRulesOnce(_ name: String) throws {
    let deployment = try #require(try PlanFixture(name).deployment)
    #expect(deployment.securityGroupRules.count == 7)
    #expect(!deployment.securityGroupRules.contains { $0.provenance.label.contains("gress[") })
  }

  @Test func readsTheSameFromPlanAndStates() throws {
    let deployments = try Self.orders.map { try #require(try PlanFixture($0).deployment) }
    #expect(deployments[1] == deployments[2])
    #expect(DeploymentText.text(of: deployments[0]).contains("orders-prod-proxy"))
    for table in [deployments[0].proxies, deployments[1].proxies] { #expect(table == deployments[2].proxies) }
    #expect(deployments[0].securityGroupRules == deployments[1].securityGroupRules)
    #expect(deployments[0].targetGroups == deployments[1].targetGroups)
    #expect(deployments[0].alarms == deployments[1].alarms)
  }
}

/// What a plan cannot know yet, it still knows the source of.
@Suite struct UnknownInPlansTests {
  @Test func followsVariablesAndOutputsOfModules() throws {
    let deployment = try #require(try PlanFixture("modules.plan.json").deployment)
    #expect(
      deployment.proxies.map(\.provenance.label) == [
        #"module.proxy["eu"].aws_db_proxy.this[0]"#, #"module.proxy["us"].aws_db_proxy.this[0]"#,
      ])
    for proxy in deployment.proxies {
      #expect(proxy.role.value == .symbol(Symbol("r")))
      #expect(try proxy.securityGroups.value.map(\.value) == [.symbol(Symbol("proxy"))])
      #expect(
        try proxy.subnets.value.map(\.value) == [
          .symbol(Symbol("aws_subnet.s[0]")), .symbol(Symbol("aws_subnet.s[1]")),
        ])
      #expect(deployment.targetGroup(of: proxy)?.maxConnectionsPercent.known?.rawValue == 80)
    }
  }

  @Test func seesTheOtherSideOfRules() throws {
    let deployment = try #require(try PlanFixture("modules.plan.json").deployment)
    let rules = deployment.securityGroupRules.map { ($0.group.value, $0.peer.known) }
    #expect(rules.contains { $0 == .symbol(Symbol("proxy")) && $1 == .group(.symbol(Symbol("db"))) })
    #expect(rules.contains { $0 == .symbol(Symbol("db")) && $1 == .group(.symbol(Symbol("proxy"))) })
  }

  @Test func computesPolicyDocumentsThatArePlannedOnly() throws {
    let role = try #require(try PlanFixture("modules.plan.json").deployment?.roles[Symbol("r")])
    let resources = role.policies.compactMap(\.document.known).flatMap(\.statements).compactMap(\.resources?.elements)
    #expect(resources == [[DeferredText(.secretARN(Symbol("s")))]])
    let unknown = try #require(role.policies.last)
    guard case .unknown(let reason) = unknown.document else {
      Issue.record("what `jsonencode` will give is not in a plan")
      return
    }
    #expect(reason.reason.contains("aws_secretsmanager_secret.s.arn"))
    #expect(reason.remedy != nil)
  }

  /// Terraform leaves to AWS what nobody writes: that is no unknown.
  @Test func takesDefaultsForWhatIsLeftOut() throws {
    let proxy = try #require(try PlanFixture("modules.plan.json").deployment?.proxies.first)
    #expect(proxy.idleClientTimeout.known?.rawValue == 1800)
    #expect(proxy.requireTLS.known == false)
  }
}
