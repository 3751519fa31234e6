import ProxyModel

/// Local names: what stands between the type of a resource and its attributes.
enum TerraformName {
  /// The name itself where Terraform takes it; otherwise its plain letters and a check sum that tells it from its like.
  static func local(_ name: String) -> String {
    let plain = identifier(name)
    return plain == name ? name : "\(plain)_\(checksum(of: name))"
  }

  /// ASCII letters, digits, `_` and `-`, beginning with a letter or `_`.
  static func identifier(_ name: String) -> String {
    let bytes = name.utf8.map { isPlain($0) ? $0 : UInt8(ascii: "_") }
    let text = String(decoding: bytes, as: UTF8.self)
    guard let first = bytes.first, first != UInt8(ascii: "-"), !(0x30...0x39).contains(first) else { return "_\(text)" }
    return text
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }

  /// FNV-1a in 32 bits.
  static func checksum(of name: String) -> String {
    String(name.utf8.reduce(2_166_136_261 as UInt32) { ($0 ^ UInt32($1)) &* 16_777_619 }, radix: 16)
  }
}

extension Symbol {
  /// The local name of the resource.
  var terraformName: String { TerraformName.local(name) }
}
