import JSONSyntax
import ProxyModel
import Reading
import Rendering
import SampleDeployments
import SourceText
import TestSupport
import Testing

/// Text of a profile comes through as data, byte for byte, or the profile is refused.
@Suite struct HostileTests {
  @Test func `what means something to others is data here`() throws {
    let deployment = SampleDeployment.hostile.deployment
    for style in CloudFormationRenderer.Style.allCases {
      for format in CloudFormationRenderer.Format.allCases {
        let text = try CloudFormationRenderer.render(deployment, style: style, format: format).text
        let template = try TemplateData.read(text, format)
        let strings = template.strings.map { Array($0.utf8) }
        let awkward = Array(SampleDeployment.awkward.utf8)
        // The note on the entry and a tag, what new connections are greeted with, the user at the end of an ARN.
        #expect(strings.filter { $0 == awkward }.count == 2, "\(style) \(format)")
        #expect(strings.contains(awkward + [0x0D, 0x00]), "\(style) \(format)")
        #expect(strings.contains(Array("/\(SampleDeployment.awkward)".utf8)), "\(style) \(format)")
        let functions = template.strings.filter { $0.hasPrefix("Fn::") }
        #expect(
          Set(functions).isSubset(of: [
            "Fn::GetAtt", "Fn::Join", "Fn::Select", "Fn::Split", "Fn::Sub", "Fn::Equals", "Fn::Not", "Fn::Contains",
          ]))
        #expect(
          Self.substituted(in: template).allSatisfy { $0.hasPrefix("${AWS::StackName}-Proxy") },
          "no text of ours is substituted")
      }
    }
  }

  private static func substituted(in value: JSONValue) -> [String] {
    switch value {
    case .null, .bool, .integer, .number, .string: []
    case .array(let elements): elements.flatMap(substituted)
    case .object(let members):
      members.flatMap { $0.name == "Fn::Sub" ? $0.value.strings : substituted(in: $0.value) }
    }
  }

  /// A rendering says everything, or it names what stands in its way.
  @Test(arguments: Seeds.parts(of: 8, share: 2)) func `what is rendered is whole`(seeds: Range<UInt64>) throws {
    var rendered = 0
    for seed in seeds {
      let profile = ProfileGenerator.profile(seed: seed)
      var sources = SourceMap()
      let read = ProfileReader.read("p.yaml", Array(profile.text(.block).utf8), into: &sources) { _ in
        .failure(UnreadableFile("there is none"))
      }
      let deployment = try #require(read.deployment, "\(profile)")
      do throws(RenderingError) {
        let json = try CloudFormationRenderer.render(deployment)
        let yaml = try CloudFormationRenderer.render(deployment, format: .yaml)
        let constructs = try CloudFormationRenderer.render(deployment, style: .cdk)
        rendered += 1
        let template = try? TemplateData.read(json.text, .json)
        #expect(template != nil && template == (try? TemplateData.read(yaml.text, .yaml)), "\(profile)")
        #expect((try? TemplateData.read(constructs.text, .json)) != nil, "\(profile)")
        let strings = Set((template?.strings ?? []).map { Array($0.utf8) })
        for literal in profile.literals {
          let bytes = Array(literal.utf8)
          let isThere =
            strings.contains(bytes)
            || strings.contains { $0.count > bytes.count && $0.suffix(bytes.count).elementsEqual(bytes) }
          #expect(isThere, "\(literal.debugDescription) is lost\n\(profile)")
        }
      } catch {
        for diagnostic in error.diagnostics {
          #expect(sources.file(of: diagnostic.primary.range) != nil, "\(diagnostic)\n\(profile)")
        }
      }
    }
    // If everything stood in its own way, this would prove nothing.
    #expect(rendered * 3 > seeds.count, "\(rendered) of \(seeds.count) could be rendered")
  }
}
