import HCLSyntax
import SourceText

// "…${…}…%{…}"
extension Evaluator {
  func template(_ parts: [HCLTemplatePart], at range: SourceRange, _ scope: Scope) throws(Fault) -> TerraformValue {
    // A lone sequence is its value, whatever type that has.
    if parts.count == 1, case .value(let only, _) = parts[0] { return try evaluate(only, scope) }
    return try faulting(as: .string) { () throws(Fault) in
      var isSensitive = false
      var result = try filled(parts[...], TerraformText(), at: range, scope, &isSensitive)
      result.isSensitive = isSensitive
      return result
    }
  }

  /// The text so far and the parts that follow; a value that may be one of several makes a text for each.
  private func filled(
    _ parts: ArraySlice<HCLTemplatePart>, _ start: TerraformText, at range: SourceRange, _ scope: Scope,
    _ isSensitive: inout Bool
  ) throws(Fault) -> TerraformValue {
    var text = start
    var rest = parts
    while let part = rest.popFirst() {
      let value: TerraformValue
      switch part {
      case .text(let words):
        for run in placed(words) { text.append(run) }
        continue
      case .value(let expression, let sequence): value = try filling(expression, sequence, scope)
      case .conditional(let condition, let first, let second, let sequence):
        value = try templateConditional(condition, first, second, at: sequence, scope, &isSensitive)
      case .loop(let loop, let sequence): value = try templateLoop(loop, at: sequence, scope, &isSensitive)
      }
      isSensitive = isSensitive || value.isSensitive
      switch value.content {
      case .text(let inner): text.append(inner)
      case .symbol(let symbol): text.append(.symbol(symbol))
      case .choice(let values, let unknown):
        if values.count * max(1, rest.count) > 4 * Choices.limit {
          text.append(.unknown(unknown.of(.string)))
          continue
        }
        var results: [TerraformValue] = []
        for choice in values {
          var start = text
          if case .text(let inner) = choice.content {
            start.append(inner)
          } else if case .symbol(let symbol) = choice.content {
            start.append(.symbol(symbol))
          } else if let unknown = choice.unknown {
            start.append(.unknown(unknown))
          }
          results.append(try filled(rest, start, at: range, scope, &isSensitive))
        }
        return Choices.value(results, because: unknown, at: range)
      default:
        if let unknown = value.unknown { text.append(.unknown(unknown.of(.string))) }
      }
    }
    return .text(text, at: range)
  }

  private func placed(_ words: Located<String>) -> [TerraformText.Part] {
    guard let file = sources.file(of: words.range) else { return [.text(words.value, at: nil)] }
    return TextPlaces.parts(of: words.value, in: file, within: words.range)
  }

  private func filling(
    _ expression: HCLExpression, _ sequence: SourceRange, _ scope: Scope
  ) throws(Fault) -> TerraformValue {
    let value = try evaluate(expression, scope)
    if value.isNull {
      throw Fault("a null inside a text", at: sequence, help: "say what stands there instead: `coalesce(…, \"\")`")
    }
    let text = try convert(value, to: .string, as: "what stands inside a text")
    if text.isNull { throw Fault("a null inside a text", at: sequence) }
    return text
  }

  private func templateConditional(
    _ condition: HCLExpression, _ first: [HCLTemplatePart], _ second: [HCLTemplatePart], at range: SourceRange,
    _ scope: Scope, _ isSensitive: inout Bool
  ) throws(Fault) -> TerraformValue {
    let decision = try convert(try evaluate(condition, scope), to: .bool, as: "the condition")
    isSensitive = isSensitive || decision.isSensitive
    if case .bool(let flag) = decision.content {
      return try filled((flag ? first : second)[...], TerraformText(), at: range, scope, &isSensitive)
    }
    guard let unknown = decision.unknown else { throw Fault("the condition is null", at: condition.range) }
    var arms: [TerraformValue] = []
    for arm in [first, second] {
      arms.append(try filled(arm[...], TerraformText(), at: range, scope, &isSensitive))
    }
    return Choices.value(arms, because: derived(unknown, of: .string, at: range), at: range)
  }

  private func templateLoop(
    _ loop: HCLTemplateLoop, at range: SourceRange, _ scope: Scope, _ isSensitive: inout Bool
  ) throws(Fault) -> TerraformValue {
    let collection = try evaluate(loop.collection, scope)
    isSensitive = isSensitive || collection.isSensitive
    guard let pairs = try pairs(of: collection) else {
      return .unknown(derived(collection.unknown, of: .string, at: range), at: range)
    }
    var text = TerraformText()
    for pair in pairs {
      let inner = binding(loop.key, loop.value, pair, scope)
      let value = try filled(loop.body[...], TerraformText(), at: range, inner, &isSensitive)
      switch value.content {
      case .text(let inner): text.append(inner)
      case .symbol(let symbol): text.append(.symbol(symbol))
      default: if let unknown = value.unknown { text.append(.unknown(unknown)) }
      }
    }
    return .text(text, at: range)
  }
}
