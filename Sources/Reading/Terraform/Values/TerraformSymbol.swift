import SourceText

/// What AWS will say of a resource that the configuration declares: its identity is known, its value is not.
struct TerraformSymbol: Hashable, Sendable {
  /// A step into the resource.
  enum Step: Hashable, Sendable {
    case attribute(String)
    case index(Int)
    case key(String)
    /// One of several of which it is not known how many there are.
    case any
  }

  /// A part of an ARN that is not known as a whole.
  enum Piece: String, Hashable, Sendable {
    case partition
    case region
    case account
    /// The resource's own id, where the ARN has one that AWS makes up: `prx-…`.
    case identifier
    /// The end that AWS appends to a name: the six characters of a secret.
    case suffix
    /// All that stands behind the resource type.
    case name
  }

  let address: TerraformAddress
  /// The attribute and what is inside it; empty for the resource as a whole.
  var path: [Step] = []
  /// The part of it that is meant, where it is not the whole.
  var piece: Piece?

  /// The name of the attribute, where there is nothing behind it.
  var attribute: String? {
    if path.count == 1, case .attribute(let name) = path[0] { name } else { nil }
  }

  func appending(_ step: Step) -> TerraformSymbol { TerraformSymbol(address: address, path: path + [step]) }

  func taking(_ piece: Piece) -> TerraformSymbol { TerraformSymbol(address: address, path: path, piece: piece) }
}

extension TerraformSymbol: CustomStringConvertible {
  /// In Terraform's words: `aws_db_proxy.this.arn`.
  var description: String {
    address.description
      + path.map { step in
        switch step {
        case .attribute(let name): ".\(name)"
        case .index(let index): "[\(index)]"
        case .key(let key): "[\(HCLWords.quoted(key))]"
        case .any: "[*]"
        }
      }.joined()
  }
}

/// Words of a configuration as messages repeat them.
enum HCLWords {
  static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
