import HCLSyntax
import SourceText

extension Evaluator {
  func signed(
    _ sign: Located<HCLSign>, _ operand: HCLExpression, at range: SourceRange, _ scope: Scope
  ) throws(Fault) -> TerraformValue {
    let type: TerraformType = sign.value == .minus ? .number : .bool
    let value = try evaluate(operand, scope)
    return try forEachChoice(of: value, at: range) { value throws(Fault) in
      let operand = try self.operand(value, type, of: sign.value.rawValue)
      var result: TerraformValue
      switch operand.content {
      case .number(let number): result = TerraformValue(.number(number.negated), at: range)
      case .bool(let flag): result = .bool(!flag, at: range)
      default: result = .unknown(derived(operand.firstUnknown, of: type, at: range), at: range)
      }
      result.isSensitive = operand.isSensitive
      return result
    }
  }

  func binary(
    _ left: HCLExpression, _ operation: Located<HCLOperator>, _ right: HCLExpression, at range: SourceRange,
    _ scope: Scope
  ) throws(Fault) -> TerraformValue {
    switch operation.value {
    case .and, .or: return try logic(left, operation.value, right, at: range, scope)
    default: break
    }
    let (first, second) = (try evaluate(left, scope), try evaluate(right, scope))
    if operation.value == .equal || operation.value == .notEqual {
      return equality(first, second, isNegated: operation.value == .notEqual, at: range)
    }
    return try forEachChoice(of: first, at: range) { first throws(Fault) in
      try forEachChoice(of: second, at: range) { second throws(Fault) in
        try arithmetic(first, operation, second, at: range)
      }
    }
  }

  /// A value as an operator takes it.
  private func operand(
    _ value: TerraformValue, _ type: TerraformType, of operation: String
  ) throws(Fault) -> TerraformValue {
    let operand = try convert(value, to: type, as: "an operand of `\(operation)`")
    if operand.isNull {
      throw Fault("an operand of `\(operation)` is null", at: value.range, "expected \(type)")
    }
    return operand
  }

  /// `&&` and `||`: the right side counts only where the left one does not decide, as Terraform has it since 1.12.
  private func logic(
    _ left: HCLExpression, _ operation: HCLOperator, _ right: HCLExpression, at range: SourceRange, _ scope: Scope
  ) throws(Fault) -> TerraformValue {
    let deciding = operation == .or
    func isDecided(_ value: TerraformValue) -> Bool { if case .bool(deciding) = value.content { true } else { false } }
    let first = try operand(try evaluate(left, scope), .bool, of: operation.rawValue)
    if isDecided(first) { return .bool(deciding, at: range) }
    var second: TerraformValue
    do throws(Fault) {
      second = try operand(try evaluate(right, scope), .bool, of: operation.rawValue)
    } catch {
      // Where the left side is not known, it may be what keeps the right side from being asked.
      guard let unknown = first.unknown else { throw error }
      return .unknown(derived(unknown, of: .bool, at: range), at: range)
    }
    var result: TerraformValue
    if isDecided(second) {
      result = .bool(deciding, at: range)
    } else if let unknown = first.unknown ?? second.unknown {
      result = .unknown(derived(unknown, of: .bool, at: range), at: range)
    } else {
      result = .bool(!deciding, at: range)
    }
    result.isSensitive = first.isSensitive || second.isSensitive
    return result
  }

  private func equality(
    _ left: TerraformValue, _ right: TerraformValue, isNegated: Bool, at range: SourceRange
  ) -> TerraformValue {
    var result: TerraformValue
    switch Equality.compare(left, right) {
    case .equal: result = .bool(!isNegated, at: range)
    case .different: result = .bool(isNegated, at: range)
    case .undecided(let unknown): result = .unknown(derived(unknown, of: .bool, at: range), at: range)
    }
    result.isSensitive = left.isSensitive || right.isSensitive
    return result
  }

