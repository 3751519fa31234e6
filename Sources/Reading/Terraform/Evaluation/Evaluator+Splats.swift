import HCLSyntax
import SourceText

// `[*]` and `.*`
extension Evaluator {
  /// What the steps behind it take of every element.
  func splat(
    _ value: TerraformValue, _ steps: ArraySlice<HCLStep>, at range: SourceRange, _ scope: Scope
  ) throws(Fault) -> TerraformValue {
    switch value.content {
    case .null where value.type.isIterable && !value.type.hasAttributes:
      throw Fault("`[*]` of null", at: range, "there is nothing to take elements from")
    case .null: return TerraformValue(.tuple([]), at: range)
    case .tuple(let elements): return TerraformValue(.tuple(try all(elements, steps, scope)), at: range)
    case .list(let elements, let element), .set(let elements, let element):
      let results = try all(elements, of: element, steps, at: range, scope)
      // Even of nothing, only what the elements would have can be taken.
      let type =
        if let first = results.first { first.type } else { try typeOfSplat(element, steps, at: range, scope) }
      guard results.allSatisfy({ $0.type == type || $0.type.hasAny || type.hasAny }) else {
        throw Fault("the elements of this are of different types", at: range, help: "use `[for … in … : …]`")
      }
      return TerraformValue(.list(results, of: type), at: range)
    case .symbol(let symbol):
      // A resource is one object; what is inside it may be a list.
      if symbol.path.isEmpty { return TerraformValue(.tuple([try follow(steps, from: value, scope)]), at: range) }
      let element = TerraformValue(.symbol(symbol.appending(.any)), at: range)
      let unknown = TerraformUnknown.afterApply(symbol, at: range)
      return TerraformValue(
        .open([], others: try follow(steps, from: element, scope), derived(unknown, of: .list(.any), at: range)),
        at: range)
    case .unknown(let unknown):
      guard let element = unknown.type.element ?? (unknown.type == .any ? .any : nil) else {
        return .unknown(derived(unknown, of: .any, at: range), at: range)
      }
      let part = TerraformValue.unknown(unknown.part("[*]", of: element), at: range)
      return TerraformValue(
        .open([], others: try follow(steps, from: part, scope), derived(unknown, of: .list(.any), at: range)), at: range
      )
    case .open(let known, let other, let unknown):
      let result = try follow(steps, from: other, scope)
      return TerraformValue(
        .open(try all(known, steps, scope), others: result, unknown.of(.list(result.type))), at: range)
    case .choice:
      return try forEachChoice(of: value, at: range) { value throws(Fault) in try splat(value, steps, at: range, scope)
      }
    case .bool, .number, .text, .map, .object:
      return TerraformValue(.tuple(try all([value], steps, scope)), at: range)
    }
  }

  private func typeOfSplat(
    _ element: TerraformType, _ steps: ArraySlice<HCLStep>, at range: SourceRange, _ scope: Scope
  ) throws(Fault) -> TerraformType {
    let nothing = TerraformUnknown("there is no element", expression: "", at: range).of(element)
    return try faulting(as: .list(.dynamic)) { () throws(Fault) in
      try follow(steps, from: .unknown(nothing, at: range), scope).type.ofValue
    }
  }

  private func all(
    _ elements: [TerraformValue], _ steps: ArraySlice<HCLStep>, _ scope: Scope
  ) throws(Fault) -> [TerraformValue] {
    var gathered = GatheredElements()
    for element in elements { gathered.add { () throws(Fault) in try follow(steps, from: element, scope) } }
    return try gathered.values()
  }

  /// The same of elements of one type, which give a list even where one is refused.
  private func all(
    _ elements: [TerraformValue], of type: TerraformType, _ steps: ArraySlice<HCLStep>, at range: SourceRange,
    _ scope: Scope
  ) throws(Fault) -> [TerraformValue] {
    do throws(Fault) { return try all(elements, steps, scope) } catch {
      let inner = (try? typeOfSplat(type, steps, at: range, scope)) ?? .dynamic
      throw error.of(.list(inner))
    }
  }
}
