/// Configurations on which rules about Terraform are shown: complete, and without a finding but for the point.
enum TerraformExample {
  /// A proxy with one more argument, and a constraint on the provider.
  static func proxy(_ argument: String, provider: String?) -> String {
    let isEndToEnd = argument.hasPrefix("default_auth_scheme")
    let demand = argument.hasPrefix("require_tls") ? "" : "  require_tls = true\n"
    return settings(provider) + role + proxyBlock(demand + "  \(argument)\n" + (isEndToEnd ? "" : "\n\(secretAuth)"))
  }

  /// A proxy with these `auth` blocks.
  static func auth(_ block: String, rest: String = "") -> String {
    settings(">= 6.0") + role + proxyBlock("  require_tls = true\n\n  \(block)\n") + ending(rest)
  }

  /// A target group with this pool.
  static func pool(_ block: String, rest: String = "") -> String {
    settings(">= 6.0") + role + proxyBlock("  require_tls = true\n\n\(secretAuth)") + """

      resource "aws_db_proxy_default_target_group" "this" {
        db_proxy_name = aws_db_proxy.this.name

        \(block)

        lifecycle {
          replace_triggered_by = [aws_db_proxy.this.arn]
        }
      }

      """ + ending(rest)
  }

  /// A target with this lifecycle.
  static func target(
    _ lifecycle: String, header: String, proxy: String = "aws_db_proxy.this.name", rest: String = ""
  ) -> String {
    settings(">= 6.0") + role + proxyBlock("  require_tls = true\n\n\(secretAuth)") + """

      \(header) {
        db_proxy_name         = \(proxy)
        target_group_name     = "default"
        db_cluster_identifier = "orders-prod"
        \(lifecycle)
      }

      """ + ending(rest)
  }

  private static func ending(_ rest: String) -> String { rest.isEmpty ? "" : "\n\(rest)\n" }

  private static func settings(_ provider: String?) -> String {
    guard let provider else { return "" }
    return """
      terraform {
        required_providers {
          aws = {
            source  = "hashicorp/aws"
            version = "\(provider)"
          }
        }
      }


      """
  }

  private static let secretAuth = """
      auth {
        auth_scheme = "SECRETS"
        iam_auth    = "DISABLED"
        secret_arn  = aws_secretsmanager_secret.app.arn
      }

    """

  private static let role = """
    resource "aws_secretsmanager_secret" "app" {
      name = "orders/prod/app"
    }

    resource "aws_iam_role" "proxy" {
      name = "orders-prod-proxy-role"
      assume_role_policy = jsonencode({
        Version = "2012-10-17"
        Statement = [{
          Effect    = "Allow"
          Principal = { Service = "rds.amazonaws.com" }
          Action    = "sts:AssumeRole"
        }]
      })
    }

    resource "aws_iam_role_policy" "proxy" {
      name = "read-secrets"
      role = aws_iam_role.proxy.name
      policy = jsonencode({
        Version = "2012-10-17"
        Statement = [{
          Effect   = "Allow"
          Action   = "secretsmanager:GetSecretValue"
          Resource = aws_secretsmanager_secret.app.arn
        }]
      })
    }


    """

  private static func proxyBlock(_ inside: String) -> String {
    """
    resource "aws_db_proxy" "this" {
      name                   = "orders-prod-proxy"
      engine_family          = "POSTGRESQL"
      role_arn               = aws_iam_role.proxy.arn
      vpc_subnet_ids         = ["subnet-0a1b2c3d4e5f60718", "subnet-0b1c2d3e4f5a6b7c8"]
      vpc_security_group_ids = ["sg-0aa1bb2cc3dd4ee5f"]
    \(inside)}

    """
  }
}
