import ProxyModel
import SourceText
import YAMLSyntax

/// What a secret of a template holds, as far as the template tells: keys, the user and the host, never a password.
enum SecretContent {
  /// The content of a secret, from a text or from what AWS is to generate; nil where the template gives none.
  static func value(of secret: TemplateResource, in scope: TemplateScope) -> Value? {
    if let text = scope.property(["SecretString"], of: secret) { return parsed(text) }
    guard let generated = scope.property(["GenerateSecretString"], of: secret) else { return nil }
    if case .unknown = generated { return generated }
    guard let key = generated["GenerateStringKey"] else {
      return .unknown(Unknown("the secret is a generated text without keys", at: generated.range))
    }
    var entries: [Value.Entry] = []
    if let template = generated["SecretStringTemplate"] {
      guard case .json(let content, _) = parsed(template) else { return parsed(template) }
      entries = content.entries
    }
    if let name = key.scalar {
      let password = Unknown("AWS generates it", at: key.range)
      entries.append(Value.Entry(Located(name, at: key.range), .unknown(password)))
    }
    return .map(entries, at: generated.range)
  }

  /// The user in a secret of the template, if it is written there.
  static func user(of address: ResourceAddress, in scope: TemplateScope) -> String? {
    guard address.description.hasPrefix(scope.prefix),
      let secret = scope.resources[String(address.description.dropFirst(scope.prefix.count))], scope.descend()
    else { return nil }
    defer { scope.ascend() }
    guard let content = value(of: secret, in: scope) else { return nil }
    if case .json(let inner, _) = content { return inner["username"]?.scalar }
    return content["username"]?.scalar
  }

  /// Text that is JSON as what it says.
  private static func parsed(_ value: Value) -> Value {
    guard case .text(let text, let range) = value, let parsed = EmbeddedJSON.value(of: text, at: range) else {
      return value
    }
    return .json(parsed, at: range)
  }
}
