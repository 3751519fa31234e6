/// Tokens with the spaces that stand before each: what formatting changes, and all that it changes.
///
/// Lines are split into up to three cells (what leads, the `=` and what follows, the comment at the end), and cells of
/// neighbouring lines are set below each other.
struct HCLLayout {
  /// The bytes that tokens point into: the file, then whatever was written instead of some of it.
  let bytes: [UInt8]
  let tokens: [HCLToken]
  /// The spaces before each token.
  var spaces: [Int]
  private var lines: [Line] = []

  private struct Line {
    var lead: Range<Int>
    var assignment: Range<Int>?
    var comment: Int?
  }

  /// Tokens whose last is `.end`, laid out from nothing; `spacesAtEnd` is kept as it is.
  init(_ tokens: [HCLToken], of bytes: [UInt8], spacesAtEnd: Int) {
    self.bytes = bytes
    self.tokens = tokens
    spaces = Array(repeating: 0, count: tokens.count)
    if let last = spaces.indices.last { spaces[last] = spacesAtEnd }
    splitLines()
    indent()
    spaceOut()
    align()
  }

  /// The text, with every token's spaces before it.
  var text: [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count + bytes.count / 8)
    for (index, token) in tokens.enumerated() {
      for _ in 0..<spaces[index] { text.append(UInt8(ascii: " ")) }
      text.append(contentsOf: bytes[token.bytes])
    }
    return text
  }

  // MARK: Lines and cells

  private mutating func splitLines() {
    var start = 0
    let end = max(0, tokens.count - 1)
    for index in 0..<end where endsLine(tokens[index]) {
      lines.append(cells(start..<index + 1))
      start = index + 1
    }
    lines.append(cells(start..<end))
  }

  private func endsLine(_ token: HCLToken) -> Bool {
    token.kind == .newline || token.kind == .comment && bytes[token.bytes].last == UInt8(ascii: "\n")
  }

  private func cells(_ range: Range<Int>) -> Line {
    var line = Line(lead: range)
    if range.count > 1, tokens[range.upperBound - 1].kind == .comment {
      line.comment = range.upperBound - 1
      line.lead = range.lowerBound..<range.upperBound - 1
    }
    // An assignment is a cell of its own only where it ends on the line it begins on.
    if let equal = line.lead.dropFirst().first(where: { tokens[$0].kind == .equal }) {
      let assignment = equal..<line.lead.upperBound
      if bracketChange(assignment) == 0 {
        line.assignment = assignment
        line.lead = line.lead.lowerBound..<equal
      }
    }
    return line
  }

  private func bracketChange(_ range: Range<Int>) -> Int {
    range.reduce(0) { $0 + tokens[$1].kind.bracketChange }
  }

  // MARK: Indentation

  /// Two spaces for every line that has opened more than it closed and is still open, however many brackets it opened.
  private mutating func indent() {
    var open: [Int] = []
    for line in lines where !line.lead.isEmpty {
      let first = line.lead.lowerBound
      if tokens[first].kind == .newline { continue }
      let change = bracketChange(upToHeredoc(line.lead)) + (line.assignment.map(bracketChange) ?? 0)
      if change < 0 { close(-change, &open) }
      spaces[first] = 2 * open.count
      if change > 0 { open.append(change) }
    }
  }

  private func upToHeredoc(_ lead: Range<Int>) -> Range<Int> {
    guard let heredoc = lead.first(where: { tokens[$0].kind == .openHeredoc }) else { return lead }
    return lead.lowerBound..<heredoc
  }

  private func close(_ count: Int, _ open: inout [Int]) {
    var count = count
    while count > 0, let last = open.popLast() {
      if last > count { open.append(last - count) }
      count -= last
    }
  }

  // MARK: Spaces between tokens

  private mutating func spaceOut() {
    for line in lines {
      spaceOut(line.lead)
      if let assignment = line.assignment { spaceOut(assignment) }
    }
  }

  private mutating func spaceOut(_ cell: Range<Int>) {
    for index in cell.dropLast() {
      let before = index > cell.lowerBound ? tokens[index - 1].kind : nil
      let isIn = tokens[index].kind == .identifier && bytes[tokens[index].bytes].elementsEqual("in".utf8)
      spaces[index + 1] =
        HCLSpacing.follows(tokens[index].kind, isIn, after: before, before: tokens[index + 1].kind) ? 1 : 0
    }
  }

  // MARK: Columns

  private mutating func align() {
    align({ $0.assignment?.lowerBound }) { layout, line in layout.columns(line.lead) }
    align({ $0.comment }) { layout, line in
      layout.columns(line.lead) + (line.assignment.map { layout.columns($0) } ?? 0)
    }
  }

  /// Sets one cell of every unbroken run of lines that have it below each other, one space after the widest line.
  private mutating func align(_ cell: (Line) -> Int?, width: (Self, Line) -> Int) {
    var start = 0
    while start < lines.count {
      guard cell(lines[start]) != nil else {
        start += 1
        continue
      }
      let run = lines[start...].prefix { cell($0) != nil }
      let widths = run.map { width(self, $0) }
      let widest = widths.max() ?? 0
      for (line, width) in zip(run, widths) {
        if let index = cell(line) { spaces[index] = widest - width + 1 }
      }
      start = run.endIndex
    }
  }

  private func columns(_ cell: Range<Int>) -> Int {
    cell.reduce(0) { $0 + spaces[$1] + columns(of: bytes[tokens[$1].bytes]) }
  }

  /// Columns are characters as a reader sees them, so that `é` written as two scalars is one.
  private func columns(of text: ArraySlice<UInt8>) -> Int {
    if text.contains(where: { $0 >= 0x80 || $0 == UInt8(ascii: "\r") }) {
      return String(decoding: text, as: UTF8.self).count
    }
    return text.count
  }
}
