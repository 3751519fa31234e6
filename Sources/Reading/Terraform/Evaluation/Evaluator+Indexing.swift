import HCLSyntax
import SourceText

extension Evaluator {
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
      guard let name = text.string else { return anyOf(entries.map({ $0.value }), of: value, text, at: range) }
      if let entry = entries.first(where: { $0.name == name }) { return entry.value }
      throw missingKey(name, among: entries.map { $0.name }, at: range)
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
