import JSONSyntax
import ProxyModel

extension TemplateScope {
  /// Secrets without a value, because a value would stand in the template for everyone who reads it. They outlive the stack:
  /// the password in a secret may be the only copy.
  var secretResources: [TemplateResource] {
    createdSecrets.map { secret in
      var resource = resource(id(.secret(secret.symbol)), "AWS::SecretsManager::Secret", at: secret.provenance) {
        "Name" .= value(secret.name)
        "Description" .= "Name and password of a database user, read by RDS Proxy"
        if let key = known(secret.kmsKey) ?? nil { "KmsKeyId" .= "\(key)" }
        tags(secret.tags)
      }
      resource.isRetained = true
      // Only policies depend on the user; a secret can be filled by whoever knows it.
      if style == .plain, let username = secret.username.known {
        resource.metadata = ["Headroom": ["Username": .string(username)]]
      }
      return resource
    }
  }

  /// The secrets that the stack makes.
  var createdSecrets: [Secret] { deployment.secrets.filter { $0.ownership == .created } }

  /// A resource as the style writes it.
  func resource(
    _ logicalID: String, _ type: String, at provenance: Provenance, @JSONObjectBuilder properties: () -> [JSONMember]
  ) -> TemplateResource {
    TemplateResource(logicalID, type, at: provenance) {
      let written = properties()
      if style == .cdk, case .object(let sorted) = JSONValue.object(written).sorted { sorted } else { written }
    }
  }
}
