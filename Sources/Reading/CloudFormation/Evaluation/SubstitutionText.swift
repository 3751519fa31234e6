/// The text of `Fn::Sub`, taken apart: `${Name}` is a variable, `${!Name}` is `${Name}` itself.
enum SubstitutionText {
  enum Piece: Equatable {
    case literal(String)
    case variable(String)
  }

  static func pieces(of text: String) -> [Piece] {
    let bytes = Array(text.utf8)
    var pieces: [Piece] = []
    var run: [UInt8] = []
    var index = 0
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "$"), index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "{"),
        let end = bytes[index...].firstIndex(of: UInt8(ascii: "}"))
      else {
        run.append(bytes[index])
        index += 1
        continue
      }
      let inner = bytes[(index + 2)..<end]
      if inner.first == UInt8(ascii: "!") {
        run += Array("${".utf8) + inner.dropFirst() + [UInt8(ascii: "}")]
      } else {
        if !run.isEmpty { pieces.append(.literal(String(decoding: run, as: UTF8.self))) }
        run = []
        pieces.append(.variable(String(String(decoding: inner, as: UTF8.self)[...].trimmed)))
      }
      index = end + 1
    }
    if !run.isEmpty { pieces.append(.literal(String(decoding: run, as: UTF8.self))) }
    return pieces
  }
}

/// The encoding of RFC 4648 in which user data travels.
enum Base64 {
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  static func text(of bytes: [UInt8]) -> String {
    var encoded: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let bits = group.reduce(0 as UInt32) { $0 << 8 | UInt32($1) } << (8 * UInt32(3 - group.count))
      for place in 0..<4 {
        let sextet = Int(bits >> (18 - 6 * UInt32(place)) & 0x3F)
        encoded.append(place <= group.count ? alphabet[sextet] : UInt8(ascii: "="))
      }
    }
    return String(decoding: encoded, as: UTF8.self)
  }
}
