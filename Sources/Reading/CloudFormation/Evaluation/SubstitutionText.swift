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
