import Foundation
import PlayedCloud
import ProxyModel
import SampleDeployments
import TestSupport
import Testing

/// A script that ends in the middle, at whatever place, loses nothing: the next run goes on from what is done.
@Suite(.serialized) struct InterruptionTests {
  @Test func deploysAndDestroysInPieces() throws {
    let deployment = try SampleProfile.profile("orders/prod").deployment()
    guard let played = try PlayedScripts(of: deployment), let cut = try Interruption(of: played, every: 7) else {
      return
    }
    let before = try Inventory(of: played)

    let deploy = try cut.runToTheEnd(["deploy.sh", "--passwords-from-stdin"], input: "pa\"ss\\word\n")
    #expect(deploy.changes == 27, "a change was made twice, or was lost")
    #expect(deploy.interruptions.count > 3)
    let again = try played.run("deploy.sh", "--passwords-from-stdin", input: "another\n")
    #expect(again.errors.contains("nothing to change: AWS has what the profile says"), "\(again.words)")
    try expectDescription(of: deployment, in: played)
    #expect(try played.run("verify.sh", "--once").status == 0)

    let destroy = try cut.runToTheEnd(["destroy.sh", "--yes"])
    #expect(destroy.interruptions.count > 1)
    #expect(try Inventory(of: played) == before, "destroy.sh left something")
  }

  @Test func cutsOverAndBackInPieces() throws {
    let deployment = try SampleProfile.profile("app-runner").deployment()
    guard let played = try PlayedScripts(of: deployment), let cut = try Interruption(of: played, every: 1) else {
      return
    }
    let parameter = try #require(deployment.parameters.first).name.value
    _ = try played.cloud.call([
      .init("ssm", "put_parameter", ["Name": parameter, "Value": "db.example", "Type": "String"])
    ])
    #expect(try played.run("deploy.sh").status == 0)
    let old = try Hosts(of: played, parameter)

    let cutover = try cut.runToTheEnd(["cutover.sh"])
    #expect(cutover.changes == 4, "a change was made twice, or was lost")
    let new = try Hosts(of: played, parameter)
    #expect(new.parameter.contains("acmecorp-qa-rds-proxy") && new.secret == new.parameter, "\(new)")
    #expect(new.password == old.password)
    _ = try cut.runToTheEnd(["cutover.sh", "--rollback"])
    #expect(try Hosts(of: played, parameter) == old)
  }
}
