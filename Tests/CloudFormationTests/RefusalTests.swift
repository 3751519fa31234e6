import AWSFacts
import ProxyModel
import Rendering
import SampleDeployments
import SourceText
import Testing

/// What CloudFormation has no words for, or what leads nowhere, is named with its place.
@Suite struct RefusalTests {
  static let place = SourceRange(file: 0, 7..<8)
  static let unknown = Unknown("not told", at: place, expression: "var.x")

  static let refused: [(words: String, spoil: @Sendable (inout Deployment) -> Void)] = [
    ("not told", { change(&$0.proxies) { $0.engineFamily = .unknown(unknown) } }),
    ("not told", { change(&$0.targetGroups) { $0.maxConnectionsPercent = .unknown(unknown) } }),
    ("not told", { change(&$0.databases) { $0.identifier = .unknown(unknown) } }),
    ("not told", { change(&$0.securityGroupRules) { $0.peer = .unknown(unknown) } }),
    ("not told", { change(&$0.parameters) { $0.value = DeferredText([.text("a"), .unknown(unknown)]) } }),
    ("not told", { change(&$0.roles) { $0.policies[0].document = .unknown(unknown) } }),
    ("not told", { change(&$0.alarms) { $0.unseenDimensions = unknown } }),
    ("`maybe`", { change(&$0.proxies) { $0.requireTLS = .refused("maybe", at: place) } }),
    (
      "no user name",
      {
        change(&$0.proxies) { proxy in
          proxy.auth = proxy.auth.map { entries in
            entries.enumerated().map { index, entry in
              var entry = entry
              if index == 0 { entry.userName = written("app") }
              return entry
            }
          }
        }
      }
    ),
    ("`udp`", { change(&$0.securityGroupRules) { $0.traffic = written(.other("udp")) } }),
    ("`{{resolve:`", { change(&$0.parameters) { $0.description = "see {{resolve:ssm:/a}}" } }),
    ("a tag called `Fn::Sub`", { change(&$0.parameters) { $0.tags["Fn::Sub"] = "${x}" } }),
    (
      "stands twice in a statement",
      {
        change(&$0.roles) { role in
          let condition = PolicyCondition("StringEquals", "aws:RequestedRegion", ["us-east-1"])
          role.policies[0].document = written(
            PolicyDocument([PolicyStatement(["a:b"], on: ["*"], when: [condition, condition], at: role.provenance)]))
        }
      }
    ),
    ("there is no `gone`", { change(&$0.endpoints) { $0.proxy = Located(.symbol(Symbol("gone")), at: place) } }),
    (
      "would have to be created",
      { $0.databases.insert(Database(Symbol("database"), .cluster, at: Provenance(place, "database"), .created)) }
    ),
  ]

  static func change<Row: Resource>(_ table: inout Table<Row>, _ edit: (inout Row) -> Void) {
    guard var row = table.first else { return }
    edit(&row)
    table.insert(row)
  }

  @Test(arguments: refused.indices, CloudFormationRenderer.Style.allCases)
  func namesWhatStandsInTheWay(_ index: Int, _ style: CloudFormationRenderer.Style) throws {
    var deployment = SampleDeployment.orders.deployment
    Self.refused[index].spoil(&deployment)
    let error = try #require(throws: RenderingError.self) {
      try CloudFormationRenderer.render(deployment, style: style)
    }
    #expect(error.diagnostics.count == 1)
    #expect(error.diagnostics.first?.primary.text.contains(Self.refused[index].words) == true, "\(error.diagnostics)")
  }
}
