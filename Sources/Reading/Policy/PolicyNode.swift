import ProxyModel
import SourceText

/// A policy document as it stands, before it is understood: the one shape that YAML, JSON and every template is brought to.
indirect enum PolicyNode: Sendable {
  /// Text, parts of which may have to be filled in.
  case text(DeferredText, at: SourceRange)
  /// Several.
  case list([PolicyNode], at: SourceRange)
  /// Keys and what stands under them, in the order of the file.
  case map([Entry], at: SourceRange)
  /// Something that the file does not tell.
  case unknown(Unknown)

  /// A key with what stands under it.
  struct Entry: Sendable {
    let key: Located<String>
    let value: PolicyNode
  }

  var range: SourceRange {
    switch self {
    case .text(_, let range), .list(_, let range), .map(_, let range): range
    case .unknown(let unknown): unknown.range
    }
  }

  /// The node itself, or the nodes of a list: AWS lets one stand for a list of one nearly everywhere.
  var elements: [PolicyNode] { if case .list(let items, _) = self { items } else { [self] } }

  /// The entries of a mapping; none of anything else.
  var entries: [Entry] { if case .map(let entries, _) = self { entries } else { [] } }

  func entry(_ key: String) -> Entry? { entries.first { $0.key.value == key } }
}

extension PolicyNode {
  /// Takes over what stands in a profile.
  init(_ node: ProfileNode) {
    switch node {
    case .scalar(let scalar): self = .text(DeferredText(scalar.text), at: scalar.range)
    case .list(let items, let range): self = .list(items.map { PolicyNode($0) }, at: range)
    case .map(let entries, let range):
      self = .map(entries.map { Entry(key: $0.key, value: PolicyNode($0.value)) }, at: range)
    case .unknown(let unknown): self = .unknown(unknown)
    }
  }
}
