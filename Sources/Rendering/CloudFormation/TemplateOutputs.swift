import AWSFacts
import JSONSyntax
import ProxyModel
import SourceText

extension TemplateScope {
  /// What others need to connect, and what is left to do.
  @JSONObjectBuilder var outputs: [JSONMember] {
    for proxy in deployment.proxies { outputs(of: proxy) }
    for endpoint in deployment.endpoints {
      let id = id(.endpoint(endpoint.symbol))
      output("\(id)Address", "Host name of the additional endpoint.", .attribute("Endpoint", of: id))
    }
    for secret in createdSecrets {
      output("Fill\(id(.secret(secret.symbol)))", fillingWords(of: secret), filling(of: secret), isExported: false)
    }
  }

  @JSONObjectBuilder private func outputs(of proxy: Proxy) -> [JSONMember] {
    let id = id(.proxy(proxy.symbol))
    output("\(id)Address", "Where clients connect, instead of the database.", .attribute("Endpoint", of: id))
    if let family = proxy.engineFamily.known {
      output("\(id)Port", "The port there, whatever the database's own.", .string("\(family.proxyPort.value)"))
    }
    output("\(id)Arn", "The proxy's ARN.", .attribute("DBProxyArn", of: id))
    output(
      "\(id)ResourceId", "What rds-db:connect is granted on: the prx- id at the end of the ARN.", resourceID(of: proxy))
    if let groups = proxy.securityGroups.known, !groups.isEmpty {
      output(
        "\(id)SecurityGroupIds", "The groups that the proxy wears.",
        groups.count == 1 ? self.id(groups[0]) : ["Fn::Join": [",", .array(groups.map { self.id($0) })]])
    }
  }

  private func output(
    _ name: String, _ description: String, _ value: JSONValue, isExported: Bool = true
  ) -> [JSONMember] {
    name
      .= .object {
        "Description" .= description
        "Value" .= value
        if isExported { "Export" .= .object { "Name" .= ["Fn::Sub": .string("${AWS::StackName}-\(name)")] } }
      }
  }

  private func fillingWords(of secret: Secret) -> String {
    """
    Run it once and give it a JSON object with username and password on standard input; then update the stack with \
    SecretsFilled=yes.
    """
  }

  private func filling(of secret: Secret) -> JSONValue {
    .joined([
      "aws secretsmanager put-secret-value --region ", .region, " --secret-id ", .ref(id(.secret(secret.symbol))),
      " --secret-string file:///dev/stdin",
    ])
  }
}
