import AWSFacts
import ProxyModel
import Rendering
import SampleDeployments
import SourceText
import Testing

/// What cannot be rendered is named, all of it, with its place.
@Suite struct ObstacleTests {
  static func place(_ start: Int) -> SourceRange { SourceRange(file: 0, start..<start + 1) }
  static func unknown(_ reason: String, _ start: Int) -> Unknown {
    Unknown(reason, at: place(start), expression: "var.x", remedy: "write it")
  }

  /// Deployments with one thing that is not known, and the words that tell of it.
  static let unknowns: [(reason: String, spoil: @Sendable (inout Deployment) -> Void)] = [
    ("region", { $0.region = .unknown(unknown("region", 7)) }),
    ("name", { change(&$0.proxies) { $0.name = .unknown(unknown("name", 7)) } }),
    ("family", { change(&$0.proxies) { $0.engineFamily = .unknown(unknown("family", 7)) } }),
    ("subnets", { change(&$0.proxies) { $0.subnets = .unknown(unknown("subnets", 7)) } }),
    (
      "subnet",
      { change(&$0.proxies) { $0.subnets = written([Located(.unknown(unknown("subnet", 7)), at: place(7))]) } }
    ),
    ("tls", { change(&$0.proxies) { $0.requireTLS = .unknown(unknown("tls", 7)) } }),
    ("auth", { change(&$0.proxies) { $0.auth = .unknown(unknown("auth", 7)) } }),
    ("percent", { change(&$0.targetGroups) { $0.maxConnectionsPercent = .unknown(unknown("percent", 7)) } }),
    ("query", { change(&$0.targetGroups) { $0.initQuery = .unknown(unknown("query", 7)) } }),
    ("identifier", { change(&$0.databases) { $0.identifier = .unknown(unknown("identifier", 7)) } }),
    ("role", { change(&$0.endpoints) { $0.targetRole = .unknown(unknown("role", 7)) } }),
    ("peer", { change(&$0.securityGroupRules) { $0.peer = .unknown(unknown("peer", 7)) } }),
    ("key", { change(&$0.secrets) { $0.kmsKey = .unknown(unknown("key", 7)) } }),
    ("value", { change(&$0.parameters) { $0.value = DeferredText([.text("a"), .unknown(unknown("value", 7))]) } }),
    ("threshold", { change(&$0.alarms) { $0.threshold = .unknown(unknown("threshold", 7)) } }),
    ("policy", { change(&$0.roles) { $0.policies[0].document = .unknown(unknown("policy", 7)) } }),
  ]

  static func change<Row: Resource>(_ table: inout Table<Row>, _ edit: (inout Row) -> Void) {
    guard var row = table.first else { return }
    edit(&row)
    table.insert(row)
  }

  static func diagnostics(of deployment: Deployment) -> [Diagnostic] {
    do {
      _ = try TerraformRenderer.render(deployment)
      return []
    } catch { return error.diagnostics }
  }

  @Test(arguments: unknowns.indices) func namesWhatIsUnknown(_ index: Int) {
    var deployment = SampleDeployment.orders.deployment
    Self.unknowns[index].spoil(&deployment)
    let found = Self.diagnostics(of: deployment)
    #expect(found.count == 1)
    #expect(found.first?.primary.text == Self.unknowns[index].reason)
    #expect(found.first?.primary.range == Self.place(7))
    #expect(found.first?.help == "write it")
  }

  @Test func namesEverythingAtOnce() {
    var deployment = SampleDeployment.orders.deployment
    for (index, unknown) in Self.unknowns.enumerated() where index % 3 == 0 { unknown.spoil(&deployment) }
    Self.change(&deployment.proxies) { $0.requireTLS = .refused("maybe", at: Self.place(3)) }
    let found = Self.diagnostics(of: deployment)
    #expect(found.first?.primary.text == "`maybe`", "they come in the order of the file")
    #expect(
      found.dropFirst().map(\.primary.text)
        == Self.unknowns.indices.filter { $0 % 3 == 0 }.map { Self.unknowns[$0].reason }.sorted())
  }

  /// What Terraform has no words for, or what leads nowhere.
  static let inexpressible: [(words: String, spoil: @Sendable (inout Deployment) -> Void)] = [
    ("network type", { change(&$0.endpoints) { $0.networkType = written(.dual) } }),
    ("`udp`", { change(&$0.securityGroupRules) { $0.traffic = written(.other("udp")) } }),
    (
      "`&{`",
      {
        change(&$0.roles) { role in
          role.policies[0].document = written(
            PolicyDocument([PolicyStatement(["a:b"], on: ["arn:&{c}"], at: role.provenance)]))
        }
      }
    ),
    ("there is no `gone`", { change(&$0.endpoints) { $0.proxy = Located(.symbol(Symbol("gone")), at: place(7)) } }),
    (
      "`database` would have to be created",
      {
        $0.databases.insert(
          Database(Symbol("database"), .cluster, at: Provenance(place(7), "database"), .created))
      }
    ),
  ]

  @Test(arguments: inexpressible.indices) func refusesWhatTerraformCannotSay(_ index: Int) {
    var deployment = SampleDeployment.orders.deployment
    Self.inexpressible[index].spoil(&deployment)
    let found = Self.diagnostics(of: deployment)
    #expect(found.count == 1)
    #expect(found.first?.primary.text.contains(Self.inexpressible[index].words) == true, "\(found)")
  }
}
