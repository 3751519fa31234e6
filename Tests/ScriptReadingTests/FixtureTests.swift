import ProxyModel
import Reading
import SourceText
import TestSupport
import Testing

/// The scripts of tutorials are read, and each fault is found at its place.
@Suite struct FixtureTests {
  @Test(arguments: ScriptFixture.all) func faultsStandWhereTheyAreMarked(_ fixture: ScriptFixture) throws {
    let reading = try fixture.reading()
    #expect(reading.result.diagnostics.isEmpty)
    #expect(reading.deployment.toolProblems.map { reading.text($0.range) } == reading.marked)
    #expect(reading.deployment.toolProblems.allSatisfy { $0.instead != nil })
  }

  @Test func theStepsOfATutorialMakeOneDeployment() throws {
    let reading = try ScriptFixture(name: "step-by-step.sh").reading()
    let deployment = reading.deployment
    let proxy = try #require(deployment.proxies.first)
    #expect(proxy.name.known == "myapp-proxy")
    #expect(proxy.requireTLS.known == true)
    #expect(proxy.debugLogging.known == false)
    #expect(proxy.subnets.known?.count == 3)
    #expect(proxy.role.value == .symbol(Symbol("rds-proxy-secrets-role")))
    #expect(deployment.environment.known == "production")
    let role = try #require(deployment.roles.first)
    #expect(role.trust?.known?.statements.first?.principals.first?.identifiers == ["rds.amazonaws.com"])
    let statement = try #require(role.policies.first?.document.known?.statements.first)
    #expect(statement.places.resource.map(reading.text)?.contains("myapp/rds/*") == true)
    let secret = try #require(deployment.secrets.first)
    #expect(secret.username.known == "appuser")
    #expect(secret.keys.known?.map(\.value) == ["username", "password", "host"])
    #expect(deployment.targets.count == 1)
    #expect(deployment.alarms.first?.metric.known == "DatabaseConnectionsCurrentlySessionPinned")
    #expect(deployment.alarms.first?.dimensions.first?.name == "ProxyName")
  }

  /// No password of a script is in the model.
  @Test func passwordsAreNotKept() throws {
    let reading = try ScriptFixture(name: "step-by-step.sh").reading()
    #expect(!"\(reading.deployment)".contains("not-a-real-one"))
  }
}
