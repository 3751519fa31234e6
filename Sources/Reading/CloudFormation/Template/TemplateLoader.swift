import ProxyModel
import SourceText
import YAMLSyntax

/// Reads a template and every file that belongs to it: nested stacks, and what the Serverless Framework includes.
struct TemplateLoader {
  /// How deep stacks may be nested; real ones are two or three.
  static let deepestNesting = 16
  /// How many files one input may consist of.
  static let mostFiles = 500

  let files: InputFiles
  var sources: SourceMap
  let parameters: [String: String]
  let mistakes = Mistakes()
  let budget = EvaluationBudget()
  private(set) var directives: [Directive] = []
  private(set) var fileCount = 0
  private(set) var passedOver: [(what: String, why: String)] = []

  init(files: InputFiles, sources: SourceMap, parameters: [String: String]) {
    (self.files, self.sources, self.parameters) = (files, sources, parameters)
  }

  /// The template with all that it nests; nil where it cannot be read.
  mutating func load(_ path: String, _ bytes: [UInt8]) -> TemplateScope? {
    guard let template = template(path, bytes) else { return nil }
    let given = parameters.mapValues { TemplateParameters.Given.text($0) }
    return scope(of: template, prefix: "", given: given, within: [path])
  }

  private mutating func template(_ path: String, _ bytes: [UInt8]) -> Template? {
    guard let file = file(path, bytes) else { return nil }
    if let resources = file.document.root["resources"], file.document.root["Resources"] == nil {
      return Template(serverless: file, bodies: serverlessBodies(resources, of: file, depth: 0))
    }
    return Template(file)
  }

  private mutating func file(_ path: String, _ bytes: [UInt8]) -> TemplateFile? {
    fileCount += 1
    switch TemplateFile.read(path, bytes, into: &sources) {
    case .failure(let failure):
      for diagnostic in failure.diagnostics { mistakes.note(diagnostic) }
      return nil
    case .success(let file):
      directives += TemplateDirectives.directives(of: file)
      return file
    }
  }

  private mutating func scope(
    of template: Template, prefix: String, given: [String: TemplateParameters.Given], within chain: [String]
  ) -> TemplateScope {
    let parameters = TemplateParameters(of: template, given: given)
    parameters.check(into: mistakes)
    let scope = TemplateScope(template, prefix: prefix, parameters: parameters, mistakes: mistakes, budget: budget)
    for id in scope.order {
      guard let stack = scope.resources[id], stack.isStack else { continue }
      scope.nested[id] = nested(stack, in: scope, within: chain)
    }
    return scope
  }
}

// Nested stacks.
extension TemplateLoader {
  private mutating func nested(
    _ stack: TemplateResource, in scope: TemplateScope, within chain: [String]
  ) -> TemplateScope? {
    guard let (path, place) = location(of: stack, in: scope) else {
      passedOver.append((scope.prefix + stack.id, "its template is not a file here"))
      return nil
    }
    guard !chain.contains(path) else {
      mistakes.note(
        .error(
          "stacks nest each other in a circle", at: place,
          ((chain.drop { $0 != path }) + [path]).joined(separator: " → "),
          help: "let one of them stand alone"))
      return nil
    }
    guard chain.count < Self.deepestNesting, fileCount < Self.mostFiles else {
      mistakes.note(.error("too many stacks are nested", at: place, "`\(path)` is not read"))
      return nil
    }
    guard case .success(let bytes) = files.read(path) else {
      passedOver.append((scope.prefix + stack.id, "`\(path)` cannot be read"))
      return nil
    }
    guard let template = template(path, bytes) else { return nil }
    let arguments = scope.property(["Parameters"], of: stack)?.entries ?? []
    var given = Dictionary(
      keepingFirst: arguments.reversed().map { ($0.key.value, TemplateParameters.Given.value($0.value)) })
    for (name, value) in scope.parameters.given where name.hasPrefix("AWS::") { given[name] = value }
    return self.scope(of: template, prefix: "\(scope.prefix)\(stack.id).", given: given, within: chain + [path])
  }

  /// The path of a nested template, where it is one: CDK names the file beside the address to which it will be uploaded.
  private func location(of stack: TemplateResource, in scope: TemplateScope) -> (path: String, place: SourceRange)? {
    if let asset = stack.body["Metadata"]?["aws:asset:path"], let path = asset.text {
      return (ProfileLoader.resolve(path, from: scope.template.path), asset.range)
    }
    let property = stack.type == "AWS::Serverless::Application" ? "Location" : "TemplateURL"
    guard let value = scope.property([property], of: stack), case .text(let text, let range) = value,
      let path = text.known, !path.holds("://")
    else { return nil }
    return (ProfileLoader.resolve(path, from: scope.template.path), range)
  }
}

// The Serverless Framework.
extension TemplateLoader {
  /// The mappings with sections: `resources` itself, or the items of a list, which may be files of their own.
  private mutating func serverlessBodies(_ resources: YAMLNode, of file: TemplateFile, depth: Int) -> [YAMLNode] {
    switch resources.kind {
    case .mapping: return [resources]
    case .sequence:
      var bodies: [YAMLNode] = []
      for item in resources.items { bodies += serverlessBodies(item, of: file, depth: depth) }
      return bodies
    case .scalar:
      guard depth < Self.deepestNesting, fileCount < Self.mostFiles, let text = resources.text,
        let name = Self.includedFile(text)
      else { return [] }
      let path = ProfileLoader.resolve(name, from: file.path)
      guard case .success(let bytes) = files.read(path), let included = self.file(path, bytes) else {
        passedOver.append((text, "`\(path)` cannot be read"))
        return []
      }
      return serverlessBodies(included.document.root, of: included, depth: depth + 1)
    }
  }

  /// The path in `${file(resources/db.yml)}`.
  private static func includedFile(_ text: String) -> String? {
    guard text.hasPrefix("${file("), text.hasSuffix(")}") else { return nil }
    let path = String(text.dropFirst("${file(".count).dropLast(2))
    return path.utf8.contains(UInt8(ascii: "$")) ? nil : path
  }
}
