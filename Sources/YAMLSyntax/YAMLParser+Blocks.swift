internal import SourceText

// Block structure: what stands in a slot, and how collections go on.
extension YAMLParser {
  /// Reads the node of a slot as far as it can be read without entering another slot.
  mutating func readNode(_ slot: Slot) throws(YAMLError) -> Expectation {
    var outer = Properties()
    var inner = Properties()
    var place = Place(slot.line)
    var start = cursor.position
    while true {
      let gap = cursor.skipToContent()
      if gap.beginsLine {
        outer = try merged(outer, inner)
        inner = Properties()
        place = Place(.fresh)
      }
      if inner.isEmpty {
        place.hasTab = gap.hasTab
        start = cursor.position
      }
      if cursor.isAtDocumentEnd || (place.line == .fresh && isLeft(of: slot)) {
        if place.line == .fresh, place.hasTab, !cursor.isAtEnd { throw tabError() }
        appendEmpty(try merged(outer, inner))
        return .entry
      }
      guard isAtProperty else { break }
      try readProperty(into: &inner)
    }
    place.column = start - cursor.lineStart
    if cursor.isIndicator("-") || cursor.isIndicator("?") { return try openCollection(outer, inner, place) }
    if cursor.byte == UInt8(ascii: "|") || cursor.byte == UInt8(ascii: ">") {
      try readBlockScalar(parent: slot.parent, try merged(outer, inner))
      return .entry
    }
    return try readLine(slot, outer, inner, place, start: start)
  }

  /// Where in its line a node begins.
  struct Place {
    let line: Slot.Line
    var hasTab = false
    var column = 0

    init(_ line: Slot.Line) { self.line = line }

    /// Whether a block collection may begin here.
    var allowsCollection: Bool { !hasTab && (line == .fresh || line == .afterDash) }
  }

  /// Whether a line is not indented enough to belong to a slot.
  private func isLeft(of slot: Slot) -> Bool {
    let indentation = cursor.indentation
    if indentation > slot.parent { return false }
    let isList = indentation == slot.parent && cursor.column == indentation && cursor.isIndicator("-")
    return !(slot.allowsListAtParent && isList)
  }

  mutating func appendEmpty(_ properties: Properties = Properties()) {
    tree.append(Record(.plain, contentEnd..<contentEnd), properties)
  }

  /// Opens a list at its `-`, or a mapping at its first `?`.
  private mutating func openCollection(
    _ outer: Properties, _ inner: Properties, _ place: Place
  ) throws(YAMLError) -> Expectation {
    let isMapping = cursor.byte == UInt8(ascii: "?")
    guard place.allowsCollection else { throw misplacedCollection(place) }
    guard inner.isEmpty else { throw error(.collectionAfterProperties, here) }
    let start = cursor.position
    try open(isMapping: isMapping, at: tree.records.count, column: place.column)
    tree.append(Record(isMapping ? .blockMapping : .blockSequence, start..<start), outer)
    return isMapping ? readExplicitKeyMark() : readDash()
  }

  /// Notes an open collection whose record is, or is about to be, at an index.
  private mutating func open(isMapping: Bool, at index: Int, column: Int) throws(YAMLError) {
    try checkDepth()
    levels.append(
      Level(record: index, isMapping: isMapping, indentation: column, lastEntry: cursor.lineStart + column))
  }

  /// Reads what stands in a line: a scalar, a flow collection or an alias, and if a `:` follows, the mapping it is a key of.
  private mutating func readLine(
    _ slot: Slot, _ outer: Properties, _ inner: Properties, _ place: Place, start: Int
  ) throws(YAMLError) -> Expectation {
    let index = tree.records.count
    let line = cursor.lineStart
    try readLeaf(parent: slot.parent)
    if skipToColon() {
      guard place.allowsCollection else { throw misplacedCollection(place) }
      try checkKey(index, start: start, line: line, inner)
      tree.attach(inner, to: index)
      tree.insertMapping(.blockMapping, before: index, start: start, outer)
      try open(isMapping: true, at: index, column: place.column)
      return readColon()
    }
    let properties = try merged(outer, inner)
    if tree.records[index].shape == .alias, !properties.isEmpty {
      throw error(.aliasWithProperties, tree.records[index].range)
    }
    if tree.records[index].shape == .plain { try continuePlain(index, parent: slot.parent, start: start) }
    tree.attach(properties, to: index)
    try checkLineEnd(after: index)
    return .entry
  }

  /// Reads a leaf: a flow collection, an alias, a quoted scalar, the first line of a plain scalar, or nothing before a `:`.
  private mutating func readLeaf(parent: Int) throws(YAMLError) {
    switch cursor.byte {
    case UInt8(ascii: "["), UInt8(ascii: "{"): try readFlowCollection(parent: parent)
    case UInt8(ascii: "*"): try readAlias()
    case UInt8(ascii: "\""): try readDoubleQuoted(parent: parent)
    case UInt8(ascii: "'"): try readSingleQuoted(parent: parent)
    case UInt8(ascii: ":") where cursor.byte(ahead: 1).isBlankOrEnd:
      contentEnd = cursor.position
      appendEmpty()
    default: try readPlainLine()
    }
  }

  mutating func readAlias() throws(YAMLError) {
    let start = cursor.position
    let name = try readName(.aliasWithoutName)
    tree.append(Record(.alias, start..<name.upperBound))
    contentEnd = name.upperBound
  }
}

