extension TerraformFunction {
  /// Functions on numbers.
  static let numbers: [String: TerraformFunction] = [
    "abs": .init([.number], returns: .number) { call throws(FunctionExit) in try call.number(call.number(0).absolute) },
    "ceil": .init([.number], returns: .number) { call throws(FunctionExit) in
      try call.number(call.number(0).roundedToWhole(up: true))
    },
    "floor": .init([.number], returns: .number) { call throws(FunctionExit) in
      try call.number(call.number(0).roundedToWhole(up: false))
    },
    "log": .init([.number, .number], returns: .number) { call throws(FunctionExit) in
      let (number, base) = (try call.number(0).double, try call.number(1).double)
      guard number > 0, base > 0, base != 1 else { throw .refused("expected a number and a base above 0") }
      return try call.number(NaturalLogarithm.of(number) / NaturalLogarithm.of(base))
    },
    "max": .init([.number], rest: .number, returns: .number) { call throws(FunctionExit) in
      try extreme(call) { $0 < $1 }
    },
    "min": .init([.number], rest: .number, returns: .number) { call throws(FunctionExit) in
      try extreme(call) { $1 < $0 }
    },
    "parseint": .init([.any, .number], returns: .number, parseint),
    "pow": .init([.number, .number], returns: .number) { call throws(FunctionExit) in
      try call.number(Power.of(try call.number(0).double, try call.number(1).double))
    },
    "range": .init([.number], rest: .number, returns: .list(.number), range),
    "signum": .init([.number], returns: .number) { call throws(FunctionExit) in
      call.wholeNumber(try call.integer(0).signum())
    },
    "sum": .init([.any], returns: .number) { call throws(FunctionExit) in
      let elements = try call.elements(0)
      guard var sum = try elements.first.map({ value throws(FunctionExit) in try summand(value, call) }) else {
        throw .refused("the list is empty")
      }
      for element in elements.dropFirst() {
        guard let next = sum + (try summand(element, call)) else { throw .refused("the sum is too large") }
        sum = next
      }
      return try call.number(sum)
    },
  ]

  private static func summand(_ value: TerraformValue, _ call: TerraformFunctionCall) throws(FunctionExit)
    -> TerraformNumber
  {
    if value.isNull { throw .refused("an element is null") }
    return try TerraformFunctionCall.number(try call.convert(value, to: .number))
  }

  private static func extreme(
    _ call: TerraformFunctionCall, _ isBetter: (TerraformNumber, TerraformNumber) -> Bool
  ) throws(FunctionExit) -> TerraformValue {
    var best = try call.number(0)
    for index in call.arguments.indices.dropFirst() {
      let next = try call.number(index)
      if isBetter(best, next) { best = next }
    }
    return try call.number(best)
  }

  private static func parseint(_ call: TerraformFunctionCall) throws(FunctionExit) -> TerraformValue {
    let value = call.value(0)
    guard value.type == .string || value.type == .any else {
      throw .refused("expected a string, found \(value.kind)", argument: 0)
    }
    let (text, base) = (try call.string(0), try call.integer(1))
    guard (2...62).contains(base) else { throw .refused("expected a base from 2 to 62", argument: 1) }
    var bytes = text.utf8[...]
    let isNegative = bytes.first == UInt8(ascii: "-")
    if isNegative || bytes.first == UInt8(ascii: "+") { bytes = bytes.dropFirst() }
    let digits = bytes.compactMap { digit($0, base: UInt32(base)) }
    guard digits.count == bytes.count, !digits.isEmpty, digits.count <= 10_000 else {
      throw .refused("`\(text)` is no whole number to the base \(base)", argument: 0)
    }
    let magnitude = Natural(digits: digits, base: UInt32(base))
    return try call.number(
      TerraformNumber(
        isNegative: isNegative && !magnitude.isZero, magnitude: magnitude, exponent: 0,
        precision: max(64, magnitude.bitCount)))
  }

  /// Up to a base of 36 small and capital letters mean the same; above that, capitals come after the small ones.
  private static func digit(_ byte: UInt8, base: UInt32) -> UInt32? {
    let value: UInt32
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): value = UInt32(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "z"): value = UInt32(byte - UInt8(ascii: "a")) + 10
    case UInt8(ascii: "A")...UInt8(ascii: "Z"):
      value = UInt32(byte - UInt8(ascii: "A")) + (base <= 36 ? 10 : 36)
    default: return nil
    }
    return value < base ? value : nil
  }

  private static func range(_ call: TerraformFunctionCall) throws(FunctionExit) -> TerraformValue {
    guard call.count <= 3 else { throw .refused("expected at most a start, a limit and a step") }
    let zero = TerraformNumber(0)
    let start = call.count == 1 ? zero : try call.number(0)
    let limit = try call.number(call.count == 1 ? 0 : 1)
    let goesDown = limit < start
    let step = call.has(2) ? try call.number(2) : TerraformNumber(goesDown ? -1 : 1)
    if step.isZero { throw .refused("expected a step that is not 0", argument: 2) }
    guard goesDown == step.isNegative || limit == start else {
      throw .refused("the step leads away from the limit", argument: 2)
    }
    var numbers: [TerraformValue] = []
    var number = start
    while goesDown ? limit < number : number < limit {
      guard numbers.count < 1024 else { throw .refused("the range has more than 1024 numbers") }
      numbers.append(call.result(.number(number)))
      guard let next = number + step else { throw .refused("the range is too large") }
      number = next
    }
    return call.list(numbers, of: .number)
  }
}
