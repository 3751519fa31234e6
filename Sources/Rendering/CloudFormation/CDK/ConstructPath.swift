import SourceText

/// The ids of constructs from the stack, or from the app, down to one of them.
struct ConstructPath {
  let ids: [String]

  /// A path; as in CDK, a slash within an id becomes two hyphens.
  init(_ ids: [String]) {
    self.ids = ids.map { id in
      String(decoding: id.utf8.flatMap { $0 == UInt8(ascii: "/") ? Array("--".utf8) : [$0] }, as: UTF8.self)
    }
  }

  /// The path as one name of letters and digits: its ids run together and the beginning of their MD5, so that the name stays as
  /// long as the path does. Below a stack this is the logical id; below the app, what CDK calls a construct in descriptions.
  var uniqueID: String {
    let ids = ids.filter { $0 != "Default" }
    if let only = ids.first, ids.count == 1 {
      let name = Self.plain(only)
      if name.utf8.count <= 255 { return name }
    }
    let hash = MD5.hexadecimal(of: Array(ids.joined(separator: "/").utf8)).utf8.prefix(8)
    var readable: [String] = []
    // What an id only repeats from the end of the one above it is said once.
    for id in ids where readable.last.map({ !$0.hasSuffix(id) }) ?? true { readable.append(id) }
    let name = readable.filter { $0 != "Resource" }.map(Self.plain).joined()
    return String(decoding: name.utf8.prefix(240), as: UTF8.self)
      + String(decoding: hash.map(Self.uppercased), as: UTF8.self)
  }

  private static func plain(_ id: String) -> String {
    String(decoding: id.utf8.filter(isAlphanumeric), as: UTF8.self)
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }

  private static func uppercased(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte) ? byte & 0xDF : byte
  }
}
