import ProxyModel
import SourceText
import YAMLSyntax

/// Secrets and keys. Values of secrets are never taken over.
extension TemplateLifting {
  static let secrets: [String: Lift] = [
    "AWS::SecretsManager::Secret": { lifting, body, origin in
      var secret = SecretDraft(origin)
      secret.name = body.name("Name", of: origin)
      secret.kmsKey = body["KmsKeyId"]
      secret.tags = body.tags
      secret.content = lifting.content(ofSecret: origin)
      secret.username = lifting.note(besideSecret: origin)
      lifting.add { $0.secrets.append(secret) }
    },
    "AWS::SecretsManager::RotationSchedule": { lifting, body, origin in
      var rotation = SecretRotationDraft(origin)
      rotation.secret = body["SecretId"]
      rotation.strategy = lifting.strategy(of: body)
      lifting.add { $0.secretRotations.append(rotation) }
    },
    "AWS::KMS::Key": { lifting, body, origin in
      var key = KeyDraft(origin)
      key.policy = body["KeyPolicy"]
      lifting.add { $0.keys.append(key) }
    },
  ]

  /// What a secret holds, with what its attachment to a database adds.
  private func content(ofSecret origin: Origin) -> Value? {
    guard let secret = scope.resources[origin.name] else { return nil }
    let content = SecretContent.value(of: secret, in: scope)
    guard let attachment = attachment(to: origin.address) else { return content }
    guard case .map(let entries, let range)? = content else { return content }
    let known = Set(entries.map { $0.key.value })
    return .map(entries + added(by: attachment).filter { !known.contains($0.key.value) }, at: range)
  }

  /// The resource that completes a secret with the address of a database.
  private func attachment(to secret: ResourceAddress) -> TemplateResource? {
    scope.order.lazy.compactMap { scope.resources[$0] }.first { resource in
      guard resource.type == "AWS::SecretsManager::SecretTargetAttachment",
        case .text(let text, _)? = scope.property(["SecretId"], of: resource)
      else { return false }
      return text.reference?.address == secret
    }
  }

  /// The keys that an attachment writes into its secret; the host is the database's own.
  private func added(by attachment: TemplateResource) -> [Value.Entry] {
    let place = attachment.place
    let written = Unknown("the attachment writes it when the stack is deployed", at: place)
    func entry(_ key: String, _ value: Value) -> Value.Entry { Value.Entry(Located(key, at: place), value) }
    var host = Value.unknown(written)
    if case .text(let text, _)? = scope.property(["TargetId"], of: attachment), let database = text.reference?.address {
      host = .text(DeclaredText([.attribute(of: database, .endpoint)]), at: place)
    }
    let isCluster = scope.property(["TargetType"], of: attachment)?.scalar == "AWS::RDS::DBCluster"
    return [
      entry("engine", .unknown(written)), entry("host", host), entry("port", .unknown(written)),
      entry("dbname", .unknown(written)),
      entry(isCluster ? "dbClusterIdentifier" : "dbInstanceIdentifier", .unknown(written)),
    ]
  }

  /// The user that headroom notes beside a secret which it leaves empty.
  private func note(besideSecret origin: Origin) -> Value? {
    let note = scope.resources[origin.name]?.body["Metadata"]?["Headroom"]?["Username"]
    return note.flatMap { node in node.text.map { .text($0, at: node.range) } }
  }

  /// How a password is changed, from the words for AWS's own functions.
  private func strategy(of rotation: TemplateBody) -> Value? {
    if let type = rotation["HostedRotationLambda", "RotationType"] { return type }
    guard case .text(let text, _)? = rotation["RotationLambdaARN"], let application = Self.application(in: text),
      let resource = scope.resources[application]
    else { return nil }
    guard case .text(let location, let range)? = scope.property(["Location", "ApplicationId"], of: resource) else {
      return nil
    }
    // `…:applications/SecretsManagerRDSPostgreSQLRotationSingleUser`
    let word = location.split("/").last?.known ?? ""
    return word.hasSuffix("SingleUser") || word.hasSuffix("MultiUser") ? .text(word, at: range) : nil
  }

  private static func application(in text: DeclaredText) -> String? {
    for part in text.parts { if case .attribute(let address, _) = part { return address.description } }
    return nil
  }
}
