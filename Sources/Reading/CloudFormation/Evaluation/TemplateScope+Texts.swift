import AWSFacts
import ProxyModel
import SourceText
import YAMLSyntax

// Functions on texts and lists.
extension TemplateScope {
  func joined(_ call: FunctionCall) -> Value {
    guard let arguments = call.arguments, arguments.count == 2, let separator = arguments[0].text else {
      return misuse(call)
    }
    let list = value(of: arguments[1])
    guard case .list(let items, _) = list else {
      if let unknown = list.reasonUnknown { return .unknown(unknown) }
      return misuse(call, "found \(list.kind) where a list belongs")
    }
    var text = DeclaredText("")
    for (index, item) in items.enumerated() {
      if index > 0 { text.append(.literal(separator)) }
      guard let parts = parts(of: item) else { return misuse(call, "found \(item.kind) in the list") }
      for part in parts { text.append(part) }
    }
    return self.text(text, at: call.range)
  }

  /// A scalar as runs of text; nil for what is none.
  func parts(of value: Value) -> [DeclaredText.Part]? {
    switch value {
    case .text(let text, let range):
      return budget.spend(text.weight) ? text.parts : [.unknown(Self.entangled(at: range))]
    case .bool, .number: return value.scalar.map { [.literal($0)] }
    case .unknown(let unknown): return [.unknown(unknown)]
    case .null: return []
    case .list, .map, .json: return nil
    }
  }

  func split(_ call: FunctionCall) -> Value {
    guard let arguments = call.arguments, arguments.count == 2, let separator = arguments[0].text, !separator.isEmpty
    else { return misuse(call) }
    let source = value(of: arguments[1])
    guard let parts = parts(of: source) else { return misuse(call, "found \(source.kind) where a text belongs") }
    if let reason = Self.reasonUncut(parts, by: separator) {
      return .unknown(Unknown(reason, at: call.range, expression: call.name))
    }
    if case .unknown(let unknown) = source { return .unknown(unknown) }
    return .list(DeclaredText(parts).split(separator).map { .text($0, at: call.range) }, at: call.range)
  }

  /// Why a text cannot be cut before it is known in full; nil where no hole in it can hold the separator.
  private static func reasonUncut(_ parts: [DeclaredText.Part], by separator: String) -> String? {
    let isSafe = [":", "/", ","].contains(separator)
    for part in parts {
      switch part {
      case .literal: continue
      case .account,
        .partition where isSafe, .region where isSafe:
        continue
      case .attribute(_, .id) where isSafe, .attribute(_, .name) where isSafe, .attribute(_, .resourceID) where isSafe:
        continue
      case .unknown(let unknown): return unknown.reason
      case .attribute(let address, let facet):
        return "what AWS gives `\(address)` as \(facet.words) is known only after deployment"
      case .partition, .region: return "the region is not written"
      }
    }
    return nil
  }

  func selected(_ call: FunctionCall) -> Value {
    guard let arguments = call.arguments, arguments.count == 2 else { return misuse(call) }
    let (index, list) = (value(of: arguments[0]), value(of: arguments[1]))
    if let unknown = index.reasonUnknown { return .unknown(unknown) }
    guard let number = index.scalar.flatMap({ Int($0) }) else {
      return misuse(call, "found \(index.kind) as the number")
    }
    guard case .list(let items, _) = list else {
      if let unknown = list.reasonUnknown {
        return .unknown(
          Unknown(
            unknown.reason, at: call.range, expression: "Fn::Select \(number) \(unknown.expression ?? "")",
            isMadeUp: unknown.isMadeUp))
      }
      return misuse(call, "found \(list.kind) where a list belongs")
    }
    guard items.indices.contains(number) else {
      return misuse(call, "number \(number) of a list of \(items.count)")
    }
    return items[number]
  }

  func substitution(_ call: FunctionCall) -> Value {
    var variables: [String: Value] = [:]
    var node = call.argument
    if let arguments = call.arguments {
      guard arguments.count == 2, arguments[1].kind == .mapping else { return misuse(call) }
      node = arguments[0]
      for entry in arguments[1].entries { variables[entry.key.text ?? ""] = value(of: entry.value) }
    }
    guard node.kind == .scalar, let source = node.text else { return misuse(call) }
    guard budget.spend(source.utf8.count / 64) else { return .unknown(Self.entangled(at: call.range)) }
    var text = DeclaredText("")
    for piece in SubstitutionText.pieces(of: filled(source)) {
      switch piece {
      case .literal(let literal): text.append(.literal(literal))
      case .variable(let name):
        let value = variables[name] ?? variable(name, of: call, at: node.range)
        guard let parts = parts(of: value) else { return misuse(call, "`${\(name)}` is \(value.kind)") }
        for part in parts { text.append(part) }
      }
    }
    return self.text(text, at: call.range)
  }

  /// What `${name}` stands for: a reference, or an attribute where it has a dot.
  private func variable(_ name: String, of call: FunctionCall, at place: SourceRange) -> Value {
    if template.dialect == .serverlessFramework, ServerlessVariables.isVariable(name) {
      return ServerlessVariables.value(ofVariable: name, at: call.range, in: self)
    }
    if let dot = name.firstIndex(of: "."), !name.hasPrefix("AWS::") {
      return attribute(
        String(name[name.index(after: dot)...]), of: String(name[..<dot]), at: call.range, namedAt: place)
    }
    return reference(to: name, at: call.range, namedAt: place)
  }

  func base64(_ call: FunctionCall) -> Value {
    let given = argument(of: call)
    guard let text = given.scalar else {
      return given.reasonUnknown.map { .unknown($0) } ?? misuse(call, "found \(given.kind)")
    }
    guard budget.spend(text.utf8.count / 16) else { return .unknown(Self.entangled(at: call.range)) }
    return .text(Base64.encode(Array(text.utf8)), at: call.range)
  }

  func addressBlocks(_ call: FunctionCall) -> Value {
    guard let arguments = call.arguments, arguments.count == 3 else { return misuse(call) }
    let values = arguments.map { value(of: $0) }
    for value in values { if let unknown = value.reasonUnknown { return .unknown(unknown) } }
    guard let block = values[0].scalar.flatMap({ CIDRBlock($0) }), let count = values[1].scalar.flatMap({ Int($0) }),
      let bits = values[2].scalar.flatMap({ Int($0) }), let blocks = block.parts(count, bits: bits)
    else { return misuse(call, "the block has no such parts") }
    return .list(blocks.map { .text($0, at: call.range) }, at: call.range)
  }
}

extension DeclaredText {
  /// What it costs to copy, in steps.
  fileprivate var weight: Int {
    parts.reduce(0) { weight, part in
      if case .literal(let text) = part { weight + 1 + text.utf8.count / 64 } else { weight + 1 }
    }
  }
}
