import SourceText

/// One file as excerpts need it: which line an offset is on, where that line begins and ends, and the column.
///
/// It looks only at the line in question and remembers it, because a plan in JSON is one line of many megabytes with
/// hundreds of findings on it.
struct FileLines {
  /// One line: its number from 1, and its bytes without the line break.
  struct Line: Equatable {
    let number: Int
    let bytes: Range<Int>
  }

  let file: SourceFile
  private let table: LineTable
  private var last: Line?
  /// The bytes as they may be shown, as far as lines were asked for: secrets in them are asterisks.
  private(set) var shown: [UInt8]
  private var shownLines: [Int] = []
  /// A place between two characters whose column is known, so that the next finding on a long line counts from here.
  private var counted = (offset: 0, column: 1)
  private var countedPoints = (offset: 0, column: 1)

  init(_ file: SourceFile) {
    self.file = file
    table = LineTable(file)
    shown = file.bytes
  }

  /// How much of a very long line is looked at on either side of what is shown of it.
  private static let reach = 1 << 14

  /// Takes the secrets of a line out of `shown`; offsets stay what they are. Of a very long line only the surroundings of these
  /// places are looked at, far more than an excerpt shows.
  mutating func hideSecrets(in line: Line, around places: @autoclosure () -> [Range<Int>]) {
    if line.bytes.count > 4 * Self.reach {
      for place in places() {
        hideSecrets(
          in: max(
            line.bytes.lowerBound, place.lowerBound - Self.reach)..<min(
              line.bytes.upperBound, place.upperBound + Self.reach))
      }
    } else if !shownLines.contains(line.number) {
      shownLines.append(line.number)
      hideSecrets(in: line.bytes)
    }
  }

  private mutating func hideSecrets(in range: Range<Int>) {
    // What was hidden before stays hidden, whatever these surroundings tell of it.
    for (offset, byte) in file.maskedBytes(in: range).enumerated() where byte == UInt8(ascii: "*") {
      shown[range.lowerBound + offset] = byte
    }
  }

  /// The line that an offset is on; past the end it is the last line.
  mutating func line(at offset: Int) -> Line {
    let offset = min(max(0, offset), file.bytes.count)
    if let last, last.bytes.lowerBound <= offset, offset <= last.bytes.upperBound { return last }
    let start = start(ofLineAt: offset)
    var end = offset
    while end < file.bytes.count, !isLineBreak(end) { end += 1 }
    while end > start, isLineBreak(end - 1) { end -= 1 }
    let mark = start == 0 && file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let line = Line(number: table.position(at: start).line, bytes: min(start + mark, end)..<end)
    last = line
    return line
  }

  /// The column of an offset, counted in characters from 1.
  mutating func column(at offset: Int) -> Int {
    let line = line(at: offset)
    let offset = min(max(line.bytes.lowerBound, offset), line.bytes.upperBound)
    if !(line.bytes.lowerBound...offset).contains(counted.offset) { counted = (line.bytes.lowerBound, 1) }
    let column = counted.column + characterCount(counted.offset..<offset)
    if offset > line.bytes.lowerBound, offset < line.bytes.upperBound, isASCII(offset - 1), isASCII(offset) {
      counted = (offset, column)
    }
    return column
  }

  /// The column of an offset, counted in Unicode code points from 1.
  mutating func codePoint(at offset: Int) -> Int {
    let line = line(at: offset)
    let offset = min(max(line.bytes.lowerBound, offset), line.bytes.upperBound)
    if !(line.bytes.lowerBound...offset).contains(countedPoints.offset) { countedPoints = (line.bytes.lowerBound, 1) }
    var column = countedPoints.column
    for byte in file.bytes[countedPoints.offset..<offset] where byte & 0xC0 != 0x80 { column += 1 }
    countedPoints = (offset, column)
    return column
  }

  private func characterCount(_ bytes: Range<Int>) -> Int {
    if bytes.allSatisfy(isASCII) { return bytes.count }
    return String(decoding: file.bytes[bytes], as: UTF8.self).count
  }

  /// Between two ASCII characters of a line there is always a border of characters.
  private func isASCII(_ offset: Int) -> Bool { file.bytes[offset] < 0x80 }

  private func isLineBreak(_ offset: Int) -> Bool { file.bytes[offset] == 0x0A || file.bytes[offset] == 0x0D }

  private func start(ofLineAt offset: Int) -> Int {
    var start = offset
    while start > 0 {
      let previous = file.bytes[start - 1]
      let isInsidePair = previous == 0x0D && start < file.bytes.count && file.bytes[start] == 0x0A
      if previous == 0x0A || (previous == 0x0D && !isInsidePair) { break }
      start -= 1
    }
    return start
  }
}
