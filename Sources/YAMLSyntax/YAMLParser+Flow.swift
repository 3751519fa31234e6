internal import SourceText

/// An open flow collection.
struct FlowFrame {
  enum Kind {
    case sequence, mapping
    /// A mapping of one entry inside a sequence, without braces: `[a: b]`.
    case pair
  }

  enum State {
    /// An entry or the closing bracket.
    case entry
    /// The node behind `?`.
    case explicitKey
    /// The `:` of a mapping's key, or the end of an entry without value.
    case afterKey
    /// The node behind `:`.
    case value
    /// A `:` that makes a pair of an item, or what follows an entry.
    case afterItem
    /// A comma or the closing bracket.
    case afterEntry
  }

  let kind: Kind
  let record: Int
  /// Where it begins.
  let start: Int
  var state = State.entry
  var entries = 0
  /// The record of the entry at hand, and the place and line where it begins.
  var item = 0
  var itemStart = 0
  var itemLine = 0
  /// The key is in quotes, brackets or braces, so that its `:` needs no space behind it.
  var hasJSONKey = false
}

// Flow structure: brackets and braces.
extension YAMLParser {
  /// Reads a flow collection; all of its lines are indented deeper than `parent`.
  mutating func readFlowCollection(parent: Int) throws(YAMLError) {
    try openFlow()
    while let frame = flow.last {
      try skipFlowGap(parent: parent)
      switch frame.state {
      case .entry: try readFlowEntry(frame, parent: parent)
      case .explicitKey, .value: try readFlowSlot(frame, parent: parent)
      case .afterKey: try readFlowColon(frame)
      case .afterItem: try readPairColon(frame)
      case .afterEntry: try readFlowSeparator(frame)
      }
    }
  }

  private mutating func openFlow(_ properties: Properties = Properties()) throws(YAMLError) {
    try checkDepth()
    let isMapping = cursor.byte == UInt8(ascii: "{")
    let start = cursor.position
    flow.append(FlowFrame(kind: isMapping ? .mapping : .sequence, record: tree.records.count, start: start))
    tree.append(Record(isMapping ? .flowMapping : .flowSequence, start..<start + 1), properties)
    cursor.position += 1
    contentEnd = cursor.position
  }

  /// Passes blanks, breaks and comments, and holds the next line to its indentation.
  private mutating func skipFlowGap(parent: Int) throws(YAMLError) {
    let gap = cursor.skipToContent()
    if cursor.isAtEnd || cursor.isAtDocumentEnd { throw unclosedFlow() }
    guard gap.beginsLine else { return }
    let indentation = cursor.indentation
    if indentation > parent { return }
    // YAML wants closing brackets indented too; everyone writes them under the key, and every reader takes them there.
    let isCloser = cursor.byte == UInt8(ascii: "]") || cursor.byte == UInt8(ascii: "}")
    if isCloser, indentation == parent, !gap.hasTab { return }
    throw gap.hasTab ? tabError() : outdentedFlow()
  }

  var isAtFlowCloser: Bool { cursor.byte == UInt8(ascii: "]") || cursor.byte == UInt8(ascii: "}") }

  /// Whether a `:` stands here that separates key and value.
  private func isAtFlowColon(_ frame: FlowFrame) -> Bool {
    guard cursor.byte == UInt8(ascii: ":") else { return false }
    let next = cursor.byte(ahead: 1)
    return frame.hasJSONKey || next.isBlankOrEnd || next.isFlowIndicator
  }

  private mutating func setState(_ state: FlowFrame.State) { flow[flow.count - 1].state = state }

  private mutating func readFlowEntry(_ frame: FlowFrame, parent: Int) throws(YAMLError) {
    if isAtFlowCloser { return try closeFlow(frame) }
    if cursor.byte == UInt8(ascii: ",") { throw error(.extraComma, here) }
    flow[flow.count - 1].entries += 1
    flow[flow.count - 1].item = tree.records.count
    flow[flow.count - 1].itemStart = cursor.position
    flow[flow.count - 1].itemLine = cursor.lineStart
    flow[flow.count - 1].hasJSONKey = false
    if cursor.isIndicator("?") {
      if frame.kind == .sequence { try openPair(before: nil, start: cursor.position) }
      cursor.position += 1
      contentEnd = cursor.position
      setState(.explicitKey)
    } else if cursor.byte == UInt8(ascii: ":"),
      cursor.byte(ahead: 1).isBlankOrEnd || cursor.byte(ahead: 1).isFlowIndicator
    {
      if frame.kind == .sequence { try openPair(before: nil, start: cursor.position) }
      contentEnd = cursor.position
      appendEmpty()
      readFlowColonMark()
    } else {
      try readFlowNode(parent: parent)
    }
  }

  /// The node behind `?` or `:`, which may be missing.
  private mutating func readFlowSlot(_ frame: FlowFrame, parent: Int) throws(YAMLError) {
    if isAtFlowCloser || cursor.byte == UInt8(ascii: ",") {
      appendEmpty()
      completeFlowNode(isJSON: false)
    } else if frame.state == .explicitKey, isAtFlowColon(frame) {
      appendEmpty()
      readFlowColonMark()
    } else {
      try readFlowNode(parent: parent)
    }
  }

