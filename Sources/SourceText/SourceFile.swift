/// One input file: what the user calls it and what it says.
public struct SourceFile: Sendable {
  /// The name as the user wrote it on the command line; it is what reports print.
  public let name: String
  /// The bytes as they were read; every range counts in these.
  public let bytes: [UInt8]

  /// A file's name and its bytes.
  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  /// A file whose text is at hand, as in tests and for templates.
  public init(name: String, text: String) { self.init(name: name, bytes: Array(text.utf8)) }

  /// The text of a range, with bytes that are not UTF-8 replaced.
  public func text(_ range: SourceRange) -> String {
    String(decoding: bytes[range.bytes.clamped(to: bytes.indices)], as: UTF8.self)
  }
}

/// Every file of one run, so that a range can be turned back into text.
public struct SourceMap: Sendable {
  /// The files in the order in which they were added.
  public private(set) var files: [SourceFile] = []

  /// A run that has read nothing yet.
  public init() {}

  /// Takes a file in and gives the number by which ranges name it.
  public mutating func add(_ file: SourceFile) -> UInt32 {
    files.append(file)
    return UInt32(clamping: files.count - 1)
  }

  /// The number that the next file will get, for readers that need it before they have the file.
  public var nextFile: UInt32 { UInt32(clamping: files.count) }

  /// The file a range points into, or nil for a range that belongs to another run.
  public func file(of range: SourceRange) -> SourceFile? {
    files.indices.contains(Int(range.file)) ? files[Int(range.file)] : nil
  }
}
