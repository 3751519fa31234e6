import AWSFacts
import Testing

/// What we say of updates.
@Suite struct UpdateEffectTests {
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
}
