extension [UInt8] {
  /// Whether some words stand in the bytes.
  public func holds(_ words: String) -> Bool {
    let sought = Array(words.utf8)
    guard let first = sought.first else { return true }
    guard count >= sought.count else { return false }
    var start = 0
    while let next = self[start...].firstIndex(of: first), next + sought.count <= count {
      if self[next..<next + sought.count].elementsEqual(sought) { return true }
      start = next + 1
    }
    return false
  }
}

extension StringProtocol {
  /// Whether another text stands somewhere in this one, byte for byte.
  ///
  /// `contains` compares characters, and gets ready for that longer than a profile takes to be read; what is sought is ASCII,
  /// for which bytes say the same, a mark of our own, or what somebody typed.
  public func holds(_ part: String) -> Bool { Array(utf8).holds(part) }
}

extension StringProtocol {
  /// The parts between the places where some ASCII words stand, byte for byte; the whole where they stand nowhere.
  public func parts(between words: String) -> [String] {
    let (bytes, sought) = (Array(utf8), Array(words.utf8))
    var parts: [String] = []
    var (start, index) = (0, 0)
    while index + sought.count <= bytes.count {
      guard !sought.isEmpty, bytes[index..<index + sought.count].elementsEqual(sought) else {
        index += 1
        continue
      }
      parts.append(String(decoding: bytes[start..<index], as: UTF8.self))
      index += sought.count
      start = index
    }
    return parts + [String(decoding: bytes[start...], as: UTF8.self)]
  }
}