  private func arithmetic(
    _ left: TerraformValue, _ operation: Located<HCLOperator>, _ right: TerraformValue, at range: SourceRange
  ) throws(Fault) -> TerraformValue {
    let word = operation.value.rawValue
    let (first, second) = (try operand(left, .number, of: word), try operand(right, .number, of: word))
    var result: TerraformValue
    if case .number(let a) = first.content, case .number(let b) = second.content {
      result = TerraformValue(try compute(a, operation, b), at: range)
    } else {
      let type: TerraformType = operation.value.isComparison ? .bool : .number
      result = .unknown(derived(first.unknown ?? second.unknown, of: type, at: range), at: range)
    }
    result.isSensitive = first.isSensitive || second.isSensitive
    return result
  }

  private func compute(
    _ left: TerraformNumber, _ operation: Located<HCLOperator>, _ right: TerraformNumber
  ) throws(Fault) -> TerraformValue.Content {
    let number: TerraformNumber?
    switch operation.value {
    case .less: return .bool(left < right)
    case .lessOrEqual: return .bool(left <= right)
    case .greater: return .bool(left > right)
    case .greaterOrEqual: return .bool(left >= right)
    case .add: number = left + right
    case .subtract: number = left - right
    case .multiply: number = left * right
    case .divide:
      if right.isZero { throw Fault("division by zero", at: operation.range) }
      number = left / right
    case .remainder: number = left % right
    case .and, .or, .equal, .notEqual: number = nil
    }
    guard let number else { throw Fault("the result is too large", at: operation.range) }
    return .number(number)
  }
}

extension HCLOperator {
  fileprivate var isComparison: Bool {
    switch self {
    case .less, .lessOrEqual, .greater, .greaterOrEqual: true
    case .or, .and, .equal, .notEqual, .add, .subtract, .multiply, .divide, .remainder: false
    }
  }
}

// `a ? b : c`
extension Evaluator {
  func conditional(
    _ condition: HCLExpression, _ first: HCLExpression, _ second: HCLExpression, at range: SourceRange, _ scope: Scope
  ) throws(Fault) -> TerraformValue {
    let decision = try convert(try evaluate(condition, scope), to: .bool, as: "the condition")
    if decision.isNull { throw Fault("the condition is null", at: condition.range, help: "compare it with `== true`") }
    if case .bool(let flag) = decision.content {
      var taken = try evaluate(flag ? first : second, scope)
      // The other arm decides what type the result has, even where it cannot be worked out.
      if let other = try? evaluate(flag ? second : first, scope) {
        taken = try unified(taken, with: other, at: range)
      }
      taken.isSensitive = taken.isSensitive || decision.isSensitive
      return taken
    }
    let unknown = decision.unknown ?? TerraformUnknown("the condition is not known", expression: "", at: range)
    var arms: [TerraformValue] = []
    var fault: Fault?
    for arm in [first, second] {
      // An arm that would be refused is not taken: the condition is there to keep it out.
      do throws(Fault) { arms.append(try evaluate(arm, scope)) } catch { fault = fault ?? error }
    }
    if arms.isEmpty, let fault { throw fault }
    if arms.count == 2 {
      arms = [try unified(arms[0], with: arms[1], at: range), try unified(arms[1], with: arms[0], at: range)]
    }
    var result = Choices.value(arms, because: derived(unknown, of: .any, at: range), at: range)
    result.isSensitive = result.isSensitive || decision.isSensitive
    return result
  }

  /// One arm as a value of the type that both have in common.
  private func unified(
    _ value: TerraformValue, with other: TerraformValue, at range: SourceRange
  ) throws(Fault) -> TerraformValue {
    if value.isNull || other.isNull { return value }
    let (type, otherType) = (value.type, other.type)
    if type == otherType || type == .any || otherType == .any { return value }
    guard let common = Unification.unify([type, otherType]) else {
      throw Fault(
        "the arms of a conditional have different types", at: range, "\(value.kind) and \(other.kind)",
        help: "make both of one type, or one of them `null`")
    }
    return try convert(value, to: common, as: "an arm of the conditional")
  }
}
