import HCLSyntax
import SourceText

// Loops over what is not known: one element stands for all.
extension Evaluator {
  /// What each element looks like, where it is not known how many there are.
  func representative(
    _ loop: HCLComprehension, _ collection: TerraformValue, at range: SourceRange, _ scope: Scope
  ) throws(Fault) -> TerraformValue {
    let (pair, unknown) = try self.representative(of: collection)
    var known: [TerraformValue] = []
    if case .open(let elements, _, _) = collection.content, loop.resultKey == nil {
      for element in elements {
        let inner = binding(loop.key, loop.value, (pair.key, element), scope)
        var fault: Fault?
        if case .yes = takesPart(loop, inner, &fault) { known.append(try evaluate(loop.result, inner)) }
        if let fault { throw fault.leaving(nil) }
      }
    }
    let inner = binding(loop.key, loop.value, pair, scope)
    var fault: Fault?
    let isTaken = takesPart(loop, inner, &fault)
    if let fault { throw fault.leaving(nil) }
    if case .no = isTaken {
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
