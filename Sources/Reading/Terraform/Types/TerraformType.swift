/// A type of Terraform's language.
indirect enum TerraformType: Hashable, Sendable {
  /// Whatever there is; of a value, that its type is not known here.
  case any
  /// What Terraform itself leaves open: the type of a bare `null`, and of the elements of `tolist([])`.
  case dynamic
  case bool
  case number
  case string
  case list(TerraformType)
  case set(TerraformType)
  case map(TerraformType)
  case tuple([TerraformType])
  /// The attributes by name, in order.
  case object([Attribute])

  /// An attribute of an object.
  struct Attribute: Hashable, Sendable {
    let name: String
    let type: TerraformType
    var isOptional = false
  }

  var isPrimitive: Bool {
    switch self {
    case .bool, .number, .string: true
    case .any, .dynamic, .list, .set, .map, .tuple, .object: false
    }
  }

  /// The type of the elements of a collection.
  var element: TerraformType? {
    switch self {
    case .list(let element), .set(let element), .map(let element): element
    case .any, .dynamic, .bool, .number, .string, .tuple, .object: nil
    }
  }

  /// Whether a value of it can be gone through.
  var isIterable: Bool {
    switch self {
    case .list, .set, .map, .tuple, .object: true
    case .any, .dynamic, .bool, .number, .string: false
    }
  }

  /// Whether a value of it has what `.name` takes.
  var hasAttributes: Bool {
    switch self {
    case .map, .object: true
    case .any, .dynamic, .bool, .number, .string, .list, .set, .tuple: false
    }
  }

  /// Whether it says nothing.
  var isOpen: Bool {
    switch self {
    case .any, .dynamic: true
    case .bool, .number, .string, .list, .set, .map, .tuple, .object: false
    }
  }

  /// Whether something in it is not known here.
  var hasAny: Bool {
    switch self {
    case .any: true
    case .dynamic, .bool, .number, .string: false
    case .list(let element), .set(let element), .map(let element): element.hasAny
    case .tuple(let types): types.contains { $0.hasAny }
    case .object(let attributes): attributes.contains { $0.type.hasAny }
    }
  }

  /// Whether something in it says nothing.
  var hasOpen: Bool {
    switch self {
    case .any, .dynamic: true
    case .bool, .number, .string: false
    case .list(let element), .set(let element), .map(let element): element.hasOpen
    case .tuple(let types): types.contains { $0.hasOpen }
    case .object(let attributes): attributes.contains { $0.type.hasOpen }
    }
  }

  /// The same of something that is not known: what is open in it may turn out to be anything.
  var ofUnknown: TerraformType {
    switch self {
    case .any, .dynamic: .any
    case .bool, .number, .string: self
    case .list(let element): .list(element.ofUnknown)
    case .set(let element): .set(element.ofUnknown)
    case .map(let element): .map(element.ofUnknown)
    case .tuple(let types): .tuple(types.map { $0.ofUnknown })
    case .object(let attributes):
      .object(attributes.map { Attribute(name: $0.name, type: $0.type.ofUnknown, isOptional: $0.isOptional) })
    }
  }

  /// The type of a value that a constraint was all that is known of: nothing is optional in it, and what is open stays so.
  var ofValue: TerraformType {
    switch self {
    case .any: .dynamic
    case .dynamic, .bool, .number, .string: self
    case .list(let element): .list(element.ofValue)
    case .set(let element): .set(element.ofValue)
    case .map(let element): .map(element.ofValue)
    case .tuple(let types): .tuple(types.map { $0.ofValue })
    case .object(let attributes): .object(attributes.map { Attribute(name: $0.name, type: $0.type.ofValue) })
    }
  }

  func attribute(_ name: String) -> Attribute? {
    guard case .object(let attributes) = self else { return nil }
    return attributes.first { $0.name == name }
  }
}

extension TerraformType: CustomStringConvertible {
  /// As a sentence names it: `a string`, `a list`.
  var description: String {
    switch self {
    case .any, .dynamic: "a value"
    case .bool: "a bool"
    case .number: "a number"
    case .string: "a string"
    case .list: "a list"
    case .set: "a set"
    case .map: "a map"
    case .tuple: "a tuple"
    case .object: "an object"
    }
  }
}
