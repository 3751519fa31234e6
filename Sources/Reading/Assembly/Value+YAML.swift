import ProxyModel
import SourceText
import YAMLSyntax

extension Value {
  /// What a node of YAML or JSON says, as it stands there. The readers bound how deep nodes lie in each other.
  init(_ node: YAMLNode) {
    switch node.kind {
    case .mapping:
      self = .map(
        node.entries.map { Entry(Located($0.key.text ?? "", at: $0.key.range), Value($0.value)) }, at: node.range)
    case .sequence: self = .list(node.items.map { Value($0) }, at: node.range)
    case .scalar:
      switch node.resolved {
      case .null?, nil: self = .null(at: node.range)
      case .bool(let bool)?: self = .bool(bool, at: node.range)
      case .integer(let number)?: self = .number(Double(number), at: node.range)
      case .float(let number)?: self = .number(number, at: node.range)
      case .string(let text)?: self = .text(text, at: node.range)
      }
    }
  }
}
