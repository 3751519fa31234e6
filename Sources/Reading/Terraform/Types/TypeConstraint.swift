import HCLSyntax
import SourceText

/// The `type` of a variable: what is converted to, and what optional attributes are when they are left out.
struct TypeConstraint {
  let type: TerraformType
  let defaults: Defaults?

  static var any: TypeConstraint { TypeConstraint(type: .any, defaults: nil) }

  /// What stands in for attributes that are left out, at any depth.
  final class Defaults {
    var values: [String: HCLExpression] = [:]
    /// Of the attributes of an object, or of the elements of a collection under the empty name.
    var children: [String: Defaults] = [:]

    var isEmpty: Bool { values.isEmpty && children.isEmpty }
  }

  static let depthLimit = 60
}

extension TypeConstraint {
  /// Reads what stands behind `type =`.
  static func reading(_ expression: HCLExpression, depth: Int = 0) throws(Fault) -> TypeConstraint {
    guard depth < depthLimit else { throw Fault("the type is nested too deeply", at: expression.range) }
    switch expression.withoutParentheses.kind {
    case .variable(let word): return try named(word, at: expression.range)
    // As it was written before version 0.12.
    case .string(let word):
      switch word {
      case "list": return TypeConstraint(type: .list(.any), defaults: nil)
      case "map": return TypeConstraint(type: .map(.any), defaults: nil)
      default: return try named(word, at: expression.range)
      }
    case .call(let call): return try constructed(call, at: expression.range, depth: depth)
    default: throw unknownType(at: expression.range)
    }
  }

  private static func unknownType(at range: SourceRange) -> Fault {
    Fault(
      "no type of Terraform", at: range,
      help: "write `string`, `number`, `bool`, `any`, `list(…)`, `set(…)`, `map(…)`, `object({…})` or `tuple([…])`")
  }

  private static func named(_ word: String, at range: SourceRange) throws(Fault) -> TypeConstraint {
    let type: TerraformType
    switch word {
    case "string": type = .string
    case "number": type = .number
    case "bool": type = .bool
    case "any": type = .any
    case "list": type = .list(.any)
    case "set": type = .set(.any)
    case "map": type = .map(.any)
    default: throw unknownType(at: range)
    }
    return TypeConstraint(type: type, defaults: nil)
  }

  private static func constructed(_ call: HCLCall, at range: SourceRange, depth: Int) throws(Fault) -> TypeConstraint {
    guard call.arguments.count == 1 else { throw unknownType(at: range) }
    let argument = call.arguments[0].withoutParentheses
    switch call.name.value {
    case "list", "set", "map":
      let element = try reading(argument, depth: depth + 1)
      let defaults = Defaults()
      if let inner = element.defaults { defaults.children[""] = inner }
      let type: TerraformType =
        call.name.value == "list"
        ? .list(element.type) : call.name.value == "set" ? .set(element.type) : .map(element.type)
      return TypeConstraint(type: type, defaults: defaults.isEmpty ? nil : defaults)
    case "tuple":
      guard case .tuple(let elements) = argument.kind else { throw unknownType(at: range) }
      var types: [TerraformType] = []
      let defaults = Defaults()
      for (index, element) in elements.enumerated() {
        let read = try reading(element, depth: depth + 1)
        types.append(read.type)
        if let inner = read.defaults { defaults.children["\(index)"] = inner }
      }
      return TypeConstraint(type: .tuple(types), defaults: defaults.isEmpty ? nil : defaults)
    case "object":
      guard case .object(let items) = argument.kind else { throw unknownType(at: range) }
      return try object(items, depth: depth)
    default: throw unknownType(at: call.name.range)
    }
  }

  private static func object(_ items: [HCLObjectItem], depth: Int) throws(Fault) -> TypeConstraint {
    var attributes: [TerraformType.Attribute] = []
    let defaults = Defaults()
    for item in items {
      guard let name = item.name?.value else { throw Fault("an attribute has a plain name", at: item.key.range) }
      var expression = item.value
      var isOptional = false
      if case .call(let call) = item.value.withoutParentheses.kind, call.name.value == "optional",
        (1...2).contains(call.arguments.count)
      {
        isOptional = true
        expression = call.arguments[0]
        if call.arguments.count == 2 { defaults.values[name] = call.arguments[1] }
      }
      let read = try reading(expression, depth: depth + 1)
      attributes.append(TerraformType.Attribute(name: name, type: read.type, isOptional: isOptional))
      if let inner = read.defaults { defaults.children[name] = inner }
    }
    attributes.sort { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    return TypeConstraint(type: .object(attributes), defaults: defaults.isEmpty ? nil : defaults)
  }
}

extension TypeConstraint {
  /// The value as one of this type, with the defaults of what it leaves out.
  func apply(to value: TerraformValue, _ evaluator: Evaluator, as subject: String) throws(Fault) -> TerraformValue {
    var filled = value
    if let defaults { filled = try Self.fill(value, type, defaults, evaluator) }
    return try evaluator.convert(filled, to: type, as: subject)
  }

  private static func fill(
    _ value: TerraformValue, _ type: TerraformType, _ defaults: Defaults, _ evaluator: Evaluator
  ) throws(Fault) -> TerraformValue {
    var filled = value
    switch (type, value.content) {
    case (.object(let attributes), .object(var entries)), (.object(let attributes), .map(var entries, _)):
      for attribute in attributes {
        let index = entries.firstIndex { $0.name == attribute.name }
        if index.map({ entries[$0].value.isNull }) ?? true, let expression = defaults.values[attribute.name] {
          let fallback = try evaluator.evaluate(expression, Scope())
          let entry = TerraformValue.Entry(name: attribute.name, place: expression.range, value: fallback)
          if let index { entries[index] = entry } else { entries.append(entry) }
        }
        guard let inner = defaults.children[attribute.name],
          let place = entries.firstIndex(where: { $0.name == attribute.name })
        else { continue }
        entries[place].value = try fill(entries[place].value, attribute.type, inner, evaluator)
      }
      filled.content = .object(TerraformValue.sorted(entries))
    case (.list(let element), .tuple(let elements)), (.list(let element), .list(let elements, _)),
      (.set(let element), .tuple(let elements)), (.set(let element), .list(let elements, _)),
      (.list(let element), .set(let elements, _)), (.set(let element), .set(let elements, _)):
      guard let inner = defaults.children[""] else { return value }
      // A tuple, because the elements may differ until they are converted.
      filled.content = .tuple(
        try elements.map { value throws(Fault) in try fill(value, element, inner, evaluator) })
    case (.tuple(let types), .tuple(let elements)):
      var results: [TerraformValue] = []
      for (index, element) in elements.enumerated() {
        guard types.indices.contains(index), let inner = defaults.children["\(index)"] else {
          results.append(element)
          continue
        }
        results.append(try fill(element, types[index], inner, evaluator))
      }
      filled.content = .tuple(results)
    case (.map(let element), .object(let entries)), (.map(let element), .map(let entries, _)):
      guard let inner = defaults.children[""] else { return value }
      var results = entries
      for index in results.indices { results[index].value = try fill(results[index].value, element, inner, evaluator) }
      filled.content = .object(results)
    default: break
    }
    return filled
  }
}
