import SourceText

extension TerraformFunction {
  /// Checksums, and what else is made of a text and cannot be turned back.
  static let hashes: [String: TerraformFunction] = [
    "base64gzip": unknown("what `base64gzip` makes of it is not worked out", [.string]),
    "base64sha256": hash { Base64.encode(SHA256.digest(of: $0)) },
    "base64sha512": hash { Base64.encode(SHA512.digest(of: $0)) },
    "bcrypt": unknown("`bcrypt` makes another text each time", [.string], rest: .number),
    "md5": hash { Hexadecimal.text(MD5.digest(of: $0)) },
    "rsadecrypt": unknown("what `rsadecrypt` reveals is a secret", [.string, .string]),
    "sha1": hash { Hexadecimal.text(SHA1.digest(of: $0)) },
    "sha256": hash { Hexadecimal.text(SHA256.digest(of: $0)) },
    "sha512": hash { Hexadecimal.text(SHA512.digest(of: $0)) },
    "uuid": unknown("`uuid` makes another one each time", []),
    "uuidv5": .init([.string, .string], returns: .string) { call throws(FunctionExit) in
      let name = try call.string(0)
      guard let space = UUIDText.namespaces[name] ?? UUIDText.bytes(of: name) else {
        throw .refused("expected `dns`, `url`, `oid`, `x500` or a UUID", argument: 0)
      }
      return call.string(UUIDText.version5(space, try call.string(1)))
    },
  ]

  private static func hash(_ digest: @escaping @Sendable ([UInt8]) -> String) -> TerraformFunction {
    TerraformFunction([.string], returns: .string) { call throws(FunctionExit) in
      call.string(digest(Array(try call.string(0).utf8)))
    }
  }

  /// A function that everybody knows, with a result that nobody knows before it is applied.
  static func unknown(
    _ reason: String, _ parameters: [Parameter], rest: Parameter? = nil, returns type: TerraformType = .string
  ) -> TerraformFunction {
    TerraformFunction(parameters, rest: rest, returns: type) { call throws(FunctionExit) in
      throw .unknown(TerraformUnknown(reason, expression: "", at: call.range))
    }
  }
}

/// Bytes as digits to the base 16.
enum Hexadecimal {
  static func text(_ bytes: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}

/// The universally unique identifiers of RFC 9562.
enum UUIDText {
  /// The namespaces that have a name.
  static let namespaces: [String: [UInt8]] = [
    "dns": named(0x10), "url": named(0x11), "oid": named(0x12), "x500": named(0x14),
  ]

  private static func named(_ last: UInt8) -> [UInt8] {
    [0x6b, 0xa7, 0xb8, last, 0x9d, 0xad, 0x11, 0xd1, 0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8]
  }

  /// The sixteen bytes of a UUID in its usual notation.
  static func bytes(of text: String) -> [UInt8]? {
    let groups = text.split(separator: "-", omittingEmptySubsequences: false)
    guard groups.map({ $0.utf8.count }) == [8, 4, 4, 4, 12] else { return nil }
    let digits = groups.joined().compactMap { $0.hexDigitValue }
    guard digits.count == 32 else { return nil }
    return stride(from: 0, to: 32, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
  }

  /// The identifier that a name always has in a namespace.
  static func version5(_ space: [UInt8], _ name: String) -> String {
    var bytes = Array(SHA1.digest(of: space + Array(name.utf8)).prefix(16))
    bytes[6] = bytes[6] & 0x0F | 0x50
    bytes[8] = bytes[8] & 0x3F | 0x80
    let digits = Array(Hexadecimal.text(bytes))
    return [digits[..<8], digits[8..<12], digits[12..<16], digits[16..<20], digits[20...]].map { String($0) }
      .joined(separator: "-")
  }
}
