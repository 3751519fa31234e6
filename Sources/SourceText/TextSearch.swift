extension StringProtocol {
  /// Whether another text stands somewhere in this one, byte for byte.
  ///
  /// `contains` compares characters and prepares a search for it, which takes longer at its first use than a profile takes to be
  /// read; what is sought here is written in ASCII, for which bytes say the same.
  public func holds(_ part: String) -> Bool {
    let sought = part.utf8
    var rest = utf8[...]
    while rest.count >= sought.count {
      if rest.starts(with: sought) { return true }
      rest = rest.dropFirst()
    }
    return false
  }
}
