import ProxyModel
import SourceText
import YAMLSyntax

/// What a secret of a template holds, as far as the template tells: keys, the user and the host, never a password.
enum SecretContent {
  /// The content of a secret, from a text or from what AWS is to generate; nil where the template gives none.
  static func value(of secret: TemplateResource, in scope: TemplateScope) -> Value? {
    if let text = scope.property(["SecretString"], of: secret) { return text.document }
    guard let generated = scope.property(["GenerateSecretString"], of: secret) else { return nil }
    if case .unknown = generated { return generated }
    guard let key = generated["GenerateStringKey"], let name = key.scalar else {
      return .unknown(Unknown("the secret is a generated text without keys", at: generated.range))
    }
    let template = generated["SecretStringTemplate"]?.document
    if case .unknown? = template { return template }
    let password = Value.unknown(Unknown("AWS generates it", at: key.range))
    return .map(
      (template?.entries ?? []) + [Value.Entry(Located(name, at: key.range), password)], at: generated.range)
  }

  /// The user in a secret of the template, if it is written there.
  static func user(of address: ResourceAddress, in scope: TemplateScope) -> String? {
    guard address.description.hasPrefix(scope.prefix),
      let secret = scope.resources[String(address.description.dropFirst(scope.prefix.count))], scope.descend()
    else { return nil }
    defer { scope.ascend() }
    return value(of: secret, in: scope)?["username"]?.scalar
  }
}
