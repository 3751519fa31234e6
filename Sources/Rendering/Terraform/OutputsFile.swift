import AWSFacts
import HCLSyntax
import ProxyModel
import SourceText

extension TerraformScope {
  /// `outputs.tf`: what others need to connect, and what is left to do.
  @HCLBuilder var outputsFile: [HCLItem] {
    for proxy in deployment.proxies { items(of: proxy) }
    if !deployment.endpoints.isEmpty {
      output("endpoints", "Host names of the additional endpoints.") {
        .object {
          for endpoint in deployment.endpoints {
            endpoint.role .= .reference("\(endpoint.terraformAddress).endpoint")
          }
        }
      }
    }
    if !createdSecrets.isEmpty {
      output(
        "secrets_to_fill",
        """
        Secrets that were created empty: run each command once and give it a JSON object with username and password \
        on standard input.
        """
      ) {
        .object {
          for secret in createdSecrets { secret.symbol.terraformName .= command(toFill: secret) }
        }
      }
    }
  }

  @HCLBuilder private func items(of proxy: Proxy) -> [HCLItem] {
    let name = deployment.proxies.count == 1 ? "proxy" : "proxy_\(proxy.symbol.terraformName)"
    output("\(name)_endpoint", "Where clients connect, instead of the database.") {
      .reference("\(proxy.terraformAddress).endpoint")
    }
    if let family = proxy.engineFamily.known {
      output("\(name)_port", "The port there, whatever the database's own.") { .number(family.proxyPort.value) }
    }
    output("\(name)_arn", "The proxy's ARN.") { .reference("\(proxy.terraformAddress).arn") }
    output("\(name)_resource_id", "What rds-db:connect is granted on: the prx- id at the end of the ARN.") {
      resourceID(of: proxy)
    }
    if let groups = proxy.securityGroups.known, !groups.isEmpty {
      output("\(name)_security_group_ids", "The groups that the proxy wears.") { .list(groups.map { id($0) }) }
    }
  }

  private func output(_ name: String, _ description: String, value: () -> HCLValue) -> HCLItem {
    block("output", name) {
      "description" .= .string(description)
      "value" .= value()
    }
  }

  /// The user is named beside the command, not in it, so that a shell never reads it.
  private func command(toFill secret: Secret) -> HCLValue {
    .object {
      // Only policies depend on the user; a secret can be filled by whoever knows it.
      if let username = secret.username.known { "username" .= .string(username) }
      "command"
        .= .template(
          """
          aws secretsmanager put-secret-value --region \(deployment.region.known ?? "") \
          --secret-id \(.reference("aws_secretsmanager_secret.\(secret.symbol.terraformName).arn")) \
          --secret-string file:///dev/stdin
          """)
    }
  }
}
