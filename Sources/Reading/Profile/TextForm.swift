import AWSFacts
import ProxyModel

/// A kind of text: what it is called, how a schema checks it, and how the reader does.
public struct TextForm: Sendable {
  /// What is expected, for a message: `a security group id such as sg-0a1b2c3d4e5f60718`.
  public let expectation: String
  /// The same without its example, for what is not one: `a security group id`.
  public var name: String {
    expectation.split(separator: " ").prefix { $0 != "such" && $0 != "that" }.joined(separator: " ")
  }
  /// Several of them: `security group ids`.
  public let plural: String
  /// An ECMA 262 pattern that agrees with `accepts`; nil where any text will do.
  public let pattern: String?
  /// Whether a text is of this kind.
  public let accepts: @Sendable (String) -> Bool

  init(
    _ expectation: String, plural: String, pattern: String? = nil,
    accepts: @escaping @Sendable (String) -> Bool = { !$0.isEmpty }
  ) {
    self.expectation = expectation
    self.plural = plural
    self.pattern = pattern
    self.accepts = accepts
  }
}

extension TextForm {
  static let any = TextForm("text", plural: "texts", pattern: ".", accepts: { !$0.isEmpty })

  static let name = TextForm(
    "a name of letters, digits and single hyphens that begins with a letter", plural: "names",
    pattern: "^[A-Za-z](-?[A-Za-z0-9]+)*$", accepts: isName)

  static let word = TextForm(
    "a word of letters, digits, `-` and `_` that begins with a letter", plural: "words",
    pattern: "^[A-Za-z][A-Za-z0-9_-]*$"
  ) { text in
    guard let first = text.utf8.first, isLetter(first) else { return false }
    return text.utf8.allSatisfy { isLetter($0) || isDigit($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }
  }

  static let region = TextForm(
    "a region code such as us-east-1", plural: "region codes", pattern: "^[a-z]{2}(-[a-z]+)+-[0-9]$"
  ) { text in
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count >= 3, parts[0].utf8.count == 2, let last = parts.last, last.utf8.count == 1 else { return false }
    return last.utf8.allSatisfy(isDigit) && parts.dropLast().allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy(isLower) }
  }

  static let account = TextForm(
    "an account number of twelve digits in quotes", plural: "account numbers", pattern: "^[0-9]{12}$"
  ) { $0.utf8.count == 12 && $0.utf8.allSatisfy(isDigit) }

  static let vpcID = resourceID("vpc", "a VPC id", plural: "VPC ids")
  static let subnetID = resourceID("subnet", "a subnet id", plural: "subnet ids")
  static let securityGroupID = resourceID("sg", "a security group id", plural: "security group ids")

  static let zone = TextForm(
    "an availability zone such as us-east-1a, or a zone id such as use1-az1", plural: "availability zones",
    pattern: "^[a-z0-9-]+$"
  ) { text in !text.isEmpty && text.utf8.allSatisfy { isLower($0) || isDigit($0) || $0 == UInt8(ascii: "-") } }

  static let cidrBlock = TextForm(
    "a block of addresses such as 10.20.0.0/16", plural: "blocks of addresses", pattern: "^[0-9A-Fa-f.:]+/[0-9]{1,3}$",
    accepts: { CIDRBlock($0) != nil })

  static let ipv6Block = TextForm(
    "an IPv6 block such as 2001:db8::/56, or `none`", plural: "IPv6 blocks",
    pattern: "^(none|[0-9A-Fa-f:.]+/[0-9]{1,3})$",
    accepts: { $0 == "none" || CIDRBlock($0)?.version == .ipv6 })

  static let peer = TextForm(
    "a security group id, a block of addresses or a prefix list id", plural: "peers",
    pattern: "^(sg-[0-9a-z]+|pl-[0-9a-z]+|[0-9A-Fa-f.:]+/[0-9]{1,3})$"
  ) { securityGroupID.accepts($0) || prefixListID.accepts($0) || CIDRBlock($0) != nil }

  static let prefixListID = resourceID("pl", "a prefix list id", plural: "prefix list ids")

  static let topicARN = arn(like: "arn:aws:sns:us-east-1:123456789012:db-alerts")
  static let keyARN = arn(like: "arn:aws:kms:us-east-1:123456789012:key/1f2e3d4c-5b6a-7980-1122-334455667788")
  static let roleARN = arn(like: "arn:aws:iam::123456789012:role/orders-proxy")

  private static func arn(like example: String) -> TextForm {
    TextForm(
      "an ARN such as \(example)", plural: "ARNs", pattern: "^arn:[^:]+:[^:]+:[^:]*:[^:]*:.+$",
      accepts: { ARN($0) != nil })
  }

  static let parameterPath = TextForm(
    "a parameter path that begins with `/` and does not end with one", plural: "parameter paths",
    pattern: "^(/[A-Za-z0-9_.-]+)+$"
  ) { text in
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    return parts.count >= 2 && parts[0].isEmpty
      && parts.dropFirst().allSatisfy { part in
        !part.isEmpty
          && part.utf8.allSatisfy { isLetter($0) || isDigit($0) || [0x2D, 0x2E, 0x5F].contains($0) }
      }
  }

  private static func resourceID(_ prefix: String, _ what: String, plural: String) -> TextForm {
    TextForm(
      "\(what) such as \(prefix)-0a1b2c3d4e5f60718", plural: plural, pattern: "^\(prefix)-[0-9a-z]+$"
    ) { text in
      text.hasPrefix(prefix + "-") && text.utf8.count > prefix.utf8.count + 1
        && text.utf8.dropFirst(prefix.utf8.count + 1).allSatisfy { isLower($0) || isDigit($0) }
    }
  }
}

private func isLower(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) }
private func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
private func isLetter(_ byte: UInt8) -> Bool { isLower(byte | 0x20) }

/// AWS's own pattern for the names of proxies and endpoints, which is also safe inside every other name we build from it.
private func isName(_ text: String) -> Bool {
  guard let first = text.utf8.first, isLetter(first), text.utf8.last != UInt8(ascii: "-") else { return false }
  var previous = first
  for byte in text.utf8 {
    let isHyphen = byte == UInt8(ascii: "-")
    guard isLetter(byte) || isDigit(byte) || (isHyphen && previous != byte) else { return false }
    previous = byte
  }
  return true
}
