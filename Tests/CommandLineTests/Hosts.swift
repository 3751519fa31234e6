import Foundation
import PlayedCloud
import TestSupport
import Testing

/// Where applications are pointed.
struct Hosts: Equatable {
  var parameter: String
  var secret: String
  var password: String
}

extension Hosts {
  init(of played: PlayedScripts, _ parameter: String) throws {
    let secrets = try played.cloud.call([.init("secretsmanager", "list_secrets")])
    let arn = try #require((secrets[0]["SecretList"] as? [[String: Any]])?.first?["ARN"] as? String)
    let answers = try played.cloud.call([
      .init("ssm", "get_parameter", ["Name": parameter]),
      .init("secretsmanager", "get_secret_value", ["SecretId": arn]),
    ])
    let text = try #require(answers[1]["SecretString"] as? String)
    let secret = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    self.init(
      parameter: (answers[0]["Parameter"] as? [String: Any])?["Value"] as? String ?? "",
      secret: secret["host"] as? String ?? "", password: secret["password"] as? String ?? "")
  }
}
