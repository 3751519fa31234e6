import SourceText

/// The lines of a file that a diagnostic is about, numbered, with marks below them.
struct Excerpt {
  let style: Style
  let severity: Severity
  /// How many cells the widest line number of the diagnostic takes.
  let gutter: Int
  /// How many cells the terminal has.
  let width: Int

  /// The empty line of the gutter: `   |`.
  var bar: String { style.ink(.gutter, margin + " |") }

  private var margin: String { String(repeating: " ", count: gutter) }

  /// The place of the first label and, below it, every line that has one.
  func lines(
    of labels: [(label: Diagnostic.Label, isPrimary: Bool)], isFirst: Bool, in lines: inout FileLines
  ) -> [String] {
    guard let first = labels.first else { return [] }
    let start = first.label.range.bytes.lowerBound
    let place = "\(DisplayText(lines.file.name).text):\(lines.line(at: start).number):\(lines.column(at: start))"
    var printed = [style.ink(.gutter, margin + (isFirst ? "-->" : ":::")) + " " + place, bar]

    var byLine: [(line: FileLines.Line, labels: [ClippedLine.Label])] = []
    for (label, isPrimary) in labels {
      let line = lines.line(at: label.range.bytes.lowerBound)
      let bytes = label.range.bytes.clamped(to: line.bytes)
      let shown = ClippedLine.Label(bytes: bytes, isPrimary: isPrimary, text: label.shown)
      if let index = byLine.firstIndex(where: { $0.line == line }) {
        byLine[index].labels.append(shown)
      } else {
        byLine.append((line, [shown]))
      }
    }
    var previous: Int?
    for (line, labels) in byLine.sorted(by: { $0.line.number < $1.line.number }) {
      lines.hideSecrets(in: line, around: labels.map { $0.bytes })
      let pieces = ClippedLine.pieces(of: line.bytes, in: lines.shown, labels: labels, cells: width - gutter - 3)
      for piece in pieces {
        if let previous, line.number != previous + 1 { printed.append(style.ink(.gutter, margin + "...")) }
        printed.append(numbered(line.number, piece.text))
        printed += MarkRows(style: style, severity: severity).rows(piece.marks).map { "\(bar) \($0)" }
        previous = line.number
      }
    }
    return printed
  }

  /// `= fix: text`; further lines of the text keep the bar, so that no line of a report begins with words from a file.
  func remark(_ title: String, _ text: String) -> [String] {
    let hasLines = text.utf8.contains(UInt8(ascii: "\n"))
    let lines = hasLines ? text.split(separator: "\n", omittingEmptySubsequences: false) : [text[...]]
    return lines.enumerated().map { index, line in
      let opening = index == 0 ? "\(margin) = " : "\(margin) | "
      let name = index == 0 ? "\(DisplayText(title).text): " : String(repeating: " ", count: title.count + 2)
      let rest = name + DisplayText(line).text
      return style.ink(.gutter, opening) + (index == 0 ? rest : trimmed(rest))
    }
  }

  private func numbered(_ number: Int, _ text: String) -> String {
    let digits = String(number)
    let opening = String(repeating: " ", count: gutter - digits.utf8.count) + digits + " |"
    return style.ink(.gutter, opening) + (text.isEmpty ? "" : " " + text)
  }

  private func trimmed(_ text: String) -> String { text.allSatisfy { $0 == " " } ? "" : text }
}
