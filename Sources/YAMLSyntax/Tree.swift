internal import SourceText

/// A run of bytes in eight bytes.
struct Extent: Sendable {
  let start: UInt32
  let end: UInt32

  init(_ range: Range<Int>) {
    start = UInt32(clamping: range.lowerBound)
    end = UInt32(clamping: range.upperBound)
  }

  var range: Range<Int> { Int(start)..<max(Int(start), Int(end)) }
}

/// One node as it is kept: 24 bytes, in the order in which nodes begin, so that a subtree is a run of records.
struct Record: Sendable {
  enum Shape: UInt8 {
    case blockMapping, flowMapping, blockSequence, flowSequence
    case plain, singleQuoted, doubleQuoted, literal, folded
    case alias
  }

  let shape: Shape
  let start: UInt32
  var end: UInt32
  /// How many records the subtree has, this one included.
  var size: UInt32 = 1
  /// A scalar: its place in `texts`, or `inSource`. An alias: the record it stands for. A collection: how many entries it has.
  var detail: UInt32 = Record.inSource
  /// The place in `properties`, or `none`.
  var properties: UInt32 = Record.none

  init(_ shape: Shape, _ range: Range<Int>) {
    self.shape = shape
    start = UInt32(clamping: range.lowerBound)
    end = UInt32(clamping: range.upperBound)
  }

  static let inSource = UInt32.max
  static let none = UInt32.max

  var range: Range<Int> { Int(start)..<max(Int(start), Int(end)) }

  var isMapping: Bool { shape == .blockMapping || shape == .flowMapping }
  var isSequence: Bool { shape == .blockSequence || shape == .flowSequence }
  var isScalar: Bool { !isMapping && !isSequence && shape != .alias }
}

/// What can stand before a node: `&anchor` and `!tag`.
struct Properties: Sendable {
  /// The name, without the `&`.
  var anchor: Extent?
  /// The tag as written.
  var tagSource: Extent?
  /// The tag as it is meant: handles replaced, escapes decoded.
  var tag: String?

  var isEmpty: Bool { anchor == nil && tagSource == nil }
}

/// A document as it is kept.
struct DocumentRecord: Sendable {
  let root: Int
  var range: Range<Int>
  var beginsExplicitly: Bool
  var endsExplicitly = false
  /// The comments that stand in it or lead to it.
  var comments: Range<Int> = 0..<0
}

/// Everything that was read from one file, flat: no node owns another, and a handle is a number.
struct Tree: Sendable {
  let bytes: [UInt8]
  let file: UInt32
  var records: [Record] = []
  /// Texts that do not stand in the source as they are: with escapes decoded or lines folded.
  var decoded: [UInt8] = []
  var texts: [Extent] = []
  var properties: [Properties] = []
  var comments: [Extent] = []
  var documents: [DocumentRecord] = []
  var warnings: [Diagnostic] = []
  /// Where byte order marks were passed over.
  var byteOrderMarks: Set<Int> = []
  /// A key is set twice somewhere, which JSON allows: the last one counts.
  var hasDuplicateKeys = false

  init(bytes: [UInt8], file: UInt32) {
    self.bytes = bytes
    self.file = file
  }

  /// What a scalar says, in bytes.
  func text(of index: Int) -> ArraySlice<UInt8> {
    let range = textRange(of: index)
    return records[index].detail == Record.inSource ? bytes[range] : decoded[range]
  }

  /// Where a scalar's text stands: in the source, or in `decoded`.
  private func textRange(of index: Int) -> Range<Int> {
    let record = records[index]
    guard record.detail == Record.inSource else { return texts[Int(record.detail)].range }
    switch record.shape {
    case .singleQuoted, .doubleQuoted: return record.range.dropFirst().dropLast()
    case .plain, .literal, .folded, .alias, .blockMapping, .flowMapping, .blockSequence, .flowSequence:
      return record.range
    }
  }

  /// Whether two scalars say the same; most differ in length, which is seen without a look at the text.
  func haveSameText(_ left: Int, _ right: Int) -> Bool {
    textRange(of: left).count == textRange(of: right).count && text(of: left).elementsEqual(text(of: right))
  }

  func properties(of index: Int) -> Properties? {
    let place = records[index].properties
    return place == Record.none ? nil : properties[Int(place)]
  }

  func place(_ range: Range<Int>) -> SourceRange { SourceRange(file: file, range) }
}

// Growing a tree.
extension Tree {
  mutating func append(_ record: Record, _ node: Properties = Properties()) {
    records.append(record)
    attach(node, to: records.count - 1)
  }

  mutating func attach(_ node: Properties, to index: Int) {
    guard !node.isEmpty else { return }
    records[index].properties = UInt32(clamping: properties.count)
    properties.append(node)
  }

  /// Puts a mapping before the key that turned out to be one; the key's subtree is at the end of the records.
  mutating func insertMapping(
    _ shape: Record.Shape, before index: Int, start: Int, _ node: Properties = Properties()
  ) {
    records.insert(Record(shape, start..<start), at: index)
    attach(node, to: index)
  }

  mutating func close(_ index: Int, end: Int, entries: Int) {
    records[index].size = UInt32(clamping: records.count - index)
    records[index].end = UInt32(clamping: end)
    records[index].detail = UInt32(clamping: entries)
  }

  /// Names the bytes decoded since `start` as a text.
  mutating func keepText(from start: Int) -> UInt32 {
    texts.append(Extent(start..<decoded.count))
    return UInt32(clamping: texts.count - 1)
  }
}
