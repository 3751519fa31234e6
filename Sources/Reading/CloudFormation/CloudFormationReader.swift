import AWSFacts
import ProxyModel
public import SourceText
import YAMLSyntax

/// Reads CloudFormation templates: JSON and YAML, as people, SAM, the Serverless Framework and the CDK write them.
public enum CloudFormationReader {
  /// Reads a template, with the templates that it nests by a path.
  ///
  /// - Parameters:
  ///   - path: The name to call it by; paths within it are resolved from there.
  ///   - bytes: What it says.
  ///   - parameters: What parameters are given, by name; `AWS::Region` and `AWS::AccountId` can be given, too.
  ///   - sources: Takes in the template and every file that it names.
  ///   - files: Finds those.
  public static func read(
    _ path: String, _ bytes: [UInt8], parameters: [String: String] = [:], into sources: inout SourceMap,
    files: InputFiles
  ) -> InputReading {
    var loader = TemplateLoader(files: files, sources: sources, parameters: parameters)
    let scope = loader.load(path, bytes)
    sources = loader.sources
    guard let scope else {
      return InputReading(
        .cloudformation, deployments: [], diagnostics: loader.mistakes.diagnostics, directives: loader.directives,
        fileCount: loader.fileCount)
    }
    let lifting = TemplateLifting.lifting(scope)
    var deployment = Assembler.deployment(of: lifting.parts, in: context(of: scope, parameters))
    deployment.toolProblems = scope.allProblems
    deployment.form = DeploymentForm(.cloudformation)
    deployment.form.template.needs = CreationOrderReader.needs(in: scope)
    deployment.form.template.openAttributes = scope.allOpenAttributes
    // A template without a proxy is for others to judge.
    let isOurs =
      !lifting.parts.proxies.isEmpty || !lifting.parts.targetGroups.isEmpty || !lifting.parts.endpoints.isEmpty
    var reading = InputReading(
      .cloudformation, deployments: [deployment], diagnostics: isOurs ? loader.mistakes.diagnostics : [],
      directives: loader.directives, fileCount: loader.fileCount, passedOver: loader.passedOver + lifting.passedOver)
    reading.parameters =
      PseudoParameter.allCases.map { $0.rawValue }
      + (scope.template.root["Parameters"]?.entries.compactMap { $0.key.text } ?? [])
    return reading
  }

  /// Where the stack is deployed, if that is given or headroom noted it.
  private static func context(of scope: TemplateScope, _ parameters: [String: String]) -> InputContext {
    let place = scope.template.place
    var context = InputContext(Provenance(place, scope.template.path))
    let note = scope.template.root["Metadata"]?["Headroom"]
    func value(_ parameter: String, _ key: String) -> Value? {
      if let given = parameters[parameter] { return .text(given, at: place) }
      return note?[key].flatMap { node in node.text.map { .text($0, at: node.range) } }
    }
    context.region = value("AWS::Region", "Region")
    context.account = value("AWS::AccountId", "Account")
    return context
  }
}

extension TemplateScope {
  /// The attributes that do not exist, in this template and the nested ones, each once.
  fileprivate var allProblems: [ToolProblem] {
    var all = problems
    for id in order { if let nested = nested[id] { all += nested.allProblems } }
    var seen: Set<SourceRange> = []
    return all.sorted { $0.range < $1.range }.filter { seen.insert($0.range).inserted }
  }

  /// The attributes that are asked for by a name which is not known, each once.
  fileprivate var allOpenAttributes: [Unknown] {
    var all = openAttributes
    for id in order { if let nested = nested[id] { all += nested.allOpenAttributes } }
    return all.enumerated().filter { index, unknown in all.firstIndex(of: unknown) == index }.map { $0.element }
  }
}
