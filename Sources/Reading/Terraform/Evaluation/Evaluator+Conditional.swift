import HCLSyntax
import SourceText

// `a ? b : c`
extension Evaluator {
  /// An arm of a conditional: its value, or why it has none.
  private enum Arm {
    case value(TerraformValue)
    case fault(Fault)

    var type: TerraformType {
      switch self {
      case .value(let value): value.type
      case .fault(let fault): fault.type
      }
    }

    var isBareNull: Bool { if case .value(let value) = self { value.isBareNull } else { false } }

    var value: TerraformValue? { if case .value(let value) = self { value } else { nil } }
  }

  func conditional(
    _ condition: HCLExpression, _ first: HCLExpression, _ second: HCLExpression, at range: SourceRange, _ scope: Scope
  ) throws(Fault) -> TerraformValue {
    // Both arms decide what type the result has, even one that cannot be worked out.
    let arms = (arm(first, scope), arm(second, scope))
    let type = try commonType(arms.0, arms.1, at: range)
    let decision = try faulting(as: type ?? .dynamic) { () throws(Fault) in
      let decision = try convert(try evaluate(condition, scope), to: .bool, as: "the condition")
      if decision.isNull {
        throw Fault("the condition is null", at: condition.range, help: "compare it with `== true`")
      }
      return decision
    }
    if case .bool(let flag) = decision.content {
      var taken = try result(of: flag ? arms.0 : arms.1, as: type)
      taken.isSensitive = taken.isSensitive || decision.isSensitive
      return taken
    }
    let unknown = decision.unknown ?? TerraformUnknown("the condition is not known", expression: "", at: range)
    return try either(arms.0, arms.1, as: type, because: unknown, isSensitive: decision.isSensitive, at: range)
  }

  private func arm(_ expression: HCLExpression, _ scope: Scope) -> Arm {
    do throws(Fault) { return .value(try evaluate(expression, scope)) } catch { return .fault(error) }
  }

  /// The type that both arms are brought to; nil where they stay what they are.
  private func commonType(_ first: Arm, _ second: Arm, at range: SourceRange) throws(Fault) -> TerraformType? {
    if first.isBareNull { return second.type }
    if second.isBareNull { return first.type }
    if first.type.isOpen || second.type.isOpen { return nil }
    if let common = Unification.unify([first.type, second.type]) { return common }
    throw Fault(
      "the arms of a conditional have different types", at: range,
      "\(first.value?.kind ?? first.type.description) and \(second.value?.kind ?? second.type.description)",
      help: "make both of one type, or one of them `null`")
  }

  private func result(of arm: Arm, as type: TerraformType?) throws(Fault) -> TerraformValue {
    switch arm {
    case .value(let value):
      guard let type else { return value }
      return try faulting(as: type) { () throws(Fault) in
        try convert(value, to: type, as: "an arm of the conditional")
      }
    case .fault(let fault): throw fault.of(type.map { Self.converted(fault.type, to: $0) } ?? fault.type)
    }
  }

  /// The type of what would have been brought to another type. Terraform brings an object with a fault inside to a map element by
  /// element, and the fault goes along with whatever the others are.
  private static func converted(_ type: TerraformType, to wanted: TerraformType) -> TerraformType {
    if case .object(let attributes) = type, case .map(let element) = wanted, element.isOpen {
      return .map(Unification.unify(attributes.map(\.type).filter { !$0.isOpen })?.ofValue ?? .dynamic)
    }
    return Conversion.filling(wanted, from: type)
  }

  /// One of both, and it is not known which. An arm that would be refused is not taken: the condition is there to keep it out.
  private func either(
    _ first: Arm, _ second: Arm, as type: TerraformType?, because unknown: TerraformUnknown, isSensitive: Bool,
    at range: SourceRange
  ) throws(Fault) -> TerraformValue {
    var results: [TerraformValue] = []
    var fault: Fault?
    for arm in [first, second] {
      do throws(Fault) { results.append(try result(of: arm, as: type)) } catch { fault = fault ?? error }
    }
    if results.isEmpty, let fault { throw fault }
    var result = Choices.value(results, because: derived(unknown, of: .any, at: range), at: range)
    result.isSensitive = result.isSensitive || isSensitive
    return result
  }
}
