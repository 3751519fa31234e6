import SourceText

extension CloudFormationReader {
  /// Whether bytes look like a template with a proxy in it, or with stacks that may have one.
  ///
  /// Searches for words only, so that a directory of other files is passed over without being parsed.
  public static func recognizes(_ bytes: [UInt8]) -> Bool {
    isTemplate(bytes)
      && (bytes.holds("AWS::RDS::DBProxy") || bytes.holds("AWS::CloudFormation::Stack")
        || bytes.holds("AWS::Serverless::Application"))
  }

  /// Whether bytes look like a template at all: one that has resources with types of AWS.
  public static func isTemplate(_ bytes: [UInt8]) -> Bool {
    bytes.holds("AWSTemplateFormatVersion") || (bytes.holds("Resources") && bytes.holds("AWS::"))
  }
}
