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
    case .tuple(let elements):
      return TerraformValue(.tuple(try all(elements, of: value.type, steps, at: range, scope)), at: range)
    case .list(let elements, let element), .set(let elements, let element):
      let results = try all(elements, of: value.type, steps, at: range, scope)
      // Even of nothing, only what the elements would have can be taken.
      var fault: Fault?
      let type = results.first?.type ?? typeOfEach(element, steps, at: range, scope, &fault)
      if let fault { throw fault.leaving(TerraformValue(.list([], of: type), at: range)) }
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
    case .unknown(let unknown) where unknown.isOfRefused:
      var fault: Fault?
      let type = typeOfSplat(unknown.type, steps, at: range, scope, &fault)
      return try outcome(refused(as: type, at: range), fault)
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
        .open(try all(known, of: .any, steps, at: range, scope), others: result, unknown.of(.list(result.type))),
        at: range)
    case .choice:
      return try forEachChoice(of: value, at: range) { value throws(Fault) in try splat(value, steps, at: range, scope)
      }
    case .bool, .number, .text, .map, .object:
      let elements = try all([value], of: .tuple([value.type]), steps, at: range, scope)
      return TerraformValue(.tuple(elements), at: range)
    }
  }

  /// The type of what a splat takes of something of a type.
  private func typeOfSplat(
    _ type: TerraformType, _ steps: ArraySlice<HCLStep>, at range: SourceRange, _ scope: Scope, _ fault: inout Fault?
  ) -> TerraformType {
    switch type {
    case .list(let element), .set(let element): return .list(typeOfEach(element, steps, at: range, scope, &fault))
    case .tuple(let elements): return .tuple(elements.map { typeOfEach($0, steps, at: range, scope, &fault) })
    case .bool, .number, .string, .map, .object:
      // Terraform looks at what stands behind it, but nothing is known of the whole: a null would make it empty.
      _ = typeOfEach(type, steps, at: range, scope, &fault)
      return .dynamic
    case .any, .dynamic: return .dynamic
    }
  }

  private func typeOfEach(
    _ element: TerraformType, _ steps: ArraySlice<HCLStep>, at range: SourceRange, _ scope: Scope, _ fault: inout Fault?
  ) -> TerraformType {
    settled(at: range, &fault) { () throws(Fault) in
      try follow(steps, from: refused(as: element, at: range), scope)
    }.type.ofValue
  }

  /// The same of all elements of a collection of some type.
  private func all(
    _ elements: [TerraformValue], of type: TerraformType, _ steps: ArraySlice<HCLStep>, at range: SourceRange,
    _ scope: Scope
  ) throws(Fault) -> [TerraformValue] {
    var fault: Fault?
    let results = elements.map { element in
      settled(at: range, &fault) { () throws(Fault) in try follow(steps, from: element, scope) }
    }
    guard let fault else { return results }
    var ignored: Fault?
    throw fault.leaving(refused(as: typeOfSplat(type, steps, at: range, scope, &ignored), at: range))
  }
}
