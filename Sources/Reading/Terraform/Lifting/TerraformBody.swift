import ProxyModel
import SourceText

/// What a Terraform resource or data source gives to its arguments; the blocks of one name are a list of bodies.
struct TerraformBody: Sendable {
  /// The whole of it: a mapping.
  let value: Value

  /// Where it stands.
  var range: SourceRange { value.range }

  /// What is given to an argument. A state writes an empty text for what was left out, so that both are nothing.
  subscript(argument: String) -> Value? {
    guard let given = value[argument] else { return nil }
    return given.scalar?.isEmpty == true ? nil : given
  }

  /// What is given to the first of several arguments: a data source often has another word than its resource.
  subscript(argument: String, others: String...) -> Value? {
    ([argument] + others).lazy.compactMap { self[$0] }.first
  }

  /// The blocks of a name, and why there may be more of them.
  func blocks(_ name: String) -> (shown: [TerraformBody], unseen: Unknown?) {
    var shown: [TerraformBody] = []
    var unseen: Unknown?
    for element in value[name]?.elements ?? [] {
      switch element {
      case .unknown(let unknown): unseen = unseen ?? unknown
      case .map: shown.append(TerraformBody(value: element))
      case .null, .bool, .number, .text, .list, .json: continue
      }
    }
    return (shown, unseen)
  }

  /// The only block of a name; one that nobody can see is not there.
  func block(_ name: String) -> TerraformBody? { blocks(name).shown.first }

  /// A name; where it is left out, Terraform makes one up when it applies.
  func name(_ argument: String, orPrefix prefix: String? = nil, of origin: Origin) -> Value {
    if let name = self[argument] { return name }
    let given = prefix.flatMap { self[$0] }
    let begins = given?.scalar.map { ", beginning with `\($0)`" } ?? ""
    return .unknown(
      Unknown(
        "Terraform makes up the name of `\(origin.address)`\(begins)", at: origin.place,
        expression: "\(origin.address).\(argument)", remedy: "write `\(argument)`",
        // What a prefix says may be refused.
        isMadeUp: given == nil))
  }
}

extension Origin {
  /// The origin of something inside of the resource, by what stands behind its address.
  func part(_ suffix: String, at place: SourceRange) -> Origin {
    var part = Origin(ResourceAddress("\(address).\(suffix)"), name: "\(name).\(suffix)", at: place)
    part.condition = condition
    part.found = found
    return part
  }
}
