import AWSFacts
import ProxyModel
import SourceText

/// Holds the resources of a proxy to what the AWS provider has: types, arguments and blocks.
struct ProviderWordCheck {
  private(set) var problems: [ToolProblem] = []

  /// What the provider does not understand of a configuration, once for each place.
  static func problems(in configuration: TerraformConfiguration) -> [ToolProblem] {
    var check = ProviderWordCheck()
    for declaration in configuration.declarations where declaration.mode == .resource {
      check.check(declaration)
    }
    return check.problems
  }

  private mutating func check(_ declaration: ResourceDeclaration) {
    let type = declaration.type.value
    let owner = Provenance(declaration.header, declaration.local)
    guard let block = TerraformModel.block(of: type) else {
      if TerraformModel.isAboutProxies(type) {
        let known = TerraformWords.types.value[type] ?? Suggestion.closest(to: type, among: TerraformModel.types)
        add(.unknownType, type, of: owner, at: declaration.type.range, instead: known.map { "write `\($0)`" })
      }
      return
    }
    check(declaration.body, by: block, called: type, of: owner)
  }

  private mutating func check(
    _ body: ModuleBody, by model: TerraformModel.Block, called path: String, of owner: Provenance
  ) {
    for argument in body.arguments where !ResourceDeclaration.isMeta(argument.name.value) {
      // In JSON blocks are written as arguments are.
      if case .json = argument.value, let inner = model.block(argument.name.value) {
        for body in body.bodies(argument.name.value) {
          check(body, by: inner, called: "\(path).\(argument.name.value)", of: owner)
        }
      } else {
        check(argument, by: model, called: path, of: owner)
      }
    }
    for block in body.blocks where !ResourceDeclaration.isMeta(block.type.value) {
      let isDynamic = block.type.value == "dynamic"
      guard let name = isDynamic ? block.labels.first : block.type else { continue }
      guard let inner = model.block(name.value) else {
        let isArgument = model.arguments.contains(name.value)
        add(
          isArgument ? .misusedMember : .unknownMember, Self.subject(name.value, in: path), of: owner, at: name.range,
          instead: isArgument
            ? "write `\(name.value) = …`: it is an argument" : instead(of: name.value, in: model, called: path))
        continue
      }
      let bodies = isDynamic ? block.body.bodies("content") : [block.body]
      for body in bodies { check(body, by: inner, called: "\(path).\(name.value)", of: owner) }
    }
    for name in model.required where body.argument(name) == nil {
      add(.missingMember, name, of: owner, at: owner.range, instead: "write `\(name)`")
    }
  }

  private mutating func check(
    _ argument: ModuleBody.Argument, by model: TerraformModel.Block, called path: String, of owner: Provenance
  ) {
    let name = argument.name.value
    if model.arguments.contains(name) || isDynamicInJSON(argument) { return }
    if model.answers.contains(name) {
      add(
        .misusedMember, name, of: owner, at: argument.name.range,
        instead: "leave it out: AWS says it, and nothing sets it")
    } else if model.block(name) != nil {
      add(
        .misusedMember, name, of: owner, at: argument.name.range,
        instead: "write a block, `\(name) { … }`, without `=`")
    } else {
      add(
        .unknownMember, Self.subject(name, in: path), of: owner, at: argument.name.range,
        instead: instead(of: name, in: model, called: path))
    }
  }

  /// A name with the block that it stands in: `auth.secret`.
  private static func subject(_ name: String, in path: String) -> String {
    (path.split(separator: ".").dropFirst().map(String.init) + [name]).joined(separator: ".")
  }

  private func isDynamicInJSON(_ argument: ModuleBody.Argument) -> Bool {
    if case .json = argument.value { argument.name.value == "dynamic" } else { false }
  }

  /// Another tool's word, one that belongs elsewhere, or a mistyped one, also of those that belong elsewhere.
  private func instead(of name: String, in model: TerraformModel.Block, called path: String) -> String? {
    if let known = TerraformWords.instead(of: name, in: path) { return known }
    if let near = Suggestion.closest(to: name, among: model.arguments + model.blocks.map({ $0.name })) {
      return "write `\(near)`"
    }
    return Suggestion.closest(to: name, among: TerraformModel.poolArguments).flatMap {
      TerraformWords.instead(of: $0, in: path)
    }
  }

  private mutating func add(
    _ kind: ToolProblem.Kind, _ subject: String, of owner: Provenance, at range: SourceRange, instead: String?
  ) {
    problems.append(ToolProblem(.terraform, kind, subject, of: owner, at: range, instead: instead))
  }
}
