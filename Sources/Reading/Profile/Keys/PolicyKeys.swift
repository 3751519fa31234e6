import ProxyModel

/// A policy document, as AWS writes it.
enum PolicyKeys {
  static let declaration = SectionDeclaration(
    "An IAM policy document under AWS's own keys, in YAML or JSON.",
    [
      key("Version", .choice(["2012-10-17", "2008-10-17"]), "The version of the policy language."),
      key("Id", .text(.any), "The document's name."),
      KeyDeclaration(
        name: "Statement", form: .oneOrMany(.section(statement)), summary: "What is granted or forbidden.",
        absenceWords: { "required" }, isRequired: true, judgedBy: nil),
    ])

  private static let statement = SectionDeclaration(
    "One statement of the policy.",
    [
      key("Sid", .text(.any), "The statement's name."),
      KeyDeclaration(
        name: "Effect", form: .choice(["Allow", "Deny"]), summary: "Whether it grants or forbids.",
        absenceWords: { "required" },
        isRequired: true, judgedBy: nil),
      key("Principal", .map(texts), "Who, by kind: `Service: rds.amazonaws.com`; for everybody `AWS: \"*\"`."),
      key("Action", texts, "Which actions, with `*` and `?` as wildcards."),
      key("NotAction", texts, "Every action but these."),
      key("Resource", texts, "Which resources, by ARN, with wildcards."),
      key("NotResource", texts, "Every resource but these."),
      key("Condition", .map(.map(texts)), "What else must hold: the test, then the key, then the values."),
    ])

  private static let texts = Form.oneOrMany(.text(.any))

  private static func key(_ name: String, _ form: Form, _ summary: String) -> KeyDeclaration {
    KeyDeclaration(name: name, form: form, summary: summary, absenceWords: { "none" }, isRequired: false, judgedBy: nil)
  }
}

/// `proxy.role`.
enum RoleKeys {
  static let arn = ProfileKey("arn", .text(.roleARN), "The role's ARN.", absent: .required)
  static let trust = SectionKey("trust", PolicyKeys.declaration, absent: .undetermined)
  static let policies = SectionKey(
    listOf: "policies", PolicyKeys.declaration, summary: "All policies of the role, inline and attached.",
    absent: .undetermined)

  static let declaration = SectionDeclaration(
    """
    A role that exists already, for the proxy to read its secrets by. headroom creates nothing for it; it checks that the \
    documents given here let the proxy do what it must.
    """, [arn.declaration, trust.declaration, policies.declaration])
}
