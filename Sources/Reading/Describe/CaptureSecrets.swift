import SourceText
import YAMLSyntax

/// Where a capture holds what nobody may see: the value of a secret, and what programs are told by their environment.
enum CaptureSecrets {
  /// The bytes of a file with its secrets starred out; none moves.
  static func hidden(_ bytes: [UInt8], under root: YAMLNode) -> [UInt8] {
    var bytes = bytes
    for range in ranges(in: root) {
      for index in range.bytes.clamped(to: bytes.indices) where bytes[index] != 0x0A && bytes[index] != 0x0D {
        bytes[index] = UInt8(ascii: "*")
      }
    }
    return bytes
  }

  private static func ranges(in root: YAMLNode) -> [SourceRange] {
    var found: [SourceRange] = []
    var waiting = [root]
    while let node = waiting.popLast() {
      guard node.alias == nil else { continue }
      waiting += node.items
      let isEncrypted = node["Type"]?.text == "SecureString"
      for entry in node.entries {
        switch entry.key.text ?? "" {
        case "SecretString", "SecretBinary": found.append(inside(entry.value))
        case "Value" where isEncrypted: found.append(inside(entry.value))
        case "Variables": found += entry.value.entries.map { $0.value }.filter(isPrivate).map(inside)
        case "environment": found += entry.value.items.compactMap { $0["value"] }.filter(isPrivate).map(inside)
        default: waiting.append(entry.value)
        }
      }
    }
    return found
  }

  /// Everything but the name of a host: that may be the proxy's.
  private static func isPrivate(_ node: YAMLNode) -> Bool { node.text?.hasSuffix(".rds.amazonaws.com") != true }

  /// The range without quotes.
  private static func inside(_ node: YAMLNode) -> SourceRange {
    let range = node.range.bytes
    guard node.style == .doubleQuoted || node.style == .singleQuoted, range.count >= 2 else { return node.range }
    return SourceRange(file: node.range.file, range.dropFirst().dropLast())
  }
}
