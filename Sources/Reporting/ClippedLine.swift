import SourceText

/// A line of source cut to the terminal around the places that are marked in it, with `…` where something was left out.
struct ClippedLine {
  /// What to print.
  let text: String
  /// The marks under it.
  let marks: [Mark]

  /// A label on the line: the bytes to mark, and what is said about them.
  struct Label {
    let bytes: Range<Int>
    let isPrimary: Bool
    let text: String
  }

  /// One piece where everything fits; else a piece for each group of labels that stand near each other.
  static func pieces(of line: Range<Int>, in bytes: [UInt8], labels: [Label], cells: Int) -> [ClippedLine] {
    let labels = labels.sorted { $0.bytes.lowerBound < $1.bytes.lowerBound }
    if line.count <= cells * bytesPerCell {
      let whole = DisplayText(decoding: bytes[line])
      if whole.width <= cells {
        let marks = labels.map { mark($0, from: line.lowerBound, shiftedBy: 0, in: bytes, cells: .max) }
        return [ClippedLine(text: whole.text, marks: marks)]
      }
    }
    return groups(labels, in: bytes, cells: cells).map { clip(line, in: bytes, labels: $0, cells: cells) }
  }

  /// How far a search for what fills a cell goes: the longest UTF-8 form of a character.
  private static let bytesPerCell = 4

  /// Labels that start within one screen line of the first of them.
  private static func groups(_ labels: [Label], in bytes: [UInt8], cells: Int) -> [[Label]] {
    var groups: [[Label]] = []
    for label in labels {
      if let first = groups.last?.first {
        let between = first.bytes.lowerBound..<label.bytes.lowerBound
        if between.count <= cells * bytesPerCell, DisplayText(decoding: bytes[between]).width <= cells * 2 / 3 {
          groups[groups.count - 1].append(label)
          continue
        }
      }
      groups.append([label])
    }
    return groups
  }

  private static func clip(_ line: Range<Int>, in bytes: [UInt8], labels: [Label], cells: Int) -> ClippedLine {
    let anchor = labels.first?.bytes.lowerBound ?? line.lowerBound
    let reach = cells * bytesPerCell
    let before = boundary(max(line.lowerBound, anchor - reach), in: bytes)..<anchor
    let after = anchor..<max(anchor, boundary(min(line.upperBound, anchor + reach), in: bytes))
    let marked = anchor..<min(after.upperBound, labels.map { $0.bytes.upperBound }.max() ?? anchor)
    let left = characters(bytes[before])
    let right = characters(bytes[after])
    let leftWidth = left.reduce(0) { $0 + $1.width }
    let rightWidth = right.reduce(0) { $0 + $1.width }
    let markedWidth = min(cells, DisplayText(decoding: bytes[marked]).width)
    let leftShare = min(leftWidth, max(cells - rightWidth, (cells - markedWidth) / 2, cells / 8))

    let kept = fill(left.reversed(), to: leftShare, isWhole: before.lowerBound == line.lowerBound)
    let shown = fill(right, to: cells - kept.width, isWhole: after.upperBound == line.upperBound)
    var text = ""
    for piece in kept.pieces.reversed() { text += piece }
    for piece in shown.pieces { text += piece }
    let marks = labels.map { mark($0, from: anchor, shiftedBy: kept.width, in: bytes, cells: cells) }
    return ClippedLine(text: text, marks: marks)
  }

  /// Takes characters while they fit, and `…` as the last where some are left.
  private static func fill(
    _ characters: [(text: String, width: Int)], to cells: Int, isWhole: Bool
  ) -> (pieces: [String], width: Int) {
    let total = characters.reduce(0) { $0 + $1.width }
    if isWhole, total <= cells { return (characters.map({ $0.text }), total) }
    var pieces: [String] = []
    var width = 0
    for character in characters {
      if width + character.width > cells - 1 { break }
      pieces.append(character.text)
      width += character.width
    }
    return (pieces + ["…"], width + 1)
  }

  private static func characters(_ bytes: ArraySlice<UInt8>) -> [(text: String, width: Int)] {
    String(decoding: bytes, as: UTF8.self).map(DisplayText.shown)
  }

  /// The start of the UTF-8 form that an offset is inside of.
  private static func boundary(_ offset: Int, in bytes: [UInt8]) -> Int {
    var start = offset
    while start > 0, start < bytes.count, bytes[start] & 0xC0 == 0x80, offset - start < bytesPerCell { start -= 1 }
    return start
  }

  private static func mark(
    _ label: Label, from origin: Int, shiftedBy shift: Int, in bytes: [UInt8], cells: Int
  ) -> Mark {
    let reach = cells == .max ? bytes.count : cells * bytesPerCell
    let end = min(label.bytes.upperBound, label.bytes.lowerBound + reach)
    let start = shift + DisplayText(decoding: bytes[origin..<max(origin, label.bytes.lowerBound)]).width
    let width = DisplayText(decoding: bytes[label.bytes.lowerBound..<max(label.bytes.lowerBound, end)]).width
    return Mark(start: start, width: max(1, min(width, cells - start)), isPrimary: label.isPrimary, text: label.text)
  }
}
