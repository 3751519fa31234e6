/// Knows what a secret looks like in a file, so that no report ever prints one.
public enum SecretMask {
  /// Whether a key's name says that a secret stands under it: `password`, `DB_PASSWD`, `SecretString`.
  public static func isSecretName(_ name: some StringProtocol) -> Bool {
    let folded = name.utf8.filter { $0 != UInt8(ascii: "_") && $0 != UInt8(ascii: "-") }.map { $0 | 0x20 }
    return secretNames.contains { folded.containsRun($0) } && !notSecret.contains { folded.containsRun($0) }
  }

  /// Whether a text carries a password in the clear: `postgres://app:hunter2@host/db`, `password=hunter2`.
  public static func containsSecret(_ text: String) -> Bool { masked(text) != text }

  /// A line of a file with what looks like a secret replaced by asterisks, each as wide as what it hides.
  public static func masked(_ line: String) -> String {
    var bytes = Array(line.utf8)
    for range in secrets(in: bytes) {
      for index in range where bytes[index] & 0xC0 != 0x80 { bytes[index] = UInt8(ascii: "*") }
      bytes[range] = bytes[range].filter { $0 & 0xC0 != 0x80 }[...]
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static let secretNames = [
    "password", "passwd", "passphrase", "secretstring", "secretvalue", "secretaccesskey", "sessiontoken", "authtoken",
    "pwd",
  ].map { Array($0.utf8) }
  private static let notSecret = ["passwordauthtype", "passwordwoversion", "managemasteruserpassword"].map {
    Array($0.utf8)
  }

  /// The secrets of a line, the last one first, so that each can be replaced without moving the others.
  private static func secrets(in bytes: [UInt8]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var index = 0
    var previous = ""
    while index < bytes.count {
      if isWordByte(bytes[index]) {
        var end = index
        while end < bytes.count, isWordByte(bytes[end]) { end += 1 }
        let word = String(decoding: bytes[index..<end], as: UTF8.self)
        let isSecret = isSecretName(word)
        let isPassword = isSecret || (word.lowercased() == "by" && previous.lowercased() == "identified")
        previous = word
        if isSecret, let value = value(after: end, in: bytes) {
          found.append(value)
          index = value.upperBound
        } else if isPassword, let value = literal(after: end, in: bytes) {
          found.append(value)
          index = value.upperBound
        } else {
          index = end
        }
      } else if bytes[index...].starts(with: "://".utf8), let password = userInformation(after: index + 3, in: bytes) {
        found.append(password)
        index = password.upperBound
      } else {
        index += 1
      }
    }
    return found.reversed()
  }

  /// What is assigned to the word that ends here: after `:` or `=`, to the end of its quotes, or of the word.
  private static func value(after end: Int, in bytes: [UInt8]) -> Range<Int>? {
    var index = end
    while index < bytes.count, isQuote(bytes[index]) || bytes[index] == 0x20 { index += 1 }
    guard index < bytes.count, bytes[index] == UInt8(ascii: ":") || bytes[index] == UInt8(ascii: "=") else {
      return nil
    }
    index += 1
    while index < bytes.count, bytes[index] == 0x20 { index += 1 }
    guard index < bytes.count else { return nil }
    let quote = isQuote(bytes[index]) ? bytes[index] : nil
    let start = quote == nil ? index : index + 1
    var stop = start
    while stop < bytes.count {
      if let quote { if bytes[stop] == quote { break } } else if endsPlainValue(bytes[stop]) { break }
      stop += 1
    }
    return stop > start ? start..<stop : nil
  }

  /// What SQL puts in quotes behind a word: `PASSWORD 'hunter2'`, `IDENTIFIED BY 'hunter2'`.
  private static func literal(after end: Int, in bytes: [UInt8]) -> Range<Int>? {
    var index = end
    while index < bytes.count, bytes[index] == 0x20 { index += 1 }
    guard index > end, index < bytes.count, isQuote(bytes[index]) else { return nil }
    let start = index + 1
    guard let stop = bytes[start...].firstIndex(of: bytes[index]), stop > start else { return nil }
    return start..<stop
  }

  /// The password of `user:password@` that begins here.
  private static func userInformation(after start: Int, in bytes: [UInt8]) -> Range<Int>? {
    var colon: Int?
    for index in start..<bytes.count {
      switch bytes[index] {
      case UInt8(ascii: ":"): colon = colon ?? index
      case UInt8(ascii: "@"): return colon.flatMap { $0 + 1 < index ? $0 + 1..<index : nil }
      case UInt8(ascii: "/"), 0x20, UInt8(ascii: "\""), UInt8(ascii: "'"): return nil
      default: continue
      }
    }
    return nil
  }

  private static func isQuote(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") }

  private static func endsPlainValue(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "}") || byte == UInt8(ascii: "&") || isQuote(byte)
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }
}

extension [UInt8] {
  fileprivate func containsRun(_ run: [UInt8]) -> Bool {
    guard run.count <= count, let first = run.first else { return false }
    var start = 0
    while start <= count - run.count {
      if self[start] == first, self[start..<(start + run.count)].elementsEqual(run) { return true }
      start += 1
    }
    return false
  }
}
