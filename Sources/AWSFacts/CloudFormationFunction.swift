/// The functions that a CloudFormation template can call.
public enum CloudFormationFunction: String, Sendable, Hashable, CaseIterable {
  case ref = "Ref"
  case condition = "Condition"
  case getAtt = "GetAtt"
  case sub = "Sub"
  case join = "Join"
  case select = "Select"
  case split = "Split"
  case findInMap = "FindInMap"
  case `if` = "If"
  case equals = "Equals"
  case and = "And"
  case or = "Or"
  case not = "Not"
  case base64 = "Base64"
  case cidr = "Cidr"
  case getAZs = "GetAZs"
  case importValue = "ImportValue"
  case transform = "Transform"
  case length = "Length"
  case toJSONString = "ToJsonString"
  // Of the section Rules only.
  case contains = "Contains"
  case eachMemberEquals = "EachMemberEquals"
  case eachMemberIn = "EachMemberIn"
  case refAll = "RefAll"
  case valueOf = "ValueOf"
  case valueOfAll = "ValueOfAll"

  /// What the long form begins with, but for `Ref` and `Condition`.
  public static let prefix = "Fn::"
  /// What the key of a loop begins with; the loop's name follows.
  public static let loopPrefix = "Fn::ForEach::"
  /// Where all of them are described.
  public static let source = AWSDocument.cfnFunctions

  /// The key of the long form: `Fn::Sub`, `Ref`.
  public var longForm: String {
    switch self {
    case .ref, .condition: rawValue
    default: Self.prefix + rawValue
    }
  }

  /// What it is given, in words that fit after "takes".
  public var takes: String {
    switch self {
    case .ref: "the name of a parameter or a resource"
    case .condition: "the name of a condition"
    case .getAtt: "a resource and one of its attributes"
    case .sub: "a text, or a list of a text and a mapping"
    case .join: "a separator and a list"
    case .select: "a number from 0 and a list"
    case .split: "a separator and a text"
    case .findInMap: "a mapping's name and two keys"
    case .if: "a condition's name and two values"
    case .equals: "two values"
    case .and, .or: "two to ten conditions"
    case .not: "a list of one condition"
    case .base64: "a text"
    case .cidr: "a block of addresses, how many parts, and how many bits each has"
    case .getAZs: "a region"
    case .importValue: "the name of an export"
    case .transform: "a macro's name and its parameters"
    case .length: "a list"
    case .toJSONString: "a mapping or a list"
    case .contains, .eachMemberEquals, .eachMemberIn, .refAll, .valueOf, .valueOfAll: "what a rule asserts"
    }
  }
}

/// What CloudFormation itself gives under a name.
public enum PseudoParameter: String, Sendable, Hashable, CaseIterable {
  case accountID = "AWS::AccountId"
  case notificationARNs = "AWS::NotificationARNs"
  case noValue = "AWS::NoValue"
  case partition = "AWS::Partition"
  case region = "AWS::Region"
  case stackID = "AWS::StackId"
  case stackName = "AWS::StackName"
  case urlSuffix = "AWS::URLSuffix"

  /// Where they are described.
  public static let source = AWSDocument.cfnPseudoParameters
}
