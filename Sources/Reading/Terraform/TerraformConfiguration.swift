import HCLSyntax
import SourceText
import YAMLSyntax

/// A directory of Terraform with everything that it calls, evaluated as far as files alone tell.
///
/// Resources are evaluated when they are asked for, so that what is of no concern costs nothing.
final class TerraformConfiguration {
  private let tree: ModuleTree
  /// Whether there is a directory with files of Terraform.
  let isThere: Bool

  /// Reads the files; nothing is evaluated but what decides how many modules there are.
  init(_ directory: String, _ variables: TerraformVariables = .init(), files: InputFiles, sources: SourceMap) {
    tree = ModuleTree(files: files, sources: sources)
    isThere = tree.load(directory == "." ? "" : directory, variables)
    for module in tree.all {
      for name in module.declarations.variableNames {
        if let variable = module.declarations.variables[name] { module.validate(variable) }
      }
    }
  }

  /// Every file that was read, for those who report.
  var sources: SourceMap { tree.evaluator.sources }

  /// The directories of the modules that are called by a path.
  var calledDirectories: [String] {
    var directories = Set(tree.all.map { $0.declarations.directory })
    if let root = tree.root { directories.remove(root.declarations.directory) }
    return directories.sorted()
  }

  /// How many files of configuration there are, each counted once.
  var fileCount: Int { tree.loader.fileCount }

  /// What is wrong with what was evaluated so far.
  var diagnostics: [Diagnostic] {
    (tree.loader.diagnostics + tree.diagnostics).sorted { $0.primary.range < $1.primary.range }
  }

  /// The comments that speak to headroom.
  var directives: [Directive] { tree.loader.directives }

  /// The resources and data sources of the types that are asked for, in the order of the files, module by module.
  func resources(ofTypes isWanted: (String) -> Bool) -> [TerraformResource] {
    tree.all.flatMap { module in
      module.declarations.resources.filter { isWanted($0.type.value) }.flatMap { declaration -> [TerraformResource] in
        do throws(Fault) {
          let expansion = try module.expansion(of: declaration.local, declaration.body, at: declaration.header)
          return expansion.instances.map { TerraformResource(module: module, declaration: declaration, instance: $0) }
        } catch {
          tree.report(error)
          return []
        }
      }
    }
  }

  /// Resources of the types that are asked for of which `count` or `for_each` makes none, and the argument that says so.
  func switchedOff(ofTypes isWanted: (String) -> Bool) -> [(
    address: String, place: SourceRange, decidedAt: SourceRange
  )] {
    tree.all.flatMap { module in
      module.declarations.resources.filter { isWanted($0.type.value) }.compactMap { declaration in
        let meta = declaration.body.argument("count") ?? declaration.body.argument("for_each")
        guard let meta,
          let expansion = try? module.expansion(of: declaration.local, declaration.body, at: declaration.header),
          expansion.instances.isEmpty
        else { return nil }
        return (module.prefix + declaration.local, declaration.header, meta.value.range)
      }
    }
  }

  /// The variables of the root module, in the order of the files.
  var variableNames: [String] { tree.root?.declarations.variableNames ?? [] }

  /// What the files declare of resources and data sources, each once, however often its module is called.
  var declarations: [ResourceDeclaration] {
    var seen: Set<String> = []
    return tree.all.flatMap { module in
      seen.insert(module.declarations.directory).inserted ? module.declarations.resources : []
    }
  }

  /// Calls of modules that are not among the files.
  var unreadCalls: [UnreadModuleCall] {
    tree.unread.flatMap { caller, call in UnreadModuleCall.all(of: call, in: caller) }
  }

  /// What the modules ask of a provider's version, each where it stands.
  func requirements(ofProvider name: String) -> [Located<String>] {
    tree.all.compactMap { $0.declarations.requirements.values.first { $0.isOf(name) }?.version }
  }

  /// Which versions of Terraform the modules ask for.
  var requiredVersions: [Located<String>] { tree.all.compactMap { $0.declarations.requiredVersion } }

  /// The provider of AWS that the root module uses where nothing else is said.
  var provider: TerraformProviderBlock? { tree.root?.provider("aws") }
}

extension ProviderRequirement {
  /// Whether it is of that provider of HashiCorp's, by its source or, where that is left out, by its name.
  fileprivate func isOf(_ provider: String) -> Bool {
    guard let source = source?.value else { return name.value == provider }
    return source == "hashicorp/\(provider)" || source.hasSuffix("/hashicorp/\(provider)")
  }
}

