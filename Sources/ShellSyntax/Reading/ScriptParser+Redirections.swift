import SourceText

/// A here-document whose lines come after the line that announces it.
struct AwaitedDocument {
  /// The number of its text.
  let number: Int
  /// The line that ends it.
  let delimiter: String
  /// Whether variables in it are expanded.
  let isExpanded: Bool
  /// Whether tabs before its lines are dropped: `<<-`.
  let dropsTabs: Bool
  /// The place of the delimiter where it is announced.
  let place: Range<Int>
}

// What input and output are connected to.
extension ScriptParser {
  /// A redirection, where one begins here.
  mutating func redirection() -> ScriptRedirection? {
    skipBlanks()
    let start = position
    let descriptor = takeDescriptor()
    guard let kind = takeOperator(hasDescriptor: descriptor != nil) else {
      position = start
      return nil
    }
    skipBlanks()
    let place = position
    guard let target = word() else {
      report(
        "a redirection leads nowhere", from: start, to: place, "no name follows", help: "write the file's name after it"
      )
      return ScriptRedirection(
        kind: .input, descriptor: descriptor, target: ScriptWord([], at: range(place, place)), range: range(from: start)
      )
    }
    var result = kind
    if case .document = kind { result = announce(target, from: place, dropsTabs: text(start..<place).contains("-")) }
    return ScriptRedirection(kind: result, descriptor: descriptor, target: target, range: range(from: start))
  }

  /// `2` of `2>file`, `name` of `{name}>file`; nothing is taken where no redirection follows.
  private mutating func takeDescriptor() -> String? {
    let start = position
    if byte == .openBrace {
      var last = position + 1
      while last < end, bytes[last].isInName { last += 1 }
      guard last + 1 < end, last > position + 1, bytes[last] == .closeBrace, Self.beginsOperator(bytes[last + 1]) else {
        return nil
      }
      position = last + 1
      return text(start + 1..<last)
    }
    var last = position
    while last < end, bytes[last].isDigit { last += 1 }
    guard last > start, last < end, Self.beginsOperator(bytes[last]) else { return nil }
    position = last
    return text(start..<last)
  }

  private static func beginsOperator(_ byte: UInt8) -> Bool { byte == .less || byte == .greater }

  private mutating func takeOperator(hasDescriptor: Bool) -> ScriptRedirection.Kind? {
    if !hasDescriptor, has("<(") || has(">(") { return nil }
    if take("<<<") { return .hereString }
    if take("<<-") || take("<<") { return .document(0, isExpanded: true) }
    if take("<&") { return .duplicateInput }
    if take("<>") { return .inputOutput }
    if take("<") { return .input }
    if take(">>") { return .append }
    if take(">|") { return .clobber }
    if take(">&") { return .duplicateOutput }
    if take(">") { return .output }
    if hasDescriptor { return nil }
    if take("&>>") { return .appendOutputAndError }
    return take("&>") ? .outputAndError : nil
  }

  private mutating func announce(_ target: ScriptWord, from place: Int, dropsTabs: Bool) -> ScriptRedirection.Kind {
    let isExpanded = !target.hasQuotes
    let delimiter = target.known ?? text(place..<position)
    let number = documents.count
    documents.append(ScriptWord([], hasQuotes: true, at: target.range))
    awaited.append(
      AwaitedDocument(
        number: number, delimiter: delimiter, isExpanded: isExpanded, dropsTabs: dropsTabs, place: place..<position))
    return .document(number, isExpanded: isExpanded)
  }

  /// Reads the texts that were announced on the line that ended just now.
  mutating func readDocuments() {
    let waiting = awaited
    awaited = []
    for document in waiting { read(document) }
  }

  /// At the end of the file nothing comes any more.
  mutating func finishDocuments() {
    for document in awaited { reportUnclosed(document) }
    awaited = []
  }

  private mutating func reportUnclosed(_ document: AwaitedDocument) {
    report(
      unclosed: "a here-document", from: document.place.lowerBound, to: document.place.upperBound,
      "no line says `\(document.delimiter)` alone", help: "write `\(document.delimiter)` on a line of its own")
  }

  private mutating func read(_ document: AwaitedDocument) {
    let start = position
    var line = position
    var next = end
    var isClosed = false
    while line < end {
      let lineEnd = bytes[line..<end].firstIndex(of: .lineFeed) ?? end
      if isDelimiter(line..<lineEnd, of: document) {
        next = min(lineEnd + 1, end)
        isClosed = true
        break
      }
      line = lineEnd + 1
    }
    if !isClosed { reportUnclosed(document) }
    documents[document.number] = body(of: document, start..<min(line, end))
    position = isClosed ? next : end
  }

  private func isDelimiter(_ line: Range<Int>, of document: AwaitedDocument) -> Bool {
    var bytes = bytes[line]
    if document.dropsTabs { bytes = bytes.drop { $0 == .tab } }
    if bytes.last == .carriageReturn { bytes = bytes.dropLast() }
    return bytes.elementsEqual(document.delimiter.utf8)
  }

  /// The lines of a here-document as one quoted word.
  private mutating func body(of document: AwaitedDocument, _ lines: Range<Int>) -> ScriptWord {
    let whole = end
    position = lines.lowerBound
    end = lines.upperBound
    var run = Run(at: position)
    var isAtLineStart = true
    while let byte {
      if isAtLineStart, document.dropsTabs, byte == .tab {
        close(&run, isQuoted: true)
        while self.byte == .tab { position += 1 }
        run.open(at: position)
      }
      isAtLineStart = self.byte == .lineFeed
      if document.isExpanded, byte != .doubleQuote, !isEscapedQuote { quotedByte(into: &run) } else { position += 1 }
    }
    close(&run, isQuoted: true)
    end = whole
    return ScriptWord(run.pieces, hasQuotes: true, at: range(lines.lowerBound, lines.upperBound))
  }

  /// In a here-document a backslash before a double quote is text, as the quote is.
  private var isEscapedQuote: Bool { byte == .backslash && byte(ahead: 1) == .doubleQuote }
}
