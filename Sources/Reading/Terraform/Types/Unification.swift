/// Finds the one type that values of several types can all be brought to, as both arms of a conditional and the elements of a
/// list have to be.
enum Unification {
  /// The type, or nil where there is none. Types that are not known here are left out of account.
  static func unify(_ types: [TerraformType]) -> TerraformType? {
    let known = types.filter { $0 != .any }
    guard let first = known.first else { return .any }
    if known.allSatisfy({ $0 == first }) { return first }
    let kinds = Set(known.map(Kind.init))
    let definite = kinds.subtracting([.dynamic])
    let isOpen = kinds.contains(.dynamic)
    switch definite {
    case [.map], [.list], [.set]: return isOpen ? .dynamic : unifyCollections(known)
    case [.object]: return isOpen ? .dynamic : unifyObjects(known)
    case [.tuple]: return isOpen ? .dynamic : unifyTuples(known)
    case [.map, .object]: if let map = unifyAsMaps(known) { return map }
    case [.list, .tuple]: if let list = unifyAsLists(known) { return list }
    default: if definite.isSuperset(of: [.object, .tuple]) { return nil }
    }
    var seen: Set<TerraformType> = []
    return mostGeneral(known.filter { seen.insert($0).inserted })
  }

  private enum Kind {
    case primitive
    case dynamic
    case map
    case object
    case list
    case tuple
    case set

    init(_ type: TerraformType) {
      switch type {
      case .any, .dynamic: self = .dynamic
      case .bool, .number, .string: self = .primitive
      case .map: self = .map
      case .object: self = .object
      case .list: self = .list
      case .tuple: self = .tuple
      case .set: self = .set
      }
    }
  }

  /// Collections of one kind are one of what their elements have in common.
  private static func unifyCollections(_ types: [TerraformType]) -> TerraformType? {
    unify(types.compactMap { $0.element }).map { element in
      switch types.first {
      case .map?: .map(element)
      case .set?: .set(element)
      default: .list(element)
      }
    }
  }

  /// Attribute by attribute where all have the same ones, and as maps where they do not.
  private static func unifyObjects(_ types: [TerraformType]) -> TerraformType? {
    let all = types.compactMap { $0.attributes }
    guard let first = all.first else { return nil }
    guard all.allSatisfy({ $0.map({ $0.name }) == first.map({ $0.name }) }) else {
      return unifyElements(types).map(TerraformType.map)
    }
    let unified = first.indices.compactMap { index in
      unify(all.map { $0[index].type }).map { TerraformType.Attribute(name: first[index].name, type: $0) }
    }
    return unified.count == first.count ? .object(unified) : nil
  }

  /// Element by element where all are of one length, and as lists where they are not.
  private static func unifyTuples(_ types: [TerraformType]) -> TerraformType? {
    let all = types.compactMap { type in if case .tuple(let elements) = type { elements } else { nil } }
    guard let first = all.first else { return nil }
    guard all.allSatisfy({ $0.count == first.count }) else { return unifyElements(types).map(TerraformType.list) }
    let unified = first.indices.compactMap { index in unify(all.map { $0[index] }) }
    return unified.count == first.count ? .tuple(unified) : nil
  }

  /// Maps and objects as maps, where the objects alone can be one.
  private static func unifyAsMaps(_ types: [TerraformType]) -> TerraformType? {
    guard let map = unifyElements(types.filter { $0.attributes != nil }).map(TerraformType.map) else { return nil }
    let unified = unify(types.map { $0.attributes == nil ? $0 : map })
    if case .map? = unified { return unified }
    return nil
  }

  /// Lists and tuples as lists, where the tuples alone can be one.
  private static func unifyAsLists(_ types: [TerraformType]) -> TerraformType? {
    func isTuple(_ type: TerraformType) -> Bool { if case .tuple = type { true } else { false } }
    guard let list = unifyElements(types.filter(isTuple)).map(TerraformType.list) else { return nil }
    let unified = unify(types.map { isTuple($0) ? list : $0 })
    if case .list? = unified { return unified }
    return nil
  }

  /// The one type of everything inside objects or tuples, where each of them can be brought to a collection of it.
  private static func unifyElements(_ types: [TerraformType]) -> TerraformType? {
    let inside = types.flatMap { type -> [TerraformType] in
      switch type {
      case .tuple(let elements): elements
      case .object(let attributes): attributes.map { $0.type }
      case .any, .dynamic, .bool, .number, .string, .list, .set, .map: []
      }
    }
    guard !inside.isEmpty, let element = unify(inside) else { return nil }
    let isPossible = types.allSatisfy { type in
      Conversion.exists(from: type, to: type.attributes == nil ? .list(element) : .map(element))
    }
    return isPossible ? element : nil
  }

  /// The first of the types that all others can be brought to, the more general ones tried first.
  private static func mostGeneral(_ types: [TerraformType]) -> TerraformType? {
    var waiting = types.indices.map { index in
      types.indices.count { $0 != index && isMoreGeneral(types[$0], than: types[index]) }
    }
    var order = waiting.indices.filter { waiting[$0] == 0 }
    var next = 0
    while next < order.count {
      let general = types[order[next]]
      if types.allSatisfy({ $0 == general || Conversion.exists(from: $0, to: general) }) { return general }
      for index in types.indices where index != order[next] && isMoreGeneral(general, than: types[index]) {
        waiting[index] -= 1
        if waiting[index] == 0 { order.append(index) }
      }
      next += 1
    }
    return nil
  }

  /// Whether one type is to be preferred as what both are brought to.
  private static func isMoreGeneral(_ type: TerraformType, than other: TerraformType) -> Bool {
    switch (type, other) {
    case (.dynamic, _): false
    case (_, .dynamic): true
    case (.string, .bool), (.string, .number): true
    case (.list(let one), .list(let two)), (.set(let one), .set(let two)), (.map(let one), .map(let two)):
      isMoreGeneral(one, than: two)
    case (.list, .tuple), (.list, .set), (.tuple, .set), (.map, .object): true
    case (.object(let one), .object(let two)):
      one.map { $0.name } == two.map { $0.name } && isMoreGeneral(one.map { $0.type }, than: two.map { $0.type })
    case (.tuple(let one), .tuple(let two)): one.count == two.count && isMoreGeneral(one, than: two)
    default: false
    }
  }

  private static func isMoreGeneral(_ types: [TerraformType], than others: [TerraformType]) -> Bool {
    zip(types, others).contains { isMoreGeneral($0, than: $1) }
      && !zip(types, others).contains { isMoreGeneral($1, than: $0) }
  }
}

extension TerraformType {
  /// The attributes of an object.
  fileprivate var attributes: [Attribute]? {
    if case .object(let attributes) = self { attributes } else { nil }
  }
}
