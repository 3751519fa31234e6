import HCLSyntax
import SourceText

extension ModuleInstance: ReferenceResolver {
  func resolve(
    _ root: Located<String>, _ steps: [HCLStep], scope: Scope
  ) throws(Fault) -> (value: TerraformValue, taken: Int)? {
    switch root.value {
    case "var": return (try variable(named: try name(after: root, steps)), 1)
    case "local": return (try local(named: try name(after: root, steps)), 1)
    case "module": return try module(try name(after: root, steps), steps)
    case "path": return (try folder(try name(after: root, steps)), 1)
    case "terraform":
      let name = try name(after: root, steps)
      guard name.value == "workspace" || name.value == "applying" else {
        throw Fault("there is no `terraform.\(name.value)`", at: name.range, help: "there is `terraform.workspace`")
      }
      return (.string("default", at: name.range), 1)
    case "each", "count":
      throw Fault(
        "there is no `\(root.value)` here", at: root.range,
        "the block has no `\(root.value == "each" ? "for_each" : "count")`")
    case "data":
      let type = try name(after: root, steps)
      guard steps.count > 1, case .attribute(let name) = steps[1].kind else {
        throw Fault("a data source has a name", at: type.range, "expected `data.\(type.value).name`")
      }
      return (try resource("data.\(type.value).\(name)", at: root.range.through(steps[1].range)), 2)
    default:
      guard case .attribute(let name)? = steps.first?.kind else { return nil }
      return (try resource("\(root.value).\(name)", at: root.range.through(steps[0].range)), 1)
    }
  }

  private func name(after root: Located<String>, _ steps: [HCLStep]) throws(Fault) -> Located<String> {
    guard let step = steps.first, case .attribute(let name) = step.kind else {
      throw Fault("`\(root.value)` alone is no value", at: root.range, "expected `\(root.value).name`")
    }
    return Located(name, at: root.range.through(step.range))
  }

  private func variable(named name: Located<String>) throws(Fault) -> TerraformValue {
    guard let declaration = declarations.variables[name.value] else {
      throw undeclared("var.\(name.value)", name.value, among: declarations.variableNames, at: name.range)
    }
    return try variable(declaration)
  }

  private func local(named name: Located<String>) throws(Fault) -> TerraformValue {
    guard let argument = declarations.locals[name.value] else {
      throw undeclared("local.\(name.value)", name.value, among: declarations.locals.keys.sorted(), at: name.range)
    }
    return try once("local.\(name.value)", at: argument.name.range) { () throws(Fault) in
      try evaluate(argument.value, scope)
    }
  }

  private func undeclared(_ words: String, _ name: String, among names: [String], at range: SourceRange) -> Fault {
    let near = Suggestion.closest(to: name, among: names)
    return Fault("`\(words)` is not declared", at: range, help: near.map { "did you mean `\($0)`?" })
  }

  private func folder(_ name: Located<String>) throws(Fault) -> TerraformValue {
    switch name.value {
    case "module":
      return .string(ModulePaths.path(to: declarations.directory, from: evaluator.rootDirectory), at: name.range)
    case "root": return .string(".", at: name.range)
    case "cwd":
      return .unknown(
        TerraformUnknown("it hangs on where Terraform is run", expression: "path.cwd", at: name.range, type: .string),
        at: name.range)
    default:
      throw Fault(
        "there is no `path.\(name.value)`", at: name.range, help: "there are `path.module`, `path.root` and `path.cwd`")
    }
  }
}

// Modules.
extension ModuleInstance {
  private func module(_ name: Located<String>, _ steps: [HCLStep]) throws(Fault) -> (value: TerraformValue, taken: Int)
  {
    guard let call = declarations.calls.first(where: { $0.name.value == name.value }) else {
      throw undeclared(
        "module.\(name.value)", name.value, among: declarations.calls.map { $0.name.value }, at: name.range)
    }
    guard let children = try children(of: call) else { return (try unread(call, at: name.range), 1) }
    let expansion = try expansion(of: "module.\(name.value)", call.body, at: call.header)
    if expansion.kind == .single, let child = children.first, steps.count > 1,
      case .attribute(let output) = steps[1].kind
    {
      return (try child.output(output, at: steps[1].range), 2)
    }
    // An instance whose output is asked for: the others need not be worked out.
    if steps.count > 2, case .index(let key) = steps[1].kind, case .attribute(let output) = steps[2].kind,
      let child = try self.child(children, expansion, key: try evaluator.evaluate(key, scope))
    {
      return (try child.output(output, at: steps[2].range), 3)
    }
    var outputs: [InstanceKey?: TerraformValue] = [:]
    for child in children { outputs[child.path.steps.last?.key] = try child.outputs(at: name.range) }
    let value = expansion.value(at: name.range) { outputs[$0.key] ?? .null(at: name.range) }
    return (value, 1)
  }

  private func child(
    _ children: [ModuleInstance], _ expansion: Expansion, key: TerraformValue
  ) throws(Fault) -> ModuleInstance? {
    if expansion.isOpen { return children.first }
    guard expansion.alternatives.count == 1 else { return nil }
    return children.first { child in
      switch (child.path.steps.last?.key, key.content) {
      case (.number(let number)?, .number(let wanted)): wanted.integer == number
      case (.text(let text)?, .text(let wanted)): wanted.known == text
      default: false
      }
    }
  }

  /// All outputs as one object.
  private func outputs(at range: SourceRange) throws(Fault) -> TerraformValue {
    var entries: [TerraformValue.Entry] = []
    for output in declarations.outputs.values {
      let name = output.name
      entries.append(.init(name: name.value, place: name.range, value: try self.output(name.value, at: name.range)))
    }
    return .object(entries, at: range)
  }

  private func unread(_ call: ModuleCallDeclaration, at range: SourceRange) throws(Fault) -> TerraformValue {
    let expansion = try expansion(of: "module.\(call.name.value)", call.body, at: call.header)
    let source = tree.source(of: call).map { "`\($0.value)`" } ?? "somewhere else"
    return expansion.value(at: range) { instance in
      let address = path.appending(call.name.value, instance.key).description
      return .unknown(
        TerraformUnknown(
          "`\(address)` comes from \(source), which is not read", expression: address,
          remedy: "`terraform show -json` of a plan has what the module makes", at: range),
        at: range)
    }
  }
}
