public import SourceText

/// A node of a tree: a light handle, as cheap to copy as a reference.
///
/// An alias is followed without a word: it has its own `range`, and everything else is that of the node it stands for.
public struct YAMLNode: Sendable {
  /// What a node can be.
  public enum Kind: Sendable { case scalar, sequence, mapping }

  /// How a scalar is written.
  public enum ScalarStyle: Sendable { case plain, singleQuoted, doubleQuoted, literal, folded }

  let stream: YAMLStream
  /// The record in which the node stands.
  let index: Int
  /// The record that says what it is: another one only for an alias.
  let target: Int

  init(stream: YAMLStream, index: Int) {
    self.stream = stream
    self.index = index
    let record = stream.tree.records[index]
    target = record.shape == .alias ? Int(record.detail) : index
  }

  var record: Record { stream.tree.records[target] }

  /// What it is.
  public var kind: Kind {
    switch record.shape {
    case .blockMapping, .flowMapping: .mapping
    case .blockSequence, .flowSequence: .sequence
    case .plain, .singleQuoted, .doubleQuoted, .literal, .folded, .alias: .scalar
    }
  }

  /// Where it stands, quotes and brackets included, anchor and tag not; of no length where nothing is written.
  public var range: SourceRange { stream.tree.place(stream.tree.records[index].range) }

  /// The bytes of `range` as text: what the author wrote.
  public var source: String { String(decoding: stream.tree.bytes[stream.tree.records[index].range], as: UTF8.self) }

  /// The name of the alias that stands here in place of a node, or nil.
  public var alias: String? { target == index ? nil : String(source.dropFirst()) }

  /// The tag as it is meant: `!Sub`, `tag:yaml.org,2002:int`, `!` for the sign alone; nil where none is written.
  public var tag: String? { stream.tree.properties(of: target)?.tag }

  /// Where the tag is written.
  public var tagRange: SourceRange? {
    (stream.tree.properties(of: target)?.tagSource).map { stream.tree.place($0.range) }
  }

  /// The name by which aliases call the node, without the `&`.
  public var anchor: String? {
    (stream.tree.properties(of: target)?.anchor).map {
      String(decoding: stream.tree.bytes[$0.range], as: UTF8.self)
    }
  }

  /// How a scalar is written; nil for collections.
  public var style: ScalarStyle? {
    switch record.shape {
    case .plain: .plain
    case .singleQuoted: .singleQuoted
    case .doubleQuoted: .doubleQuoted
    case .literal: .literal
    case .folded: .folded
    case .blockMapping, .flowMapping, .blockSequence, .flowSequence, .alias: nil
    }
  }

  /// Whether it is a collection in brackets or braces.
  public var isFlow: Bool { record.shape == .flowMapping || record.shape == .flowSequence }

  /// What a scalar says after unquoting, unescaping and folding; nil for collections.
  public var text: String? {
    record.isScalar ? String(decoding: stream.tree.text(of: target), as: UTF8.self) : nil
  }
}

extension YAMLNode: Equatable {
  /// Whether two handles name the same node of the same file, or equal-numbered nodes of equal readings.
  public static func == (left: Self, right: Self) -> Bool { left.stream === right.stream && left.index == right.index }
}

// Collections.
extension YAMLNode {
  /// The entries of a mapping in the order of the file; none for other nodes.
  public var entries: YAMLEntries { YAMLEntries(stream: stream, index: target, isMapping: record.isMapping) }

  /// The items of a sequence in order; none for other nodes.
  public var items: YAMLItems { YAMLItems(stream: stream, index: target, isSequence: record.isSequence) }

  /// The value under a key, compared by its text; nil where there is none or this is no mapping.
  public subscript(key: String) -> YAMLNode? { entry(key)?.value }

  /// The entry under a key, compared by its text. Where JSON sets a key twice, the last one.
  public func entry(_ key: String) -> YAMLEntry? {
    guard record.isMapping else { return nil }
    let isLast = stream.tree.hasDuplicateKeys
    var found: YAMLEntry?
    for entry in entries where entry.key.says(key) {
      if !isLast { return entry }
      found = entry
    }
    return found
  }

  private func says(_ text: String) -> Bool {
    record.isScalar && stream.tree.text(of: target).elementsEqual(text.utf8)
  }
}

/// A key and its value.
public struct YAMLEntry: Sendable {
  /// The key; any node can be one in YAML.
  public let key: YAMLNode
  /// The value; an empty scalar where nothing is written.
  public let value: YAMLNode
}

/// The entries of a mapping, found as they are asked for.
public struct YAMLEntries: Collection, Sendable {
  let stream: YAMLStream
  /// The record of the first key.
  public let startIndex: Int
  /// The record after the last value.
  public let endIndex: Int
  /// How many entries there are.
  public let count: Int

  init(stream: YAMLStream, index: Int, isMapping: Bool) {
    let record = stream.tree.records[index]
    self.stream = stream
    startIndex = index + 1
    endIndex = isMapping ? index + Int(record.size) : startIndex
    count = isMapping ? Int(record.detail) : 0
  }

  /// The entry whose key is at a record.
  public subscript(position: Int) -> YAMLEntry {
    let value = position + Int(stream.tree.records[position].size)
    return YAMLEntry(key: YAMLNode(stream: stream, index: position), value: YAMLNode(stream: stream, index: value))
  }

  /// The record of the next key.
  public func index(after position: Int) -> Int {
    let value = position + Int(stream.tree.records[position].size)
    return value + Int(stream.tree.records[value].size)
  }
}

/// The items of a sequence, found as they are asked for.
public struct YAMLItems: Collection, Sendable {
  let stream: YAMLStream
  /// The record of the first item.
  public let startIndex: Int
  /// The record after the last item.
  public let endIndex: Int
  /// How many items there are.
  public let count: Int

  init(stream: YAMLStream, index: Int, isSequence: Bool) {
    let record = stream.tree.records[index]
    self.stream = stream
    startIndex = index + 1
    endIndex = isSequence ? index + Int(record.size) : startIndex
    count = isSequence ? Int(record.detail) : 0
  }

  /// The item at a record.
  public subscript(position: Int) -> YAMLNode { YAMLNode(stream: stream, index: position) }

  /// The record of the next item.
  public func index(after position: Int) -> Int { position + Int(stream.tree.records[position].size) }
}
