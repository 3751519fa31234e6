import JSONSyntax
import YAMLSyntax

extension JSONValue {
  /// The value as a YAML document that says the same.
  var yamlText: String { YAMLPrinter.print(yaml(depth: 0)) }

  private func yaml(depth: Int) -> YAMLOutput {
    switch self {
    case .null: return YAMLOutput(.scalar(.null))
    case .bool(let flag): return .bool(flag)
    case .integer(let number): return .integer(number)
    case .number(let number): return YAMLOutput(.scalar(.float(Double(number.description) ?? .nan)))
    case .string(let text): return .string(text)
    case .array(let elements):
      let list = YAMLOutput.sequence(elements.map { $0.yaml(depth: depth + 1) })
      return isShort ? list.flow() : list
    case .object(let members):
      let map = YAMLOutput.mapping(
        members.enumerated().map { index, member in
          let value = member.value.yaml(depth: depth + 1)
          // Sections and resources stand apart.
          return YAMLOutput.Entry(
            member.name, depth == 0 || (depth == 1 && index > 0 && member.value.isObject) ? value.spaced() : value)
        })
      return isShort && isCall ? map.flow() : map
    }
  }

  private var isObject: Bool { if case .object = self { true } else { false } }

  /// A function call fits on the line of its key.
  private var isCall: Bool {
    if case .object(let members) = self, members.count == 1 { Self.isFunction(members[0].name) } else { false }
  }

  /// Whether it is a call, or the arguments of one, that a line has room for.
  private var isShort: Bool {
    switch self {
    case .null, .bool, .integer, .number, .string: false
    case .array(let elements): elements.allSatisfy { $0.isScalar || $0.isCall } && text(.oneLine).utf8.count <= 80
    case .object: isCall && text(.oneLine).utf8.count <= 80
    }
  }

  private var isScalar: Bool {
    switch self {
    case .null, .bool, .integer, .number: true
    // What would need escapes is easier to read on lines of its own.
    case .string(let text): text.utf8.allSatisfy { (0x20..<0x7F).contains($0) }
    case .array, .object: false
    }
  }
}
