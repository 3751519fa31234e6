import Foundation
import Rendering
import SampleDeployments
import TestSupport
import Testing

/// Values that would break out of their quotes are in Terraform's plan, and in the template, with the same bytes.
///
/// `HostileScriptTests` hold the scripts to the same texts.
@Suite(.serialized) struct HostilePlanTests {
  @Test func comeThroughAsTheSameBytes() throws {
    let deployment = HostileDeployment.deployment
    guard let cloud = try Cloud(),
      let folder = try TerraformFolder(try TerraformRenderer.render(deployment) + [cloud.override])
    else { return }
    let plan = try folder.run("plan", "-out", "plan")
    try #require(plan.status == 0, "\(plan.words)")
    let shown = try folder.run("show", "-json", "plan")
    let object = try #require(try JSONSerialization.jsonObject(with: Data(shown.output.utf8)) as? [String: Any])
    // What will be there; the configuration, which the plan holds as well, shows templates with their parts.
    let planned = Set(Self.strings(in: object["planned_values"] ?? [:]).map { Array($0.utf8) })
    let template = try CloudFormationRenderer.render(deployment).text
    let templated = Set(
      Self.strings(in: try JSONSerialization.jsonObject(with: Data(template.utf8))).map { Array($0.utf8) })
    #expect(planned.contains(Array(HostileDeployment.tagKey.utf8)))
    #expect(templated.contains(Array(HostileDeployment.tagKey.utf8)))
    for (place, text) in HostileDeployment.texts where place != "user" {
      #expect(planned.contains(Array(text.utf8)), "plan, \(place): \(text)")
      #expect(templated.contains(Array(text.utf8)), "template, \(place): \(text)")
    }
  }

  /// Every string, those that are names as well.
  private static func strings(in value: Any) -> [String] {
    switch value {
    case let text as String: [text]
    case let list as [Any]: list.flatMap(strings)
    case let object as [String: Any]: object.keys + object.values.flatMap(strings)
    default: []
    }
  }
}
