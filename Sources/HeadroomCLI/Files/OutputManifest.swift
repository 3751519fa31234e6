/// Which files the program wrote into a directory, and their checksums: how it later tells its own files from a user's, and an
/// untouched file from an edited one. `sha256sum -c .headroom.sha256` checks the same.
struct OutputManifest: Equatable {
  /// The file's name in the directory.
  static let fileName = ".headroom.sha256"

  /// The checksum of each file, by its name below the directory.
  var checksums: [String: String] = [:]

  /// Nothing written yet.
  init() {}

  /// Reads a manifest; nil for what the program did not write so.
  init?(_ bytes: [UInt8]) {
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
      let checksum = line.prefix(64)
      let name = String(line.dropFirst(66))
      let isChecksum = checksum.utf8.count == 64 && checksum.allSatisfy { $0.isHexDigit && !$0.isUppercase }
      guard isChecksum, line.dropFirst(64).hasPrefix("  "), Self.canHold(name) else { return nil }
      checksums[name] = String(checksum)
    }
  }

  /// The bytes of the file, sorted by name.
  var bytes: [UInt8] {
    Array(checksums.sorted { $0.key < $1.key }.map { "\($0.value)  \($0.key)\n" }.joined().utf8)
  }

  /// Whether a name stays below the directory, and on one line.
  static func canHold(_ name: String) -> Bool {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    return name != fileName && parts.allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." }
      && name.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F && $0 != "\\" }
  }
}
