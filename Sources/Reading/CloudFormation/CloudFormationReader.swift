import SourceText

/// Reads CloudFormation templates: JSON and YAML, as people, SAM, the Serverless Framework and the CDK write them.
public enum CloudFormationReader {
}
