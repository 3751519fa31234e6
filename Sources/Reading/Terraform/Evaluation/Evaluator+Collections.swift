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
    let collection = try faulting(as: .dynamic) { () throws(Fault) in try evaluate(loop.collection, scope) }
    return try forEachChoice(of: collection, at: range) { collection throws(Fault) in
      var result = try comprehension(loop, over: collection, at: range, scope)
      result.isSensitive = result.isSensitive || collection.isSensitive
      return result
    }
  }

  private func comprehension(
    _ loop: HCLComprehension, over collection: TerraformValue, at range: SourceRange, _ scope: Scope
  ) throws(Fault) -> TerraformValue {
    guard let pairs = try pairs(of: collection) else { return try representative(loop, collection, at: range, scope) }
    if pairs.isEmpty { try checkCondition(of: loop, collection, scope) }
    var gathered = GatheredElements()
    var keys: [TerraformValue] = []
    for pair in pairs {
      let inner = binding(loop.key, loop.value, pair, scope)
      switch try takesPart(loop, inner) {
      case .no: continue
      case .yes: break
      case .undecided(let unknown): return .unknown(derived(unknown, of: .any, at: range), at: range)
      }
      guard let resultKey = loop.resultKey else {
        gathered.add { () throws(Fault) in try evaluate(loop.result, inner) }
        continue
      }
      let key = try faulting(as: .dynamic) { () throws(Fault) in
        try convert(try evaluate(resultKey, inner), to: .string, as: "the key")
      }
      if key.isNull { throw Fault("a key of the object is null", at: resultKey.range) }
      if key.string == nil { return .unknown(derived(key.firstUnknown, of: .any, at: range), at: range) }
      keys.append(key)
      gathered.add { () throws(Fault) in try evaluate(loop.result, inner) }
    }
    guard loop.resultKey != nil else { return TerraformValue(.tuple(try gathered.values()), at: range) }
    let names = keys.map { $0.string ?? "" }
    let entries = zip(keys, zip(names, try gathered.values(named: names, areGrouped: loop.grouping != nil))).map {
      key, entry in
      TerraformValue.Entry(name: entry.0, place: key.range, value: entry.1)
    }
    return TerraformValue(.object(try byKey(entries, loop)), at: range)
  }

  /// Terraform looks at the condition before it goes through anything: one of the wrong type is refused even where there is
  /// nothing to go through.
  private func checkCondition(
    of loop: HCLComprehension, _ collection: TerraformValue, _ scope: Scope
  ) throws(Fault) {
    let nothing = TerraformUnknown("there is no element", expression: "", at: collection.range)
    let value = TerraformValue.unknown(nothing, at: collection.range)
    _ = try takesPart(loop, binding(loop.key, loop.value, (value, value), scope))
  }

  func binding(_ key: Located<String>?, _ value: Located<String>, _ pair: Pair, _ scope: Scope) -> Scope {
    var inner = scope.adding(value.value, pair.value)
    if let key { inner.names[key.value] = pair.key }
    return inner
  }

  private enum Participation {
    case yes
    case no
    case undecided(TerraformUnknown)
  }

  private func takesPart(_ loop: HCLComprehension, _ scope: Scope) throws(Fault) -> Participation {
    guard let condition = loop.condition else { return .yes }
    let value = try faulting(as: .dynamic) { () throws(Fault) in
      try convert(try evaluate(condition, scope), to: .bool, as: "the condition")
    }
    if case .bool(let flag) = value.content { return flag ? .yes : .no }
    guard let unknown = value.unknown else { throw Fault("the condition is null", at: condition.range) }
    return .undecided(unknown)
  }

  /// Keys once each: values of equal keys are gathered where `...` says so, and refused where it does not.
  private func byKey(
    _ entries: [TerraformValue.Entry], _ loop: HCLComprehension
  ) throws(Fault) -> [TerraformValue.Entry] {
    var places: [String: Int] = [:]
    var groups: [(entry: TerraformValue.Entry, values: [TerraformValue])] = []
    var repeated: String?
    for entry in entries {
      if let place = places[entry.name] {
        if loop.grouping == nil { repeated = repeated ?? entry.name }
        groups[place].values.append(entry.value)
      } else {
        places[entry.name] = groups.count
        groups.append((entry, [entry.value]))
      }
    }
    let sorted = TerraformValue.sorted(
      groups.map { group in
        let value =
          loop.grouping == nil ? group.values[0] : TerraformValue(.tuple(group.values), at: group.entry.value.range)
        return TerraformValue.Entry(name: group.entry.name, place: group.entry.place, value: value)
      })
    guard let repeated else { return sorted }
    let fault = Fault(
      "two elements have the key `\(repeated)`", at: loop.resultKey?.range ?? loop.result.range,
      help: "write `...` behind the value to gather them in a list")
    throw fault.of(.object(sorted.map { .init(name: $0.name, type: $0.value.type) }))
  }

  /// What each element looks like, where it is not known how many there are.
  private func representative(
    _ loop: HCLComprehension, _ collection: TerraformValue, at range: SourceRange, _ scope: Scope
  ) throws(Fault) -> TerraformValue {
    let (pair, unknown) = try self.representative(of: collection)
    var known: [TerraformValue] = []
    if case .open(let elements, _, _) = collection.content, loop.resultKey == nil {
      for element in elements {
        let inner = binding(loop.key, loop.value, (pair.key, element), scope)
        if case .yes = try takesPart(loop, inner) { known.append(try evaluate(loop.result, inner)) }
      }
    }
    let inner = binding(loop.key, loop.value, pair, scope)
    if case .no = try takesPart(loop, inner) {
      return TerraformValue(loop.resultKey == nil ? .tuple(known) : .object([]), at: range)
    }
    let value = try evaluate(loop.result, inner)
    let type: TerraformType = loop.resultKey == nil ? .list(value.type) : .map(value.type)
    let gathered = TerraformValue(.open([], others: value, unknown.of(.list(value.type))), at: range)
    let other = loop.grouping == nil ? value : gathered
    return TerraformValue(.open(known, others: other, derived(unknown, of: type, at: range)), at: range)
  }

  /// One element that stands for all of a collection of which it is not known how many there are.
  func representative(of collection: TerraformValue) throws(Fault) -> (Pair, TerraformUnknown) {
    let unknown =
      collection.unknown ?? TerraformUnknown("it is not known what is in it", expression: "", at: collection.range)
    let range = collection.range
    let type = unknown.type
    if type.isPrimitive { throw Fault("a loop over \(type)", at: range, "expected a list, a set, a map or an object") }
    let value: TerraformValue
    switch collection.content {
    case .open(_, let other, _): value = other
    case .symbol(let symbol): value = TerraformValue(.symbol(symbol.appending(.any)), at: range)
    default: value = .unknown(unknown.part("[*]", of: type.element ?? .any), at: range)
    }
    let key: TerraformValue
    switch type {
    case .set: key = value
    case .list, .tuple: key = .unknown(derived(unknown, of: .number, at: range), at: range)
    default: key = .unknown(unknown.part("[key]", of: .string), at: range)
    }
    return ((key, value), unknown)
  }
}
