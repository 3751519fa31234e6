/// A type of Terraform's language.
indirect enum TerraformType: Hashable, Sendable {
  /// What is not known yet, or whatever there is.
  case any
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
    case .any, .list, .set, .map, .tuple, .object: false
    }
  }

  /// The type of the elements of a collection.
  var element: TerraformType? {
    switch self {
    case .list(let element), .set(let element), .map(let element): element
    case .any, .bool, .number, .string, .tuple, .object: nil
    }
  }

  /// Whether a value of it can be gone through.
  var isIterable: Bool {
    switch self {
    case .list, .set, .map, .tuple, .object: true
    case .any, .bool, .number, .string: false
    }
  }

  /// Whether something in it is not decided.
  var hasAny: Bool {
    switch self {
    case .any: true
    case .bool, .number, .string: false
    case .list(let element), .set(let element), .map(let element): element.hasAny
    case .tuple(let types): types.contains(where: \.hasAny)
    case .object(let attributes): attributes.contains(where: \.type.hasAny)
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
    case .any: "a value"
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

  /// As `type(...)` prints it.
  func words(indent: Int = 0) -> String {
    switch self {
    case .any: return "dynamic"
    case .bool: return "bool"
    case .number: return "number"
    case .string: return "string"
    case .list(let element): return "list(\(element.words(indent: indent)))"
    case .set(let element): return "set(\(element.words(indent: indent)))"
    case .map(let element): return "map(\(element.words(indent: indent)))"
    case .tuple(let types):
      return "tuple([" + types.map { $0.words(indent: indent) }.joined(separator: ", ") + "])"
    case .object(let attributes):
      return "object({" + attributes.map { "\($0.name): \($0.type.words(indent: indent))" }.joined(separator: ", ")
        + "})"
    }
  }
}
