/// Knows what a secret looks like in a file, so that no report ever prints one.
///
/// It errs on the side of hiding: an asterisk too many costs a reader a look into the file, a character too few a password.
public enum SecretMask {
  /// Whether a key's name says that a secret stands under it: `password`, `DB_PASSWD`, `SecretString`.
  public static func isSecretName(_ name: some StringProtocol) -> Bool { isSecretName(Array(name.utf8)[...]) }

  /// Whether a text carries a password in the clear: `postgres://app:hunter2@host/db`, `password=hunter2`.
  public static func containsSecret(_ text: String) -> Bool { masked(text) != text }

  /// A line of a file with what looks like a secret replaced by asterisks, as many as it has characters.
  public static func masked(_ line: String) -> String {
    var bytes = Array(line.utf8)
    for range in secrets(in: bytes[...]).reversed() {
      let characters = String(decoding: bytes[range], as: UTF8.self).count
      bytes.replaceSubrange(range, with: repeatElement(UInt8(ascii: "*"), count: characters))
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Where the secrets of a line stand, in order; the indices are those of the line.
  static func secrets(in line: ArraySlice<UInt8>) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var index = line.startIndex
    var previous = line[index..<index]
    while index < line.endIndex {
      let byte = line[index]
      if isWordByte(byte) {
        let end = line[index...].firstIndex { !isWordByte($0) } ?? line.endIndex
        let word = line[index..<end]
        let isIdentification = isWord(word, "by") && isWord(previous, "identified")
        previous = word
        index = end
        guard isIdentification || isSecretName(word) else { continue }
        let value = Value(after: word, in: line)
        if let value = isSecretName(word) ? value.range : value.literal {
          found.append(value)
          index = value.upperBound
        }
      } else if byte == UInt8(ascii: ":"), line[index...].starts(with: "://".utf8),
        let password = userPassword(after: index + 3, in: line)
      {
        found.append(password)
        index = password.upperBound
      } else {
        index += 1
      }
    }
    return found
  }
}

extension SecretMask {
  private static let secretNames = [
    "password", "passwd", "passphrase", "secretstring", "secretvalue", "secretaccesskey", "sessiontoken", "authtoken",
    "pwd",
  ].map { Array($0.utf8) }

  /// What has such a word in its name and is no secret: a method, a version, a flag, a place.
  private static let harmlessNames = [
    "passwordauthtype", "passwordwoversion", "managemasteruserpassword", "passwordencryption", "passwordlength",
    "passwordpolicy", "passwordvalidat", "passwordsecretarn", "passwordsecretkms", "passwordarn", "passwordlifetime",
    "passwordreuse",
  ].map { Array($0.utf8) }

  private static func isSecretName(_ name: ArraySlice<UInt8>) -> Bool {
    secretNames.contains { holds(name, $0) } && !harmlessNames.contains { holds(name, $0) }
  }

  /// Whether a word has a run in it, without regard to case and to `_` and `-`; nothing is put together to tell.
  private static func holds(_ word: ArraySlice<UInt8>, _ run: [UInt8]) -> Bool {
    guard word.count >= run.count, let first = run.first else { return false }
    for start in word.startIndex...(word.endIndex - run.count) where word[start] | 0x20 == first {
      var (index, matched) = (start, 0)
      while index < word.endIndex, matched < run.count {
        let byte = word[index]
        if byte | 0x20 == run[matched] {
          matched += 1
        } else if byte != UInt8(ascii: "_") && byte != UInt8(ascii: "-") {
          break
        }
        index += 1
      }
      if matched == run.count { return true }
    }
    return false
  }

  private static func isWord(_ word: ArraySlice<UInt8>, _ lowercased: String) -> Bool {
    guard word.count == lowercased.utf8.count else { return false }
    var index = word.startIndex
    for byte in lowercased.utf8 {
      guard word[index] | 0x20 == byte else { return false }
      index += 1
    }
    return true
  }

  /// The password of `user:password@host`, which begins here; it may hold `@` and `/` of its own, though it should not.
  private static func userPassword(after start: Int, in line: ArraySlice<UInt8>) -> Range<Int>? {
    let end = line[start...].firstIndex { $0 == 0x20 || isQuote($0) || $0 == UInt8(ascii: ">") } ?? line.endIndex
    let slash = line[start..<end].firstIndex(of: UInt8(ascii: "/")) ?? end
    guard let colon = line[start..<slash].firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let host = line[colon..<slash].lastIndex(of: UInt8(ascii: "@"))
    // A port is digits up to the slash; whatever else has an `@` behind it is a password with a slash in it.
    let isPort = line[(colon + 1)..<slash].allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    guard let at = host ?? (isPort ? nil : line[colon..<end].lastIndex(of: UInt8(ascii: "@"))) else { return nil }
    return colon + 1 < at ? colon + 1..<at : nil
  }

