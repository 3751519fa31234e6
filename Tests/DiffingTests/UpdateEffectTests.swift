import AWSFacts
import Foundation
import TestSupport
import Testing

/// What we say of updates, held against the schemas of CloudFormation as `cfn-lint` ships them.
@Suite struct UpdateEffectTests {
  /// CloudFormation's page says of these what its API cannot do, and we say so.
  private static let disbelieved: Set<String> = ["AWS::RDS::DBProxyEndpoint.TargetRole"]

  @Test func `CloudFormation replaces what its schemas call create-only, and nothing else`() throws {
    guard let lint = try RealTool.find("cfn-lint"), let python = try Cloud.python(beside: lint) else { return }
    let attributes =
      ProxyAttribute.allCases.map { DeployedAttribute.proxy($0) }
      + CompanionAttribute.allCases.map { DeployedAttribute.companion($0) }
    let named = attributes.compactMap { attribute in
      attribute.name(in: .cloudFormation).map { (attribute: attribute, name: $0) }
    }
    let schemas = try Self.schemas(of: Set(named.map(\.name.owner)), python)
    #expect(schemas.count == Set(named.map(\.name.owner)).count)
    for (attribute, name) in named {
      let schema = try #require(schemas[name.owner], "\(name.owner) is not known")
      let property = try #require(name.path.split(separator: ".").first.map(String.init))
      #expect(schema.properties.contains(property), "\(name) is no property")
      let isCreateOnly = schema.createOnly.contains("/properties/\(property)")
      let isReplaced = attribute.effect(in: .cloudFormation).value == .replace
      #expect(isReplaced == (isCreateOnly || Self.disbelieved.contains("\(name)")), "\(name)")
    }
  }

  @Test(arguments: DeploymentTool.allCases) func `every effect has a source`(_ tool: DeploymentTool) {
    for attribute in ProxyAttribute.allCases { #expect(!attribute.effect(in: tool).sources.isEmpty) }
    for attribute in CompanionAttribute.allCases { #expect(!attribute.effect(in: tool).sources.isEmpty) }
  }

  /// An option of the command line is there exactly where something can be changed.
  @Test(arguments: ProxyAttribute.allCases) func `the command line has no option for what is replaced`(
    _ attribute: ProxyAttribute
  ) {
    let isReplaced = attribute.effect(in: .commandLine).value == .replace
    #expect((attribute.name(in: .commandLine) == nil) == (isReplaced || attribute == .targetProxy))
  }

  private struct Schema: Decodable {
    let properties: [String]
    let createOnly: [String]
  }

  private static func schemas(of types: Set<String>, _ python: RealTool) throws -> [String: Schema] {
    let program = """
      import json, sys
      from cfnlint.schema.manager import PROVIDER_SCHEMA_MANAGER as manager
      schemas = {name: manager.get_resource_schema("us-east-1", name).schema for name in json.load(sys.stdin)}
      json.dump({name: {"properties": list(schema["properties"]), "createOnly": schema.get("createOnlyProperties", [])}
                 for name, schema in schemas.items()}, sys.stdout)
      """
    let input = String(decoding: try JSONEncoder().encode(types.sorted()), as: UTF8.self)
    let folder = try TemporaryFolder()
    let outcome = try python.run(["-c", program], in: folder.url, input: input)
    guard outcome.status == 0 else { throw RealTool.Failure.refused(outcome.words) }
    return try JSONDecoder().decode([String: Schema].self, from: Data(outcome.output.utf8))
  }
}
