import SourceText

/// Finds the bytes of a text in the file it was written in, so that something inside can be pointed at.
enum TextPlaces {
  /// The text as runs, each with its place; a run without a place where an escape or a sequence comes between.
  static func parts(of text: String, in file: SourceFile, within range: SourceRange) -> [TerraformText.Part] {
    let written = file.bytes[range.bytes.clamped(to: file.bytes.indices)]
    let bytes = Array(text.utf8)
    if bytes.isEmpty { return [] }
    // A quoted string without escapes, or text between sequences.
    for margin in [1, 0] where written.count == bytes.count + 2 * margin {
      let start = written.startIndex + margin
      guard written[start..<start + bytes.count].elementsEqual(bytes) else { continue }
      return [.text(text, at: SourceRange(file: range.file, start..<start + bytes.count))]
    }
    return heredoc(bytes, written, file: range.file) ?? [.text(text, at: nil)]
  }

  /// The lines of a heredoc, each found where it is written, with or without its indentation.
  private static func heredoc(
    _ bytes: [UInt8], _ written: ArraySlice<UInt8>, file: UInt32
  ) -> [TerraformText.Part]? {
    let newline = UInt8(ascii: "\n")
    guard written.starts(with: "<<".utf8), let first = written.firstIndex(of: newline) else { return nil }
    var source = written[(first + 1)...]
    var rest = bytes[...]
    var parts: [TerraformText.Part] = []
    while !rest.isEmpty {
      let line = rest.prefix { $0 != newline }
      let inSource = source.prefix { $0 != newline }
      let start = inSource.endIndex - line.count
      guard start >= inSource.startIndex, source[start..<inSource.endIndex].elementsEqual(line),
        inSource[..<start].allSatisfy({ $0 == 0x20 || $0 == 0x09 })
      else { return nil }
      let hasBreak = line.endIndex < rest.endIndex && inSource.endIndex < source.endIndex
      let end = inSource.endIndex + (hasBreak ? 1 : 0)
      let whole = rest[line.startIndex..<line.endIndex + (hasBreak ? 1 : 0)]
      parts.append(.text(String(decoding: whole, as: UTF8.self), at: SourceRange(file: file, start..<end)))
      rest = rest[whole.endIndex...]
      source = source[end...]
      if !hasBreak && !rest.isEmpty { return nil }
    }
    return parts
  }
}
