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
    var types: [TerraformType] = []
    for index in call.arguments.indices {
      let elements = try call.elements(index)
      let type = call.value(index).type.element ?? .dynamic
      if !(elements.isEmpty && type == .dynamic) { types.append(type) }
    }
    guard let element = types.isEmpty ? .dynamic : Unification.unify(types) else {
      throw .refused("the sets have different types")
    }
    var sets: [[TerraformValue]] = []
    var converted: Set<TerraformType> = []
    for value in call.arguments {
      let set = try call.convert(value, to: .set(element))
      if !set.type.hasAny { converted.insert(set.type) }
      sets.append(set.elements ?? [])
    }
    // What nothing but nulls have in common stays open, and then each set is of its own type.
    guard converted.count <= 1 else { throw .refused("the sets have different types") }
    let keys = sets.map { Set($0.map(SetOrder.key(of:))) }
    // Whether something unknown is in another set, too, is not known; what is certain are unions and symbols.
    if sets.count > 1, let unknown = sets.joined().lazy.compactMap({ $0.open }).first, !passes("", keys) {
      throw .unknown(unknown)
    }
    let kept = sets.joined().filter { passes(SetOrder.key(of: $0), keys) }
    return call.result(.set(SetOrder.sortedWithoutRepeats(kept), of: element))
  }

  private static func setproduct(_ call: TerraformFunctionCall) throws(FunctionExit) -> TerraformValue {
    guard call.count >= 2 else { throw .refused("expected at least two lists") }
    var product: [[TerraformValue]] = [[]]
    var types: [TerraformType] = []
    var isSet = false
    let isEmpty = call.arguments.contains { $0.elements?.isEmpty == true }
    for (index, value) in call.arguments.enumerated() {
      var elements = try call.elements(index)
      var type = value.type.element ?? .dynamic
      if case .tuple(let types) = value.type, !types.isEmpty {
        guard let common = Unification.unify(types) else {
          throw .refused("expected elements of one type", argument: index)
        }
        type = common
        // Where the product is empty in any case, Terraform does not look at what would be in it.
        if isEmpty { elements = [] }
        elements = try elements.map { element throws(FunctionExit) in try call.convert(element, to: common) }
        guard common != .dynamic || elements.allSatisfy({ $0.isBareNull }) else {
          throw .refused("expected elements of one type", argument: index)
        }
      }
      if case .set = value.content { isSet = true }
      types.append(type)
      guard product.count * elements.count <= Evaluator.sizeLimit else { throw .refused("the product is too large") }
      product = product.flatMap { start in elements.map { start + [$0] } }
    }
    let tuples = product.map { call.tuple($0) }
    if isSet { return call.result(.set(SetOrder.sortedWithoutRepeats(tuples), of: .tuple(types))) }
    return call.list(tuples, of: .tuple(types))
  }
}

extension TerraformValue {
  /// What is not known of it and has no identity either.
  fileprivate var open: TerraformUnknown? {
    if case .symbol = content { return nil }
    return firstUnknown
  }
}
