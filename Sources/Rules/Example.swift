/// An input on which a rule is shown and tested.
///
/// A profile is laid over `Example.base`, as `extends` lays profiles over each other, so that it holds nothing but the point. An
/// input of another kind is the whole file.
public struct Example: Sendable {
  /// What the rule says of it.
  public enum Verdict: String, Sendable, CaseIterable {
    /// A finding, at the places that `⟦` and `⟧` enclose.
    case violates
    /// Nothing to say.
    case holds
    /// It cannot be told.
    case undetermined
    /// There is nothing to judge.
    case notApplicable
  }

  /// What language it is in.
  public enum Language: String, Sendable, CaseIterable {
    /// A profile.
    case profile
    /// A Terraform file.
    case terraform
    /// A CloudFormation template in YAML.
    case cloudformation
    /// A shell script.
    case script
    /// Answers of the AWS command line, several in one file.
    case capture
  }

  /// What the rule says of it.
  public let verdict: Verdict
  /// What language it is in.
  public let language: Language
  /// The texts, one or, for rules on a fleet, several.
  public let texts: [String]

  private init(_ verdict: Verdict, _ language: Language, _ texts: [String]) {
    (self.verdict, self.language, self.texts) = (verdict, language, texts)
  }

  /// Profiles in which the marks enclose what the rule points at.
  public static func violates(_ profiles: String...) -> Example { Example(.violates, .profile, profiles) }
  /// Profiles that are as they should be.
  public static func holds(_ profiles: String...) -> Example { Example(.holds, .profile, profiles) }
  /// Profiles that do not say enough.
  public static func undetermined(_ profiles: String...) -> Example { Example(.undetermined, .profile, profiles) }
  /// Profiles that have nothing of the kind.
  public static func notApplicable(_ profiles: String...) -> Example { Example(.notApplicable, .profile, profiles) }

  /// A file in another language, in which the marks enclose what the rule points at.
  public static func violates(_ language: Language, _ text: String) -> Example { Example(.violates, language, [text]) }
  /// A file in another language that is as it should be.
  public static func holds(_ language: Language, _ text: String) -> Example { Example(.holds, language, [text]) }
  /// A file in another language that does not say enough.
  public static func undetermined(_ language: Language, _ text: String) -> Example {
    Example(.undetermined, language, [text])
  }
  /// A file in another language that has nothing of the kind.
  public static func notApplicable(_ language: Language, _ text: String) -> Example {
    Example(.notApplicable, language, [text])
  }

  /// The profile under every example that is one: complete, and without a finding.
  public static let base = """
    headroom: 1
    name: orders
    environment: prod
    region: us-east-1
    account: "123456789012"
    network:
      vpc_id: vpc-0f1e2d3c4b5a69788
      subnets:
        - { id: subnet-0a1b2c3d4e5f60718, availability_zone: us-east-1a }
        - { id: subnet-0b1c2d3e4f5a6b7c8, availability_zone: us-east-1b }
    database:
      cluster: orders-prod
      engine: aurora-postgresql
      engine_version: "16.6"
      port: 5432
      security_group: sg-0d1e2f3a4b5c6d7e8
      serverless_v2: { min_acu: 2, max_acu: 32 }
      readers: 1
      direct_connections:
        - { name: admin, connections: 10 }
    proxy:
      auth:
        - secret_arn: arn:aws:secretsmanager:us-east-1:123456789012:secret:orders/prod/app-AbCdEf
          username: app
          iam_auth: REQUIRED
    target_group:
      max_connections_percent: 75
    clients:
      - name: checkout
        runtime: lambda
        security_group: sg-0aa1bb2cc3dd4ee5f
        role: checkout-lambda
        instances: { normal: 100, peak: 900 }
    alarms:
      notify: arn:aws:sns:us-east-1:123456789012:db-alerts
    """
}
