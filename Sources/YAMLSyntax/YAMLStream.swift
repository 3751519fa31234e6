public import SourceText

/// A file that was read: its documents and its comments. It is immutable and cheap to hand around.
public final class YAMLStream: Sendable {
  let tree: Tree

  init(_ tree: Tree) { self.tree = tree }

  /// The documents in order; none for a file that says nothing, always one for JSON.
  public var documents: [YAMLDocument] {
    tree.documents.indices.map { YAMLDocument(stream: self, index: $0) }
  }

  /// The root of the only document, or nil where there is none or more than one.
  public var root: YAMLNode? { tree.documents.count == 1 ? documents.first?.root : nil }

  /// Every comment of the file, in order.
  public var comments: [YAMLComment] { tree.comments.map { YAMLComment($0.range, in: tree) } }

  /// What was accepted but is worth a word: a key set twice in JSON, a directive that means nothing here.
  public var warnings: [Diagnostic] { tree.warnings }
}

/// One document of a file.
public struct YAMLDocument: Sendable {
  let stream: YAMLStream
  let index: Int

  private var record: DocumentRecord { stream.tree.documents[index] }

  /// The node that everything else hangs from.
  public var root: YAMLNode { YAMLNode(stream: stream, index: record.root) }

  /// From its first marker or byte to its last.
  public var range: SourceRange { stream.tree.place(record.range) }

  /// Whether it begins with `---`.
  public var beginsExplicitly: Bool { record.beginsExplicitly }

  /// Whether it ends with `...`.
  public var endsExplicitly: Bool { record.endsExplicitly }

  /// The comments in it and those that lead to it; comments after the last document belong to that one.
  public var comments: [YAMLComment] {
    stream.tree.comments[record.comments].map { YAMLComment($0.range, in: stream.tree) }
  }
}

/// A comment and its place.
public struct YAMLComment: Sendable, Hashable {
  /// From the `#` to the end of the line.
  public let range: SourceRange
  /// What it says, without the `#` and without blanks around it.
  public let text: String
  /// Whether something else stands before it on its line.
  public let isTrailing: Bool

  init(_ range: Range<Int>, in tree: Tree) {
    self.range = tree.place(range)
    var text = tree.bytes[range].dropFirst()
    while let first = text.first, first.isBlank { text.removeFirst() }
    while let last = text.last, last.isBlank { text.removeLast() }
    self.text = String(decoding: text, as: UTF8.self)
    let before = tree.bytes[..<range.lowerBound].last { !$0.isBlank }
    isTrailing = !(before ?? 0).isBreakOrEnd && before != 0xBF
  }
}
