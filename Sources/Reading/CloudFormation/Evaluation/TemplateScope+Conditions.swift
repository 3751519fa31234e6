import AWSFacts
import ProxyModel
import SourceText
import YAMLSyntax

// Conditions.
extension TemplateScope {
  /// Whether a node of the section `Conditions` holds.
  func truth(of node: YAMLNode) -> Truth {
    guard descend() else { return .unknown(Self.entangled(at: node.range)) }
    defer { ascend() }
    if let call = FunctionCall(node) { return truth(of: node, call) }
    // Among conditions, and only there, `Condition: Name` is a function as well.
    if node.kind == .mapping, node.entries.count == 1, let name = node[CloudFormationFunction.condition.rawValue] {
      return name.text.map { truth(ofCondition: $0, at: name.range) } ?? noCondition(node.range)
    }
    return truth(of: value(of: node))
  }

  /// Whether a call of a function on conditions holds; others are asked for their value.
  func truth(of node: YAMLNode, _ call: FunctionCall) -> Truth {
    switch call.function {
    case .equals: return equality(call)
    case .and:
      guard let conditions = call.arguments, (2...10).contains(conditions.count) else { return wrong(call) }
      return .all(conditions.map { truth(of: $0) })
    case .or:
      guard let conditions = call.arguments, (2...10).contains(conditions.count) else { return wrong(call) }
      return .any(conditions.map { truth(of: $0) })
    case .not:
      guard let conditions = call.arguments, conditions.count == 1 else { return wrong(call) }
      return truth(of: conditions[0]).negated
    case .condition:
      guard let name = call.argument.text else { return wrong(call) }
      return truth(ofCondition: name, at: call.argument.range)
    default:
      return truth(of: result(of: call))
    }
  }

  private func wrong(_ call: FunctionCall) -> Truth { truth(of: misuse(call)) }

  private func truth(of value: Value) -> Truth {
    switch value {
    case .bool(let bool, _): return Truth(bool)
    case .unknown(let unknown): return .unknown(unknown)
    case .text(let text, let range):
      switch text.known?.lowercased() {
      case "true": return .yes
      case "false": return .no
      case nil: return .unknown(text.reasonUnknown(at: range))
      default: return noCondition(range)
      }
    case .null, .number, .list, .map, .json: return noCondition(value.range)
    }
  }

  private func noCondition(_ range: SourceRange) -> Truth {
    mistakes.note(
      .error(
        "a condition is made of functions on conditions", at: range, "found something else",
        help: "write `!Equals`, `!And`, `!Or`, `!Not` or `!Condition`"))
    return .unknown(Unknown("it is no condition", at: range))
  }

  private func equality(_ call: FunctionCall) -> Truth {
    guard let arguments = call.arguments, arguments.count == 2 else { return wrong(call) }
    let (left, right) = (value(of: arguments[0]), value(of: arguments[1]))
    if let left = left.scalar, let right = right.scalar { return Truth(left == right) }
    if case .text(let one, _) = left, case .text(let other, _) = right, one == other, !one.hasUnknown { return .yes }
    if let unknown = left.reasonUnknown ?? right.reasonUnknown { return .unknown(unknown) }
    return .unknown(Unknown("lists and mappings are not compared", at: call.range, expression: call.name))
  }
}

extension DeclaredText {
  /// Whether a run of it is not known at all, rather than known only after deployment.
  var hasUnknown: Bool { parts.contains { if case .unknown = $0 { true } else { false } } }
}
