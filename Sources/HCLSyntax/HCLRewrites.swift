import SourceText

/// What formatting changes beside white space: spellings of Terraform 0.11 in their present form, and labels in quotes.
struct HCLRewrites {
  /// The file, and behind it the text of new tokens.
  private var bytes: [UInt8]
  private let tokens: [HCLToken]
  private var edits: [(range: Range<Int>, tokens: [HCLToken])] = []

  init(_ bytes: [UInt8], _ tokens: [HCLToken]) {
    self.bytes = bytes
    self.tokens = tokens
  }

  /// Looks for what to change in a body; `path` names the blocks that it is in.
  mutating func visit(_ body: HCLBody, inside path: [String]) {
    for attribute in body.attributes {
      let value = indexes(of: attribute.value.range)
      let edit = path == ["variable"] && attribute.name.value == "type" ? newType(value) : unwrapped(value)
      if let edit { edits.append((value, edit)) }
    }
    for block in body.blocks {
      relabel(block)
      visit(block.body, inside: path + [block.type.value])
    }
  }

  /// The tokens with every change made, and the bytes that they point into.
  consuming func applied() -> (tokens: [HCLToken], bytes: [UInt8]) {
    guard !edits.isEmpty else { return (tokens, bytes) }
    var result: [HCLToken] = []
    var next = 0
    for edit in edits.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      result += tokens[next..<edit.range.lowerBound]
      result += edit.tokens
      next = edit.range.upperBound
    }
    return (result + tokens[next...], bytes)
  }

  /// The tokens that begin in a range.
  private func indexes(of range: SourceRange) -> Range<Int> {
    firstIndex(from: range.start)..<firstIndex(from: range.end)
  }

  private func firstIndex(from offset: UInt32) -> Int {
    var low = 0
    var high = tokens.count
    while low < high {
      let middle = (low + high) / 2
      if tokens[middle].start < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private mutating func token(_ kind: HCLTokenKind, _ text: String) -> HCLToken {
    let start = bytes.count
    bytes += Array(text.utf8)
    return HCLToken(kind, start, bytes.count)
  }

  // MARK: "${value}"

  /// The inside of a string that is one interpolation and nothing else.
  private mutating func unwrapped(_ value: Range<Int>) -> [HCLToken]? {
    guard value.count >= 5, tokens[value.lowerBound].kind == .openQuote,
      tokens[value.lowerBound + 1].kind == .interpolation, tokens[value.upperBound - 2].kind == .sequenceEnd,
      tokens[value.upperBound - 1].kind == .closeQuote
    else { return nil }
    var inside = tokens[value.lowerBound + 2..<value.upperBound - 2]
    guard isOneSequence(inside) else { return nil }
    inside = inside.drop { $0.kind == .newline }
    while inside.last?.kind == .newline { inside.removeLast() }
    let isBroken = inside.contains { $0.kind == .newline }
    let isHeld = inside.first?.kind == .openParenthesis && inside.last?.kind == .closeParenthesis
    var result = Array(inside)
    if isBroken, !isHeld {
      result.insert(token(.openParenthesis, "("), at: 0)
      result.append(token(.closeParenthesis, ")"))
    }
    return isValue(result) ? result : nil
  }

  /// Whether no other sequence and no text stands beside the first.
  private func isOneSequence(_ inside: ArraySlice<HCLToken>) -> Bool {
    var quotes = 0
    for token in inside {
      switch token.kind {
      case .openQuote: quotes += 1
      case .closeQuote: quotes -= 1
      case .interpolation, .sequenceEnd, .quotedText: if quotes == 0 { return false }
      default: break
      }
    }
    return true
  }

  /// Whether tokens can stand alone behind `=`.
  private func isValue(_ value: [HCLToken]) -> Bool {
    HCLParser(bytes, file: 0, tokens: value + [HCLToken(.end, bytes.count, bytes.count)])
      .wholeValue(newlines: true) != nil
  }

  // MARK: type = "string"

  private mutating func newType(_ value: Range<Int>) -> [HCLToken]? {
    let first = tokens[value.lowerBound]
    if value.count == 1, first.kind == .identifier {
      switch String(decoding: bytes[first.bytes], as: UTF8.self) {
      case "list", "map", "set": return call(first, "any")
      default: return nil
      }
    }
    guard value.count == 3, first.kind == .openQuote, tokens[value.lowerBound + 1].kind == .quotedText else {
      return nil
    }
    let word = tokens[value.lowerBound + 1]
    let name = HCLToken(.identifier, Int(word.start), Int(word.end))
    switch String(decoding: bytes[word.bytes], as: UTF8.self) {
    case "string": return [name]
    case "list", "map": return call(name, "string")
    default: return nil
    }
  }

  private mutating func call(_ name: HCLToken, _ argument: String) -> [HCLToken] {
    [name, token(.openParenthesis, "("), token(.identifier, argument), token(.closeParenthesis, ")")]
  }

  // MARK: Labels

  /// Labels get quotes and nothing between them.
  private mutating func relabel(_ block: HCLBlock) {
    guard let last = block.labels.last else { return }
    let start = firstIndex(from: block.type.range.end)
    let old = start..<firstIndex(from: last.range.end)
    if old.count == 3 * block.labels.count, tokens[old].allSatisfy(isPlainLabel) { return }
    var new: [HCLToken] = []
    for label in block.labels {
      new.append(token(.openQuote, "\""))
      if !label.value.isEmpty { new.append(token(.quotedText, HCLQuoting.escaped(label.value, printable: true))) }
      new.append(token(.closeQuote, "\""))
    }
    edits.append((old, new))
  }

  private func isPlainLabel(_ token: HCLToken) -> Bool {
    switch token.kind {
    case .openQuote, .closeQuote: true
    case .quotedText: bytes[token.bytes].allSatisfy { $0.continuesASCIIIdentifier }
    default: false
    }
  }
}