/// `provider "aws" { … }`
struct TerraformProviderBlock {
  /// Its name, where there are several.
  let alias: String?
  let place: SourceRange
  /// Its arguments as an object.
  let body: TerraformValue
}

/// One instance of a resource or data source.
struct TerraformResource {
  let module: ModuleInstance
  let declaration: ResourceDeclaration
  let instance: Expansion.Instance

  var address: TerraformAddress { module.address(of: declaration, instance.key) }
  var type: String { declaration.type.value }
  var name: String { declaration.name.value }
  /// The header of its block.
  var place: SourceRange { declaration.header }
  /// Why it may not be there; nil where it certainly is.
  var condition: TerraformUnknown? { instance.condition ?? module.condition }

  /// Its arguments and blocks as one object, the blocks of each type as a list; what Terraform keeps for itself is left out.
  var body: TerraformValue {
    let names = ResourceDeclaration.metaArguments.union(ResourceDeclaration.metaBlocks)
    var body = module.evaluate(declaration.body, module.scope(of: instance, at: place), leavingOut: names)
    if let computed = ComputedDataSource.attributes(of: declaration, instance, in: module) {
      body.content = .object(TerraformValue.sorted((body.entries ?? []) + computed))
    }
    return body
  }

  /// What `depends_on` names, in Terraform's words.
  var dependsOn: [Located<String>] { references(of: declaration.body, "depends_on") }

  /// The provider it is made by; nil where no block configures it.
  var provider: TerraformProviderBlock? { module.provider(of: declaration) }

  /// What `lifecycle` says.
  var lifecycle: TerraformLifecycle {
    let body = declaration.body.bodies("lifecycle").first
    return TerraformLifecycle(
      ignoredChanges: body.map { references(of: $0, "ignore_changes") } ?? [],
      replaceTriggeredBy: body.map { references(of: $0, "replace_triggered_by") } ?? [],
      preventsDestruction: body?.argument("prevent_destroy").map { module.isTrue($0.value) } ?? false,
      createsBeforeDestruction: body?.argument("create_before_destroy").map { module.isTrue($0.value) } ?? false)
  }

  /// The words of an argument that lists references and is not evaluated.
  private func references(of body: ModuleBody, _ name: String) -> [Located<String>] {
    guard let argument = body.argument(name) else { return [] }
    switch argument.value {
    case .native(let expression):
      let elements = if case .tuple(let elements) = expression.kind { elements } else { [expression] }
      return elements.map { Located($0.text ?? module.evaluator.words($0.range), at: $0.range) }
    case .json(let node):
      return (node.kind == .sequence ? Array(node.items) : [node]).compactMap { item in
        item.text.map { Located($0, at: item.range) }
      }
    }
  }
}

/// What `lifecycle` says of a resource.
struct TerraformLifecycle {
  /// The arguments of which changes are left alone; `all` for every one.
  let ignoredChanges: [Located<String>]
  /// What has to change for the resource to be made anew.
  let replaceTriggeredBy: [Located<String>]
  let preventsDestruction: Bool
  let createsBeforeDestruction: Bool

  /// Whether what the file says of an argument may not be what there is.
  func ignores(_ argument: String) -> Bool {
    ignoredChanges.contains { change in
      change.value == argument || change.value.hasPrefix("\(argument)[")
        || change.value.hasPrefix("\(argument).")
    }
  }
}

extension ModuleInstance {
  /// Whether an argument is written as `true`.
  func isTrue(_ expression: ModuleExpression) -> Bool {
    expression.flag == true
  }
}

/// One instance of a call of a module that is not among the files.
struct UnreadModuleCall {
  /// `module.proxy["eu"]`
  let address: String
  let source: Located<String>?
  let version: Located<String>?
  /// The header of the call.
  let place: SourceRange
  /// What it is given, as an object.
  let arguments: TerraformValue
  /// Why it may not be there; nil where it certainly is.
  let condition: TerraformUnknown?

  static func all(of call: ModuleCallDeclaration, in caller: ModuleInstance) -> [UnreadModuleCall] {
    guard let expansion = try? caller.expansion(of: "module.\(call.name.value)", call.body, at: call.header) else {
      return []
    }
    return expansion.instances.map { instance in
      UnreadModuleCall(
        address: caller.path.appending(call.name.value, instance.key).description,
        source: call.body.argument("source")?.value.plainText, version: call.body.argument("version")?.value.plainText,
        place: call.header,
        arguments: caller.evaluate(
          call.body, caller.scope(of: instance, at: call.header), leavingOut: ModuleCallDeclaration.metaArguments),
        condition: instance.condition ?? caller.condition)
    }
  }
}