  private mutating func readFlowColonMark() {
    cursor.position += 1
    contentEnd = cursor.position
    setState(.value)
  }

  private mutating func readFlowColon(_ frame: FlowFrame) throws(YAMLError) {
    if isAtFlowColon(frame) {
      readFlowColonMark()
    } else if isAtFlowCloser || cursor.byte == UInt8(ascii: ",") {
      appendEmpty()
      finishFlowEntry(frame)
    } else {
      throw missingSeparator()
    }
  }

  /// After an item of a sequence: a `:` makes it the key of a pair, if it stands on one line.
  private mutating func readPairColon(_ frame: FlowFrame) throws(YAMLError) {
    guard isAtFlowColon(frame) else { return try readFlowSeparator(frame) }
    guard frame.itemLine == cursor.lineStart else {
      throw error(
        .multilineKey, frame.itemStart..<contentEnd, "the key", related: [(here, "its `:` stands on another line")])
    }
    try checkKeyLength(frame.itemStart)
    try openPair(before: frame.item, start: frame.itemStart)
    readFlowColonMark()
  }

  /// Opens a mapping of one entry, in front of a key that was read or is to come.
  private mutating func openPair(before key: Int?, start: Int) throws(YAMLError) {
    try checkDepth()
    let record = key ?? tree.records.count
    setState(.afterEntry)
    var pair = FlowFrame(kind: .pair, record: record, start: start)
    pair.entries = 1
    flow.append(pair)
    if let key {
      tree.insertMapping(.flowMapping, before: key, start: start)
    } else {
      tree.append(Record(.flowMapping, start..<start))
    }
  }

  private mutating func readFlowSeparator(_ frame: FlowFrame) throws(YAMLError) {
    if isAtFlowCloser { return try closeFlow(frame) }
    guard cursor.byte == UInt8(ascii: ",") else { throw missingSeparator() }
    cursor.position += 1
    contentEnd = cursor.position
    setState(.entry)
    if cursor.byte == UInt8(ascii: "#") { throw error(.commentWithoutSpace, here) }
  }

  private mutating func closeFlow(_ frame: FlowFrame) throws(YAMLError) {
    let closer = frame.kind == .mapping ? UInt8(ascii: "}") : UInt8(ascii: "]")
    guard cursor.byte == closer else { throw mismatchedFlow() }
    cursor.position += 1
    contentEnd = cursor.position
    tree.close(frame.record, end: contentEnd, entries: frame.entries)
    flow.removeLast()
    completeFlowNode(isJSON: true)
  }

  /// A node is complete: what its frame expects next.
  private mutating func completeFlowNode(isJSON: Bool) {
    guard let frame = flow.last else { return }
    switch frame.state {
    case .entry:
      flow[flow.count - 1].hasJSONKey = isJSON
      setState(frame.kind == .sequence ? .afterItem : .afterKey)
    case .explicitKey:
      flow[flow.count - 1].hasJSONKey = isJSON
      setState(.afterKey)
    case .value: finishFlowEntry(frame)
    case .afterKey, .afterItem, .afterEntry: break
    }
  }

  private mutating func finishFlowEntry(_ frame: FlowFrame) {
    switch frame.kind {
    case .sequence, .mapping: setState(.afterEntry)
    case .pair:
      tree.close(frame.record, end: contentEnd, entries: 1)
      flow.removeLast()
    }
  }
}

// Nodes inside flow collections.
extension YAMLParser {
  /// Reads a node with its properties, or opens the collection that it is.
  private mutating func readFlowNode(parent: Int) throws(YAMLError) {
    var properties = Properties()
    while isAtProperty {
      try readProperty(into: &properties)
      try skipFlowGap(parent: parent)
    }
    let index = tree.records.count
    switch cursor.byte {
    case UInt8(ascii: "["), UInt8(ascii: "{"): return try openFlow(properties)
    case UInt8(ascii: "\""):
      try readDoubleQuoted(parent: parent)
      tree.attach(properties, to: index)
      return completeFlowNode(isJSON: true)
    case UInt8(ascii: "'"):
      try readSingleQuoted(parent: parent)
      tree.attach(properties, to: index)
      return completeFlowNode(isJSON: true)
    case UInt8(ascii: "*"):
      try readAlias()
      guard properties.isEmpty else { throw error(.aliasWithProperties, tree.records[index].range) }
    case _ where !properties.isEmpty && isAtEmptyFlowNode: appendEmpty(properties)
    default:
      try readFlowPlain(parent: parent)
      tree.attach(properties, to: index)
    }
    completeFlowNode(isJSON: false)
  }

  /// Whether what follows properties is not a node.
  private var isAtEmptyFlowNode: Bool {
    if isAtFlowCloser || cursor.byte == UInt8(ascii: ",") { return true }
    let next = cursor.byte(ahead: 1)
    return cursor.byte == UInt8(ascii: ":") && (next.isBlankOrEnd || next.isFlowIndicator)
  }
}
