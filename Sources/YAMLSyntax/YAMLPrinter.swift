/// Prints trees as YAML that is pleasant to read and hard to misread: block style, two spaces, quotes only where needed.
public struct YAMLPrinter {
  private var text = ""
  /// The last thing printed is a literal that keeps its blank lines: another one would become part of it.
  private var endsInKeptLines = false

  /// A tree as a document, with a line break at its end.
  public static func print(_ root: YAMLOutput) -> String {
    var printer = YAMLPrinter()
    printer.root(root)
    return printer.text
  }

  private mutating func root(_ node: YAMLOutput) {
    above(node, indentation: 0)
    guard isBlock(node) else {
      if let tag = node.tag { text += printed(tag) + " " }
      inline(node, indentation: 0)
      return
    }
    if let comment = node.commentAtEnd { line("# " + cleaned(comment), indentation: 0) }
    if let tag = node.tag { line(printed(tag), indentation: 0) }
    block(node, indentation: 0)
  }

  /// Whether a node takes lines of its own below its key or dash.
  private func isBlock(_ node: YAMLOutput) -> Bool {
    switch node.content {
    case .scalar: false
    case .sequence(let items): !items.isEmpty && !canBeFlow(node)
    case .mapping(let entries): !entries.isEmpty && !canBeFlow(node)
    }
  }

  private func canBeFlow(_ node: YAMLOutput) -> Bool {
    node.isFlow && node.commentBelow.isEmpty && !holdsComments(node)
  }

  private func holdsComments(_ node: YAMLOutput) -> Bool {
    let children =
      switch node.content {
      case .scalar: [YAMLOutput]()
      case .sequence(let items): items
      case .mapping(let entries): entries.map { $0.value }
      }
    return children.contains {
      !$0.commentAbove.isEmpty || $0.commentAtEnd != nil || !$0.commentBelow.isEmpty || holdsComments($0)
    }
  }
}

// Block style.
extension YAMLPrinter {
  /// The entries of a collection, each on its line.
  private mutating func block(_ node: YAMLOutput, indentation: Int, isCompact: Bool = false) {
    switch node.content {
    case .scalar: inline(node, indentation: indentation)
    case .sequence(let items):
      for (index, item) in items.enumerated() {
        begin(item, indentation: indentation, isCompact: isCompact && index == 0)
        text += "-"
        value(item, indentation: indentation, isItem: true)
      }
    case .mapping(let entries):
      for (index, entry) in entries.enumerated() {
        begin(entry.value, indentation: indentation, isCompact: isCompact && index == 0)
        key(entry.key, indentation: indentation)
        value(entry.value, indentation: indentation, isItem: false)
      }
    }
    comments(node.commentBelow, indentation: indentation)
  }

  private mutating func begin(_ node: YAMLOutput, indentation: Int, isCompact: Bool) {
    if isCompact { return }
    above(node, indentation: indentation)
    text += spaces(indentation)
  }

  private mutating func key(_ key: String, indentation: Int) {
    let printed = ScalarText.string(key, inFlow: false)
    if printed.unicodeScalars.count <= 1000 {
      text += printed + ":"
    } else {
      text += "? \(printed)\n\(spaces(indentation)):"
    }
  }

  /// What follows `key:` or `-`.
  private mutating func value(_ node: YAMLOutput, indentation: Int, isItem: Bool) {
    if let tag = node.tag { text += " " + printed(tag) }
    guard isBlock(node) else {
      text += " "
      return inline(node, indentation: indentation)
    }
    if isItem, node.tag == nil, node.commentAtEnd == nil, !beginsAbove(node) {
      text += " "
      return block(node, indentation: indentation + 2, isCompact: true)
    }
    endOfLine(node)
    block(node, indentation: indentation + 2)
  }

  /// Whether the first entry has something above its line, so that it cannot share the line of a dash.
  private func beginsAbove(_ node: YAMLOutput) -> Bool {
    let first: YAMLOutput? =
      switch node.content {
      case .scalar: nil
      case .sequence(let items): items.first
      case .mapping(let entries): entries.first?.value
      }
    return first.map { !$0.commentAbove.isEmpty || $0.hasBlankLineAbove } ?? false
  }

  /// A node that begins on the line at hand: a scalar, or a collection in brackets.
  private mutating func inline(_ node: YAMLOutput, indentation: Int) {
    if case .scalar(.string(let string)) = node.content, let literal = LiteralBlock(string) {
      text += literal.header
      endOfLine(node)
      for content in literal.lines { line(content, indentation: content.isEmpty ? 0 : indentation + 2) }
      endsInKeptLines = literal.keepsBlankLines
      return
    }
    flow(node)
    endOfLine(node)
  }

  private mutating func endOfLine(_ node: YAMLOutput) {
    if let comment = node.commentAtEnd { text += " # " + cleaned(comment) }
    text += "\n"
  }

  private mutating func above(_ node: YAMLOutput, indentation: Int) {
    if node.hasBlankLineAbove, !text.isEmpty, !endsInKeptLines { text += "\n" }
    endsInKeptLines = false
    comments(node.commentAbove, indentation: indentation)
  }

  private mutating func comments(_ comments: [String], indentation: Int) {
    for comment in comments {
      for part in comment.split(omittingEmptySubsequences: false, whereSeparator: { $0.isNewline }) {
        line(part.isEmpty ? "#" : "# " + cleaned(String(part)), indentation: indentation)
      }
    }
  }

  private mutating func line(_ content: String, indentation: Int) { text += spaces(indentation) + content + "\n" }

  private func spaces(_ count: Int) -> String { String(repeating: " ", count: count) }

  /// A comment with nothing in it that could end it.
  private func cleaned(_ comment: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in comment.unicodeScalars { result.append(ScalarText.isPrintable(scalar) ? scalar : " ") }
    return String(result)
  }
}

// Flow style and tags.
extension YAMLPrinter {
  private mutating func flow(_ node: YAMLOutput, isNested: Bool = false) {
    if isNested, let tag = node.tag { text += printed(tag) + " " }
    switch node.content {
    case .scalar(let value): text += ScalarText.of(value, inFlow: isNested)
    case .sequence(let items):
      text += "["
      for (index, item) in items.enumerated() {
        if index > 0 { text += ", " }
        flow(item, isNested: true)
      }
      text += "]"
    case .mapping(let entries):
      text += entries.isEmpty ? "{" : "{ "
      for (index, entry) in entries.enumerated() {
        if index > 0 { text += ", " }
        let key = ScalarText.string(entry.key, inFlow: true)
        text += key.unicodeScalars.count <= 1000 ? "\(key): " : "? \(key) : "
        flow(entry.value, isNested: true)
      }
      text += entries.isEmpty ? "}" : " }"
    }
  }

  /// A tag as it is written: in short where it can be, with escapes for what a tag cannot hold.
  private func printed(_ tag: String) -> String {
    if tag == "!" { return tag }
    if tag.hasPrefix("!") { return "!" + encoded(tag.dropFirst()) }
    if tag.hasPrefix(CoreSchema.prefix) { return "!!" + encoded(tag.dropFirst(CoreSchema.prefix.count)) }
    return "!<\(encoded(tag[...]))>"
  }

  private func encoded(_ text: Substring) -> String {
    var result: [UInt8] = []
    for byte in text.utf8 {
      if byte.isTagCharacter, byte != UInt8(ascii: "%") {
        result.append(byte)
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        result += ("%" + (digits.utf8.count == 1 ? "0" : "") + digits).utf8
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
