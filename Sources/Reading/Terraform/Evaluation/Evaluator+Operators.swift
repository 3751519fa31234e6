import HCLSyntax
import SourceText

extension Evaluator {
  func signed(
    _ sign: Located<HCLSign>, _ operand: HCLExpression, at range: SourceRange, _ scope: Scope
  ) throws(Fault) -> TerraformValue {
    let type: TerraformType = sign.value == .minus ? .number : .bool
    return try refusing(as: type, at: range) { () throws(Fault) in
      try signed(sign, try evaluate(operand, scope), as: type, at: range)
    }
  }

  private func signed(
    _ sign: Located<HCLSign>, _ value: TerraformValue, as type: TerraformType, at range: SourceRange
  ) throws(Fault) -> TerraformValue {
    try forEachChoice(of: value, at: range) { value throws(Fault) in
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
    if operation.value == .and || operation.value == .or {
      return try logic(left, operation.value, right, at: range, scope)
    }
    return try refusing(as: operation.value.isArithmetic ? .number : .bool, at: range) { () throws(Fault) in
      switch operation.value {
      case .and, .or, .equal, .notEqual:
        let (first, second) = (try evaluate(left, scope), try evaluate(right, scope))
        return equality(first, second, isNegated: operation.value == .notEqual, at: range)
      case .less, .lessOrEqual, .greater, .greaterOrEqual, .add, .subtract, .multiply, .divide, .remainder:
        let (first, second) = (try evaluate(left, scope), try evaluate(right, scope))
        return try forEachChoice(of: first, at: range) { first throws(Fault) in
          try forEachChoice(of: second, at: range) { second throws(Fault) in
            try arithmetic(first, operation, second, at: range)
          }
        }
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

  /// One side of `&&` or `||`: what it comes to, and what is wrong with it.
  private struct Side {
    let value: TerraformValue
    let fault: Fault?

    var unknown: TerraformUnknown? { value.unknown }
    /// Whether it is not known for another reason than that it was refused.
    var isOpen: Bool { unknown != nil && value.refused == nil }
    var isTrue: Bool { if case .bool(true) = value.content { true } else { false } }
    /// For Terraform a null is as good as `false` here.
    var isFalse: Bool { unknown == nil && !isTrue }
  }

  /// `&&` and `||`.
  private func logic(
    _ left: HCLExpression, _ operation: HCLOperator, _ right: HCLExpression, at range: SourceRange, _ scope: Scope
  ) throws(Fault) -> TerraformValue {
    let first = try side(left, of: operation, at: range, scope)
    let second = try side(right, of: operation, at: range, scope)
    var result = refused(as: .bool, at: range)
    var fault = first.fault ?? second.fault
    let deciding = [first, second].first { operation == .or ? $0.isTrue : $0.isFalse }
    if let deciding, hasShortCircuits {
      (result, fault) = (.bool(operation == .or, at: range), deciding.fault)
    } else if let open = [first, second].first(where: { $0.isOpen }) {
      // What is not known may be what keeps the other side from being asked.
      if hasShortCircuits { fault = open.fault }
      result = .unknown(derived(open.unknown, of: .bool, at: range), at: range)
    } else if fault == nil {
      if let null = [first, second].first(where: { $0.value.isNull }) {
        fault = Fault("an operand of `\(operation.rawValue)` is null", at: null.value.range, "expected a bool")
      } else if first.unknown == nil && second.unknown == nil {
        result = .bool(deciding == nil ? operation == .and : operation == .or, at: range)
      }
    }
    result.isSensitive = first.value.isSensitive || second.value.isSensitive
    return try outcome(result, fault)
  }

  /// One side, as a bool; one of the wrong type is refused whatever the other side is.
  private func side(
    _ side: HCLExpression, of operation: HCLOperator, at range: SourceRange, _ scope: Scope
  ) throws(Fault) -> Side {
    var fault: Fault?
    let value = settled(side, scope, &fault)
    do throws(Fault) {
      return Side(value: try convert(value, to: .bool, as: "an operand of `\(operation.rawValue)`"), fault: fault)
    } catch {
      throw (fault ?? error).leaving(refused(as: .bool, at: range))
    }
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
      // Of `1 / 0` Terraform makes an infinity, which can be compared but is the value of no attribute: a mistake in any case.
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
  fileprivate var isArithmetic: Bool {
    switch self {
    case .add, .subtract, .multiply, .divide, .remainder: true
    case .or, .and, .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: false
    }
  }

  fileprivate var isComparison: Bool {
    switch self {
    case .less, .lessOrEqual, .greater, .greaterOrEqual: true
    case .or, .and, .equal, .notEqual, .add, .subtract, .multiply, .divide, .remainder: false
    }
  }
}
