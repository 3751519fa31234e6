import AWSFacts
import Foundation
import PlayedCloud
import ProxyModel
import Reading
import Rendering
import Rules
import SampleDeployments
import SourceText
import TestSupport
import Testing

/// The scripts do what they say: run by Bash, with the real `aws`, before AWS as `moto` plays it.
@Suite(.serialized) struct RealCloudTests {
  /// From nothing to everything and back.
  @Test func deploysOnceAndLeavesNothing() throws {
    let deployment = try SampleProfile.profile("orders/prod").deployment()
    guard let played = try PlayedScripts(of: deployment) else { return }
    let before = try Inventory(of: played)

    let dry = try played.run("deploy.sh", "--dry-run")
    #expect(dry.status == 0, "\(dry.words)")
    #expect(try Inventory(of: played) == before, "a dry run changed something")

    let first = try played.run("deploy.sh", "--passwords-from-stdin", input: "pa\"ss\\word\n")
    #expect(first.status == 0, "\(first.words)")
    #expect(first.errors.contains("done: 27 changes"), "\(first.errors)")
    let deployed = try Inventory(of: played)
    let again = try played.run("deploy.sh", "--passwords-from-stdin", input: "another\n")
    #expect(again.status == 0, "\(again.words)")
    #expect(again.errors.contains("nothing to change: AWS has what the profile says"), "\(again.errors)")
    #expect(try Inventory(of: played) == deployed)
    try expectDescription(of: deployment, in: played)

    let verified = try played.run("verify.sh")
    #expect(verified.status == 0 && verified.errors.contains("all is in order"), "\(verified.words)")
    let cutover = try played.run("cutover.sh")
    #expect(cutover.status == 0, "\(cutover.words)")
    #expect(cutover.errors.contains("nothing to change: everything points there already"), "\(cutover.errors)")
    let snapshot = try played.run("snapshot.sh", "captured")
    #expect(snapshot.status == 0 && !snapshot.errors.contains("is missing"), "\(snapshot.words)")
    try expectCapture(of: deployment, in: played, "captured")

    let refused = try played.run("destroy.sh")
    #expect(refused.status == 1 && refused.errors.contains("say --yes"), "\(refused.words)")
    #expect(try Inventory(of: played) == deployed)
    let destroyed = try played.run("destroy.sh", "--yes")
    #expect(destroyed.status == 0, "\(destroyed.words)")
    #expect(try Inventory(of: played) == before, "destroy.sh left something")
    let gone = try played.run("destroy.sh", "--yes")
    #expect(gone.status == 0 && gone.errors.contains("nothing to change: nothing of it is there"), "\(gone.words)")
    let everything = [dry, first, again, verified, cutover, snapshot, refused, destroyed, gone].map(\.words).joined()
    #expect(!everything.contains("pa\"ss"), "a password was said")
  }

  /// What differs is changed, and nothing else.
  @Test func changesWhatDiffers() throws {
    var deployment = try SampleProfile.profile("mysql-password").deployment()
    guard let played = try PlayedScripts(of: deployment) else { return }
    #expect(try played.run("deploy.sh").status == 0)

    var proxy = try #require(deployment.proxies.first)
    proxy.idleClientTimeout = written(Seconds(600))
    deployment.proxies.insert(proxy)
    var pool = try #require(deployment.targetGroups.first)
    pool.maxConnectionsPercent = written(Percent(50))
    deployment.targetGroups.insert(pool)
    // One rule names a network, the other a group.
    let described = deployment.securityGroupRules.filter { !$0.isFound && $0.direction == .ingress }
    #expect(described.count > 1)
    for var rule in described {
      rule.description += ", as agreed"
      deployment.securityGroupRules.insert(rule)
    }
    let scripts = played.surroundings.moved(try CommandLineRenderer.render(deployment))
    for script in scripts { try played.folder.write(script.name, script.text) }
    let changed = try played.run("deploy.sh")
    #expect(changed.status == 0 && changed.errors.contains("done: \(2 + described.count) changes"), "\(changed.words)")
    try expectDescription(of: deployment, in: played)
    let again = try played.run("deploy.sh")
    #expect(again.errors.contains("nothing to change"), "\(again.words)")
    let snapshot = try played.run("snapshot.sh", "captured")
    #expect(snapshot.status == 0, "\(snapshot.words)")
    try expectCapture(of: deployment, in: played, "captured")
  }

