import SourceText
import YAMLSyntax

/// Finds the comments of a YAML document that speak to headroom, and what each of them stands beside.
enum YAMLDirectives {
  static func directives(of document: YAMLDocument, in file: SourceFile) -> [Directive] {
    let comments = document.comments.filter { $0.text.hasPrefix(Directive.opening) }
    guard !comments.isEmpty else { return [] }
    let blocks = Blocks(of: document.root)
    return comments.compactMap { comment in
      let (text, range) = words(of: comment, in: file)
      // A sentence that happens to begin with the name of the program is none of its business.
      guard let verb = text.split(separator: " ").first, isNear("ignore", String(verb)) else { return nil }
      let scope = comment.isTrailing ? line(of: comment.range, in: file) : blocks.first(after: comment.range)
      return Directive(file: file.name, range: range, text: text, scope: scope ?? comment.range)
    }
  }

  private static func isNear(_ word: String, _ other: String) -> Bool {
    Suggestion.closest(to: other, among: [word]) != nil
  }

  /// What a comment says after the opening, and where.
  private static func words(of comment: YAMLComment, in file: SourceFile) -> (String, SourceRange) {
    var bytes = file.bytes[comment.range.bytes.clamped(to: file.bytes.indices)].dropFirst()
    func trim() {
      while let first = bytes.first, first == 0x20 || first == 0x09 { bytes.removeFirst() }
      while let last = bytes.last, last == 0x20 || last == 0x09 || last == 0x0D { bytes.removeLast() }
    }
    trim()
    bytes = bytes.dropFirst(Directive.opening.utf8.count)
    trim()
    return (
      String(decoding: bytes, as: UTF8.self), SourceRange(file: comment.range.file, bytes.startIndex..<bytes.endIndex)
    )
  }

  private static func line(of range: SourceRange, in file: SourceFile) -> SourceRange {
    let before = file.bytes[..<range.bytes.lowerBound]
    let start = before.lastIndex { $0 == 0x0A || $0 == 0x0D }.map { $0 + 1 } ?? 0
    return SourceRange(file: range.file, start..<range.bytes.upperBound)
  }
}

/// Everything that a comment can stand above: keys with what is under them, and items of lists, in the order of the file.
private struct Blocks {
  private var blocks: [SourceRange] = []

  init(of root: YAMLNode) {
    // The tree's depth is bounded by the reader; an alias is no block of its own.
    var waiting = [root]
    while let node = waiting.popLast() {
      guard node.alias == nil else { continue }
      for entry in node.entries {
        blocks.append(entry.key.range.through(entry.value.range))
        waiting.append(entry.value)
      }
      for item in node.items {
        blocks.append(item.range)
        waiting.append(item)
      }
    }
    // Of an item and its first key, which begin together, the item is the one that is meant.
    blocks.sort { ($0.start, $1.end) < ($1.start, $0.end) }
  }

  func first(after range: SourceRange) -> SourceRange? {
    var low = 0
    var high = blocks.count
    while low < high {
      let middle = (low + high) / 2
      if blocks[middle].start >= range.end { high = middle } else { low = middle + 1 }
    }
    return low < blocks.count ? blocks[low] : nil
  }
}
