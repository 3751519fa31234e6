import AWSFacts
import Diffing
import ProxyModel
import Testing

/// What is one thing in two environments is another thing in one.
@Suite struct SameEnvironmentTests {
  private func shown(_ edits: (old: String, new: String)..., elsewhere: Bool = false) throws -> [Change] {
    var text = Sample.text
    for (old, new) in edits + (elsewhere ? [("environment: dev", "environment: prod")] : []) {
      try #require(text.contains(old), "`\(old)`")
      text = text.replacing(old, with: new)
    }
    return Difference(from: try profile(), to: try #require(deployment(text))).shown
  }

  @Test func `a subnet exchanged within its zone replaces the proxy`() throws {
    let edit = ("subnet-0d2a2b2c2d2e2f202", "subnet-0d9a9b9c9d9e9f909")
    let change = try #require(try shown(edit).first)
    #expect(change.path == "proxy.subnets" && change.weight == .replacesProxy)
    #expect(change.before?.contains("subnet-0d2a2b2c2d2e2f202") == true)
    #expect(change.after?.contains("subnet-0d9a9b9c9d9e9f909") == true)
    #expect(try shown(edit, elsewhere: true).isEmpty)
  }

  @Test func `another network folds away elsewhere, and is told here`() throws {
    let edit = ("vpc-0d0e0f1a2b3c4d5e6", "vpc-0a9e9f9a9b9c9d9e9")
    #expect(try shown(edit, elsewhere: true).isEmpty)
    #expect(try shown(edit).contains { $0.path == "security_groups.proxy.vpc" && $0.replaces })
  }

  @Test func `the group of a client is another one, with rules of its own`() throws {
    let edit = ("sg-0d2d2d2d2d2d2d2d2", "sg-0d9d9d9d9d9d9d9d9")
    #expect(try shown(edit, elsewhere: true).isEmpty)
    let changes = try shown(edit)
    #expect(changes.contains { $0.path == "clients.checkout.security_group" })
    #expect(changes.contains { $0.part.kind == .rule && $0.kind == .added && $0.security == .weaker })
    #expect(changes.contains { $0.part.kind == .rule && $0.kind == .removed && $0.security == .stronger })
  }

  @Test func `what people call one environment is one`() throws {
    let edit = ("environment: dev", "environment: Development")
    let change = ("subnet-0d2a2b2c2d2e2f202", "subnet-0d9a9b9c9d9e9f909")
    #expect(try shown(edit, change).contains { $0.path == "proxy.subnets" })
  }

  /// A resource that is only named is not replaced by naming another one.
  @Test func `a found secret is exchanged in place`() throws {
    let secret = "secret_arn: arn:aws:secretsmanager:us-east-1:111111111111:secret:orders/dev/batch-AbCdEf"
    let found = ("secret: orders/dev/batch", secret)
    let before = try profile(found)
    let after = try profile(("secret: orders/dev/batch", secret.replacing("dev/batch", with: "dev/jobs")))
    let changes = Difference(from: before, to: after).shown
    #expect(changes.allSatisfy { !$0.replaces })
    let entry = try #require(changes.first { $0.part.kind == .auth && $0.setting == "secret" })
    #expect(entry.effects.allSatisfy { $0.effect == .update(.inPlace) } && entry.effects.count == 3)
  }

  @Test func `what was made here and is only named from now on is deleted by its tools`() throws {
    let secret = "secret_arn: arn:aws:secretsmanager:us-east-1:111111111111:secret:orders/dev/batch-AbCdEf"
    let (made, found) = (try profile(), try profile(("secret: orders/dev/batch", secret)))
    func change(_ before: Deployment, _ after: Deployment) throws -> Change {
      try #require(Difference(from: before, to: after).shown.first { $0.setting == "ownership" })
    }
    let released = try change(made, found)
    #expect(released.effects.map(\.effect) == [.delete, .delete] && released.weight == .replaces)
    #expect(try change(found, made).effects.allSatisfy { $0.effect == .create })
    let others = Difference(from: made, to: found).shown.filter { $0.part.kind == .secret && $0.setting != "ownership" }
    #expect(others.allSatisfy { $0.effects.isEmpty && !$0.setting.hasPrefix("tags.") })
  }
}
