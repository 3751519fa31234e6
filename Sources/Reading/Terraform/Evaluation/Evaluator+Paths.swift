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
      throw missing(name, among: entries.map { $0.name }, at: range)
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

  func part(_ name: String, of unknown: TerraformUnknown, at range: SourceRange) throws(Fault) -> TerraformValue {
    switch unknown.type {
    case .object(let attributes):
      guard let attribute = attributes.first(where: { $0.name == name }) else {
        throw missing(name, among: attributes.map { $0.name }, at: range)
      }
      return .unknown(unknown.part(".\(name)", of: attribute.type), at: range)
    case .map(let element): return .unknown(unknown.part(".\(name)", of: element), at: range)
    case .any, .dynamic: return .unknown(unknown.part(".\(name)", of: .any), at: range)
    case .bool, .number, .string, .list, .set, .tuple:
      throw noAttributes(name, .unknown(unknown, at: range), at: range)
    }
  }

  func missing(_ name: String, among names: [String], at range: SourceRange) -> Fault {
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
