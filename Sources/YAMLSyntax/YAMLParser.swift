internal import SourceText

/// Reads YAML 1.2 in one pass and without recursion.
///
/// Block structure is a stack of open collections (`levels`), each with the column in which its entries begin: a line closes the levels
/// that are indented deeper, and goes on with the one it meets. Flow structure is a second stack (`flow`). What stands in a line
/// is only known to be a key once its `:` is met; the mapping is then put before it.
struct YAMLParser: ~Copyable {
  var cursor: Cursor
  var tree: Tree
  var levels: [Level] = []
  var flow: [FlowFrame] = []
  /// Prefixes that `%TAG` gives to handles, for the document at hand.
  var tagHandles: [String: String] = [:]
  /// Where the last thing said ends: comments, blanks and breaks are not counted.
  var contentEnd = 0

  /// An open block collection.
  struct Level {
    let record: Int
    let isMapping: Bool
    /// The column of its keys or dashes.
    let indentation: Int
    /// A `?` was read, and its `:` was not.
    var awaitsValue = false
    var entries = 0
    /// Where the last key or dash begins, to point at.
    var lastEntry: Int
  }

  /// What the block parser expects next.
  enum Expectation {
    case node(Slot)
    /// The next entry of an open collection, or the end of some.
    case entry
    case documentEnd
  }

  /// A place for a block node.
  struct Slot {
    /// Why a collection may or may not begin in the line at hand.
    enum Line { case afterDash, afterKey, afterDocumentMarker, fresh }

    /// The column that the node must be right of.
    let parent: Int
    let line: Line
    /// A list may stand in the column of its parent, as the values of mappings do.
    let allowsListAtParent: Bool
  }

  init(_ bytes: [UInt8], file: UInt32) {
    cursor = Cursor(bytes)
    tree = Tree(bytes: bytes, file: file)
  }

  consuming func read() throws(YAMLError) -> Tree {
    try readStream()
    tree.comments = cursor.comments
    return tree
  }
}

// Errors.
extension YAMLParser {
  func error(
    _ mistake: Mistake, _ range: Range<Int>, _ label: String = "", related: [(Range<Int>, String)] = [],
    help: String? = nil
  ) -> YAMLError {
    YAMLError(
      mistake.diagnostic(
        at: tree.place(range), label, related: related.map { .init(tree.place($0.0), $0.1) }, help: help))
  }

  /// The character at hand, or the place after the last one.
  var here: Range<Int> {
    var end = min(cursor.position + 1, cursor.bytes.count)
    while end < cursor.bytes.count, cursor.bytes[end] & 0xC0 == 0x80 { end += 1 }
    return cursor.position..<end
  }

  /// From here to the end of what the line says.
  var restOfLine: Range<Int> { cursor.restOfLine(from: cursor.position) }

  func text(_ range: Range<Int>) -> String { String(decoding: cursor.bytes[range], as: UTF8.self) }

  func checkDepth() throws(YAMLError) {
    if levels.count + flow.count >= YAMLReader.maximumDepth { throw error(.tooDeep, here) }
  }
}
