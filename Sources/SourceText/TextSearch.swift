extension String {
  /// Whether another text stands somewhere in this one, byte for byte.
  ///
  /// `contains` compares characters, and gets ready for that longer than a profile takes to be read; what is sought here is ASCII,
  /// for which bytes say the same.
  public func holds(_ part: String) -> Bool {
    let sought = Array(part.utf8)
    let bytes = Array(utf8)
    guard sought.count <= bytes.count else { return false }
    for start in 0...(bytes.count - sought.count) {
      var matched = 0
      while matched < sought.count, bytes[start + matched] == sought[matched] { matched += 1 }
      if matched == sought.count { return true }
    }
    return false
  }
}
