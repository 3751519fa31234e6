import ProxyModel
import SourceText
import YAMLSyntax

/// A profile's tree after its `extends` are merged: every node still knows the file it came from.
indirect enum ProfileNode: Sendable {
  case scalar(Scalar)
  case list([ProfileNode], SourceRange)
  case map([Entry], SourceRange)
  /// `!unknown why`: somebody else decides it, and nothing here may guess.
  case unknown(Unknown)

  /// One value without parts.
  struct Scalar: Sendable {
    let value: YAMLValue
    /// The words as written, which `engine_version: 16.10` needs: as a number it would be 16.1.
    let text: String
    let range: SourceRange
  }

  /// A key with what stands under it.
  struct Entry: Sendable {
    let key: Located<String>
    var value: ProfileNode
  }

  var range: SourceRange {
    switch self {
    case .scalar(let scalar): scalar.range
    case .list(_, let range), .map(_, let range): range
    case .unknown(let unknown): unknown.range
    }
  }

  /// What it is, for a sentence such as "expected a list, found text".
  var kind: String {
    switch self {
    case .list: "a list"
    case .map: "a mapping"
    case .unknown: "an unknown"
    case .scalar(let scalar):
      switch scalar.value {
      case .null: "nothing"
      case .bool: "a boolean"
      case .integer: "a whole number"
      case .float: "a number"
      case .string: "text"
      }
    }
  }

  var isNull: Bool {
    if case .scalar(let scalar) = self, case .null = scalar.value { true } else { false }
  }

  func entry(_ key: String) -> Entry? {
    guard case .map(let entries, _) = self else { return nil }
    return entries.first { $0.key.value == key }
  }
}

extension ProfileNode {
  /// The tag by which a profile says that a value is decided elsewhere.
  static let unknownTag = "!unknown"

  /// Takes over a YAML tree. Its depth and, through aliases, its size are bounded by the YAML reader.
  init(_ node: YAMLNode) {
    if node.tag == Self.unknownTag {
      let why = node.text ?? ""
      self = .unknown(
        Unknown(why.isEmpty ? "the profile leaves it open" : why, at: node.range, expression: Self.unknownTag))
      return
    }
    switch node.kind {
    case .scalar:
      self = .scalar(Scalar(value: node.resolved ?? .null, text: node.text ?? "", range: node.range))
    case .sequence:
      self = .list(node.items.map { ProfileNode($0) }, node.range)
    case .mapping:
      self = .map(
        node.entries.map { Entry(key: Located($0.key.text ?? "", at: $0.key.range), value: ProfileNode($0.value)) },
        node.range)
    }
  }

  /// This node laid over another: maps merge, a list replaces a list, `null` removes.
  func merged(over base: ProfileNode) -> ProfileNode {
    guard case .map(let entries, let range) = self, case .map(var merged, _) = base else { return self }
    for entry in entries {
      if let index = merged.firstIndex(where: { $0.key.value == entry.key.value }) {
        merged[index] = Entry(key: entry.key, value: entry.value.merged(over: merged[index].value))
      } else {
        merged.append(entry)
      }
    }
    return .map(merged, range)
  }

  /// The tree without the keys that `null` removed.
  func withoutRemoved() -> ProfileNode {
    switch self {
    case .scalar, .unknown: self
    case .list(let items, let range): .list(items.map { $0.withoutRemoved() }, range)
    case .map(let entries, let range):
      .map(
        entries.filter { !$0.value.isNull }.map { Entry(key: $0.key, value: $0.value.withoutRemoved()) }, range)
    }
  }
}
