/// Finds the one type that values of several types can all be brought to, as both arms of a conditional and the elements of a
/// list have to be.
enum Unification {
  /// The type, or nil where there is none. What is not known yet is left out of account.
  static func unify(_ types: [TerraformType]) -> TerraformType? {
    let known = types.filter { $0 != .any }
    guard let first = known.first else { return .any }
    if known.allSatisfy({ $0 == first }) { return first }
    if known.allSatisfy(\.isPrimitive) { return known.contains(.string) ? .string : nil }
    return unifyCollections(known)
  }

  private static func unifyCollections(_ types: [TerraformType]) -> TerraformType? {
    var (maps, objects, lists, tuples, sets, others) = (0, 0, 0, 0, 0, 0)
    for type in types {
      switch type {
      case .map: maps += 1
      case .object: objects += 1
      case .list: lists += 1
      case .tuple: tuples += 1
      case .set: sets += 1
      case .any, .bool, .number, .string: others += 1
      }
    }
    let count = types.count - others
    guard others == 0 else { return nil }
    if objects == count { return unifyObjects(types) }
    if tuples == count { return unifyTuples(types) }
    if maps + objects == count { return unifyElements(types).map(TerraformType.map) }
    if sets > 0, maps + objects == 0 {
      return unifyElements(types).map(lists > 0 ? TerraformType.list : TerraformType.set)
    }
    if lists + tuples == count { return unifyElements(types).map(TerraformType.list) }
    return nil
  }

  /// Attribute by attribute where all have the same ones, and as maps where they do not.
  private static func unifyObjects(_ types: [TerraformType]) -> TerraformType? {
    let all = types.compactMap { type in if case .object(let attributes) = type { attributes } else { nil } }
    guard let first = all.first else { return nil }
    if all.allSatisfy({ $0.map(\.name) == first.map(\.name) }) {
      let unified = first.indices.compactMap { index in
        unify(all.map { $0[index].type }).map { TerraformType.Attribute(name: first[index].name, type: $0) }
      }
      if unified.count == first.count { return .object(unified) }
    }
    return unifyElements(types).map(TerraformType.map)
  }

  /// Element by element where all are of one length, and as lists where they are not.
  private static func unifyTuples(_ types: [TerraformType]) -> TerraformType? {
    let all = types.compactMap { type in if case .tuple(let elements) = type { elements } else { nil } }
    guard let first = all.first else { return nil }
    if all.allSatisfy({ $0.count == first.count }) {
      let unified = first.indices.compactMap { index in unify(all.map { $0[index] }) }
      if unified.count == first.count { return .tuple(unified) }
    }
    return unifyElements(types).map(TerraformType.list)
  }

  /// The one type of everything inside.
  private static func unifyElements(_ types: [TerraformType]) -> TerraformType? {
    unify(
      types.flatMap { type -> [TerraformType] in
        switch type {
        case .list(let element), .set(let element), .map(let element): [element]
        case .tuple(let elements): elements
        case .object(let attributes): attributes.map(\.type)
        case .any, .bool, .number, .string: []
        }
      })
  }
}
