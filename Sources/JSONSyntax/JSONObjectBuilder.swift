infix operator .= : AssignmentPrecedence

/// A member: `"Type" .= "AWS::RDS::DBProxy"`.
public func .= (name: String, value: JSONValue) -> [JSONMember] { [JSONMember(name, value)] }

/// A member that is a string, or no member at all where there is none.
public func .= (name: String, value: String?) -> [JSONMember] { value.map { [JSONMember(name, .string($0))] } ?? [] }

/// A member that is a whole number, or no member at all where there is none.
public func .= (name: String, value: Int?) -> [JSONMember] { value.map { [JSONMember(name, .integer($0))] } ?? [] }

/// A member that is `true` or `false`, or no member at all where neither is known.
public func .= (name: String, value: Bool?) -> [JSONMember] { value.map { [JSONMember(name, .bool($0))] } ?? [] }

/// Lists the members of an object: one a line, in branches and in loops.
@resultBuilder
public enum JSONObjectBuilder {
  /// What `name .= value` gives.
  public static func buildExpression(_ members: [JSONMember]) -> [JSONMember] { members }

  /// A member made elsewhere.
  public static func buildExpression(_ member: JSONMember) -> [JSONMember] { [member] }

  /// One line after another.
  public static func buildBlock(_ parts: [JSONMember]...) -> [JSONMember] { parts.flatMap { $0 } }

  /// `if` without `else`.
  public static func buildOptional(_ members: [JSONMember]?) -> [JSONMember] { members ?? [] }

  /// The first arm of `if` or `switch`.
  public static func buildEither(first members: [JSONMember]) -> [JSONMember] { members }

  /// The other arm.
  public static func buildEither(second members: [JSONMember]) -> [JSONMember] { members }

  /// `for`.
  public static func buildArray(_ parts: [[JSONMember]]) -> [JSONMember] { parts.flatMap { $0 } }
}
