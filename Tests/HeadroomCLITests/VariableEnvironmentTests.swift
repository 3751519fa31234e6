import TestSupport
import Testing

@testable import HeadroomCLI

/// The environment gives values to Terraform variables where it is asked to, and counts less than any file.
@Suite struct VariableEnvironmentTests {
  static let configuration = """
    variable "require_tls" {
      type = bool
    }

    resource "aws_db_proxy" "this" {
      name           = "orders"
      engine_family  = "POSTGRESQL"
      role_arn       = "arn:aws:iam::123456789012:role/orders"
      vpc_subnet_ids = ["subnet-0a1b2c3d4e5f60718", "subnet-1a1b2c3d4e5f60718"]
      require_tls    = var.require_tls

      auth {
        auth_scheme = "SECRETS"
        iam_auth    = "DISABLED"
        secret_arn  = "arn:aws:secretsmanager:us-east-1:123456789012:secret:orders-AbCdEf"
      }
    }

    """

  /// Whether clients may connect without TLS, as far as the values say.
  static func allowsPlaintext(_ options: [String], values: String = "") -> Bool {
    let disk = MemoryFiles(["tf/main.tf": configuration, "tf/terraform.tfvars": values])
    let terminal = Terminal(variable: { $0 == "TF_VAR_require_tls" ? "false" : nil })
    var console = Console(files: disk.system, terminal: terminal)
    return Headroom.run(["validate", "--select", "HR066", "--fail-on", "note", "tf"] + options, &console) == .findings
  }

  @Test func isAsked() {
    #expect(Self.allowsPlaintext(["--var-environment"]))
    #expect(!Self.allowsPlaintext([]))
    #expect(Self.allowsPlaintext(["--var", "require_tls=false"]))
  }

  @Test func filesAndOptionsCountMore() {
    #expect(!Self.allowsPlaintext(["--var-environment"], values: "require_tls = true\n"))
    #expect(!Self.allowsPlaintext(["--var-environment", "--var", "require_tls=true"]))
  }
}
