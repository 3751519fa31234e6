import HCLSyntax
import SourceText

/// The root module and everything that it calls.
final class ModuleTree {
  /// How many calls may lie in each other.
  static let depthLimit = 20

  let evaluator: Evaluator
  let loader: ModuleLoader
  private(set) var root: ModuleInstance?
  private(set) var diagnostics: [Diagnostic] = []
  private var reported: Set<Diagnostic> = []
  private var modules: [ModulePath: ModuleInstance] = [:]
  /// Calls of modules that are not here, by the path of the caller and their name.
  private(set) var unread: [(caller: ModuleInstance, call: ModuleCallDeclaration)] = []

  /// What is being worked out, each for the sake of the one before it.
  private var begun: [String] = []

  init(files: InputFiles, sources: SourceMap) {
    evaluator = Evaluator(sources: sources, files: files)
    loader = ModuleLoader(files: files, evaluator: evaluator)
  }

  /// Reads the root and all that it calls; false where there is no such directory.
  func load(_ directory: String, _ variables: TerraformVariables) -> Bool {
    guard let declarations = loader.load(directory) else { return false }
    evaluator.rootDirectory = directory
    let inputs = VariableInputs(
      variables, for: declarations.variableNames, in: directory, evaluator.files, &evaluator.sources)
    for diagnostic in inputs.diagnostics { report(diagnostic) }
    let root = ModuleInstance(declarations, path: .root, tree: self, given: inputs.values)
    self.root = root
    add(root)
    return true
  }

  /// Takes a module in, and everything below it.
  private func add(_ module: ModuleInstance) {
    modules[module.path] = module
    for call in module.declarations.calls {
      do throws(Fault) {
        if let children = try module.children(of: call) {
          for child in children { add(child) }
        } else {
          unread.append((module, call))
        }
      } catch {
        report(error)
      }
    }
  }

  func module(at path: ModulePath) -> ModuleInstance? { modules[path] }

  /// Every instance of every module, callers before what they call, in the order of the files.
  var all: [ModuleInstance] {
    modules.values.sorted { left, right in
      left.path.steps.count != right.path.steps.count
        ? left.path.steps.count < right.path.steps.count : left.path.description < right.path.description
    }
  }

  /// What a call's module declares; nil where it is not here.
  func declarations(of call: ModuleCallDeclaration, in module: ModuleInstance) throws(Fault) -> ModuleDeclarations? {
    guard let source = source(of: call), source.value.hasPrefix("./") || source.value.hasPrefix("../") else {
      return nil
    }
    let directory = ModulePaths.resolve(source.value, from: module.declarations.directory)
    var caller: ModuleInstance? = module
    var depth = 0
    while let next = caller {
      if next.declarations.directory == directory || depth > Self.depthLimit {
        throw Fault(
          "modules call each other in a circle", at: source.range, "`\(source.value)` is on the way to itself")
      }
      (caller, depth) = (next.parent, depth + 1)
    }
    guard let declarations = loader.load(directory) else {
      throw Fault(
        "there is no such directory", at: source.range, directory, help: "`source` is a path from the file it stands in"
      )
    }
    return declarations
  }

  func source(of call: ModuleCallDeclaration) -> Located<String>? { call.body.argument("source")?.value.plainText }

  /// Takes note of what is being worked out now.
  func begin(_ name: String) { begun.append(name) }

  /// The last one is done.
  func end() { if !begun.isEmpty { begun.removeLast() } }

  /// What lies between something that is being worked out and the need of it.
  func way(backTo name: String) -> [String] {
    guard let start = begun.lastIndex(of: name) else { return [] }
    return Array(begun[(start + 1)...])
  }

  func report(_ diagnostic: Diagnostic) {
    if reported.insert(diagnostic).inserted { diagnostics.append(diagnostic) }
  }

  func report(_ fault: Fault) { if !fault.isReported { report(fault.diagnostic) } }

  /// A value in any case: what goes wrong is reported, and the value is not known.
  func settle(
    _ reason: String, as words: String, at range: SourceRange, _ evaluate: () throws(Fault) -> TerraformValue
  ) -> TerraformValue {
    do throws(Fault) {
      return try evaluate()
    } catch {
      report(error)
      return .unknown(TerraformUnknown(reason, expression: words, at: range), at: range)
    }
  }
}
