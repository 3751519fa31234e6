import HCLSyntax
import SourceText

extension Evaluator {
  func signed(
    _ sign: Located<HCLSign>, _ operand: HCLExpression, at range: SourceRange, _ scope: Scope
  ) throws(Fault) -> TerraformValue {
    let type: TerraformType = sign.value == .minus ? .number : .bool
    return try faulting(as: type) { () throws(Fault) in
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
    try faulting(as: operation.value.isArithmetic ? .number : .bool) { () throws(Fault) in
      switch operation.value {
      case .and, .or: return try logic(left, operation.value, right, at: range, scope)
      case .equal, .notEqual:
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

  /// Does something whose result would be of a type even where it is refused.
  func faulting<Result>(as type: TerraformType, _ body: () throws(Fault) -> Result) throws(Fault) -> Result {
    do throws(Fault) { return try body() } catch { throw error.of(type) }
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

  /// `&&` and `||`: what is wrong with one side does not count where the other one decides.
  private func logic(
    _ left: HCLExpression, _ operation: HCLOperator, _ right: HCLExpression, at range: SourceRange, _ scope: Scope
  ) throws(Fault) -> TerraformValue {
    let deciding = operation == .or
    func isDecided(_ value: TerraformValue?) -> Bool {
      if case .bool(deciding)? = value?.content { true } else { false }
    }
    let (first, firstFault) = try logicalOperand(left, of: operation, scope)
    let (second, secondFault) = try logicalOperand(right, of: operation, scope)
    if !hasShortCircuits, let fault = firstFault ?? secondFault { throw fault }
    if isDecided(first) || isDecided(second) {
      var result = TerraformValue.bool(deciding, at: range)
      result.isSensitive = first?.isSensitive ?? false || second?.isSensitive ?? false
      return result
    }
    if let unknown = first?.unknown ?? second?.unknown {
      // What is not known may be what keeps the other side from being asked.
      return .unknown(derived(unknown, of: .bool, at: range), at: range)
    }
    if let fault = firstFault ?? secondFault { throw fault }
    var result = TerraformValue.bool(!deciding, at: range)
    result.isSensitive = first?.isSensitive ?? false || second?.isSensitive ?? false
    return result
  }

  /// One side of `&&` or `||`, or what is wrong with it; one of the wrong type is refused whatever the other side is.
  private func logicalOperand(
    _ side: HCLExpression, of operation: HCLOperator, _ scope: Scope
  ) throws(Fault) -> (TerraformValue?, Fault?) {
    let value: TerraformValue
    do throws(Fault) { value = try evaluate(side, scope) } catch {
      guard Conversion.exists(from: error.type, to: .bool) else { throw error }
      return (nil, error)
    }
    let operand = try convert(value, to: .bool, as: "an operand of `\(operation.rawValue)`")
    guard operand.isNull else { return (operand, nil) }
    return (nil, Fault("an operand of `\(operation.rawValue)` is null", at: value.range, "expected a bool"))
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