  /// Applications that live on a parameter and on the host in a secret are switched, and switched back.
  @Test func cutsOverAndBack() throws {
    let deployment = try SampleProfile.profile("app-runner").deployment()
    guard let played = try PlayedScripts(of: deployment) else { return }
    let parameter = try #require(deployment.parameters.first).name.value
    _ = try played.cloud.call([
      .init("ssm", "put_parameter", ["Name": parameter, "Value": "db.example", "Type": "String"])
    ])
    let early = try played.run("cutover.sh")
    #expect(early.status != 0, "\(early.words)")

    let deploy = try played.run("deploy.sh")
    #expect(deploy.status == 0 && deploy.errors.contains("cutover.sh points it at the proxy"), "\(deploy.words)")
    let old = try Hosts(of: played, parameter)
    #expect(old == Hosts(parameter: "db.example", secret: "db.example", password: "not-a-secret"))
    let dry = try played.run("cutover.sh", "--dry-run")
    #expect(dry.status == 0, "\(dry.words)")
    #expect(try Hosts(of: played, parameter) == old)

    let cutover = try played.run("cutover.sh")
    #expect(cutover.status == 0, "\(cutover.words)")
    let new = try Hosts(of: played, parameter)
    #expect(new.parameter.contains("acmecorp-qa-rds-proxy") && new.secret == new.parameter, "\(new)")
    #expect(new.password == "not-a-secret")
    let snapshot = try played.run("snapshot.sh", "captured")
    #expect(snapshot.status == 0, "\(snapshot.words)")
    try expectCapture(of: deployment, in: played, "captured")
    let again = try played.run("cutover.sh")
    #expect(again.status == 0 && again.errors.contains("everything points there already"), "\(again.words)")
    #expect(try Hosts(of: played, parameter) == new)

    let back = try played.run("cutover.sh", "--rollback")
    #expect(back.status == 0, "\(back.words)")
    #expect(try Hosts(of: played, parameter) == old)
    #expect(![cutover, again, back].contains { $0.words.contains("not-a-secret") }, "a password was said")
  }

  /// A reason is told in words, with what to look at, and the status says so.
  @Test func verifyExplains() throws {
    let deployment = SampleDeployment.reports.deployment
    guard let played = try PlayedScripts(of: deployment) else { return }
    let early = try played.run("verify.sh", "--once")
    #expect(early.status == 1 && early.errors.contains("not there"), "\(early.words)")
    #expect(try played.run("deploy.sh").status == 0)
    #expect(try played.run("verify.sh", "--once").status == 0)
    for reason in TargetHealthReason.allCases {
      try played.commandLine.report("UNAVAILABLE", reason.rawValue, "said AWS")
      let verified = try played.run("verify.sh", "--once")
      #expect(verified.status == 1, "\(reason)")
      #expect(verified.errors.contains("UNAVAILABLE, \(reason.rawValue): said AWS"), "\(verified.errors)")
      #expect(verified.errors.contains("look at: \(reason.check)"), "\(verified.errors)")
    }
    // The last of them is what a capture shows, and what is found in it.
    let snapshot = try played.run("snapshot.sh", "captured")
    #expect(snapshot.status == 0, "\(snapshot.words)")
    let captured = try Captured("captured", of: played)
    let rules = Judgement(of: captured.reading.deployments).findings.compactMap(\.rule)
    #expect(rules.contains("HR212"), "\(rules)")
  }
}
