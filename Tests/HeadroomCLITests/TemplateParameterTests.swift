import TestSupport
import Testing

@testable import HeadroomCLI

/// A value for a parameter that no template has is a mistake that would otherwise go unseen.
@Suite struct TemplateParameterTests {
  private static let template = """
    Parameters:
      PoolPercent:
        Type: Number
    Resources:
      Proxy:
        Type: AWS::RDS::DBProxy
        Properties:
          DBProxyName: orders
          EngineFamily: POSTGRESQL
          RoleArn: arn:aws:iam::123456789012:role/orders
          VpcSubnetIds: [subnet-0a1b2c3d4e5f60718, subnet-0b1c2d3e4f5a6b7c8]
      Pool:
        Type: AWS::RDS::DBProxyTargetGroup
        Properties:
          DBProxyName: !Ref Proxy
          TargetGroupName: default
          DBClusterIdentifiers: [orders]
          ConnectionPoolConfigurationInfo:
            MaxConnectionsPercent: !Ref PoolPercent

    """

  private func run(
    _ words: String..., template: String = TemplateParameterTests.template
  ) -> (status: HeadroomCLI.ExitStatus, console: Console) {
    let disk = MemoryFiles(["template.yaml": template])
    var console = Console(files: disk.system, terminal: Terminal())
    let status = Headroom.run(
      ["validate", "--kind", "cloudformation", "--select", "HR081", "template.yaml"] + words, &console)
    return (status, console)
  }

  @Test func aGivenValueCounts() {
    #expect(run("--parameter", "PoolPercent=0").console.output.contains("error[HR081"))
    #expect(run("--parameter", "PoolPercent=50", "--parameter", "AWS::Region=eu-west-1").status == .clean)
  }

  @Test func aBrokenTemplateSaysWhatIsWrongWithIt() {
    let (status, console) = run("--parameter", "PoolPercent=0", template: Self.template + "  Other: \"\n")
    #expect(status == .failure)
    #expect((console.output + console.errors).contains("template.yaml:"))
    #expect(!console.errors.contains("no template here"))
  }

  @Test func aStrayOneIsRefused() {
    let (status, console) = run("--parameter", "PoolPercnt=0")
    #expect(status == .failure)
    #expect(console.errors.contains("no template here has a parameter `PoolPercnt`"))
    #expect(console.errors.contains("did you mean `PoolPercent`?"))
  }
}
