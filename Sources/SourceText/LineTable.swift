/// Where the lines of a file begin. Made only when something is to be shown: a run without findings never pays for it.
public struct LineTable: Sendable {
  private let bytes: [UInt8]
  private let starts: [Int]

  /// A line and a column, both counted from 1; columns count characters, as an editor does.
  public struct Position: Hashable, Sendable {
    /// The line, from 1.
    public let line: Int
    /// The column, from 1, in characters.
    public let column: Int
  }

  /// Finds the lines of a file; a line ends with LF, CR LF or CR.
  public init(_ file: SourceFile) {
    bytes = file.bytes
    var starts = [0]
    for (offset, byte) in bytes.enumerated() {
      let isLoneReturn = byte == 0x0D && !(offset + 1 < bytes.count && bytes[offset + 1] == 0x0A)
      if byte == 0x0A || isLoneReturn { starts.append(offset + 1) }
    }
    self.starts = starts
  }

  /// How many lines there are; a final line break begins an empty last line.
  public var lineCount: Int { starts.count }

  /// The line and column of a byte offset; past the end it is the end.
  public func position(at offset: Int) -> Position {
    let offset = min(max(0, offset), bytes.count)
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    let start = starts[low] == 0 && hasByteOrderMark ? min(3, offset) : starts[low]
    return Position(line: low + 1, column: String(decoding: bytes[start..<offset], as: UTF8.self).count + 1)
  }

  /// The text of a line, counted from 1, without its line break; empty for a line that is not there.
  public func line(_ number: Int) -> String {
    guard number >= 1, number <= starts.count else { return "" }
    var start = starts[number - 1]
    if start == 0, hasByteOrderMark { start = 3 }
    var end = number < starts.count ? starts[number] : bytes.count
    while end > start, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  private var hasByteOrderMark: Bool { bytes.starts(with: [0xEF, 0xBB, 0xBF]) }
}
