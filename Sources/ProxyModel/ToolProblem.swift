public import SourceText

/// Something that an input says to its tool and that the tool does not understand: an option that a command lacks, an argument or
/// a property that a type lacks, a command or a type that does not exist.
///
/// Whether AWS takes a setting's value is another matter, of which the rules on that setting speak.
public struct ToolProblem: Hashable, Sendable {
  /// Whose words they are.
  public enum Tool: String, Hashable, Sendable, CaseIterable {
    /// The AWS command line.
    case commandLine = "the AWS CLI"
    /// Terraform and its AWS provider.
    case terraform = "Terraform"
    /// CloudFormation.
    case cloudFormation = "CloudFormation"
  }

  /// What is wrong with the words.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// The command or the type of resource does not exist.
    case unknownType
    /// The command or the type has no such option, argument or property.
    case unknownMember
    /// An option, argument or property that has to be there is left out.
    case missingMember
    /// The option, argument or property exists, but takes something else: no value at all, an identifier and not an ARN.
    case misusedMember
    /// What is asked of a resource is nothing that its type gives.
    case unknownAttribute
  }

  /// Whose words they are.
  public var tool: Tool
  /// What is wrong with them.
  public var kind: Kind
  /// The word itself as the tool spells it: `--max-connections-percent`, `engine_familly`, `AWS::RDS::DBProxyTarget`.
  public var subject: String
  /// The command or the resource that it is said to: `create-db-proxy`, `aws_db_proxy.orders`.
  public var owner: Provenance
  /// The bytes of the word; of the owner, for what is left out.
  public var range: SourceRange
  /// What to write instead, as one thing to do without a full stop; nil where nobody knows.
  public var instead: String?

  /// A word that the tool does not understand.
  public init(
    _ tool: Tool, _ kind: Kind, _ subject: String, of owner: Provenance, at range: SourceRange, instead: String? = nil
  ) {
    (self.tool, self.kind, self.subject, self.owner, self.range) = (tool, kind, subject, owner, range)
    self.instead = instead
  }

  /// Two are the same when the same word is wrong in the same way, wherever it stands.
  public static func == (left: Self, right: Self) -> Bool {
    (left.tool, left.kind, left.subject, left.owner.label)
      == (right.tool, right.kind, right.subject, right.owner.label)
  }

  /// Hashes the word and how it is wrong.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(tool)
    hasher.combine(kind)
    hasher.combine(subject)
  }
}
