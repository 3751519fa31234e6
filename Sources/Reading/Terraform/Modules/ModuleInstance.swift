import HCLSyntax
import SourceText

/// One instance of a module: its declarations with the values that its caller gives to its variables. Whatever it declares is
/// worked out when it is first asked for.
final class ModuleInstance {
  let declarations: ModuleDeclarations
  let path: ModulePath
  let tree: ModuleTree
  /// The instance that calls it; nil for the root.
  let parent: ModuleInstance?
  /// The call, and what names mean in it.
  let call: (declaration: ModuleCallDeclaration, scope: Scope)?
  /// Why it may not be there at all.
  let condition: TerraformUnknown?
  /// What the user gives to the variables of the root.
  let given: [String: GivenValue]

  private var values: [String: Memo<TerraformValue>] = [:]
  private var expansions: [String: Memo<Expansion>] = [:]
  private var children: [String: [ModuleInstance]] = [:]

  /// What has been worked out, or is being worked out right now.
  enum Memo<Value> {
    case inProgress
    case done(Value)
  }

  init(
    _ declarations: ModuleDeclarations, path: ModulePath, tree: ModuleTree, parent: ModuleInstance? = nil,
    call: (ModuleCallDeclaration, Scope)? = nil, condition: TerraformUnknown? = nil, given: [String: GivenValue] = [:]
  ) {
    self.declarations = declarations
    self.path = path
    self.tree = tree
    self.parent = parent
    self.call = call.map { (declaration: $0.0, scope: $0.1) }
    self.condition = condition
    self.given = given
  }

  var evaluator: Evaluator { tree.evaluator }

  /// What names mean outside of any instance of a block.
  var scope: Scope { Scope(module: self) }

  /// `module.db.` before what messages call something in here.
  var prefix: String { path.steps.isEmpty ? "" : path.description + "." }

  /// A value that is worked out once. What goes wrong is reported once, and what hangs on it is not known.
  func once(
    _ name: String, at range: SourceRange, _ evaluate: () throws(Fault) -> TerraformValue
  ) throws(Fault) -> TerraformValue {
    switch values[name] {
    case .done(let value): return value
    case .inProgress:
      let way = tree.way(backTo: prefix + name).map { "`\($0)`" }
      throw Fault(
        "`\(prefix)\(name)` is made from itself", at: range,
        way.isEmpty ? "" : "by way of \(way.joined(separator: ", "))", help: "break the circle")
    case nil: break
    }
    values[name] = .inProgress
    tree.begin(prefix + name)
    let value = tree.settle("`\(prefix)\(name)` has an error", as: prefix + name, at: range, evaluate)
    tree.end()
    values[name] = .done(value)
    return value
  }

  /// The instances of a block, by what it is called in the module.
  func expansion(
    of name: String, _ body: ModuleBody, at range: SourceRange
  ) throws(Fault) -> Expansion {
    switch expansions[name] {
    case .done(let expansion): return expansion
    case .inProgress: throw Fault("how many `\(prefix)\(name)` there are hangs on itself", at: range)
    case nil: break
    }
    expansions[name] = .inProgress
    let expansion: Expansion
    do throws(Fault) {
      expansion = try worksOut(body)
    } catch {
      tree.report(error)
      let unknown = TerraformUnknown(
        "how many `\(prefix)\(name)` there are cannot be worked out", expression: prefix + name, at: range)
      let only = Expansion.Instance(key: .unknown, value: .unknown(unknown, at: range), condition: unknown)
      let kind: Expansion.Kind = body.argument("count") != nil ? .counted : .keyed
      expansion = Expansion(kind: kind, instances: [only], alternatives: [[0]], unknown: unknown, isOpen: true)
    }
    expansions[name] = .done(expansion)
    return expansion
  }

  private func worksOut(_ body: ModuleBody) throws(Fault) -> Expansion {
    if let count = body.argument("count") {
      return try .counted(
        try evaluator.convert(try evaluate(count.value, scope), to: .number, as: "`count`").used(at: count.value.range))
    }
    if let each = body.argument("for_each") { return try .keyed(try evaluate(each.value, scope)) }
    return .single
  }

  /// What names mean in an instance of a block.
  func scope(of instance: Expansion.Instance, at range: SourceRange) -> Scope {
    var scope = scope
    func entry(_ name: String, _ value: TerraformValue) -> TerraformValue.Entry {
      .init(name: name, place: range, value: value)
    }
    guard let key = instance.key else { return scope }
    let keyValue: TerraformValue
    switch key {
    case .number(let number): keyValue = .integer(number, at: range)
    case .text(let text): keyValue = .string(text, at: range)
    case .unknown:
      let unknown = instance.condition ?? TerraformUnknown("it is not known", expression: "", at: range)
      keyValue = .unknown(unknown.part("[key]", of: instance.value == nil ? .number : .string), at: range)
    }
    if let value = instance.value {
      scope.names["each"] = .object([entry("key", keyValue), entry("value", value)], at: range)
    } else {
      scope.names["count"] = .object([entry("index", keyValue)], at: range)
    }
    return scope
  }

  /// What an argument comes to.
  func evaluate(_ expression: ModuleExpression, _ scope: Scope) throws(Fault) -> TerraformValue {
    switch expression {
    case .native(let expression): try evaluator.evaluate(expression, scope)
    case .json(let node): try evaluator.evaluate(json: node, scope)
    }
  }
}

// Child modules.
extension ModuleInstance {
  /// The instances of a call; none where the module is not read.
  func children(of call: ModuleCallDeclaration) throws(Fault) -> [ModuleInstance]? {
    let name = call.name.value
    if let known = children[name] { return known }
    guard let declarations = try tree.declarations(of: call, in: self) else { return nil }
    let expansion = try expansion(of: "module.\(name)", call.body, at: call.header)
    let instances = expansion.instances.map { instance in
      ModuleInstance(
        declarations, path: path.appending(name, instance.key), tree: tree, parent: self,
        call: (call, scope(of: instance, at: call.header)), condition: instance.condition ?? condition)
    }
    children[name] = instances
    return instances
  }

  /// An output as the caller sees it.
  func output(_ name: String, at range: SourceRange) throws(Fault) -> TerraformValue {
    guard let output = declarations.outputs[name] else {
      let near = Suggestion.closest(to: name, among: declarations.outputs.keys.sorted())
      throw Fault(
        "the module has no output `\(name)`", at: range, "\(path)", help: near.map { "did you mean `\($0)`?" })
    }
    return try once("output.\(name)", at: output.name.range) { () throws(Fault) in
      guard let argument = output.body.argument("value") else { return .null(at: output.name.range) }
      var value = try evaluate(argument.value, scope)
      if case .native(let flag)? = output.body.argument("sensitive")?.value, case .bool(true) = flag.kind {
        value.isSensitive = true
      }
      return value
    }
  }
}
