extension ProfileReader {
  /// Whether the bytes say of themselves that they are a profile: a line begins with `headroom:` or `extends:`.
  ///
  /// Looks at the beginnings of lines only, so that a directory of other files is passed over without being parsed.
  public static func recognizes(_ bytes: [UInt8]) -> Bool {
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    while start < bytes.count {
      if bytes[start...].starts(with: "headroom:".utf8) || bytes[start...].starts(with: "extends:".utf8) { return true }
      guard let end = bytes[start...].firstIndex(where: { $0 == 0x0A || $0 == 0x0D }) else { return false }
      start = end + 1
    }
    return false
  }
}
