// swift-tools-version: 6.2
import PackageDescription

/// What every target is held to: warnings are errors, so this list is the style guide that the compiler keeps.
let house: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .strictMemorySafety(),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// A library; `imports` is the whole list of modules it may name, and `.ci/run` builds so that nothing else compiles.
func module(_ name: String, imports: [String] = [], path: String? = nil, resources: [Resource] = []) -> Target {
  .target(
    name: name, dependencies: imports.map { .init(stringLiteral: $0) }, path: path, resources: resources,
    swiftSettings: house,
    // The standard library's rounding lives in libm, which nothing else links where Foundation is not used.
    linkerSettings: [.linkedLibrary("m", .when(platforms: [.linux]))])
}

/// A test bundle; what it reads from disk is excluded from the build.
func tests(_ name: String, of imports: [String], exclude: [String] = []) -> Target {
  .testTarget(
    name: name, dependencies: (imports + ["TestSupport"]).map { .init(stringLiteral: $0) }, exclude: exclude,
    swiftSettings: house)
}

let package = Package(
  name: "headroom",
  products: [.executable(name: "headroom", targets: ["headroom"])],
  targets: [
    // bytes -> trees that know their place
    module("SourceText"),
    module("YAMLSyntax", imports: ["SourceText"]),
    module("HCLSyntax", imports: ["SourceText"]),
    module("ShellSyntax", imports: ["SourceText"]),
    module("JSONSyntax"),

    // trees -> one typed model
    module("AWSFacts"),
    module("ProxyModel", imports: ["SourceText", "AWSFacts"]),
    module("Sizing", imports: ["SourceText", "ProxyModel", "AWSFacts"]),
    module(
      "Reading",
      imports: [
        "SourceText", "YAMLSyntax", "HCLSyntax", "JSONSyntax", "ShellSyntax", "ProxyModel", "AWSFacts", "Sizing",
      ]),

    // model -> findings, files
    module("Tracing", imports: ["SourceText", "ProxyModel", "AWSFacts"]),
    module("Diffing", imports: ["SourceText", "ProxyModel", "AWSFacts", "Sizing", "Tracing"]),
    module("Rules", imports: ["SourceText", "ProxyModel", "AWSFacts", "Sizing", "Tracing"]),
    module("Templates", path: "Templates", resources: [.embedInCode("files")]),
    module(
      "Rendering",
      imports: [
        "SourceText", "ProxyModel", "Sizing", "HCLSyntax", "JSONSyntax", "YAMLSyntax", "ShellSyntax", "AWSFacts",
        "Templates",
      ]),
    module(
      "Reporting",
      imports: ["SourceText", "ProxyModel", "AWSFacts", "Rules", "Diffing", "JSONSyntax", "ShellSyntax"]),

    // the command line
    module(
      "HeadroomCLI",
      imports: [
        "SourceText", "YAMLSyntax", "JSONSyntax", "ShellSyntax", "AWSFacts", "ProxyModel", "Reading", "Sizing", "Rules",
        "Diffing", "Rendering", "Reporting", "Templates",
      ]),
    .systemLibrary(name: "CLibrary"),
    .executableTarget(name: "headroom", dependencies: ["HeadroomCLI", "CLibrary"], swiftSettings: house),

    // how fast it is, against others in the same run
    .executableTarget(name: "headroom-benchmark", path: "Tests/Benchmark", swiftSettings: house),

    // tests
    module("TestSupport", imports: ["HeadroomCLI"], path: "Tests/TestSupport"),
    tests("SourceTextTests", of: ["SourceText"]),
    tests("YAMLSyntaxTests", of: ["YAMLSyntax", "SourceText"]),
    tests("HCLSyntaxTests", of: ["HCLSyntax", "SourceText"]),
    tests("ShellSyntaxTests", of: ["ShellSyntax", "SourceText"]),
    tests("JSONSyntaxTests", of: ["JSONSyntax"]),
    tests("AWSFactsTests", of: ["AWSFacts"]),
    tests("TracingTests", of: ["Tracing", "ProxyModel", "SourceText"]),
    tests("SizingTests", of: ["Sizing", "ProxyModel", "AWSFacts", "SourceText"]),
    tests("DiffingTests", of: ["Diffing", "Reading", "ProxyModel", "AWSFacts", "SourceText"]),
    tests("RulesTests", of: ["Rules", "Reading", "ProxyModel", "AWSFacts", "SourceText"], exclude: ["Fixtures"]),
    tests(
      "ReportingTests", of: ["Reporting", "Reading", "Rules", "ProxyModel", "JSONSyntax", "SourceText"],
      exclude: ["Formats"]),
    module(
      "SampleDeployments", imports: ["SourceText", "ProxyModel", "AWSFacts", "Reading", "Rules", "TestSupport"],
      path: "Tests/SampleDeployments"),
    tests(
      "FormTests",
      of: [
        "Reading", "Rendering", "Rules", "Diffing", "SampleDeployments", "ProxyModel", "AWSFacts", "SourceText",
      ], exclude: ["Places"]),
    tests(
      "RenderingTests", of: ["Rendering", "SampleDeployments", "HCLSyntax", "ProxyModel", "AWSFacts", "SourceText"]),
    tests(
      "TerraformReadingTests", of: ["Reading", "Rules", "HCLSyntax", "ProxyModel", "SourceText"],
      exclude: ["Modules", "Recorded"]),
    module(
      "PlayedCloud", imports: ["Rendering", "ProxyModel", "AWSFacts", "SourceText", "TestSupport"],
      path: "Tests/PlayedCloud"),
    tests(
      "TerraformTests",
      of: [
        "Reading", "Rendering", "Rules", "Diffing", "HCLSyntax", "SampleDeployments", "PlayedCloud", "ProxyModel",
        "AWSFacts", "SourceText",
      ], exclude: ["Recorded"]),
    tests(
      "CloudFormationTests",
      of: [
        "Reading", "Rendering", "Rules", "SampleDeployments", "ProxyModel", "AWSFacts", "SourceText", "YAMLSyntax",
        "JSONSyntax",
      ]),
    tests(
      "CloudFormationReadingTests",
      of: [
        "Reading", "Rendering", "Rules", "SampleDeployments", "ProxyModel", "AWSFacts", "SourceText",
      ]),
    tests(
      "CommandLineTests",
      of: [
        "Reading", "Rendering", "Rules", "Diffing", "ShellSyntax", "SampleDeployments", "PlayedCloud", "ProxyModel",
        "AWSFacts", "SourceText",
      ]),
    tests(
      "ClientTests",
      of: ["Reading", "Rendering", "SampleDeployments", "ProxyModel", "AWSFacts", "SourceText", "Templates"],
      exclude: ["Stubs"]),
    tests(
      "PlanReadingTests", of: ["Reading", "Reporting", "Rules", "ProxyModel", "AWSFacts", "SourceText"],
      exclude: ["Fixtures"]),
    tests(
      "DescribeReadingTests",
      of: ["Reading", "Reporting", "Rendering", "SampleDeployments", "Rules", "ProxyModel", "AWSFacts", "SourceText"],
      exclude: ["Fixtures"]),
    tests(
      "ScriptReadingTests",
      of: [
        "Reading", "Rendering", "Rules", "ShellSyntax", "SampleDeployments", "ProxyModel", "AWSFacts", "SourceText",
      ], exclude: ["Scripts"]),
    tests("HeadroomCLITests", of: ["HeadroomCLI", "Rules", "SourceText", "headroom"]),
    tests("GoldenTests", of: ["HeadroomCLI"], exclude: ["Goldens"]),
    tests("DocsTests", of: ["HeadroomCLI", "Reading", "Reporting", "Rules", "JSONSyntax"]),
    tests("PropertyTests", of: ["Reading", "AWSFacts", "Rules", "Rendering", "HCLSyntax", "ProxyModel", "SourceText"]),
    tests("ImportTests", of: ["Reading", "Rendering", "Rules", "ProxyModel", "AWSFacts", "SourceText"]),
    tests("ProcessTests", of: ["headroom"]),
  ]
)
