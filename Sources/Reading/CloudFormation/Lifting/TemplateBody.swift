import ProxyModel
import SourceText

/// What a resource of a template gives to its properties.
struct TemplateBody {
  /// The properties as a mapping.
  let value: Value
  /// Why there may be more of them than are to be seen: a macro adds some.
  var unseen: Unknown?

  /// Where they stand.
  var range: SourceRange { value.range }

  /// What is given to a property.
  subscript(property: String) -> Value? {
    if case .unknown = value { return value }
    return value[property] ?? unseen.map { .unknown($0) }
  }

  /// What is given to a property below others.
  subscript(path: String...) -> Value? {
    var value = self.value
    for property in path {
      if case .unknown = value { return value }
      guard let next = value[property] else { return unseen.map { .unknown($0) } }
      value = next
    }
    return value
  }

  /// The mappings of a list, and why there may be more of them.
  func list(_ property: String) -> (shown: [TemplateBody], unseen: Unknown?) {
    var shown: [TemplateBody] = []
    var unseen: Unknown?
    for element in self[property]?.elements ?? [] {
      switch element {
      case .unknown(let unknown): unseen = unseen ?? unknown
      case .map: shown.append(TemplateBody(value: element))
      case .null, .bool, .number, .text, .list, .json: continue
      }
    }
    return (shown, unseen)
  }

  /// The place of a property's own name; of the resource, where it is left out.
  func place(of property: String, in origin: Origin) -> SourceRange {
    value.entries.last { $0.key.value == property }?.key.range ?? origin.place
  }

  /// A name; where it is left out, CloudFormation makes one up.
  func name(_ property: String, of origin: Origin) -> Value {
    self[property]
      ?? .unknown(
        Unknown(
          "CloudFormation makes up the name of `\(origin.address)`", at: origin.place,
          expression: "\(origin.address).\(property)", remedy: "write `\(property)`", isMadeUp: true))
  }

  /// Tags as a mapping, whichever of their two forms they have.
  var tags: Value? {
    guard case .list(let items, let range)? = self["Tags"] else { return self["Tags"] }
    return .map(
      items.compactMap { item in
        guard let key = item["Key"], let name = key.scalar, let value = item["Value"] else { return nil }
        return Value.Entry(Located(name, at: key.range), value)
      }, at: range)
  }
}
