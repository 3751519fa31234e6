import AWSFacts
import ProxyModel
import SourceText
import YAMLSyntax

// What functions come to.
extension TemplateScope {
  /// What a call comes to.
  func result(of call: FunctionCall) -> Value {
    guard let function = call.function else { return unknownFunction(call) }
    switch function {
    case .ref: return reference(call)
    case .getAtt: return attribute(call)
    case .sub: return substitution(call)
    case .join: return joined(call)
    case .select: return selected(call)
    case .split: return split(call)
    case .findInMap: return lookup(call)
    case .if: return choice(call)
    case .equals, .and, .or, .not, .condition:
      switch truth(of: call.argument, call) {
      case .yes: return .bool(true, at: call.range)
      case .no: return .bool(false, at: call.range)
      case .unknown(let unknown): return .unknown(unknown)
      }
    case .base64: return base64(call)
    case .cidr: return addressBlocks(call)
    case .getAZs:
      return .unknown(
        Unknown(
          "the zones of a region are known only when the stack is deployed", at: call.range, expression: call.name,
          isMadeUp: true))
    case .importValue: return imported(call)
    case .transform: return open(call, "a macro makes it when the stack is deployed")
    case .length: return length(call)
    case .toJSONString: return document(call)
    case .contains, .eachMemberEquals, .eachMemberIn, .refAll, .valueOf, .valueOfAll:
      return open(call, "`\(function.longForm)` belongs into the section `Rules`")
    }
  }

  /// What the files do not tell, in the words of the call.
  func open(_ call: FunctionCall, _ reason: String, expression: String? = nil) -> Value {
    .unknown(Unknown(reason, at: call.range, expression: expression ?? call.name))
  }

  /// A call with something that its function does not take.
  func misuse(_ call: FunctionCall, _ found: String? = nil) -> Value {
    let takes = call.function?.takes ?? ""
    mistakes.note(
      .error(
        "a function is given something that it does not take", at: call.wordPlace, found ?? "it takes \(takes)",
        help: found == nil ? nil : "`\(call.name)` takes \(takes)"))
    return open(call, "`\(call.name)` is given something that it does not take")
  }

  private func unknownFunction(_ call: FunctionCall) -> Value {
    let isShort = call.isTagged
    let known = CloudFormationFunction.allCases.map { isShort ? "!\($0.rawValue)" : $0.longForm }
    mistakes.note(
      .error(
        "CloudFormation has no function of that name", at: call.wordPlace, "`\(call.word)`",
        help: Suggestion.closest(to: call.word, among: known).map { "did you mean `\($0)`?" }))
    return open(call, "`\(call.word)` is no function of CloudFormation")
  }

  /// One of two values; where the condition is not known and the values differ, neither.
  private func choice(_ call: FunctionCall) -> Value {
    guard let arguments = call.arguments, arguments.count == 3 else { return misuse(call) }
    guard let name = arguments[0].text, FunctionCall(arguments[0]) == nil else {
      return misuse(call, "a condition's name is written as it is")
    }
    switch truth(ofCondition: name, at: arguments[0].range) {
    case .yes: return value(of: arguments[1])
    case .no: return value(of: arguments[2])
    case .unknown(let unknown):
      let (first, second) = (value(of: arguments[1]), value(of: arguments[2]))
      if let word = first.scalar, word == second.scalar { return first }
      return .unknown(
        Unknown(
          "it depends on the condition `\(name)`: \(unknown.reason)", at: call.range,
          expression: "Fn::If \(name)", remedy: unknown.remedy))
    }
  }

  private func imported(_ call: FunctionCall) -> Value {
    let name = argument(of: call)
    let words: String? = if case .text(let text, _) = name { text.words } else { name.scalar }
    return open(
      call, "it is imported from another stack\(words.map { ": `\($0)`" } ?? "")",
      expression: "Fn::ImportValue\(words.map { " \($0)" } ?? "")")
  }

  private func length(_ call: FunctionCall) -> Value {
    let given = argument(of: call)
    switch given {
    case .list(let items, _): return .number(Double(items.count), at: call.range)
    case .unknown(let unknown): return .unknown(unknown)
    case .null, .bool, .number, .text, .map, .json: return misuse(call, "found \(given.kind)")
    }
  }

  private func document(_ call: FunctionCall) -> Value {
    let given = argument(of: call)
    switch given {
    case .list, .map: return .json(given, at: call.range)
    case .unknown(let unknown): return .unknown(unknown)
    case .null, .bool, .number, .text, .json: return misuse(call, "found \(given.kind)")
    }
  }

  /// A value of a mapping of the template.
  private func lookup(_ call: FunctionCall) -> Value {
    guard let arguments = call.arguments, (3...4).contains(arguments.count) else { return misuse(call) }
    let keys = arguments.prefix(3).map { value(of: $0) }
    for key in keys { if let unknown = key.reasonUnknown { return .unknown(unknown) } }
    let words = keys.compactMap { $0.scalar }
    guard words.count == 3 else { return misuse(call, "found \(keys.first { $0.scalar == nil }?.kind ?? "nothing")") }
    if let found = template.entry(words[0], of: "Mappings")?.value[words[1]]?[words[2]] { return value(of: found) }
    if arguments.count == 4, let standard = arguments[3]["DefaultValue"] { return value(of: standard) }
    if template.entry(words[0], of: "Mappings")?.value.entries.contains(where: { FunctionCall.isTransform($0) }) == true
    {
      return open(call, "a macro makes the mapping when the stack is deployed")
    }
    mistakes.note(
      .error(
        "the template's mappings have nothing under these keys", at: call.range,
        words.map { "`\($0)`" }.joined(separator: " → "), help: "add the key, or give a `DefaultValue`"))
    return open(call, "the mapping `\(words[0])` has no `\(words[1])` → `\(words[2])`")
  }
}

extension FunctionCall {
  /// Whether a key leaves its mapping to a macro.
  static func isTransform(_ entry: YAMLEntry) -> Bool { entry.key.text == CloudFormationFunction.transform.longForm }
}
