import HCLSyntax
import SourceText

extension Evaluator {
  /// What a name and the steps behind it lead to.
  func path(
    from root: Located<String>, _ steps: [HCLStep], at range: SourceRange, _ scope: Scope
  ) throws(Fault) -> TerraformValue {
    if let value = scope.names[root.value] {
      return try follow(steps[...], from: value, scope).used(at: range)
    }
    guard let module = scope.module, let found = try resolve(root, steps, in: module, scope) else {
      throw Fault(
        "`\(root.value)` is not declared here", at: root.range, help: Self.suggestion(for: root.value, among: scope))
    }
    return try follow(steps.dropFirst(found.taken), from: found.value, scope).used(at: range)
  }

  /// What is refused where it is declared is no more than a value of which nothing is known where it is used.
  private func resolve(
    _ root: Located<String>, _ steps: [HCLStep], in module: any ReferenceResolver, _ scope: Scope
  ) throws(Fault) -> (value: TerraformValue, taken: Int)? {
    do throws(Fault) { return try module.resolve(root, steps, scope: scope) } catch { throw error.leaving(nil) }
  }

  private static func suggestion(for name: String, among scope: Scope) -> String? {
    let near = Suggestion.closest(
      to: name, among: scope.names.keys.sorted() + ["var", "local", "module", "data", "each"])
    return near.map { "did you mean `\($0)`?" }
  }

  /// Takes the steps one after another, from a value beside which there may be a fault already.
  func follow(
    _ steps: ArraySlice<HCLStep>, from value: TerraformValue, after earlier: Fault? = nil, _ scope: Scope
  ) throws(Fault) -> TerraformValue {
    var value = value
    var rest = steps
    var fault = earlier
    while let step = rest.popFirst() {
      // Of what was refused, nothing is taken element by element.
      if let fault, step.isSplat { throw fault.leaving(nil) }
      let isSensitive = value.isSensitive
      let start = value
      switch step.kind {
      case .attribute(let name):
        value = settled(at: step.range, &fault) { () throws(Fault) in
          try attribute(name, of: start, at: step.range, scope)
        }
      case .legacyIndex(let digits):
        value = settled(at: step.range, &fault) { () throws(Fault) in
          let key = try convert(.string(digits, at: step.range), to: .number, as: "the index")
          return try index(key, into: start, at: step.range, scope)
        }
      case .index(let expression):
        let key = settled(expression, scope, &fault)
        value = settled(at: step.range, &fault) { () throws(Fault) in
          try index(key, into: start, at: step.range, scope)
        }
      case .splat:
        value = settled(at: step.range, &fault) { [rest] () throws(Fault) in
          try splat(start, rest, at: step.range, scope)
        }
        rest = []
      case .attributeSplat:
        let end = rest.firstIndex { !$0.isName } ?? rest.endIndex
        value = settled(at: step.range, &fault) { [rest] () throws(Fault) in
          try splat(start, rest[..<end], at: step.range, scope)
        }
        rest = rest[end...]
      }
      value.isSensitive = value.isSensitive || isSensitive
    }
    return try outcome(value, fault)
  }

  /// `.name`
  func attribute(
    _ name: String, of value: TerraformValue, at range: SourceRange, _ scope: Scope
  ) throws(Fault) -> TerraformValue {
    switch value.content {
    case .object(let entries), .map(let entries, _):
      if let entry = entries.first(where: { $0.name == name }) { return entry.value }
      throw missing(name, among: entries.map(\.name), at: range)
    case .symbol(let symbol):
      guard symbol.path.isEmpty, let module = scope.module else {
        return TerraformValue(.symbol(symbol.appending(.attribute(name))), at: range)
      }
      return try module.attribute(name, of: symbol, at: range)
    case .unknown(let unknown): return try part(name, of: unknown, at: range)
    case .open(_, let other, let unknown):
      if case .map = unknown.type { return other }
      throw noAttributes(name, value, at: range)
    case .choice:
      return try forEachChoice(of: value, at: range) { value throws(Fault) in
        try attribute(name, of: value, at: range, scope)
      }
    case .null: throw Fault("`.\(name)` of null", at: range, "there is nothing to take an attribute from")
    case .bool, .number, .text, .tuple, .list, .set: throw noAttributes(name, value, at: range)
    }
  }

  private func part(_ name: String, of unknown: TerraformUnknown, at range: SourceRange) throws(Fault) -> TerraformValue
  {
    switch unknown.type {
    case .object(let attributes):
      guard let attribute = attributes.first(where: { $0.name == name }) else {
        throw missing(name, among: attributes.map(\.name), at: range)
      }
      return .unknown(unknown.part(".\(name)", of: attribute.type), at: range)
    case .map(let element): return .unknown(unknown.part(".\(name)", of: element), at: range)
    case .any, .dynamic: return .unknown(unknown.part(".\(name)", of: .any), at: range)
    case .bool, .number, .string, .list, .set, .tuple:
      throw noAttributes(name, .unknown(unknown, at: range), at: range)
    }
  }

  private func missing(_ name: String, among names: [String], at range: SourceRange) -> Fault {
    let near = Suggestion.closest(to: name, among: names)
    return Fault(
      "there is no attribute `\(name)` here", at: range,
      help: near.map { "did you mean `\($0)`?" } ?? (names.isEmpty ? nil : "there is \(Self.listed(names))"))
  }

  private func noAttributes(_ name: String, _ value: TerraformValue, at range: SourceRange) -> Fault {
    Fault(
      "`.\(name)` of \(value.kind)", at: range, "it has no attributes",
      help: value.type.isIterable ? "take one element with `[0]`, or of each with `[*].\(name)`" : nil)
  }

