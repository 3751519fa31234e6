import SourceText
import YAMLSyntax

/// A template as it stands, before anything in it is evaluated: its sections, in however many files they are.
struct Template {
  /// Who deploys it, and so what it may hold beside CloudFormation's own.
  enum Dialect: Hashable {
    /// CloudFormation.
    case cloudFormation
    /// CloudFormation after the Serverless Application Model or another macro has been at it.
    case withMacros(isServerless: Bool)
    /// The Serverless Framework, with variables in `${…}`.
    case serverlessFramework
  }

  let path: String
  let dialect: Dialect
  /// The whole file.
  let root: YAMLNode
  /// The mappings that hold the sections `Parameters`, `Resources` and so on.
  let bodies: [YAMLNode]

  /// The entries of a section, in the order of the files.
  func entries(of section: String) -> [YAMLEntry] {
    bodies.flatMap { body in body[section]?.entries.map { $0 } ?? [] }
  }

  /// The entry of that name in a section.
  func entry(_ name: String, of section: String) -> YAMLEntry? {
    for body in bodies { if let entry = body[section]?.entry(name) { return entry } }
    return nil
  }

  /// Where the template begins, for what is said of all of it.
  var place: SourceRange { root.entries.first?.key.range ?? root.range }
}

extension Template {
  /// A template of CloudFormation or the Serverless Application Model.
  init(_ file: TemplateFile) {
    path = file.path
    root = file.document.root
    bodies = [root]
    dialect = Self.dialect(of: root)
  }

  /// A file of the Serverless Framework with the sections that its `resources` are made of.
  init(serverless file: TemplateFile, bodies: [YAMLNode]) {
    path = file.path
    root = file.document.root
    self.bodies = bodies
    dialect = .serverlessFramework
  }

  private static func dialect(of root: YAMLNode) -> Dialect {
    guard let transform = root["Transform"] else { return .cloudFormation }
    let names =
      transform.kind == .sequence ? transform.items.compactMap { $0.text } : [transform.text].compactMap { $0 }
    let macros = names.filter { $0 != "AWS::LanguageExtensions" }
    if transform.kind != .mapping, macros.isEmpty { return .cloudFormation }
    return .withMacros(isServerless: macros.contains { $0.hasPrefix("AWS::Serverless") })
  }
}

/// One resource of a template as it stands.
struct TemplateResource {
  /// Its logical id, with the variables of loops filled in.
  let id: String
  /// Where the logical id is written.
  let place: SourceRange
  let type: String
  let body: YAMLNode
  /// What the variables of the loops around it stand for.
  var bindings: [String: String] = [:]

  var properties: YAMLNode? { body["Properties"] }

  /// The condition under which it is made, with its place.
  var condition: Located<String>? {
    guard let node = body["Condition"], let text = node.text, !text.isEmpty else { return nil }
    return Located(text, at: node.range)
  }

  /// What it says to wait for.
  var dependencies: [Located<String>] {
    guard let node = body["DependsOn"] else { return [] }
    let nodes = node.kind == .sequence ? Array(node.items) : [node]
    return nodes.compactMap { node in node.text.map { Located($0, at: node.range) } }
  }

  /// Where in its program the CDK made it: `Stack/Orders/Proxy`, without what every resource ends in.
  var constructPath: String? {
    guard let path = body["Metadata"]?["aws:cdk:path"]?.text else { return nil }
    return path.hasSuffix("/Resource") ? String(path.dropLast("/Resource".count)) : path
  }
}
