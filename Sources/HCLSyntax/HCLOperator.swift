/// An operator between two values.
public enum HCLOperator: String, Sendable, CaseIterable {
  /// `||`
  case or = "||"
  /// `&&`
  case and = "&&"
  /// `==`
  case equal = "=="
  /// `!=`
  case notEqual = "!="
  /// `<`
  case less = "<"
  /// `<=`
  case lessOrEqual = "<="
  /// `>`
  case greater = ">"
  /// `>=`
  case greaterOrEqual = ">="
  /// `+`
  case add = "+"
  /// `-`
  case subtract = "-"
  /// `*`
  case multiply = "*"
  /// `/`
  case divide = "/"
  /// `%`
  case remainder = "%"

  /// How tightly it binds, from 1 (`||`) to 6 (`*`); operators of one level group from the left.
  public var precedence: Int {
    switch self {
    case .or: 1
    case .and: 2
    case .equal, .notEqual: 3
    case .less, .lessOrEqual, .greater, .greaterOrEqual: 4
    case .add, .subtract: 5
    case .multiply, .divide, .remainder: 6
    }
  }
}

/// An operator before one value.
public enum HCLSign: String, Sendable, CaseIterable {
  /// `-`
  case minus = "-"
  /// `!`
  case not = "!"
}
