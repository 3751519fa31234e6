/// What stands in a body to be written.
public indirect enum HCLItem: Sendable, Hashable {
  /// `name = value`, and a note behind it after `#`.
  case attribute(String, HCLValue, note: String? = nil)
  /// `type "label" { … }`
  case block(type: String, labels: [String], [HCLItem])
  /// A line of its own, or several, after `#`.
  case comment(String)
  /// An empty line between groups.
  case blank

  /// The same attribute with a note behind it; other items stay as they are.
  public func noted(_ note: String) -> HCLItem {
    guard case .attribute(let name, let value, _) = self else { return self }
    return .attribute(name, value, note: note)
  }
}

/// Lets a renderer read like the file that it writes.
@resultBuilder
public enum HCLBuilder {
  /// One item.
  public static func buildExpression(_ item: HCLItem) -> [HCLItem] { [item] }
  /// Items made elsewhere.
  public static func buildExpression(_ items: [HCLItem]) -> [HCLItem] { items }
  /// Items in order.
  public static func buildBlock(_ parts: [HCLItem]...) -> [HCLItem] { parts.flatMap { $0 } }
  /// The items of an `if` without `else`.
  public static func buildOptional(_ part: [HCLItem]?) -> [HCLItem] { part ?? [] }
  /// The items of an `if`.
  public static func buildEither(first part: [HCLItem]) -> [HCLItem] { part }
  /// The items of an `else`.
  public static func buildEither(second part: [HCLItem]) -> [HCLItem] { part }
  /// The items of a loop.
  public static func buildArray(_ parts: [[HCLItem]]) -> [HCLItem] { parts.flatMap { $0 } }
}

/// A block: `block("resource", "aws_db_proxy", "this") { … }`.
public func block(_ type: String, _ labels: String..., @HCLBuilder body: () -> [HCLItem]) -> HCLItem {
  .block(type: type, labels: labels, body())
}

infix operator .= : AssignmentPrecedence

/// An attribute: `"require_tls" .= true`.
public func .= (name: String, value: HCLValue) -> HCLItem { .attribute(name, value) }
