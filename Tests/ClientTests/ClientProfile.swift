import ProxyModel
import Reading
import SourceText
import TestSupport
import Testing

/// A deployment with a client of each runtime, as a profile says it.
struct ClientProfile: CustomTestStringConvertible, Sendable {
  let engine: String
  let iamAuth: String
  let isPublished: Bool

  static let all = [
    ClientProfile(engine: "aurora-postgresql", iamAuth: "REQUIRED", isPublished: true),
    ClientProfile(engine: "postgres", iamAuth: "DISABLED", isPublished: false),
    ClientProfile(engine: "aurora-mysql", iamAuth: "REQUIRED", isPublished: false),
    ClientProfile(engine: "mariadb", iamAuth: "DISABLED", isPublished: true),
  ]

  var testDescription: String { "\(engine), IAM \(iamAuth)\(isPublished ? ", published" : "")" }
  var isMySQL: Bool { !engine.contains("postgres") }
  var signsInByIAM: Bool { iamAuth == "REQUIRED" }
  var module: String { isMySQL ? "pymysql" : "psycopg2" }

  /// The profile, with a client for each runtime and one that is a network.
  var text: String {
    let clients = Client.Runtime.allCases.map { runtime in
      """
        - { name: on-\(runtime.rawValue), runtime: \(runtime.rawValue), role: role-\(runtime.rawValue), connections_each: 4, \
      instances: { normal: 3, peak: 9 } }
      """
    }
    return """
      headroom: 1
      name: shop
      environment: test
      region: eu-west-1
      account: "123456789012"
      network:
        vpc_id: vpc-0d1a2b3c4d5e6f708
        subnets:
          - { id: subnet-0d1a2b3c4d5e6f701, availability_zone: eu-west-1a }
          - { id: subnet-0d1a2b3c4d5e6f702, availability_zone: eu-west-1b }
      database:
        \(engine.hasPrefix("aurora") ? "cluster" : "instance"): shop
        engine: \(engine)
        port: 4321
        security_group: sg-0d1a2b3c4d5e6f703
        instance_class: db.r6g.large
      proxy:
        idle_client_timeout: 1200
        auth:
          - { secret: shop/other, username: other, iam_auth: DISABLED }
          - { secret: shop/app, username: app, iam_auth: \(iamAuth) }
      clients:
      \(clients.map { $0.replacing("connections_each", with: "users: app, connections_each") }.joined(separator: "\n"))
        - { name: office, cidr: 10.0.0.0/16 }
      \(isPublished ? "publish: { ssm_prefix: /shop }\n" : "")
      """
  }

  func deployment() throws -> Deployment {
    var sources = SourceMap()
    let result = ProfileReader.read("shop.yaml", Array(text.utf8), into: &sources) { _ in
      .failure(UnreadableFile("there is none"))
    }
    return try #require(result.deployment, "\(result.diagnostics)")
  }
}