  static func listed(_ names: [String]) -> String {
    names.prefix(6).map { "`\($0)`" }.joined(separator: ", ") + (names.count > 6 ? " and others" : "")
  }

  /// `[key]`
  func index(
    _ key: TerraformValue, into value: TerraformValue, at range: SourceRange, _ scope: Scope
  ) throws(Fault) -> TerraformValue {
    if case .choice = value.content {
      return try forEachChoice(of: value, at: range) { value throws(Fault) in
        try index(key, into: value, at: range, scope)
      }
    }
    if case .choice = key.content {
      return try forEachChoice(of: key, at: range) { key throws(Fault) in try index(key, into: value, at: range, scope)
      }
    }
    if key.isNull && !value.isNull { throw Fault("the index is null", at: range) }
    if !value.isNull, [key.refused?.type, value.refused?.type].contains(.dynamic) { return refused(at: range) }
    switch value.content {
    case .null: throw Fault("an index into null", at: range, "there is nothing to take an element from")
    case .tuple(let elements), .list(let elements, _):
      let number = try convert(key, to: .number, as: "the index")
      guard case .number(let place) = number.content else { return anyOf(elements, of: value, number, at: range) }
      guard let index = place.integer, elements.indices.contains(index) else {
        throw Fault(
          "there is no element \(place)", at: range,
          elements.isEmpty ? "the list is empty" : "there are \(elements.count), from 0 to \(elements.count - 1)")
      }
      return elements[index]
    case .object(let entries), .map(let entries, _):
      let text = try convert(key, to: .string, as: "the key")
      guard let name = text.string else { return anyOf(entries.map(\.value), of: value, text, at: range) }
      if let entry = entries.first(where: { $0.name == name }) { return entry.value }
      throw missingKey(name, among: entries.map(\.name), at: range)
    case .symbol(let symbol): return try step(key, into: symbol, at: range, scope)
    case .unknown(let unknown): return try element(key, of: unknown, at: range)
    case .open(let known, let other, let unknown): return Choices.value(known + [other], because: unknown, at: range)
    case .bool, .number, .text, .set, .choice:
      throw Fault(
        "an index into \(value.kind)", at: range,
        help: value.elements != nil ? "make it a list first: `tolist(...)`" : nil)
    }
  }

  private func missingKey(_ name: String, among names: [String], at range: SourceRange) -> Fault {
    let near = Suggestion.closest(to: name, among: names)
    return Fault(
      "there is no element `\(name)`", at: range,
      help: near.map { "did you mean `\($0)`?" } ?? (names.isEmpty ? nil : "there is \(Self.listed(names))"))
  }

  /// One of these, and it is not known which.
  private func anyOf(
    _ values: [TerraformValue], of collection: TerraformValue, _ key: TerraformValue, at range: SourceRange
  ) -> TerraformValue {
    if key.refused != nil { return refused(as: collection.type.element ?? .dynamic, at: range) }
    return Choices.value(values, because: derived(key.firstUnknown, of: .any, at: range), at: range)
  }

  private func step(
    _ key: TerraformValue, into symbol: TerraformSymbol, at range: SourceRange, _ scope: Scope
  ) throws(Fault) -> TerraformValue {
    switch key.content {
    case .number(let number):
      return TerraformValue(.symbol(symbol.appending(number.integer.map { .index($0) } ?? .any)), at: range)
    case .text(let text):
      guard let name = text.known else { break }
      if symbol.path.isEmpty {
        return try attribute(name, of: TerraformValue(.symbol(symbol), at: range), at: range, scope)
      }
      return TerraformValue(.symbol(symbol.appending(.key(name))), at: range)
    default: break
    }
    return TerraformValue(.symbol(symbol.appending(.any)), at: range)
  }

  private func element(
    _ key: TerraformValue, of unknown: TerraformUnknown, at range: SourceRange
  ) throws(Fault) -> TerraformValue {
    let words =
      "[\(words(SourceRange(file: range.file, Int(range.start) + 1..<max(Int(range.start) + 1, Int(range.end) - 1))))]"
    func known(_ type: TerraformType) -> TerraformValue {
      key.firstUnknown == nil
        ? .unknown(unknown.part(words, of: type), at: range)
        : .unknown(derived(unknown, of: type, at: range), at: range)
    }
    switch unknown.type {
    case .list(let element):
      _ = try convert(key, to: .number, as: "the index")
      return known(element)
    case .map(let element):
      _ = try convert(key, to: .string, as: "the key")
      return known(element)
    case .tuple(let types):
      let number = try convert(key, to: .number, as: "the index")
      guard case .number(let number) = number.content, let index = number.integer else { return known(.any) }
      guard types.indices.contains(index) else { throw Fault("there is no element \(index)", at: range) }
      return known(types[index])
    case .object where unknown.isOfRefused && !hasShortCircuits:
      // HCL before 2.24 does not look what attributes an object has that is not known.
      return known(.any)
    case .object:
      return try key.string.map { name throws(Fault) in try part(name, of: unknown, at: range) } ?? known(.any)
    case .any, .dynamic: return known(.any)
    case .bool, .number, .string, .set: throw Fault("an index into \(unknown.type)", at: range)
    }
  }
}

extension HCLStep {
  /// Whether it takes something of every element.
  fileprivate var isSplat: Bool {
    switch kind {
    case .splat, .attributeSplat: true
    case .attribute, .index, .legacyIndex: false
    }
  }

  /// Whether it goes on behind `.*`: `.name` or `.0`.
  fileprivate var isName: Bool {
    switch kind {
    case .attribute, .legacyIndex: true
    case .index, .splat, .attributeSplat: false
    }
  }
}
