import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let secretNameEndsLikeAnARN = Rule(
    "HR044", "secret-name-ends-like-an-arn", .warning, .authentication,
    "a secret's name ends with a hyphen and six characters",
    reason: "Secrets Manager may take the end of the name for the end of an ARN, and find another secret or none",
    why: """
      AWS adds a hyphen and six random characters to a secret's name to make its ARN, and finds secrets by ARNs without that end, \
      too. A name that ends in the same way cannot be told from an ARN cut short, which is why AWS advises against it. Words such \
      as `-backup` or `-worker` have six letters as often as not.
      """,
    fix: "Choose a name whose last word after a hyphen is shorter or longer than six characters.",
    sources: [.createSecret],
    examples: [
      .violates(
        """
        proxy:
          auth:
            - { secret: ⟦orders-worker⟧, username: app, iam_auth: REQUIRED }
        """),
      .holds(
        """
        proxy:
          auth:
            - { secret: orders/worker, username: app, iam_auth: REQUIRED }
        """),
      .undetermined(
        """
        proxy:
          auth:
            - { secret: !unknown named by the pipeline, username: app, iam_auth: REQUIRED }
        """),
    ],
    check: .secret { secret, report throws(Inconclusive) in
      if secret.name.isMadeUp { return }
      let name = Array(try secret.name.value.utf8)
      let length = NameRules.secretSuffixLength.value
      guard name.count > length, name[name.count - length - 1] == UInt8(ascii: "-"),
        name.suffix(length).allSatisfy({ $0.isLetterOrDigit })
      else { return }
      report.flag(
        secret.name.range, "`-\(String(decoding: name.suffix(length), as: UTF8.self))` looks like what AWS adds",
        of: secret.provenance)
    })
}

extension UInt8 {
  fileprivate var isLetterOrDigit: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }
}
