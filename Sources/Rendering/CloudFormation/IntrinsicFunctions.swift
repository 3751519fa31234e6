import JSONSyntax

/// What a template leaves to be worked out at deploy time.
extension JSONValue {
  /// `Ref`
  static func ref(_ logicalID: String) -> JSONValue { ["Ref": .string(logicalID)] }

  /// `Fn::GetAtt`
  static func attribute(_ name: String, of logicalID: String) -> JSONValue {
    ["Fn::GetAtt": [.string(logicalID), .string(name)]]
  }

  /// One part of a text that is split.
  static func part(_ index: Int, of text: JSONValue, splitBy separator: String) -> JSONValue {
    ["Fn::Select": [.integer(index), ["Fn::Split": [.string(separator), text]]]]
  }

  /// The pieces as one text: literals that stand side by side grow together, and one piece needs no function.
  static func joined(_ pieces: [JSONValue]) -> JSONValue {
    var merged: [JSONValue] = []
    for piece in pieces {
      if case .string(let text) = piece, case .string(let before)? = merged.last {
        merged[merged.count - 1] = .string(before + text)
      } else {
        merged.append(piece)
      }
    }
    return switch merged.count {
    case 0: ""
    case 1: merged[0]
    default: ["Fn::Join": ["", .array(merged)]]
    }
  }

  /// A list of one as the element itself, which policies allow.
  static func oneOrMany(_ elements: [JSONValue]) -> JSONValue { elements.count == 1 ? elements[0] : .array(elements) }

  /// The account in which the stack stands.
  static let accountID = ref("AWS::AccountId")
  /// The region in which it stands.
  static let region = ref("AWS::Region")

  /// Whether an object whose only member has this name would be read as a function call.
  static func isFunction(_ name: String) -> Bool { name == "Ref" || name == "Condition" || name.hasPrefix("Fn::") }
}
