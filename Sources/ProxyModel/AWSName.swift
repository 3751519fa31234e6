import AWSFacts

/// An Amazon Resource Name, taken apart: `arn:partition:service:region:account:resource`.
public struct ARN: Hashable, Sendable, CustomStringConvertible {
  /// `aws`, `aws-cn`, `aws-us-gov`.
  public let partition: String
  /// `secretsmanager`, `rds-db`, `iam`.
  public let service: String
  /// The region code; empty for global services.
  public let region: String
  /// Twelve digits, or empty.
  public let account: String
  /// What follows the account, colons and all.
  public let resource: String

  /// Nil for text that is no ARN: six parts, of which partition, service and resource are not empty.
  public init?(_ text: String) {
    let parts = text.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 6, parts[0] == "arn", !parts[1].isEmpty, !parts[2].isEmpty, !parts[5].isEmpty else {
      return nil
    }
    (partition, service, region, account, resource) = (parts[1], parts[2], parts[3], parts[4], parts[5])
  }

  /// The ARN as it is written.
  public var description: String { "arn:\(partition):\(service):\(region):\(account):\(resource)" }
}

/// The ARN of a secret: `arn:aws:secretsmanager:us-east-1:123456789012:secret:orders/prod/app-AbCdEf`.
public struct SecretARN: Hashable, Sendable {
  /// The ARN in its parts.
  public let arn: ARN
  /// What follows `secret:`, with the six random characters that AWS adds.
  public var nameWithSuffix: String { String(arn.resource.dropFirst(Self.prefix.count)) }

  private static let prefix = "secret:"

  /// Nil for what names no secret in full: the service, a region, twelve digits, `secret:` and `-` with six characters at the end.
  public init?(_ text: String) {
    guard let arn = ARN(text), arn.service == "secretsmanager", !arn.region.isEmpty, arn.account.utf8.count == 12,
      arn.account.utf8.allSatisfy({ (0x30...0x39).contains($0) }), arn.resource.hasPrefix(Self.prefix)
    else { return nil }
    let name = arn.resource.dropFirst(Self.prefix.count)
    let suffix = name.utf8.suffix(7)
    guard name.utf8.count > 7, suffix.first == UInt8(ascii: "-"),
      suffix.dropFirst().allSatisfy({ $0.isASCIIAlphanumeric })
    else {
      return nil
    }
    self.arn = arn
  }

  /// What keeps a text from naming a secret in full, in words for a label; nil for one that does.
  public static func flaw(of text: String) -> String? {
    guard let arn = ARN(text) else {
      return text.hasPrefix("arn:") ? "this ARN has too few parts" : "this is a name, not an ARN"
    }
    guard arn.service == "secretsmanager" else { return "`\(arn.service)` is not `secretsmanager`" }
    guard let partition = Partition(rawValue: arn.partition) else { return "`\(arn.partition)` is no partition of AWS" }
    guard !arn.region.isEmpty else { return "the region is missing" }
    guard Partition(region: arn.region) == partition else { return "\(arn.region) is not in `\(arn.partition)`" }
    guard arn.account.utf8.count == 12, arn.account.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return "the account is not twelve digits"
    }
    guard arn.resource.hasPrefix(prefix) else { return "after the account comes `secret:`" }
    return SecretARN(text) == nil ? "the hyphen and the six characters that AWS adds to the name are missing" : nil
  }

  /// The name that a person gave it, without AWS's suffix.
  public var name: String { String(nameWithSuffix.dropLast(7)) }
}

extension UInt8 {
  /// Whether the byte is an ASCII letter or digit.
  var isASCIIAlphanumeric: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }
}
