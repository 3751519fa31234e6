import SourceText

/// A run of carets or dashes under a line of source, and what is said about it.
struct Mark {
  /// The first cell under the line, from 0.
  var start: Int
  /// How many cells; at least one.
  var width: Int
  /// Carets where the place has to change, dashes where it explains.
  var isPrimary: Bool
  /// What is to be seen there; may be empty.
  var text: String

  /// The cell after the last one.
  var end: Int { start + width }
}

/// The rows under one line of source.
///
/// Marks that do not touch share a row; the last one's text follows it, and the texts of the others stand below, each under
/// the start of its mark:
///
///     | ----  ---- ^^^^ here
///     | |     and here
///     | first here
struct MarkRows {
  let style: Style
  let severity: Severity

  /// The rows for the marks, in any order.
  func rows(_ marks: [Mark]) -> [String] {
    var waiting = marks.sorted { ($0.start, $1.isPrimary ? 1 : 0) < ($1.start, $0.isPrimary ? 1 : 0) }
    var rows: [String] = []
    while !waiting.isEmpty {
      var together: [Mark] = []
      var overlapping: [Mark] = []
      for mark in waiting {
        if let last = together.last, mark.start <= last.end { overlapping.append(mark) } else { together.append(mark) }
      }
      rows += self.rows(together: together)
      waiting = overlapping
    }
    return rows
  }

  private func rows(together marks: [Mark]) -> [String] {
    var underline = Row()
    for mark in marks {
      underline.put(String(repeating: mark.isPrimary ? "^" : "-", count: mark.width), at: mark.start) { ink($0, mark) }
    }
    if let last = marks.last, !last.text.isEmpty { underline.put(last.text, at: last.end + 1) { ink($0, last) } }
    var rows = [underline.text]
    var others = marks.dropLast().filter { !$0.text.isEmpty }
    while let last = others.popLast() {
      var row = Row()
      for mark in others { row.put("|", at: mark.start) { ink($0, mark) } }
      row.put(last.text, at: last.start) { ink($0, last) }
      rows.append(row.text)
    }
    return rows
  }

  private func ink(_ text: String, _ mark: Mark) -> String {
    style.ink(mark.isPrimary ? .severity(severity) : .related, text)
  }

  /// A row being filled from left to right.
  private struct Row {
    var text = ""
    private var width = 0

    mutating func put(_ piece: String, at cell: Int, ink: (String) -> String) {
      let shown = DisplayText(piece)
      text += String(repeating: " ", count: max(0, cell - width)) + ink(shown.text)
      width = max(width, cell) + shown.width
    }
  }
}
