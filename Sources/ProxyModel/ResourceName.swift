import AWSFacts

/// The name of a proxy, an endpoint or a target group, by AWS's own pattern: `NameRules.proxyPattern`.
public enum ResourceName {
  /// What is wrong with a name, in words for a label; nil for a name that AWS takes.
  public static func flaw(of name: String) -> String? {
    let bytes = Array(name.utf8)
    let length = NameRules.proxyLength.value
    guard let first = bytes.first, let last = bytes.last else { return "it is empty" }
    if let stranger = name.first(where: { !$0.isASCII || !($0.isLetter || $0.isNumber || $0 == "-") }) {
      return "`\(stranger)` is neither a letter nor a digit nor a hyphen"
    }
    guard isLetter(first) else { return "it does not begin with a letter" }
    guard last != UInt8(ascii: "-") else { return "it ends with a hyphen" }
    if zip(bytes, bytes.dropFirst()).contains(where: { $0 == UInt8(ascii: "-") && $0 == $1 }) {
      return "two hyphens stand in a row"
    }
    return bytes.count > length.upperBound ? "\(bytes.count) characters are more than \(length.upperBound)" : nil
  }

  /// The name that a proxy has where nobody gives it one.
  public static func proxy(name: String, environment: String) -> String { "\(name)-\(environment)-proxy" }

  private static func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) }
}
