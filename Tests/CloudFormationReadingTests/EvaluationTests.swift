import ProxyModel
import Reading
import SourceText
import Testing

/// What the functions of a template come to, seen by the idle time-out and the name of a proxy.
@Suite struct EvaluationTests {
  /// A template's other sections, what stands for the proxy's name, and the name that it comes to; nil where it is not known.
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    var sections = ""
    let written: String
    let name: String?

    init(_ words: String, _ sections: String = "", _ written: String, is name: String?) {
      (testDescription, self.sections, self.written, self.name) = (words, sections, written, name)
    }
  }

  private static let stage = "Parameters:\n  Stage: { Type: String, Default: prod }\n"
  private static let open = "Parameters:\n  Stage: { Type: String }\n"
  private static let conditions = """
    Parameters:
      Stage: { Type: String, Default: prod }
      Other: { Type: String }
    Conditions:
      IsProd: !Equals [!Ref Stage, prod]
      IsNotProd: !Not [!Condition IsProd]
      Both: !And [Condition: IsProd, !Not [!Condition IsNotProd]]
      Either: { "Fn::Or": [{ Condition: IsNotProd }, { "Fn::Equals": [{ Ref: Other }, x] }] }

    """
  private static let mappings = "Mappings:\n  Names:\n    prod: { Proxy: orders }\n" + stage

  static let cases: [Case] = [
    Case("a literal", "", "orders", is: "orders"),
    Case("a parameter with a default", stage, "!Ref Stage", is: "prod"),
    Case("the same in the long form", stage, "{ Ref: Stage }", is: "prod"),
    Case("a parameter without one", open, "!Ref Stage", is: nil),
    Case("Sub", stage, "!Sub '${Stage}-${!Stage}'", is: "prod-${Stage}"),
    Case("Sub with a mapping", stage, "!Sub ['${A}-${Stage}', { A: x }]", is: "x-prod"),
    Case("Sub on lines of its own", stage, "!Sub |-\n        ${Stage}-proxy", is: "prod-proxy"),
    Case("Sub of what is not known", open, "!Sub '${Stage}-proxy'", is: nil),
    Case("Sub of a stack's name", "", "!Sub '${AWS::StackName}-proxy'", is: nil),
    Case("Join", stage, "!Join ['-', [orders, !Ref Stage]]", is: "orders-prod"),
    Case("Join without NoValue", stage, "!Join ['-', [a, !Ref 'AWS::NoValue', b]]", is: "a-b"),
    Case("Select of Split", "", "!Select [1, !Split ['-', a-b-c]]", is: "b"),
    Case("Select of a number as text", "", "!Select ['0', [a, b]]", is: "a"),
    Case("Select of zones", "", "!Select [0, !GetAZs '']", is: nil),
    Case("FindInMap", mappings, "!FindInMap [Names, !Ref Stage, Proxy]", is: "orders"),
    Case("FindInMap with a default", mappings, "!FindInMap [Names, dev, Proxy, { DefaultValue: none }]", is: "none"),
    Case("If", conditions, "!If [IsProd, a, b]", is: "a"),
    Case("If not", conditions, "!If [IsNotProd, a, b]", is: "b"),
    Case("If both", conditions, "!If [Both, a, b]", is: "a"),
    Case("If one is not known", conditions, "!If [Either, a, b]", is: nil),
    Case("If it makes no difference", conditions, "!If [Either, a, a]", is: "a"),
    Case("Base64", "", "!Base64 orders", is: "b3JkZXJz"),
    Case("Cidr", "", "!Select [2, !Cidr [10.0.0.0/16, 4, 8]]", is: "10.0.2.0/24"),
    Case("Cidr of IPv6", "", "!Select [1, !Cidr ['2001:db8::/56', 2, 64]]", is: "2001:db8:0:1::/64"),
    Case("an import", "", "!ImportValue orders-name", is: nil),
    Case("an import of Sub", "", "{ 'Fn::ImportValue': !Sub '${AWS::StackName}-name' }", is: nil),
    Case("a macro", "", "!Transform { Name: Macro, Parameters: {} }", is: nil),
    Case("a dynamic reference", "", "'{{resolve:ssm:/orders/name}}'", is: nil),
    Case("Length", "", "!Sub ['proxy${N}', { N: !Length [a, b, c] }]", is: "proxy3"),
    Case("a number as it is written", "", "16.10", is: "16.10"),
    Case(
      "a list of a parameter", "Parameters:\n  L: { Type: CommaDelimitedList, Default: 'a, b' }\n",
      "!Select [1, !Ref L]",
      is: "b"),
    Case("a secret parameter", "Parameters:\n  S: { Type: String, NoEcho: true, Default: hush }\n", "!Ref S", is: nil),
  ]

  @Test(arguments: cases) func comesToItsValue(_ example: Case) throws {
    let reading = TemplateReading(Self.template(example.sections, name: example.written))
    #expect(reading.mistakes == [])
    let name = try #require(reading.deployment?.proxies.first?.name)
    #expect(name.known == example.name)
    if example.name == nil {
      guard case .unknown(let unknown) = name else { return #expect(Bool(false), "\(name)") }
      #expect(!unknown.reason.isEmpty && !unknown.reason.contains("hush"))
    }
  }

  static func template(_ sections: String, name: String) -> String {
    """
    \(sections)Resources:
      Proxy:
        Type: AWS::RDS::DBProxy
        Properties:
          DBProxyName: \(name)
          EngineFamily: POSTGRESQL
    """
  }

  @Test func `a value that is given counts more than a default`() {
    let reading = TemplateReading(Self.template(Self.stage, name: "!Ref Stage"), parameters: ["Stage": "dev"])
    #expect(reading.deployment?.proxies.first?.name.known == "dev")
  }

  /// What is wrong, the words that are pointed at, and how often: once for each cause.
  static let mistakes: [(sections: String, name: String, mistakes: [String])] = [
    ("", "!Reff X", ["CloudFormation has no function of that name: !Reff"]),
    ("", "{ 'Fn::Subb': X }", ["CloudFormation has no function of that name: 'Fn::Subb'"]),
    ("", "!Ref Nothing", ["nothing in the template has this name: Nothing"]),
    ("", "!Join ['-', [!Ref Nothing, !Ref Nothing]]", ["nothing in the template has this name: Nothing"]),
    ("", "!Join [a]", ["a function is given something that it does not take: !Join"]),
    ("", "!Select [5, [a]]", ["a function is given something that it does not take: !Select"]),
    ("", "!If [Nothing, a, b]", ["the template has no condition of that name: Nothing"]),
    (
      "Parameters:\n  Stage: { Type: String, Default: dev, AllowedValues: [prod] }\n", "x",
      ["a parameter has a value that the template does not allow: dev"]
    ),
    (
      "Conditions:\n  A: !Not [!Condition B]\n  B: !Not [!Condition A]\n", "!If [A, a, b]",
      ["a condition refers to itself: A"]
    ),
  ]

  @Test(arguments: mistakes.indices) func saysWhatIsWrong(_ index: Int) {
    let (sections, name, mistakes) = Self.mistakes[index]
    #expect(TemplateReading(Self.template(sections, name: name)).mistakes == mistakes)
  }

  @Test func `a property in the wrong case is found`() {
    let reading = TemplateReading(
      "Resources:\n  P:\n    Type: AWS::RDS::DBProxy\n    Properties: { DbProxyName: x, Auth: [{ IamAuth: DISABLED }] }\n"
    )
    #expect(
      reading.mistakes == [
        "CloudFormation has no property of that name: DbProxyName",
        "CloudFormation has no property of that name: IamAuth",
      ])
    #expect(reading.reading.diagnostics.first?.help == "did you mean `DBProxyName`?")
  }
}
