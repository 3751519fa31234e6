import Foundation
import PlayedCloud
import TestSupport

/// Everything there is in a cloud, of the kinds that a deployment makes.
struct Inventory: Equatable, CustomStringConvertible {
  private let text: String

  var description: String { text }

  init(of played: PlayedScripts) throws {
    let names = [
      ("rds", "describe_db_proxies"), ("ec2", "describe_security_groups"), ("ec2", "describe_security_group_rules"),
      ("iam", "list_roles"), ("ssm", "describe_parameters"), ("cloudwatch", "describe_alarms"),
    ]
    var answers = try played.cloud.call(names.map { .init($0.0, $0.1) })
    for index in answers.indices { answers[index]["ResponseMetadata"] = nil }
    answers.append(try played.ask("rds", "describe-db-proxy-endpoints"))
    let roles = (answers[3]["Roles"] as? [[String: Any]] ?? []).compactMap { $0["RoleName"] as? String }
    let policies = try played.cloud.call(roles.map { .init("iam", "list_role_policies", ["RoleName": $0]) })
    answers += policies.map { ["PolicyNames": $0["PolicyNames"] ?? []] }
    // A secret that was deleted is kept for a while, and listed no more.
    let secrets = try played.cloud.call([.init("secretsmanager", "list_secrets")])[0]["SecretList"]
    answers.append(["Secrets": (secrets as? [[String: Any]] ?? []).compactMap { $0["Name"] as? String }])
    let data = try JSONSerialization.data(withJSONObject: answers, options: [.sortedKeys, .prettyPrinted])
    text = String(decoding: data, as: UTF8.self)
  }
}
