import AWSFacts
import Foundation
import PlayedCloud
import ProxyModel
import Rendering
import SampleDeployments
import SourceText
import Testing

/// What a change of the proxy does to what belongs to it.
///
/// A replaced proxy begins with AWS's own pool, without a target and without endpoints; the provider does not see that, because its
/// name stays. `replace_triggered_by` on its ARN tells it, and nothing less and nothing more than a replacement sets it off.
@Suite(.serialized) struct ReplacementTests {
  static let proxy = "aws_db_proxy.this"
  static let dependents = [
    "aws_db_proxy_default_target_group.this", "aws_db_proxy_target.this", "aws_db_proxy_endpoint.reader",
  ]

  @Test func replacesDependentsWithTheProxyAndOnlyThen() throws {
    let original = SampleDeployment.orders.deployment
    let files = try TerraformRenderer.render(original)
    guard let applied = try AppliedModule(original) else { return }
    let folder = applied.folder
    try applied.addEndpoint(of: original)

    func actions(_ files: [RenderedFile]) throws -> [String: String] {
      for file in applied.surroundings.moved(files) { try folder.write(file) }
      return try folder.plannedActions("-refresh=false", "-var", #"database_instances=["orders-1", "orders-2"]"#)
    }
    func changed(_ edit: (inout Proxy) -> Void) throws -> [RenderedFile] {
      var deployment = original
      var proxy = try #require(deployment.proxies.first)
      edit(&proxy)
      deployment.proxies.insert(proxy)
      return try TerraformRenderer.render(deployment)
    }

    let unchanged = try actions(files)
    #expect(([Self.proxy] + Self.dependents).allSatisfy { unchanged[$0] == nil }, "\(unchanged)")

    let inPlace = try actions(try changed { $0.requireTLS = written(false) })
    #expect(inPlace[Self.proxy] == "update")
    #expect(Self.dependents.allSatisfy { inPlace[$0] == nil }, "\(inPlace)")

    let family = try changed { $0.engineFamily = written(.mysql) }
    let subnets = try changed { proxy in
      proxy.subnets = proxy.subnets.map {
        $0.dropLast() + [Located(.external("subnet-00000000000000003"), at: SampleBuilder.place)]
      }
    }
    for files in [family, subnets] {
      let replacing = try actions(files)
      #expect(([Self.proxy] + Self.dependents).allSatisfy { replacing[$0] == "replace" }, "\(replacing)")
    }

    // Without the trigger the provider leaves them alone: should that ever change, the trigger can go.
    let untriggered = try actions(
      family.map { RenderedFile(name: $0.name, text: $0.text.replacing(/\n +replace_triggered_by[^\n]+/, with: "")) })
    #expect(untriggered[Self.proxy] == "replace")
    #expect(Self.dependents.allSatisfy { untriggered[$0] == nil }, "\(untriggered)")
  }
}
