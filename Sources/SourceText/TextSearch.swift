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

extension String {
  /// Whether another text stands somewhere in this one, byte for byte.
  ///
  /// `contains` compares characters, and gets ready for that longer than a profile takes to be read; what is sought here is ASCII,
  /// for which bytes say the same.
  public func holds(_ part: String) -> Bool { Array(utf8).holds(part) }
}
