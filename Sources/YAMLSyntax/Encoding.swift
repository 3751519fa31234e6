internal import SourceText

/// What a look at all bytes says before anything is parsed: the file is UTF-8 and holds no control characters.
struct Encoding {
  /// Where characters stand that YAML allows in quotes only: DEL, C1, the byte order mark, U+FFFE and U+FFFF.
  private var suspects: [Range<Int>] = []
  private let file: UInt32
  /// How much of a file tells whether it is text.
  private static let telling = 8192

  /// Refuses what is not UTF-8; for YAML also control characters, which JSON's own scanner words better.
  static func check(_ bytes: [UInt8], file: UInt32, dialect: YAMLDialect) throws(YAMLError) -> Encoding {
    var encoding = Encoding(file: file)
    guard bytes.count < Int(UInt32.max) else { throw encoding.error(.fileTooLarge, 0..<0) }
    if let name = wideEncoding(bytes) { throw encoding.error(.wideEncoding(name), 0..<min(2, bytes.count)) }
    switch dialect {
    case .json: try encoding.checkUTF8(bytes)
    case .yaml: try encoding.checkCharacters(bytes)
    }
    return encoding
  }

  private init(file: UInt32) { self.file = file }

  private func error(_ mistake: Mistake, _ range: Range<Int>, _ label: String = "") -> YAMLError {
    YAMLError(mistake.diagnostic(at: SourceRange(file: file, range), label))
  }

  /// What is wrong with a byte of a text; a file with zeros is none, and no single byte is what is wrong with it.
  private func error(byteAt offset: Int, of bytes: [UInt8], in text: Mistake) -> YAMLError {
    let isText = !bytes.prefix(Self.telling).contains(0)
    let digits = (bytes[offset] < 16 ? "0" : "") + String(bytes[offset], radix: 16)
    return error(isText ? text : .notText, offset..<offset + 1, "byte 0x" + digits)
  }

  /// UTF-16 and UTF-32, known by their mark or by the zero bytes of their first character.
  private static func wideEncoding(_ bytes: [UInt8]) -> String? {
    for mark: [UInt8] in [[0xFF, 0xFE, 0, 0], [0, 0, 0xFE, 0xFF]] where bytes.starts(with: mark) { return "UTF-32" }
    for mark: [UInt8] in [[0xFF, 0xFE], [0xFE, 0xFF]] where bytes.starts(with: mark) { return "UTF-16" }
    switch bytes.prefix(4).map({ $0 == 0 }) {
    case [true, true, true, false], [false, true, true, true]: return "UTF-32"
    case [true, false, true, false], [false, true, false, true], [true, false], [false, true]: return "UTF-16"
    default: return nil
    }
  }

  private func checkUTF8(_ bytes: [UInt8]) throws(YAMLError) {
    var offset = 0
    while offset < bytes.count {
      if bytes[offset] < 0x80 {
        offset += 1
      } else {
        offset += try length(ofSequenceAt: offset, in: bytes)
      }
    }
  }

  private mutating func checkCharacters(_ bytes: [UInt8]) throws(YAMLError) {
    var offset = 0
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte >= 0x20, byte < 0x7F {
        offset += 1
      } else if byte < 0x20 {
        guard byte == 0x09 || byte.isBreak else {
          throw error(byteAt: offset, of: bytes, in: .controlCharacter)
        }
        offset += 1
      } else if byte == 0x7F {
        suspects.append(offset..<offset + 1)
        offset += 1
      } else {
        let length = try length(ofSequenceAt: offset, in: bytes)
        if Self.isSuspect(bytes, offset) { suspects.append(offset..<offset + length) }
        offset += length
      }
    }
  }

  private static func isSuspect(_ bytes: [UInt8], _ offset: Int) -> Bool {
    switch bytes[offset] {
    case 0xC2: bytes[offset + 1] < 0xA0 && bytes[offset + 1] != 0x85
    case 0xEF:
      (bytes[offset + 1] == 0xBB && bytes[offset + 2] == 0xBF)
        || (bytes[offset + 1] == 0xBF && bytes[offset + 2] >= 0xBE)
    default: false
    }
  }

  /// The length of the character that begins with a byte over 0x7F, by the table of well-formed sequences of Unicode.
  private func length(ofSequenceAt offset: Int, in bytes: [UInt8]) throws(YAMLError) -> Int {
    let lead = bytes[offset]
    let (length, second): (Int, ClosedRange<UInt8>) =
      switch lead {
      case 0xC2...0xDF: (2, 0x80...0xBF)
      case 0xE0: (3, 0xA0...0xBF)
      case 0xED: (3, 0x80...0x9F)
      case 0xE1...0xEF: (3, 0x80...0xBF)
      case 0xF0: (4, 0x90...0xBF)
      case 0xF1...0xF3: (4, 0x80...0xBF)
      case 0xF4: (4, 0x80...0x8F)
      default: (0, 0...0)
      }
    guard length > 0, bytes.count - offset >= length, second.contains(bytes[offset + 1]),
      length < 3 || bytes[offset + 2] & 0xC0 == 0x80, length < 4 || bytes[offset + 3] & 0xC0 == 0x80
    else { throw error(byteAt: offset, of: bytes, in: .notUTF8) }
    return length
  }

  /// Refuses the characters that are allowed in quotes only wherever they stand outside of them.
  func checkUnprintable(in tree: Tree) throws(YAMLError) {
    guard !suspects.isEmpty else { return }
    let quoted = tree.records.lazy.filter { $0.shape == .singleQuoted || $0.shape == .doubleQuoted }.map { $0.range }
    var next = quoted.makeIterator()
    var current = next.next()
    for suspect in suspects {
      while let range = current, range.upperBound <= suspect.lowerBound { current = next.next() }
      if let range = current, range.contains(suspect.lowerBound) { continue }
      if tree.byteOrderMarks.contains(suspect.lowerBound) { continue }
      let mark = tree.bytes[suspect.lowerBound] == 0xEF && tree.bytes[suspect.lowerBound + 1] == 0xBB
      throw error(mark ? .strayByteOrderMark : .unprintableCharacter, suspect)
    }
  }
}
