import JSONSyntax
import ProxyModel
import Rendering
import TestSupport
import Testing

/// The CDK style against the CDK itself: the same deployment, built with its constructs and synthesized now.
@Suite struct SynthesisTests {
  @Test func `cdk synth prints the same`() throws {
    guard let python = try CDKProgram.python() else { return }
    let subjects = Subject.all.filter { $0.name != "sample-hostile" }
    let stacks = try subjects.map { try CDKStack($0.deployment).specification() }
    let templates = try CDKProgram.synthesize(stacks, with: python)
    #expect(templates.count == subjects.count && templates.count > 10)
    #expect(TemplateData.differences(templates.first, templates.last) != [])
    for (subject, template) in zip(subjects, templates) {
      let file = try CloudFormationRenderer.render(subject.deployment, style: .cdk)
      let differences = TemplateData.differences(try TemplateData.read(file.text, .json), template)
      #expect(differences == [], "\(subject.name)")
    }
  }
}
