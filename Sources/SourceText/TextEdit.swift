/// One change of a file's text by which a finding is mended; everything outside of its range stays as it is.
public struct TextEdit: Sendable, Hashable {
  /// What happens to the range.
  public enum Change: Sendable, Hashable {
    /// Another text takes its place.
    case replace(String)
    /// It is an item of a list and goes, with the comma or the line that was its own.
    case removeItem
  }

  /// The bytes it is about.
  public let range: SourceRange
  /// What happens to them.
  public let change: Change

  /// Puts another text in the place of a range.
  public static func replacing(_ range: SourceRange, with text: String) -> TextEdit {
    TextEdit(range: range, change: .replace(text))
  }

  /// Takes an item out of a list: `[a, b]`, or `- a` on a line of its own.
  public static func removingItem(_ range: SourceRange) -> TextEdit { TextEdit(range: range, change: .removeItem) }

  /// The change in bytes, or nil where the file does not look as the change needs it.
  public func resolved(in bytes: [UInt8]) -> Replacement? {
    guard range.bytes.upperBound <= bytes.count else { return nil }
    switch change {
    case .replace(let text): return Replacement(bytes: range.bytes, text: text)
    case .removeItem: return ItemRemoval(bytes: bytes, item: range.bytes).replacement
    }
  }
}

/// Bytes of a file, and what takes their place.
public struct Replacement: Sendable, Hashable {
  /// The bytes that go; none for an insertion.
  public let bytes: Range<Int>
  /// What takes their place.
  public let text: String

  /// Bytes and what takes their place.
  public init(bytes: Range<Int>, text: String) {
    self.bytes = bytes
    self.text = text
  }

  /// Whether both cannot be made, because they want the same bytes or the same place.
  func overlaps(_ other: Replacement) -> Bool {
    if self == other { return false }
    if bytes.lowerBound == other.bytes.lowerBound { return true }
    return bytes.overlaps(other.bytes)
  }

  /// The bytes of a file with replacements made that do not overlap and lie within it.
  public static func apply(_ replacements: [Replacement], to bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var end = 0
    for replacement in replacements.sorted(by: { $0.bytes.lowerBound < $1.bytes.lowerBound }) {
      guard replacement.bytes.lowerBound >= end, replacement.bytes.upperBound <= bytes.count else { continue }
      result += bytes[end..<replacement.bytes.lowerBound]
      result += replacement.text.utf8
      end = replacement.bytes.upperBound
    }
    return result + bytes[end...]
  }
}

/// Takes an item out of a list as it is written.
private struct ItemRemoval {
  let bytes: [UInt8]
  let item: Range<Int>

  var replacement: Replacement? { wholeLine ?? betweenBrackets }

  /// `- item` alone on its line: the line goes, with a comment that stands behind the item.
  private var wholeLine: Replacement? {
    guard let dash = last(before: item.lowerBound, where: { !isBlank($0) }), bytes[dash] == UInt8(ascii: "-") else {
      return nil
    }
    if let before = last(before: dash, where: { !isBlank($0) }), !isBreak(bytes[before]) { return nil }
    var end = item.upperBound
    while end < bytes.count, isBlank(bytes[end]) { end += 1 }
    guard end == bytes.count || isBreak(bytes[end]) || bytes[end] == UInt8(ascii: "#") else { return nil }
    while end < bytes.count, !isBreak(bytes[end]) { end += 1 }
    if end < bytes.count { end += bytes[end...].starts(with: [0x0D, 0x0A]) ? 2 : 1 }
    var start = dash
    while start > 0, isBlank(bytes[start - 1]) { start -= 1 }
    return Replacement(bytes: start..<end, text: "")
  }

  /// `[item, next]` or `[before, item]`, with the one comma that is too many then.
  private var betweenBrackets: Replacement? {
    guard let left = last(before: item.lowerBound, where: { !isSpace($0) }) else { return nil }
    var right = item.upperBound
    while right < bytes.count, isSpace(bytes[right]) { right += 1 }
    guard right < bytes.count else { return nil }
    switch (bytes[left], bytes[right]) {
    case (UInt8(ascii: ","), UInt8(ascii: "]")): return Replacement(bytes: left..<item.upperBound, text: "")
    case (UInt8(ascii: "["), UInt8(ascii: "]")): return Replacement(bytes: item, text: "")
    case (UInt8(ascii: "["), UInt8(ascii: ",")), (UInt8(ascii: ","), UInt8(ascii: ",")):
      var end = right + 1
      while end < bytes.count, isSpace(bytes[end]) { end += 1 }
      return Replacement(bytes: item.lowerBound..<end, text: "")
    default: return nil
    }
  }

  private func last(before end: Int, where isWanted: (UInt8) -> Bool) -> Int? {
    bytes[..<end].lastIndex(where: isWanted)
  }

  private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
  private func isBreak(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }
  private func isSpace(_ byte: UInt8) -> Bool { isBlank(byte) || isBreak(byte) }
}
