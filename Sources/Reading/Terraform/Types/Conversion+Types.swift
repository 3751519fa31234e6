// What can be said of a conversion before any value is looked at.
extension Conversion {
  /// Whether values of a type can be brought to another one at all, though a single one may still not fit.
  static func exists(from type: TerraformType, to wanted: TerraformType) -> Bool {
    if type == wanted { return true }
    switch (type, wanted) {
    case (.any, _), (_, .any), (.dynamic, _), (_, .dynamic): return true
    case (.string, .bool), (.string, .number), (.bool, .string), (.number, .string): return true
    case (.list(let element), .list(let inner)), (.set(let element), .list(let inner)),
      (.list(let element), .set(let inner)), (.set(let element), .set(let inner)),
      (.map(let element), .map(let inner)):
      return exists(from: element, to: inner)
    case (.tuple(let elements), .list(let inner)), (.tuple(let elements), .set(let inner)):
      return exists(from: elements, to: inner, mayStayOpen: false)
    case (.object(let attributes), .map(let inner)):
      return exists(from: attributes.map { $0.type }, to: inner, mayStayOpen: true)
    case (.tuple(let elements), .tuple(let inner)):
      return elements.count == inner.count && zip(elements, inner).allSatisfy { exists(from: $0, to: $1) }
    case (.object, .object(let attributes)):
      return attributes.allSatisfy { wanted in
        type.attribute(wanted.name).map { exists(from: $0.type, to: wanted.type) } ?? wanted.isOptional
      }
    case (.map(let element), .object(let attributes)):
      return attributes.allSatisfy { $0.isOptional || exists(from: element, to: $0.type) }
    default: return false
    }
  }

  /// Whether all these can be the elements of one collection.
  private static func exists(from types: [TerraformType], to wanted: TerraformType, mayStayOpen: Bool) -> Bool {
    guard !types.isEmpty, wanted.isOpen else { return types.allSatisfy { exists(from: $0, to: wanted) } }
    guard let common = Unification.unify(types) else { return false }
    if common == .dynamic, !mayStayOpen { return types.allSatisfy({ $0.isOpen }) }
    return types.allSatisfy { exists(from: $0, to: common) }
  }

  /// The type with what it leaves open taken from that of what is converted.
  static func filling(_ type: TerraformType, from other: TerraformType) -> TerraformType {
    switch (type, other) {
    case (.any, _), (.dynamic, _): return other
    case (_, .any), (_, .dynamic): return type.ofValue
    case (.list(let inner), .list(let element)), (.list(let inner), .set(let element)):
      return .list(filling(inner, from: element))
    case (.set(let inner), .list(let element)), (.set(let inner), .set(let element)):
      return .set(filling(inner, from: element))
    case (.map(let inner), .map(let element)): return .map(filling(inner, from: element))
    case (.list(let inner), .tuple(let elements)):
      return .list(filling(inner, from: Unification.unify(elements) ?? .dynamic))
    case (.set(let inner), .tuple(let elements)):
      return .set(filling(inner, from: Unification.unify(elements) ?? .dynamic))
    case (.map(let inner), .object(let attributes)):
      return .map(filling(inner, from: Unification.unify(attributes.map { $0.type }) ?? .dynamic))
    case (.object(let attributes), .object):
      return .object(
        attributes.map {
          .init(name: $0.name, type: filling($0.type, from: other.attribute($0.name)?.type ?? .dynamic))
        })
    case (.tuple(let inner), .tuple(let elements)) where inner.count == elements.count:
      return .tuple(zip(inner, elements).map { filling($0, from: $1) })
    default: return type.ofValue
    }
  }
}
