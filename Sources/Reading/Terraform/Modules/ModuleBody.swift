import HCLSyntax
import SourceText
import YAMLSyntax

/// What stands between the braces of a block, in either of Terraform's two notations, after overrides.
struct ModuleBody {
  /// An argument.
  struct Argument {
    let name: Located<String>
    let value: ModuleExpression
  }

  var arguments: [Argument] = []
  var blocks: [ModuleBlock] = []
  let range: SourceRange

  init(range: SourceRange) { self.range = range }

  init(_ body: HCLBody) {
    range = body.range
    arguments = body.attributes.map { Argument(name: $0.name, value: .native($0.value)) }
    blocks = body.blocks.map { ModuleBlock(type: $0.type, labels: $0.labels, body: ModuleBody($0.body)) }
  }

  /// A body in JSON, where arguments and blocks look alike: all of it is arguments.
  init(_ node: YAMLNode) {
    range = node.range
    arguments = node.entries.compactMap { entry in
      guard let name = entry.key.text, name != "//" else { return nil }
      return Argument(name: Located(name, at: entry.key.range), value: .json(entry.value))
    }
  }

  func argument(_ name: String) -> Argument? { arguments.first { $0.name.value == name } }

  func blocks(_ type: String) -> [ModuleBlock] { blocks.filter { $0.type.value == type } }

  /// The bodies of a block's type, also where JSON writes them as an argument: an object, or a list of them.
  func bodies(_ type: String) -> [ModuleBody] {
    if case .json(let node)? = argument(type)?.value {
      return node.kind == .sequence ? node.items.map { ModuleBody($0) } : [ModuleBody(node)]
    }
    return blocks(type).map { $0.body }
  }

  /// What it is with another body laid over it: arguments one by one, blocks all of a type at once.
  func overridden(by other: ModuleBody) -> ModuleBody {
    var merged = self
    let names = Set(other.arguments.map { $0.name.value })
    let types = Set(other.blocks.map { $0.type.value == "dynamic" ? $0.labels.first?.value ?? "" : $0.type.value })
    merged.arguments = arguments.filter { !names.contains($0.name.value) } + other.arguments
    merged.blocks =
      blocks.filter { block in
        !types.contains(block.type.value == "dynamic" ? block.labels.first?.value ?? "" : block.type.value)
      } + other.blocks
    return merged
  }
}

/// `type "label" { … }`, in either notation.
struct ModuleBlock {
  let type: Located<String>
  let labels: [Located<String>]
  var body: ModuleBody
  /// Its name, where it is written in JSON: type and labels stand on lines of their own there.
  var name: SourceRange?

  /// What a finding about the whole block points at.
  var header: SourceRange {
    name
      ?? labels.reduce(type.range) { range, label in label.range.file == range.file ? range.through(label.range) : range
      }
  }
}

/// The right side of an argument, in either notation.
enum ModuleExpression {
  case native(HCLExpression)
  /// In JSON strings are templates, and objects and arrays are what they look like.
  case json(YAMLNode)

  var range: SourceRange {
    switch self {
    case .native(let expression): expression.range
    case .json(let node): node.range
    }
  }
}
