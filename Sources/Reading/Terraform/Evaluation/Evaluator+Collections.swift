import HCLSyntax
import SourceText

// `[for …]` and `{for …}`
extension Evaluator {
  /// An element with its key, as a loop meets it.
  typealias Pair = (key: TerraformValue, value: TerraformValue)

  /// What a loop goes through; nil where it is not known what there is.
  func pairs(of collection: TerraformValue) throws(Fault) -> [Pair]? {
    switch collection.content {
    case .tuple(let elements), .list(let elements, _):
      return elements.enumerated().map { (.integer($0.offset, at: $0.element.range), $0.element) }
    case .set(let elements, _): return elements.map { ($0, $0) }
    case .map(let entries, _), .object(let entries):
      return entries.map { (.string($0.name, at: $0.place), $0.value) }
    case .unknown, .symbol, .open, .choice: return nil
    case .null: throw Fault("a loop over null", at: collection.range, "there is nothing to go through")
    case .bool, .number, .text:
      throw Fault("a loop over \(collection.kind)", at: collection.range, "expected a list, a set, a map or an object")
    }
  }

  func comprehension(
    _ loop: HCLComprehension, at range: SourceRange, _ scope: Scope
  ) throws(Fault) -> TerraformValue {
    var fault: Fault?
    let collection = settled(loop.collection, scope, &fault)
    return try forEachChoice(of: collection, at: range) { collection throws(Fault) in
      do throws(Fault) {
        var result = try comprehension(loop, over: collection, at: range, scope)
        result.isSensitive = result.isSensitive || collection.isSensitive
        return try outcome(result, fault)
      } catch {
        throw (fault ?? error).leaving(error.partial)
      }
    }
  }

  private func comprehension(
    _ loop: HCLComprehension, over collection: TerraformValue, at range: SourceRange, _ scope: Scope
  ) throws(Fault) -> TerraformValue {
    if let unknown = collection.refused, !unknown.type.isPrimitive {
      if !unknown.type.isOpen { try checkCondition(of: loop, collection, scope) }
      return refused(at: range)
    }
    guard let pairs = try pairs(of: collection) else { return try representative(loop, collection, at: range, scope) }
    try checkCondition(of: loop, collection, scope)
    var gathered = Gathered()
    for pair in pairs {
      let inner = binding(loop.key, loop.value, pair, scope)
      switch takesPart(loop, inner, &gathered.fault) {
      case .no: continue
      case .yes: break
      case .refused:
        gathered.isOpen = true
        continue
      case .undecided(let unknown): return .unknown(derived(unknown, of: .any, at: range), at: range)
      }
      if let resultKey = loop.resultKey {
        let key = self.key(resultKey, inner, &gathered.fault)
        if key.refused != nil {
          gathered.isOpen = true
          continue
        }
        if key.string == nil { return .unknown(derived(key.firstUnknown, of: .any, at: range), at: range) }
        gathered.keys.append(key)
      }
      gathered.values.append(settled(loop.result, inner, &gathered.fault))
    }
    return try gather(gathered, loop, at: range)
  }

  /// What a loop has come to so far.
  private struct Gathered {
    var keys: [TerraformValue] = []
    var values: [TerraformValue] = []
    var fault: Fault?
    /// Whether an element or its key was refused, so that nothing is known of the whole.
    var isOpen = false
  }

  private func gather(
    _ gathered: Gathered, _ loop: HCLComprehension, at range: SourceRange
  ) throws(Fault) -> TerraformValue {
    var fault = gathered.fault
    var result = TerraformValue(.tuple(gathered.values), at: range)
    if loop.resultKey != nil {
      let entries = zip(gathered.keys, gathered.values).map { key, value in
        TerraformValue.Entry(name: key.string ?? "", place: key.range, value: value)
      }
      result = TerraformValue(.object(byKey(entries, loop, &fault)), at: range)
    }
    return try outcome(gathered.isOpen ? refused(at: range) : result, fault)
  }

  /// The key of one element as a text.
  private func key(_ expression: HCLExpression, _ scope: Scope, _ fault: inout Fault?) -> TerraformValue {
    let value = settled(expression, scope, &fault)
    if value.refused != nil { return value }
    return settled(at: expression.range, &fault) { () throws(Fault) in
      if value.isNull { throw Fault("a key of the object is null", at: expression.range) }
      return try convert(value, to: .string, as: "the key")
    }
  }

  /// Terraform looks at the condition before it goes through anything, with elements of which nothing is known: one of the wrong
  /// type is refused even where there is nothing to go through.
  private func checkCondition(
    of loop: HCLComprehension, _ collection: TerraformValue, _ scope: Scope
  ) throws(Fault) {
    guard loop.condition != nil else { return }
    let value = refused(at: collection.range)
    var fault: Fault?
    _ = takesPart(loop, binding(loop.key, loop.value, (value, value), scope), &fault)
    if let fault { throw fault.leaving(nil) }
  }

  func binding(_ key: Located<String>?, _ value: Located<String>, _ pair: Pair, _ scope: Scope) -> Scope {
    var inner = scope.adding(value.value, pair.value)
    if let key { inner.names[key.value] = pair.key }
    return inner
  }

  enum Participation {
    case yes
    case no
    /// Whether it does is not known, because the condition is refused or stands on something that is.
    case refused
    case undecided(TerraformUnknown)
  }

  func takesPart(_ loop: HCLComprehension, _ scope: Scope, _ fault: inout Fault?) -> Participation {
    guard let condition = loop.condition else { return .yes }
    let value = settled(condition, scope, &fault)
    let decision = settled(at: condition.range, &fault) { () throws(Fault) in
      if value.isNull { throw Fault("the condition is null", at: condition.range) }
      return try convert(value, to: .bool, as: "the condition")
    }
    if case .bool(let flag) = decision.content { return flag ? .yes : .no }
    guard let unknown = decision.unknown, decision.refused == nil else { return .refused }
    return .undecided(unknown)
  }

  /// Keys once each: values of equal keys are gathered where `...` says so, and refused where it does not.
  private func byKey(
    _ entries: [TerraformValue.Entry], _ loop: HCLComprehension, _ fault: inout Fault?
  ) -> [TerraformValue.Entry] {
    var places: [String: Int] = [:]
    var groups: [(entry: TerraformValue.Entry, values: [TerraformValue])] = []
    for entry in entries {
      if let place = places[entry.name] {
        groups[place].values.append(entry.value)
        guard loop.grouping == nil else { continue }
        let repeated = Fault(
          "two elements have the key `\(entry.name)`", at: loop.resultKey?.range ?? loop.result.range,
          help: "write `...` behind the value to gather them in a list")
        note(repeated, in: &fault)
      } else {
        places[entry.name] = groups.count
        groups.append((entry, [entry.value]))
      }
    }
    return TerraformValue.sorted(
      groups.map { group in
        let value =
          loop.grouping == nil ? group.values[0] : TerraformValue(.tuple(group.values), at: group.entry.value.range)
        return TerraformValue.Entry(name: group.entry.name, place: group.entry.place, value: value)
      })
  }
}