// Going on with open collections.
extension YAMLParser {
  /// At the start of a line that is not deeper than the last node: closes what is over and reads the next `-` or key.
  mutating func readEntry() throws(YAMLError) -> Expectation {
    let gap = cursor.skipToContent()
    if cursor.isAtDocumentEnd {
      _ = closeLevels { _ in true }
      return .documentEnd
    }
    let column = cursor.indentation
    if cursor.byte == UInt8(ascii: "%"), cursor.column == 0 { throw error(.directiveInDocument, restOfLine) }
    if gap.hasTab, !levels.isEmpty { throw tabError() }
    let closed = closeLevels { $0.indentation > column }
    if let list = levels.last, !list.isMapping, list.indentation == column, !cursor.isIndicator("-"),
      levels.dropLast().last?.indentation == column
    {
      closeLevel()
    }
    guard let level = levels.last, level.indentation == column else { throw misplacedLine(column, closed) }
    levels[levels.count - 1].lastEntry = cursor.position
    if !level.isMapping {
      guard cursor.isIndicator("-") else { throw notAnItem(level) }
      return readDash()
    }
    if level.awaitsValue, cursor.isIndicator(":") {
      levels[levels.count - 1].awaitsValue = false
      cursor.position += 1
      contentEnd = cursor.position
      return .node(Slot(parent: column, line: .afterDash, allowsListAtParent: true))
    }
    if level.awaitsValue {
      appendEmpty()
      levels[levels.count - 1].awaitsValue = false
    }
    if cursor.isIndicator("-") {
      throw error(.keyExpected, here, related: [(restOfFirstLine(of: level), "this mapping")])
    }
    return cursor.isIndicator("?") ? readExplicitKeyMark() : try readKey()
  }

  /// Reads a key of a mapping that is already open, up to its `:`.
  private mutating func readKey() throws(YAMLError) -> Expectation {
    let start = cursor.position
    let line = cursor.lineStart
    var properties = Properties()
    while isAtProperty {
      try readProperty(into: &properties)
      cursor.skipBlanks()
    }
    let index = tree.records.count
    if cursor.byte.isBreakOrEnd || cursor.byte == UInt8(ascii: "#") { throw error(.missingColon, start..<contentEnd) }
    if cursor.byte == UInt8(ascii: "|") || cursor.byte == UInt8(ascii: ">") { throw error(.missingColon, restOfLine) }
    try readLeaf(parent: levels.last?.indentation ?? -1)
    guard skipToColon() else { throw keyWithoutColon(index, start: start) }
    try checkKey(index, start: start, line: line, properties)
    tree.attach(properties, to: index)
    return readColon()
  }

  private mutating func readDash() -> Expectation {
    let column = cursor.column
    levels[levels.count - 1].entries += 1
    cursor.position += 1
    contentEnd = cursor.position
    return .node(Slot(parent: column, line: .afterDash, allowsListAtParent: false))
  }

  private mutating func readExplicitKeyMark() -> Expectation {
    let column = cursor.column
    levels[levels.count - 1].entries += 1
    levels[levels.count - 1].awaitsValue = true
    cursor.position += 1
    contentEnd = cursor.position
    return .node(Slot(parent: column, line: .afterDash, allowsListAtParent: true))
  }

  /// Reads the `:` behind a key that stands in the line.
  private mutating func readColon() -> Expectation {
    levels[levels.count - 1].entries += 1
    cursor.position += 1
    contentEnd = cursor.position
    return .node(Slot(parent: levels[levels.count - 1].indentation, line: .afterKey, allowsListAtParent: true))
  }

  /// Closes collections from the innermost outwards, and answers with the last one that was closed.
  private mutating func closeLevels(where isOver: (Level) -> Bool) -> Level? {
    var closed: Level?
    while let level = levels.last, isOver(level) {
      closed = level
      closeLevel()
    }
    return closed
  }

  private mutating func closeLevel() {
    guard let level = levels.last else { return }
    if level.awaitsValue { appendEmpty() }
    tree.close(level.record, end: contentEnd, entries: level.entries)
    levels.removeLast()
  }

  /// Moves over blanks, and answers whether a `:` follows that makes a key of what stands before it.
  private mutating func skipToColon() -> Bool {
    cursor.skipBlanks()
    return cursor.isIndicator(":")
  }

  /// Holds a key to what YAML asks of keys without `?`: one line, and no more than 1024 characters.
  private func checkKey(_ index: Int, start: Int, line: Int, _ properties: Properties) throws(YAMLError) {
    guard line == cursor.lineStart else { throw error(.multilineKey, start..<contentEnd) }
    if tree.records[index].shape == .alias, !properties.isEmpty {
      throw error(.aliasWithProperties, tree.records[index].range)
    }
    try checkKeyLength(start)
  }

  func checkKeyLength(_ start: Int) throws(YAMLError) {
    guard cursor.position - start > 1024 else { return }
    let characters = cursor.bytes[start..<cursor.position].lazy.filter { $0 & 0xC0 != 0x80 }.count
    if characters > 1024 { throw error(.longKey, start..<contentEnd) }
  }

  private func restOfFirstLine(of level: Level) -> Range<Int> {
    cursor.restOfLine(from: Int(tree.records[level.record].start))
  }
}
