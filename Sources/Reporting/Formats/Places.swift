import SourceText

/// Where something stands, for readers that know nothing of bytes.
struct Place: Hashable {
  /// The name of the file, without a `./` before it.
  let file: String
  /// Both from 1; a column counts characters.
  let line, column: Int
  /// The place behind the last character.
  let endLine, endColumn: Int
  /// The columns counted in Unicode code points.
  let codePoint, endCodePoint: Int
}

/// Finds places in the files of a run; it remembers the last lines it counted, because a plan in JSON is one very long line.
struct Places {
  private let sources: SourceMap
  private var files: [UInt32: FileLines] = [:]

  init(_ sources: SourceMap) { self.sources = sources }

  /// The place of a range, or nil for one that belongs to no file of the run.
  mutating func place(of range: SourceRange) -> Place? {
    guard let file = sources.file(of: range) else { return nil }
    if files[range.file] == nil { files[range.file] = FileLines(file) }
    // Taken out while it is counted in, so that it is not copied.
    guard var lines = files.removeValue(forKey: range.file) else { return nil }
    defer { files[range.file] = lines }
    let bytes = range.bytes.clamped(to: 0..<file.bytes.count)
    var end = bytes.upperBound
    while end > bytes.lowerBound, [0x0A, 0x0D, 0x20, 0x09].contains(file.bytes[end - 1]) { end -= 1 }
    let (line, column) = (lines.line(at: bytes.lowerBound), lines.column(at: bytes.lowerBound))
    let start = lines.codePoint(at: bytes.lowerBound)
    let (endLine, endColumn) = (lines.line(at: end), lines.column(at: end))
    let endPoint = lines.codePoint(at: end)
    return Place(
      file: Self.plain(file.name), line: line.number, column: column, endLine: endLine.number, endColumn: endColumn,
      codePoint: start, endCodePoint: endPoint)
  }

  /// A path as repositories write it.
  static func plain(_ path: String) -> String {
    var rest = path[...]
    while rest.hasPrefix("./") { rest = rest.dropFirst(2) }
    return rest.isEmpty ? path : String(rest)
  }
}
