public import JSONSyntax

/// The JSON Schema of a profile, made from the declarations that the reader uses.
public enum ProfileSchema {
  /// The schema, in the 2020-12 dialect.
  public static var json: JSONValue { schema(of: RootKeys.declaration, title: "headroom profile") }

  /// The schema of `.headroom.yaml`, in the same dialect.
  public static var settings: JSONValue { schema(of: SettingsKeys.declaration, title: "headroom settings") }

  /// The schema of a parity file, in the same dialect.
  public static var parity: JSONValue { schema(of: ParityKeys.declaration, title: "headroom parity") }

  private static func schema(of section: SectionDeclaration, title: String) -> JSONValue {
    var members: [JSONMember] = [
      "$schema" .= "https://json-schema.org/draft/2020-12/schema", "title" .= JSONValue.string(title),
    ].flatMap { $0 }
    if case .object(let body) = object(section) { members += body }
    return .object(members)
  }

  private static func object(_ section: SectionDeclaration) -> JSONValue {
    .object {
      "description" .= section.summary
      "type" .= "object"
      "additionalProperties" .= false
      "properties"
        .= JSONValue.object(section.keys.map { JSONMember($0.name, schema(of: $0)) })
      // A profile that extends another need not say again what that one says.
      if !section.keys.contains(where: { $0.name == RootKeys.extends.name }) {
        let required = section.keys.filter { $0.isRequired }.map { $0.name }
        if !required.isEmpty { "required" .= JSONValue.strings(required) }
      }
    }
  }

  private static func schema(of key: KeyDeclaration) -> JSONValue {
    var value = schema(of: key.form)
    if case .object(let members) = value, !members.contains(where: { $0.name == "description" }) {
      value = .object([JSONMember("description", .string("\(key.summary) Left out: \(key.absence)."))] + members)
    }
    return value
  }

  private static func schema(of form: Form) -> JSONValue {
    switch form {
    case .boolean: .object { "type" .= "boolean" }
    case .integer(let range):
      .object {
        "type" .= "integer"
        "minimum" .= range.lowerBound
        if range.upperBound != Form.plausible.upperBound { "maximum" .= range.upperBound }
      }
    case .number(let range):
      .object {
        "type" .= "number"
        "minimum" .= Int(range.lowerBound)
        "maximum" .= Int(range.upperBound)
      }
    case .text(let text):
      .object {
        "type" .= JSONValue.strings(["string", "number"])
        if let pattern = text.pattern { "pattern" .= pattern }
      }
    case .choice(let words): .object { "enum" .= JSONValue.strings(words) }
    case .list(let element):
      .object {
        "type" .= "array"
        "items" .= schema(of: element)
      }
    case .oneOrMany(let element):
      .object {
        "oneOf"
          .= JSONValue.array([
            schema(of: element),
            .object {
              "type" .= "array"
              "items" .= schema(of: element)
            },
          ])
      }
    case .map(let element):
      .object {
        "type" .= "object"
        "additionalProperties" .= schema(of: element)
      }
    case .section(let section): object(section)
    }
  }
}
