import HCLSyntax
import SourceText

// "…${…}…%{…}"
extension Evaluator {
  func template(_ parts: [HCLTemplatePart], at range: SourceRange, _ scope: Scope) throws(Fault) -> TerraformValue {
    // A lone sequence is its value, whatever type that has.
    if parts.count == 1, case .value(let only, _) = parts[0] { return try evaluate(only, scope) }
    var isSensitive = false
    var fault: Fault?
    var result = settled(at: range, &fault) { () throws(Fault) in
      try filled(parts[...], TerraformText(), at: range, scope, &isSensitive)
    }
    result.isSensitive = isSensitive
    return try outcome(result, fault)
  }

  /// The text so far and the parts that follow; a value that may be one of several makes a text for each.
  private func filled(
    _ parts: ArraySlice<HCLTemplatePart>, _ start: TerraformText, at range: SourceRange, _ scope: Scope,
    _ isSensitive: inout Bool
  ) throws(Fault) -> TerraformValue {
    var text = start
    var rest = parts
    var fault: Fault?
    var isOpen = false
    while let part = rest.popFirst() {
      if case .text(let words) = part {
        if fault == nil { for run in placed(words) { text.append(run) } }
        continue
      }
      let value = filling(part, scope, &isSensitive, &fault)
      isSensitive = isSensitive || value.isSensitive
      // Behind a fault Terraform looks only whether there are more of them, or something is not known.
      isOpen = isOpen || value.refused != nil
      if fault != nil || isOpen { continue }
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
    return try outcome(isOpen ? refused(as: .string, at: range) : .text(text, at: range), fault)
  }

  private func placed(_ words: Located<String>) -> [TerraformText.Part] {
    guard let file = sources.file(of: words.range) else { return [.text(words.value, at: nil)] }
    return TextPlaces.parts(of: words.value, in: file, within: words.range)
  }

  /// What stands in the place of a sequence or a directive. What is refused there and cannot be left out in a text is empty.
  private func filling(
    _ part: HCLTemplatePart, _ scope: Scope, _ isSensitive: inout Bool, _ fault: inout Fault?
  ) -> TerraformValue {
    switch part {
    case .text(let words): return .string(words.value, at: words.range)
    case .value(let expression, let sequence):
      let value = settled(expression, scope, &fault)
      if value.refused != nil { return value }
      return inserted(at: sequence, &fault) { () throws(Fault) in
        if value.isNull {
          throw Fault(
            "a null inside a text", at: sequence, help: "say what stands there instead: `coalesce(…, \"\")`")
        }
        return try convert(value, to: .string, as: "what stands inside a text")
      }
    case .conditional(let condition, let first, let second, let sequence):
      return settled(at: sequence, &fault) { () throws(Fault) in
        try templateConditional(condition, first, second, at: sequence, scope, &isSensitive)
      }
    case .loop(let loop, let sequence):
      return settled(at: sequence, &fault) { () throws(Fault) in
        try templateLoop(loop, at: sequence, scope, &isSensitive)
      }
    }
  }

  private func inserted(
    at range: SourceRange, _ fault: inout Fault?, _ body: () throws(Fault) -> TerraformValue
  ) -> TerraformValue {
    settled(at: range, &fault) { () throws(Fault) in
      do throws(Fault) { return try body() } catch { throw error.leaving(.string("", at: range)) }
    }
  }

  private func templateConditional(
    _ condition: HCLExpression, _ first: [HCLTemplatePart], _ second: [HCLTemplatePart], at range: SourceRange,
    _ scope: Scope, _ isSensitive: inout Bool
  ) throws(Fault) -> TerraformValue {
    var fault: Fault?
    let value = settled(condition, scope, &fault)
    let decision = value.refused != nil ? value : self.decision(value, condition, &fault)
    isSensitive = isSensitive || decision.isSensitive
    if case .bool(let flag) = decision.content {
      let taken = settled(at: range, &fault) { () throws(Fault) in
        try filled((flag ? first : second)[...], TerraformText(), at: range, scope, &isSensitive)
      }
      return try outcome(taken, fault)
    }
    guard let unknown = decision.unknown, fault == nil, decision.refused == nil else {
      return try outcome(refused(as: .string, at: range), fault)
    }
    var arms: [TerraformValue] = []
    for arm in [first, second] {
      arms.append(try filled(arm[...], TerraformText(), at: range, scope, &isSensitive))
    }
    return Choices.value(arms, because: derived(unknown, of: .string, at: range), at: range)
  }

  private func templateLoop(
    _ loop: HCLTemplateLoop, at range: SourceRange, _ scope: Scope, _ isSensitive: inout Bool
  ) throws(Fault) -> TerraformValue {
    var fault: Fault?
    let collection = settled(loop.collection, scope, &fault)
    isSensitive = isSensitive || collection.isSensitive
    let found: [Pair]?
    do throws(Fault) { found = try pairs(of: collection) } catch {
      throw (fault ?? error).leaving(refused(as: .string, at: range))
    }
    guard let found else {
      return try outcome(.unknown(derived(collection.unknown, of: .string, at: range), at: range), fault)
    }
    var text = TerraformText()
    var isOpen = false
    for pair in found {
      let inner = binding(loop.key, loop.value, pair, scope)
      let value = settled(at: range, &fault) { () throws(Fault) in
        try filled(loop.body[...], TerraformText(), at: range, inner, &isSensitive)
      }
      isOpen = isOpen || value.refused != nil
      switch value.content {
      case .text(let inner): text.append(inner)
      case .symbol(let symbol): text.append(.symbol(symbol))
      default: if let unknown = value.unknown { text.append(.unknown(unknown)) }
      }
    }
    return try outcome(isOpen ? refused(as: .string, at: range) : .text(text, at: range), fault)
  }
}
