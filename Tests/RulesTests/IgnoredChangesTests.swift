import ProxyModel
import Reading
import Rules
import SourceText
import Testing

/// What `ignore_changes` leaves as it is cannot be told from the file: findings on it are notes that say so.
@Suite struct IgnoredChangesTests {
  static func finding(ignoring changes: String) throws -> Diagnostic {
    let text = """
      resource "aws_db_proxy" "this" {
        name                = "orders"
        engine_family       = "POSTGRESQL"
        role_arn            = "arn:aws:iam::123456789012:role/orders"
        vpc_subnet_ids      = ["subnet-0a1b2c3d4e5f60718", "subnet-1a1b2c3d4e5f60718"]
        require_tls         = true
        idle_client_timeout = 99999

        auth {
          auth_scheme = "SECRETS"
          iam_auth    = "DISABLED"
          secret_arn  = "arn:aws:secretsmanager:us-east-1:123456789012:secret:orders-AbCdEf"
        }

        lifecycle {
          ignore_changes = \(changes)
        }
      }
      """
    let reading = try ExampleReading([(text, [])], in: .terraform)
    let findings = Judgement(of: reading.deployments).findings
    return try #require(findings.first { reading.text(of: $0.primary.range) == "99999" })
  }

  @Test(arguments: ["[idle_client_timeout]", "[\"idle_client_timeout\"]", "all", "[tags, idle_client_timeout]"])
  func lowersFindings(_ changes: String) throws {
    let finding = try Self.finding(ignoring: changes)
    #expect(finding.severity == .note)
    #expect(finding.remarks.contains { $0.title == "ignored" })
  }

  @Test(arguments: ["[]", "[auth]", "[tags]", "[idle_client_timeout_of_another]"])
  func leavesOthers(_ changes: String) throws {
    let finding = try Self.finding(ignoring: changes)
    #expect(finding.severity == .error)
    #expect(!finding.remarks.contains { $0.title == "ignored" })
  }
}
