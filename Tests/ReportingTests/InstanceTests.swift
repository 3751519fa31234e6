import ProxyModel
import Reading
import Rules
import SourceText
import Testing

@testable import Reporting

/// One block of a module stands for several resources: every format says which of them a finding is of.
@Suite struct InstanceTests {
  private static let files = [
    "main.tf": """
    module "proxy" {
      source      = "./proxy"
      for_each    = { eu = true, us = false }
      require_tls = each.value
    }

    """,
    "proxy/main.tf": """
    variable "require_tls" {
      type = bool
    }

    resource "aws_db_proxy" "this" {
      name           = "orders"
      engine_family  = "POSTGRESQL"
      require_tls    = var.require_tls
      role_arn       = "arn:aws:iam::123456789012:role/orders"
      vpc_subnet_ids = ["subnet-0a1b2c3d4e5f60718", "subnet-0b1c2d3e4f5a6b7c8"]
    }

    """,
  ]

  private static let validation: Validation = {
    var sources = SourceMap()
    let disk = InputFiles(
      read: { path in
        files[path].map { .success(Array($0.utf8)) } ?? .failure(UnreadableFile("there is no such file"))
      },
      list: { $0 == "." ? ["main.tf"] : $0 == "proxy" ? ["main.tf"] : nil })
    let reading = TerraformReader.read(".", into: &sources, files: disk).reading
    let judgement = Judgement(of: reading.deployments, by: Catalogue.rules.filter { $0.id == "HR066" })
    return Validation(
      sources: sources, inputs: [.init(path: "infra", kind: "terraform", files: 2, proxies: 2)],
      problems: reading.diagnostics, judgement: judgement, findings: judgement.findings(in: sources), failOn: .warning,
      version: "1.2.3")
  }()

  static let text = FormatTests.Format(file: "text") {
    TextReport(sources: $0.sources).text(of: $0.findings.map(\.diagnostic))
  }

  @Test(arguments: FormatTests.json + FormatTests.others + [text]) func isNamed(_ format: FormatTests.Format) {
    #expect(Self.validation.findings.count == 1)
    // However the format puts it between quotes.
    let said = format.text(Self.validation).replacing("\\", with: "").replacing("&quot;", with: "\"")
    #expect(said.contains(#"module.proxy["us"].aws_db_proxy.this"#), "\(said)")
    #expect(!said.contains(#"module.proxy["eu"]"#))
  }

  /// What has a place for more than one place shows the value where it is written: in the call of the module.
  @Test(arguments: FormatTests.json + FormatTests.others + [text]) func isTraced(_ format: FormatTests.Format) throws {
    let finding = try #require(Self.validation.findings.first?.diagnostic)
    let related = try #require(finding.related.first)
    #expect(Self.validation.sources.file(of: related.range)?.name == "main.tf")
    #expect(Self.validation.sources.file(of: related.range)?.text(related.range) == "false")
    let hasPlace = ["text", "report.json", "report.sarif", "junit.xml", "report.md"].contains(format.file)
    #expect(format.text(Self.validation).contains("the value comes from here") == hasPlace, "\(format.file)")
  }
}
