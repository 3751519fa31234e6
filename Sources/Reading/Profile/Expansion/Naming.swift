/// How symbols are made from what people write.
enum Naming {
  /// Letters, digits and underscores, not beginning with a digit: an identifier in every format we write.
  static func identifier(_ text: String) -> String {
    let gap = UInt8(ascii: "_")
    var bytes: [UInt8] = []
    for byte in text.lowercased().utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): bytes.append(byte)
      default: if let last = bytes.last, last != gap { bytes.append(gap) }
      }
    }
    if bytes.last == gap { bytes.removeLast() }
    guard let first = bytes.first else { return "unnamed" }
    let identifier = String(decoding: bytes, as: UTF8.self)
    return (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first) ? "n\(identifier)" : identifier
  }

  /// The same, told apart from those that are taken: what people tell apart by other characters must not become one.
  static func identifier(_ text: String, besides taken: some Sequence<String>) -> String {
    let wanted = identifier(text)
    let taken = Set(taken)
    var name = wanted
    var number = 2
    while taken.contains(name) {
      name = "\(wanted)_\(number)"
      number += 1
    }
    return name
  }

  /// The words of an identifier run together, each with a capital: `us-east-1` is `UsEast1`.
  static func camel(_ text: String) -> String {
    identifier(text).split(separator: "_").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }
}