  fileprivate static func isQuote(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }
}

/// Finds what is given to a word: `password: it`, `"password": "it"`, `PGPASSWORD=it`, `--password it`, `PASSWORD 'it'`.
private struct Value {
  let word: ArraySlice<UInt8>
  let line: ArraySlice<UInt8>

  init(after word: ArraySlice<UInt8>, in line: ArraySlice<UInt8>) {
    self.word = word
    self.line = line
  }

  var range: Range<Int>? {
    var index = word.endIndex
    if word.first == UInt8(ascii: "-"), isBlank(index) { return argument(from: index) }
    if let literal { return literal }
    while let next = byte(index), SecretMask.isQuote(next) || isBlank(index) || next == UInt8(ascii: "\\") {
      index += 1
    }
    guard let separator = byte(index), separator == UInt8(ascii: ":") || separator == UInt8(ascii: "=") else {
      return nil
    }
    index += 1
    if byte(index) == UInt8(ascii: ">") || byte(index) == UInt8(ascii: "=") { index += 1 }
    let isSpaced = isBlank(index)
    while isBlank(index) { index += 1 }
    if let quoted = quoted(from: index) { return quoted.isEmpty ? nil : quoted }
    let end = separator == UInt8(ascii: ":") && isSpaced ? plainEnd(from: index) : wordEnd(from: index)
    return end > index ? index..<end : nil
  }

  /// What SQL puts in quotes behind a word: `PASSWORD 'hunter2'`, `IDENTIFIED BY 'hunter2'`.
  var literal: Range<Int>? {
    var index = word.endIndex
    guard isBlank(index) else { return nil }
    while isBlank(index) { index += 1 }
    return quoted(from: index).flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The word behind an option of a shell command, unless that is an option itself or the next line.
  private func argument(from start: Int) -> Range<Int>? {
    var index = start
    while isBlank(index) { index += 1 }
    if let quoted = quoted(from: index) { return quoted.isEmpty ? nil : quoted }
    if line[index...].starts(with: "--".utf8) || line[index...].elementsEqual("\\".utf8) { return nil }
    let end = line[index...].firstIndex { $0 == 0x20 || $0 == 0x09 } ?? line.endIndex
    return end > index ? index..<end : nil
  }

  /// What stands between quotes, escaped ones included: `"a\"b"`, `'it''s'`, and `\"it\"` inside of other quotes.
  private func quoted(from start: Int) -> Range<Int>? {
    let isEscaped = byte(start) == UInt8(ascii: "\\")
    let opening = isEscaped ? start + 1 : start
    guard let quote = byte(opening), SecretMask.isQuote(quote) else { return nil }
    var index = opening + 1
    while let next = byte(index) {
      if isEscaped {
        if next == UInt8(ascii: "\\"), byte(index + 1) == quote { break }
      } else if next == quote {
        if quote != UInt8(ascii: "'") || byte(index + 1) != quote { break }
        index += 1
      } else if next == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
        index += 1
      }
      index += 1
    }
    return opening + 1..<min(index, line.endIndex)
  }

  /// Where a plain value of YAML ends: at a comment, inside of braces at the next comma or brace, else with the line.
  private func plainEnd(from start: Int) -> Int {
    let before = line[..<start]
    let isInFlow = before.count { $0 == UInt8(ascii: "{") } > before.count { $0 == UInt8(ascii: "}") }
    var index = start
    while let next = byte(index) {
      if isInFlow, next == UInt8(ascii: ",") || next == UInt8(ascii: "}") { break }
      if isBlank(index), byte(index + 1) == UInt8(ascii: "#") { break }
      index += 1
    }
    while index > start, isBlank(index - 1) { index -= 1 }
    return index
  }

  /// Where a word ends in a shell, a connection string or an address.
  private func wordEnd(from start: Int) -> Int {
    line[start...].firstIndex { byte in
      byte == 0x20 || byte == UInt8(ascii: "&") || byte == UInt8(ascii: ";") || byte == UInt8(ascii: "}")
        || SecretMask.isQuote(byte)
    } ?? line.endIndex
  }

  private func isBlank(_ index: Int) -> Bool { byte(index) == 0x20 || byte(index) == 0x09 }

  private func byte(_ index: Int) -> UInt8? { line.indices.contains(index) ? line[index] : nil }
}

extension SourceFile {
  /// The bytes of a range of the file, with every secret replaced by asterisks byte by byte, so that offsets stay what they are.
  /// The range is to begin and to end with lines, or far from whatever of it is shown.
  public func maskedBytes(in lines: Range<Int>) -> [UInt8] {
    let lines = lines.clamped(to: bytes.indices)
    var shown = Array(bytes[lines])
    for secret in SecretMask.secrets(in: bytes[lines]) {
      for index in secret { shown[index - lines.lowerBound] = UInt8(ascii: "*") }
    }
    return shown
  }
}
