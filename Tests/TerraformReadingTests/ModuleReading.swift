import ProxyModel
import SourceText
import Testing

@testable import Reading

/// A configuration of several files in memory, and what it says.
struct ModuleReading {
  let deployment: Deployment
  let diagnostics: [Diagnostic]

  init(_ files: [String: String]) throws {
    var sources = SourceMap()
    let reading = TerraformReader.read(".", into: &sources, files: .memory(files)).reading
    deployment = try #require(reading.deployments.first)
    diagnostics = reading.diagnostics
  }

  /// A proxy and the secret that it reads, with whatever else its block shall say.
  static func proxy(_ arguments: String = "") -> String {
    """
    resource "aws_secretsmanager_secret" "app" {
      name = "orders/app"
    }

    resource "aws_db_proxy" "this" {
      name           = "orders"
      engine_family  = "POSTGRESQL"
      role_arn       = "arn:aws:iam::123456789012:role/orders"
      vpc_subnet_ids = ["subnet-0a1b2c3d4e5f60718", "subnet-1a1b2c3d4e5f60718"]
      \(arguments)

      auth {
        auth_scheme = "SECRETS"
        secret_arn  = aws_secretsmanager_secret.app.arn
      }
    }

    """
  }
}
