import AWSFacts
import ProxyModel
import SourceText

/// The documents of the role that modules make for a proxy.
enum ProxyRoleDocuments {
  /// RDS may take the role on.
  static func trust(at place: SourceRange) -> Value {
    document(
      [
        statement(
          IAMWords.assumeRole.value,
          [("Principal", map([("Service", .text(IAMWords.servicePrincipal.value, at: place))], at: place))], at: place)
      ], at: place)
  }

  /// The role may read secrets, and use keys to decrypt what Secrets Manager has encrypted.
  static func reading(_ secrets: [Value], decryptingBy keys: [Value], at place: SourceRange) -> Value {
    let read = statement(IAMWords.getSecretValue.value, [("Resource", .list(secrets, at: place))], at: place)
    let host = Value.text(
      DeclaredText([.literal("secretsmanager."), .region, .literal(".amazonaws.com")]), at: place)
    let condition = map(
      [("StringEquals", map([(IAMWords.viaService.value, host)], at: place))], at: place)
    let decrypt = statement(
      IAMWords.decrypt.value, [("Resource", .list(keys, at: place)), ("Condition", condition)], at: place)
    return document((secrets.isEmpty ? [] : [read]) + (keys.isEmpty ? [] : [decrypt]), at: place)
  }

  private static func statement(_ action: String, _ rest: [(String, Value)], at place: SourceRange) -> Value {
    map([("Effect", .text("Allow", at: place)), ("Action", .text(action, at: place))] + rest, at: place)
  }

  private static func document(_ statements: [Value], at place: SourceRange) -> Value {
    map([("Version", .text("2012-10-17", at: place)), ("Statement", .list(statements, at: place))], at: place)
  }

  private static func map(_ entries: [(String, Value)], at place: SourceRange) -> Value {
    .map(entries.map { .init(Located($0.0, at: place), $0.1) }, at: place)
  }
}
