import AWSFacts
import ProxyModel
import SourceText

/// The documents of the role that modules make for a proxy.
enum ProxyRoleDocuments {
  /// RDS may take the role on.
  static func trust(at place: SourceRange) -> Value {
    document(
      [
        ("Effect", .text("Allow", at: place)), ("Action", .text(IAMWords.assumeRole.value, at: place)),
        ("Principal", map([("Service", .text(IAMWords.servicePrincipal.value, at: place))], at: place)),
      ], at: place)
  }

  /// The role may read secrets.
  static func reading(_ secrets: [Value], at place: SourceRange) -> Value {
    document(
      [
        ("Effect", .text("Allow", at: place)), ("Action", .text(IAMWords.getSecretValue.value, at: place)),
        ("Resource", .list(secrets, at: place)),
      ], at: place)
  }

  private static func document(_ statement: [(String, Value)], at place: SourceRange) -> Value {
    map(
      [("Version", .text("2012-10-17", at: place)), ("Statement", .list([map(statement, at: place)], at: place))],
      at: place)
  }

  private static func map(_ entries: [(String, Value)], at place: SourceRange) -> Value {
    .map(entries.map { .init(Located($0.0, at: place), $0.1) }, at: place)
  }
}
