/// The keys at the top of a JSON file, found without reading it: enough to tell what kind of file it is.
enum JSONKeys {
  /// How far is looked.
  private static let reach = 1 << 16

  /// The keys of the outermost object, as far as they stand near the beginning; none for what does not begin as an object.
  static func top(of bytes: [UInt8]) -> [String] {
    var scan = Scan(bytes: bytes.prefix(reach))
    return scan.keys()
  }

  /// The same to the end of the file, which takes as long as the file is.
  static func all(of bytes: [UInt8]) -> [String] {
    var scan = Scan(bytes: bytes[...])
    return scan.keys()
  }

  private struct Scan {
    let bytes: ArraySlice<UInt8>
    var index: Int
    var depth = 0

    init(bytes: ArraySlice<UInt8>) {
      self.bytes = bytes
      index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : bytes.startIndex
    }

    mutating func keys() -> [String] {
      guard bytes[index...].first(where: { !Self.isSpace($0) }) == UInt8(ascii: "{") else { return [] }
      var keys: [String] = []
      var isKey = false
      while index < bytes.endIndex {
        switch bytes[index] {
        case UInt8(ascii: "{"), UInt8(ascii: "["):
          depth += 1
          isKey = depth == 1
        case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
        case UInt8(ascii: ","): isKey = depth == 1
        case UInt8(ascii: "\""):
          let text = string()
          if isKey, let text { keys.append(text) }
          isKey = false
          continue
        default: break
        }
        index += 1
      }
      return keys
    }

    /// The string at hand, escapes left as they are; nil where it does not end.
    private mutating func string() -> String? {
      let start = index + 1
      index = start
      while index < bytes.endIndex, bytes[index] != UInt8(ascii: "\"") {
        index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
      }
      guard index < bytes.endIndex else { return nil }
      index += 1
      return String(decoding: bytes[start..<index - 1], as: UTF8.self)
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }
  }
}
