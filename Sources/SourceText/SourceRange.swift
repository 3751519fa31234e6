/// A run of bytes in one file: twelve bytes and no references, so that every node of every tree can carry one.
public struct SourceRange: Hashable, Sendable {
  /// The file, as `SourceMap.add` numbered it.
  public let file: UInt32
  /// The first byte, counted from the start of the file.
  public let start: UInt32
  /// The byte after the last one.
  public let end: UInt32

  /// A range of byte offsets; offsets past four gigabytes are clamped, which no readable file reaches.
  public init(file: UInt32, _ bytes: Range<Int>) {
    self.file = file
    self.start = UInt32(clamping: bytes.lowerBound)
    self.end = UInt32(clamping: bytes.upperBound)
  }

  /// The offsets as an index range of the file's bytes.
  public var bytes: Range<Int> { Int(start)..<max(Int(start), Int(end)) }

  /// From the start of this range to the end of another in the same file; this range alone where the files differ.
  public func through(_ other: SourceRange) -> SourceRange {
    guard other.file == file else { return self }
    return SourceRange(file: file, Int(min(start, other.start))..<Int(max(end, other.end)))
  }
}

extension SourceRange: Comparable {
  /// The order in which a reader meets the ranges: by file, then by place.
  public static func < (left: Self, right: Self) -> Bool {
    (left.file, left.start, left.end) < (right.file, right.start, right.end)
  }
}
