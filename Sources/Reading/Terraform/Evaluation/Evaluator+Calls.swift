import HCLSyntax
import SourceText

extension Evaluator {
  /// `name(arguments)`
  func call(_ call: HCLCall, at range: SourceRange, _ scope: Scope) throws(Fault) -> TerraformValue {
    let name = call.name.value.hasPrefix("core::") ? String(call.name.value.dropFirst(6)) : call.name.value
    switch name {
    case "try": return try attempt(call, at: range, scope)
    case "can": return try canEvaluate(call, at: range, scope)
    default: break
    }
    guard let function = TerraformFunction.all[name] else {
      if name.hasPrefix("provider::") {
        let unknown = TerraformUnknown(
          "the provider's function `\(name)` is not known here", expression: words(range), at: range)
        return .unknown(derived(unknown, of: .any, at: range), at: range)
      }
      let near = Suggestion.closest(to: name, among: TerraformFunction.all.keys.sorted() + ["can", "try"])
      throw Fault("there is no function `\(name)`", at: call.name.range, help: near.map { "did you mean `\($0)`?" })
    }
    let arguments: [TerraformValue]
    switch try self.arguments(of: call, scope) {
    case .known(let values): arguments = values
    case .spreadOfRefused: return refused(at: range)
    case .spreadOfUnknown: return .unknown(derived(nil, of: function.result, at: range), at: range)
    }
    return try apply(function, name, arguments, call, at: range, scope)
  }

  /// The arguments of a call; how many there are is not known where what `...` spreads is not.
  private enum Arguments {
    case known([TerraformValue])
    case spreadOfUnknown
    case spreadOfRefused
  }

  /// The arguments, with the last one spread out where `...` says so.
  private func arguments(of call: HCLCall, _ scope: Scope) throws(Fault) -> Arguments {
    var values: [TerraformValue] = []
    for argument in call.arguments { values.append(try evaluate(argument, scope)) }
    guard let expansion = call.expansion, let last = values.popLast() else { return .known(values) }
    if let elements = last.elements {
      let spread = elements.map { element in
        var element = element
        element.isSensitive = element.isSensitive || last.isSensitive
        return element
      }
      return .known(values + spread)
    }
    if let refused = last.refused, !refused.type.isPrimitive && !refused.type.hasAttributes { return .spreadOfRefused }
    if last.refused == nil && last.unknown != nil { return .spreadOfUnknown }
    throw Fault("`...` spreads a list", at: expansion, "found \(last.kind)")
  }

  /// Calls it for everything that the arguments may be.
  private func apply(
    _ function: TerraformFunction, _ name: String, _ arguments: [TerraformValue], _ call: HCLCall,
    at range: SourceRange, _ scope: Scope
  ) throws(Fault) -> TerraformValue {
    guard let index = arguments.firstIndex(where: { if case .choice = $0.content { true } else { false } }),
      case .choice(let choices, let unknown) = arguments[index].content
    else { return try applyOnce(function, name, arguments, call, at: range, scope) }
    let combinations = arguments.reduce(1) { $0 * min(Choices.limit + 1, Choices.alternatives($1).count) }
    if combinations > 4 * Choices.limit {
      return .unknown(derived(unknown, of: function.result, at: range), at: range)
    }
    var results: [TerraformValue] = []
    var fault: Fault?
    for choice in choices {
      var one = arguments
      one[index] = choice
      do throws(Fault) {
        results.append(try apply(function, name, one, call, at: range, scope))
      } catch {
        fault = fault ?? error
      }
    }
    if results.isEmpty, let fault { throw fault }
    return Choices.value(results, because: unknown, at: range)
  }

  private func applyOnce(
    _ function: TerraformFunction, _ name: String, _ values: [TerraformValue], _ call: HCLCall,
    at range: SourceRange, _ scope: Scope
  ) throws(Fault) -> TerraformValue {
    let required = function.parameters.count
    guard values.count >= required, function.rest != nil || values.count == required else {
      let wanted = "\(required) argument\(required == 1 ? "" : "s")"
      throw Fault(
        "`\(name)` takes \(function.rest == nil ? wanted : "at least \(wanted)")", at: range, "found \(values.count)")
    }
    var arguments: [TerraformValue] = []
    var isOpen = false
    var hasRefused = false
    for (index, value) in values.enumerated() {
      guard let parameter = index < required ? function.parameters[index] : function.rest else { continue }
      // Terraform does not go on to the other arguments behind one of which it does not know even the type.
      isOpen = isOpen || parameter.type == .any && !parameter.isOpen && value.refused?.type == .dynamic
      if isOpen { continue }
      hasRefused = hasRefused || !parameter.isOpen && value.refused != nil
      if value.isNull && !parameter.isNullable {
        throw Fault("argument \(index + 1) of `\(name)` is null", at: value.range, "expected \(parameter.type)")
      }
      arguments.append(try convert(value, to: parameter.type, as: "argument \(index + 1) of `\(name)`"))
    }
    if isOpen { return refused(at: range) }
    var result: TerraformValue
    do throws(FunctionExit) {
      result = try function.body(
        TerraformFunctionCall(name: name, arguments: arguments, range: range, evaluator: self, scope: scope))
    } catch {
      switch error {
      case .fault(let fault): throw fault
      case .unknown(let unknown): result = .unknown(derived(unknown, of: function.result, at: range), at: range)
      case .refused(let reason, let argument):
        let place = argument.flatMap { call.arguments.indices.contains($0) ? call.arguments[$0].range : nil }
        throw Fault("`\(name)` cannot be called with this", at: place ?? range, reason)
      }
    }
    // Few functions have a value where an argument has none, whatever can be told from its type.
    if hasRefused, result.unknown == nil { result = refused(as: result.type, at: range) }
    if case .text = result.content, let unknown = result.firstUnknown, unknown.isOfRefused {
      result = refused(as: .string, at: range)
    }
    if name != "nonsensitive" && name != "issensitive" {
      result.isSensitive = result.isSensitive || arguments.contains { $0.isSensitive }
    }
    return result.used(at: range)
  }
}

// `try` and `can`, which look at their arguments before they are worked out.
extension Evaluator {
  private func attempt(_ call: HCLCall, at range: SourceRange, _ scope: Scope) throws(Fault) -> TerraformValue {
    guard !call.arguments.isEmpty else { throw Fault("`try` takes at least 1 argument", at: range, "found 0") }
    var last: Fault?
    for argument in call.arguments {
      do throws(Fault) {
        let value = try evaluate(argument, scope)
        return value.firstUnknown?.isOfRefused == true ? refused(at: range) : value
      } catch {
        if error.isReported { throw error }
        last = error
      }
    }
    throw last ?? Fault("none of the arguments has a value", at: range)
  }

  private func canEvaluate(_ call: HCLCall, at range: SourceRange, _ scope: Scope) throws(Fault) -> TerraformValue {
    guard call.arguments.count == 1 else {
      throw Fault("`can` takes 1 argument", at: range, "found \(call.arguments.count)")
    }
    do throws(Fault) {
      let value = try evaluate(call.arguments[0], scope)
      if let unknown = value.firstUnknown, !isSymbolic(value) {
        return .unknown(derived(unknown, of: .bool, at: range), at: range)
      }
      return .bool(true, at: range)
    } catch {
      if error.isReported { throw error }
      return .bool(false, at: range)
    }
  }

  private func isSymbolic(_ value: TerraformValue) -> Bool {
    switch value.content {
    case .symbol, .text: true
    default: false
    }
  }
}
