import HCLSyntax
import SourceText

// `a ? b : c`
extension Evaluator {
  /// An arm of a conditional: what it comes to, and why it is refused. The fault counts only where the arm is taken.
  private struct Arm {
    let value: TerraformValue
    let fault: Fault?

    var type: TerraformType { value.type }
  }

  func conditional(
    _ condition: HCLExpression, _ first: HCLExpression, _ second: HCLExpression, at range: SourceRange, _ scope: Scope
  ) throws(Fault) -> TerraformValue {
    // Both arms decide what type the result has, even one that cannot be worked out.
    let arms = (arm(first, scope), arm(second, scope))
    let type = try commonType(arms.0, arms.1, at: range)
    var fault: Fault?
    let value = settled(condition, scope, &fault)
    let decision = value.refused != nil ? value : self.decision(value, condition, &fault)
    if case .bool(let flag) = decision.content {
      let (arm, other) = flag ? arms : (arms.1, arms.0)
      var taken = try result(of: arm, as: type, beside: other.type, after: fault)
      taken.isSensitive = taken.isSensitive || decision.isSensitive
      return taken
    }
    let open = refused(as: type ?? .dynamic, at: range)
    if value.refused != nil, arms.0.value.isNull, arms.1.value.isNull {
      return try outcome(open.null(of: type ?? .dynamic), fault)
    }
    guard fault == nil, decision.refused == nil else { return try outcome(open, fault) }
    let unknown = decision.unknown ?? TerraformUnknown("the condition is not known", expression: "", at: range)
    return try either(arms.0, arms.1, as: type, because: unknown, isSensitive: decision.isSensitive, at: range)
  }

  private func arm(_ expression: HCLExpression, _ scope: Scope) -> Arm {
    var fault: Fault?
    let value = settled(expression, scope, &fault)
    return Arm(value: value, fault: fault)
  }

  /// The condition as a bool.
  func decision(
    _ value: TerraformValue, _ condition: HCLExpression, _ fault: inout Fault?
  ) -> TerraformValue {
    settled(at: condition.range, &fault) { () throws(Fault) in
      if value.isNull {
        throw Fault("the condition is null", at: condition.range, help: "compare it with `== true`")
      }
      return try convert(value, to: .bool, as: "the condition")
    }
  }

  /// The type that both arms are brought to; nil where they stay what they are.
  private func commonType(_ first: Arm, _ second: Arm, at range: SourceRange) throws(Fault) -> TerraformType? {
    if first.value.isBareNull { return second.type }
    if second.value.isBareNull { return first.type }
    if first.type.isOpen || second.type.isOpen { return nil }
    if let common = Unification.unify([first.type, second.type]) { return common }
    throw Fault(
      "the arms of a conditional have different types", at: range, "\(first.value.kind) and \(second.value.kind)",
      help: "make both of one type, or one of them `null`")
  }

  private func result(
    of arm: Arm, as type: TerraformType?, beside other: TerraformType, after fault: Fault? = nil
  ) throws(Fault) -> TerraformValue {
    var fault = fault
    if let own = arm.fault { note(own, in: &fault) }
    guard let type else { return try outcome(arm.value, fault) }
    do throws(Fault) {
      try refuseMixture(arm.value, as: type, beside: other)
      return try outcome(try convert(arm.value, to: type, as: "an arm of the conditional"), fault)
    } catch {
      throw (fault ?? error).leaving(error.partial ?? refused(as: type, at: arm.value.range))
    }
  }

  /// Beside a list or a map whose elements have no type, Terraform leaves those of a tuple or an object what they are, so that all
  /// of them have to be of one type.
  private func refuseMixture(
    _ value: TerraformValue, as type: TerraformType, beside other: TerraformType
  ) throws(Fault) {
    let elements: [TerraformValue]
    switch (value.content, type, other) {
    case (.tuple(let values), .list(.dynamic), .list): elements = values
    case (.object(let entries), .map(.dynamic), .map): elements = entries.map { $0.value }
    default: return
    }
    let types = Set(elements.map { $0.type }.filter { !$0.isOpen })
    guard types.count > 1 else { return }
    throw Fault(
      "the arms of a conditional have different types", at: value.range, "its elements are not of one type",
      help: "give both arms the same type: `tolist([])` is a list of nothing")
  }

  /// One of both, and it is not known which. An arm that would be refused is not taken: the condition is there to keep it out.
  private func either(
    _ first: Arm, _ second: Arm, as type: TerraformType?, because unknown: TerraformUnknown, isSensitive: Bool,
    at range: SourceRange
  ) throws(Fault) -> TerraformValue {
    var results: [TerraformValue] = []
    var fault: Fault?
    for (arm, other) in [(first, second), (second, first)] {
      do throws(Fault) { results.append(try result(of: arm, as: type, beside: other.type)) } catch {
        fault = fault ?? error
      }
    }
    if results.isEmpty, let fault { throw fault }
    var result = Choices.value(results, because: derived(unknown, of: .any, at: range), at: range)
    result.isSensitive = result.isSensitive || isSensitive
    return result
  }
}
