import SourceText

extension TerraformFunction {
  /// Functions on sets.
  static let sets: [String: TerraformFunction] = [
    "setintersection": .init([.set], rest: .set, returns: .set(.any)) { call throws(FunctionExit) in
      try combined(call) { key, sets in sets.allSatisfy { $0.contains(key) } }
    },
    "setproduct": .init([], rest: .any, returns: .any, setproduct),
    "setsubtract": .init([.set, .set], returns: .set(.any)) { call throws(FunctionExit) in
      try combined(call) { key, sets in sets[0].contains(key) && !sets[1].contains(key) }
    },
    "setunion": .init([.set], rest: .set, returns: .set(.any)) { call throws(FunctionExit) in
      try combined(call) { _, _ in true }
    },
  ]

  /// The elements of all sets that pass, as values of one type.
  private static func combined(
    _ call: TerraformFunctionCall, _ passes: (_ key: String, _ sets: [Set<String>]) -> Bool
  ) throws(FunctionExit) -> TerraformValue {
    let types = try call.arguments.indices.map { index throws(FunctionExit) in
      _ = try call.elements(index)
      return call.value(index).type
    }
    guard let common = Unification.unify(types.filter { $0 != .set(.any) }) else {
      throw .refused("the sets have different types")
    }
    let type = common == .any ? TerraformType.set(.any) : common
    var sets: [[TerraformValue]] = []
    for value in call.arguments { sets.append(try call.convert(value, to: type).elements ?? []) }
    let keys = sets.map { Set($0.map(SetOrder.key(of:))) }
    // Whether something unknown is in another set, too, is not known; what is certain are unions and symbols.
    if sets.count > 1, let unknown = sets.joined().lazy.compactMap(\.open).first, !passes("", keys) {
      throw .unknown(unknown)
    }
    let kept = sets.joined().filter { passes(SetOrder.key(of: $0), keys) }
    return call.result(.set(SetOrder.sortedWithoutRepeats(kept), of: type.element ?? .any))
  }

  private static func setproduct(_ call: TerraformFunctionCall) throws(FunctionExit) -> TerraformValue {
    guard call.count >= 2 else { throw .refused("expected at least two lists") }
    var product: [[TerraformValue]] = [[]]
    var areSets = true
    for index in call.arguments.indices {
      let elements = try call.elements(index)
      if case .set = call.value(index).content {} else { areSets = false }
      guard product.count * elements.count <= Evaluator.sizeLimit else { throw .refused("the product is too large") }
      product = product.flatMap { start in elements.map { start + [$0] } }
    }
    let tuples = product.map { call.tuple($0) }
    let type = Unification.unify(tuples.map(\.type)) ?? .any
    let converted = try tuples.map { tuple throws(FunctionExit) in try call.convert(tuple, to: type) }
    if areSets { return call.result(.set(SetOrder.sortedWithoutRepeats(converted), of: type)) }
    return call.list(converted, of: type)
  }
}

extension TerraformValue {
  /// What is not known of it and has no identity either.
  fileprivate var open: TerraformUnknown? {
    if case .symbol = content { return nil }
    return firstUnknown
  }
}
