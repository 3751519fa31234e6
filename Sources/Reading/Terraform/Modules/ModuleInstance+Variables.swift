import HCLSyntax
import SourceText

extension ModuleInstance {
  /// The value of `var.name`.
  func variable(_ declaration: VariableDeclaration) throws(Fault) -> TerraformValue {
    let name = declaration.name.value
    return try once("var.\(name)", at: declaration.header) { () throws(Fault) in
      var constraint = TypeConstraint.any
      if let type = declaration.body.argument("type") { constraint = try self.constraint(type.value) }
      var value: TerraformValue
      if let given = try given(to: declaration, constraint) {
        value = given
      } else {
        value = try fallback(of: declaration, constraint)
      }
      if value.isNull, flag(declaration.body, "nullable") == false {
        value = try fallback(of: declaration, constraint)
        if value.isNull { throw Fault("`var.\(name)` may not be null", at: value.range) }
      }
      if !value.isNull { value = try constraint.apply(to: value, evaluator, as: "`\(prefix)var.\(name)`") }
      if flag(declaration.body, "sensitive") == true { value.isSensitive = true }
      return value
    }
  }

  private func constraint(_ expression: ModuleExpression) throws(Fault) -> TypeConstraint {
    switch expression {
    case .native(let expression): try TypeConstraint.reading(expression)
    case .json(let node): try TypeConstraint.reading(evaluator.expression(in: node))
    }
  }

  private func flag(_ body: ModuleBody, _ name: String) -> Bool? {
    body.argument(name).flatMap { $0.value.flag }
  }

  /// What the caller or the user gives; nil where that is nothing.
  private func given(to declaration: VariableDeclaration, _ constraint: TypeConstraint) throws(Fault) -> TerraformValue?
  {
    let name = declaration.name.value
    if let call, let parent {
      guard let argument = call.declaration.body.argument(name) else { return nil }
      return try parent.evaluate(argument.value, call.scope)
    }
    switch given[name] {
    case .expression(let expression)?: return try evaluate(expression, Scope())
    case .words(let words, let range)?:
      if constraint.type.isPrimitive || constraint.type == .any { return .string(words, at: range) }
      guard let file = evaluator.sources.file(of: range) else { return nil }
      let (expression, diagnostics) = HCLExpression.reading(file, id: range.file)
      if !diagnostics.isEmpty {
        for diagnostic in diagnostics { tree.report(diagnostic) }
        throw .reported(at: range)
      }
      return try evaluator.evaluate(expression, Scope())
    case nil: return nil
    }
  }

  /// The default; what is not known, where there is none.
  private func fallback(of declaration: VariableDeclaration, _ constraint: TypeConstraint) throws(Fault)
    -> TerraformValue
  {
    if let fallback = declaration.body.argument("default") { return try evaluate(fallback.value, Scope()) }
    let name = declaration.name.value
    if let call {
      throw Fault(
        "the module needs `\(name)`", at: call.declaration.header, "`\(name)` has no default",
        help: "write `\(name) = …` in the call")
    }
    return .unknown(
      TerraformUnknown(
        "`var.\(name)` has no default", expression: "var.\(name)",
        remedy: "give it a value: `--var \(name)=…`, or in `terraform.tfvars`", at: declaration.header,
        type: constraint.type),
      at: declaration.header)
  }

  /// What the variable's own conditions say of its value.
  func validate(_ declaration: VariableDeclaration) {
    for rule in declaration.body.bodies("validation") {
      guard let condition = rule.argument("condition") else { continue }
      do throws(Fault) {
        let holds = try evaluator.convert(
          try evaluate(condition.value, scope), to: .bool, as: "the condition of a validation")
        guard case .bool(false) = holds.content else { continue }
        var message: String?
        if let argument = rule.argument("error_message") { message = try evaluate(argument.value, scope).string }
        let value = try variable(declaration)
        var diagnostic = Diagnostic.error(
          "`\(prefix)var.\(declaration.name.value)` has a value that its validation refuses",
          at: value.origin ?? value.range, value.isSensitive ? "" : message ?? "")
        diagnostic.related = [.init(condition.value.range, "refused here")]
        tree.report(diagnostic)
      } catch {
        tree.report(error)
      }
    }
  }
}
