import HCLSyntax
import ProxyModel

extension TerraformScope {
  /// `secrets.tf`: secrets without a value, because a value would stand in the state for everyone who reads it.
  @HCLBuilder var secretsFile: [HCLItem] {
    for (index, secret) in createdSecrets.enumerated() {
      if index == 0 {
        HCLItem.comment(
          """
          Created empty, so that no password ever stands in a file or in the state. The output secrets_to_fill
          has the command that gives each its value; until then the proxy turns its user away.
          """)
      }
      block("resource", "aws_secretsmanager_secret", secret.symbol.terraformName) {
        "name" .= value(secret.name)
        "description" .= .string("Name and password of a database user, read by RDS Proxy")
        if let key = known(secret.kmsKey) ?? nil { "kms_key_id" .= .string("\(key)") }
        tags(secret.tags)
      }
    }
  }

  /// The secrets that the module makes.
  var createdSecrets: [Secret] { deployment.secrets.filter { $0.ownership == .created } }
}
