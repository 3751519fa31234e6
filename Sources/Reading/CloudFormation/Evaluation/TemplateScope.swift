import AWSFacts
import ProxyModel
import SourceText
import YAMLSyntax

/// What the names in one template mean, and what everything in it comes to.
///
/// A value is worked out when it is asked for, so that of a large template only what concerns a proxy is looked at. Work is bounded: by
/// depth, and by a budget that all templates of an input share.
final class TemplateScope {
  /// How deep calls may lie in each other, the resources followed that they refer to.
  static let deepest = 200

  let template: Template
  /// What stands before the logical ids of a nested stack: `Network.`; nothing for the template itself.
  let prefix: String
  let parameters: TemplateParameters
  /// The resources by their logical ids, those included that a condition leaves out.
  private(set) var resources: [String: TemplateResource] = [:]
  /// The logical ids in the order of the file.
  private(set) var order: [String] = []
  /// The templates of the nested stacks, by the logical ids of those.
  var nested: [String: TemplateScope] = [:]
  /// What the variables of the loops stand for that are being written out.
  var bindings: [String: String] = [:]
  let mistakes: Mistakes
  let budget: EvaluationBudget
  private var truths: [String: Truth] = [:]
  private var openConditions: Set<String> = []
  private var depth = 0
  /// The attributes of resources that are asked for and do not exist.
  var problems: [ToolProblem] = []
  /// The attributes of a proxy's parts that are asked for by a name which is not known.
  var openAttributes: [Unknown] = []

  init(
    _ template: Template, prefix: String = "", parameters: TemplateParameters, mistakes: Mistakes,
    budget: EvaluationBudget
  ) {
    (self.template, self.prefix, self.parameters) = (template, prefix, parameters)
    (self.mistakes, self.budget) = (mistakes, budget)
    for resource in TemplateResources.all(of: self) where resources[resource.id] == nil {
      resources[resource.id] = resource
      order.append(resource.id)
    }
  }

  /// The name by which the rest of the input knows a resource.
  func address(_ id: String) -> ResourceAddress { ResourceAddress(prefix + id) }
}

// Values.
extension TemplateScope {
  /// What a node comes to.
  ///
  /// - Parameter isArgument: Whether its tag is that of the call whose argument it is.
  func value(of node: YAMLNode, isArgument: Bool = false) -> Value {
    guard descend() else { return .unknown(Self.entangled(at: node.range)) }
    defer { ascend() }
    if let call = FunctionCall(node, ignoringTag: isArgument) { return result(of: call) }
    switch node.kind {
    case .scalar: return ScalarValue.value(of: node, in: self)
    case .sequence: return .list(node.items.map { value(of: $0) }.filter { !$0.isNull }, at: node.range)
    case .mapping: return .map(entries(of: node), at: node.range)
    }
  }

  /// Goes one step deeper; false where that would be too deep, or too much.
  func descend() -> Bool {
    guard depth < Self.deepest, budget.spend(1) else { return false }
    depth += 1
    return true
  }

  /// Comes back from a step that was made.
  func ascend() { depth -= 1 }

  /// What is left of a value that would take too much.
  static func entangled(at range: SourceRange) -> Unknown {
    Unknown("the template is too entangled to be evaluated", at: range)
  }

  /// What a call is given.
  func argument(of call: FunctionCall) -> Value { value(of: call.argument, isArgument: call.isTagged) }

  private func entries(of node: YAMLNode) -> [Value.Entry] {
    var entries: [Value.Entry] = []
    for entry in node.entries {
      let key = entry.key.text ?? ""
      if key.hasPrefix(CloudFormationFunction.loopPrefix) {
        for (name, body, bindings) in LoopExpansion.rounds(of: entry, in: self) {
          binding(bindings) { entries.append(Value.Entry(name, value(of: body))) }
        }
      } else {
        entries.append(Value.Entry(Located(key, at: entry.key.range), value(of: entry.value)))
      }
    }
    return entries
  }

  /// Does something while variables of loops stand for something.
  func binding<Result>(_ more: [String: String], _ work: () -> Result) -> Result {
    let before = bindings
    for (name, value) in more { bindings[name] = value }
    defer { bindings = before }
    return work()
  }

  /// A property of one of the template's resources, or nil where it is left out.
  func property(_ path: [String], of resource: TemplateResource) -> Value? {
    binding(resource.bindings) {
      guard var node = resource.properties else { return nil }
      var rest = path[...]
      while let name = rest.first, FunctionCall(node) == nil {
        guard let next = node[name] else { return nil }
        node = next
        rest = rest.dropFirst()
      }
      var value = self.value(of: node)
      for name in rest {
        if case .unknown = value { return value }
        guard let next = value[name] else { return nil }
        value = next
      }
      return value.isNull ? nil : value
    }
  }

  /// Whether a condition of the template holds. One that asks for itself is refused.
  func truth(ofCondition name: String, at range: SourceRange) -> Truth {
    if let known = truths[name] { return known }
    guard let entry = template.entry(name, of: "Conditions") else {
      mistakes.note(
        .error(
          "the template has no condition of that name", at: range, "`\(name)`",
          help: Suggestion.closest(to: name, among: template.entries(of: "Conditions").compactMap { $0.key.text }).map {
            "did you mean `\($0)`?"
          }), cause: "condition \(prefix)\(name)")
      return .unknown(Unknown("there is no condition `\(name)`", at: range, expression: name))
    }
    guard openConditions.insert(name).inserted else {
      mistakes.note(
        .error(
          "a condition refers to itself", at: entry.key.range, "`\(name)`", help: "let one of them stand on its own"),
        cause: "circle of conditions in \(prefix)")
      return .unknown(Unknown("the condition `\(name)` refers to itself", at: range, expression: name))
    }
    let truth = truth(of: entry.value)
    openConditions.remove(name)
    truths[name] = truth
    return truth
  }
}

/// How much work evaluating an input may take, so that no template keeps a pipeline busy for ever.
final class EvaluationBudget {
  private var left: Int

  /// So many steps; real templates take some thousands, and AWS takes a megabyte at most.
  init(_ steps: Int = 1_000_000) { left = steps }

  /// Takes steps; false once there are none left.
  func spend(_ steps: Int) -> Bool {
    left = max(0, left - max(0, steps))
    return left > 0
  }
}
