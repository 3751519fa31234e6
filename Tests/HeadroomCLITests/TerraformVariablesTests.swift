import TestSupport
import Testing

@testable import HeadroomCLI

/// Values of Terraform variables on the command line.
@Suite struct TerraformVariablesTests {
  private static let disk = MemoryFiles([
    "infra/main.tf": """
    variable "idle_timeout" {
      type    = number
      default = 1800
    }

    resource "aws_db_proxy" "this" {
      name                = "orders"
      engine_family       = "POSTGRESQL"
      idle_client_timeout = var.idle_timeout
      role_arn            = "arn:aws:iam::123456789012:role/orders"
      vpc_subnet_ids      = ["subnet-0a1b2c3d4e5f60718", "subnet-0b1c2d3e4f5a6b7c8"]
    }

    """,
    "long.tfvars": "idle_timeout = 40000\nother = 1\n",
  ])

  private static func run(_ line: String) -> (HeadroomCLI.ExitStatus, Console) {
    var console = Console(files: disk.system, terminal: Terminal())
    let words = "validate --select HR086 \(line) infra".split(separator: " ").map(String.init)
    return (Headroom.run(words, &console), console)
  }

  /// The last one counts, whether it is a value or a file of values.
  @Test(arguments: [
    ("", ""),
    ("--var idle_timeout=50000", "50000"),
    ("--var-file long.tfvars", "40000"),
    ("--var idle_timeout=50000 --var-file long.tfvars", "40000"),
    ("--var-file=long.tfvars --var=idle_timeout=50000", "50000"),
    ("--var idle_timeout=50000 --var idle_timeout=60", ""),
  ]) func countInTheirOrder(_ line: String, _ found: String) {
    let (status, console) = Self.run(line)
    #expect(status == (found.isEmpty ? .clean : .findings), "\(console.output)\(console.errors)")
    #expect(found.isEmpty || console.output.contains("\(found) is not between"), "\(console.output)")
  }

  @Test func haveToBeDeclared() {
    let (status, console) = Self.run("--var idle_timeuot=50000")
    #expect(status == .failure)
    #expect(console.errors.contains("no Terraform directory here declares a variable `idle_timeuot`"))
    #expect(console.errors.contains("did you mean `idle_timeout`?"))
  }

  /// The file that cannot be read may be the one that declares it.
  @Test func aBrokenFileSaysWhatIsWrongWithIt() {
    Self.disk.put("broken/main.tf", "resource \"aws_db_proxy\" \"this\" {\n  name = var.name\n}\n")
    Self.disk.put("broken/variables.tf", "variable \"name\" {\n  type = \n")
    defer { for file in ["main", "variables"] { Self.disk.delete("broken/\(file).tf") } }
    var console = Console(files: Self.disk.system, terminal: Terminal())
    let status = Headroom.run(["validate", "--var", "name=orders", "broken"], &console)
    #expect(status == .failure)
    #expect((console.output + console.errors).contains("broken/variables.tf:"))
    #expect(!console.errors.contains("no Terraform directory here"))
  }
}
