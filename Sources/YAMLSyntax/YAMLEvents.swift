/// A tree as a list of events, in the notation of the YAML test suite.
struct YAMLEvents {
  private let tree: Tree
  private var text: [UInt8] = []
  /// Open collections: the record after each, and the line that ends it.
  private var open: [(end: Int, closing: String)] = []

  static func text(of tree: Tree) -> String {
    var events = YAMLEvents(tree: tree)
    events.line("+STR")
    for (index, document) in tree.documents.enumerated() {
      let end = index + 1 < tree.documents.count ? tree.documents[index + 1].root : tree.records.count
      events.line(document.beginsExplicitly ? "+DOC ---" : "+DOC")
      for record in document.root..<end { events.begin(record) }
      events.closeCollections(before: end)
      events.line(document.endsExplicitly ? "-DOC ..." : "-DOC")
    }
    events.line("-STR")
    return String(decoding: events.text, as: UTF8.self)
  }

  private init(tree: Tree) { self.tree = tree }

  private mutating func line(_ words: String) {
    text += words.utf8
    text.append(0x0A)
  }

  private mutating func closeCollections(before index: Int) {
    while let last = open.last, last.end <= index {
      line(last.closing)
      open.removeLast()
    }
  }

  private mutating func begin(_ index: Int) {
    closeCollections(before: index)
    let record = tree.records[index]
    switch record.shape {
    case .blockMapping, .flowMapping: collection(index, "MAP", flow: record.shape == .flowMapping ? " {}" : "")
    case .blockSequence, .flowSequence: collection(index, "SEQ", flow: record.shape == .flowSequence ? " []" : "")
    case .plain: scalar(index, ":")
    case .singleQuoted: scalar(index, "'")
    case .doubleQuoted: scalar(index, "\"")
    case .literal: scalar(index, "|")
    case .folded: scalar(index, ">")
    case .alias: line("=ALI " + String(decoding: tree.bytes[record.range], as: UTF8.self))
    }
  }

  private mutating func collection(_ index: Int, _ name: String, flow: String) {
    line("+" + name + flow + properties(of: index))
    open.append((index + Int(tree.records[index].size), "-" + name))
  }

  private func properties(of index: Int) -> String {
    guard let properties = tree.properties(of: index) else { return "" }
    let anchor = properties.anchor.map { " &" + String(decoding: tree.bytes[$0.range], as: UTF8.self) }
    let tag = properties.tag.map { " <\($0)>" }
    return (anchor ?? "") + (tag ?? "")
  }

  private mutating func scalar(_ index: Int, _ style: String) {
    text += "=VAL\(properties(of: index)) \(style)".utf8
    for byte in tree.text(of: index) {
      switch byte {
      case UInt8(ascii: "\\"): text += "\\\\".utf8
      case 0x00: text += "\\0".utf8
      case 0x08: text += "\\b".utf8
      case 0x09: text += "\\t".utf8
      case 0x0A: text += "\\n".utf8
      case 0x0D: text += "\\r".utf8
      default: text.append(byte)
      }
    }
    text.append(0x0A)
  }
}
