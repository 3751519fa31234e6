import AWSFacts
import HCLSyntax
import ProxyModel
import Rendering
import SampleDeployments
import SourceText
import Testing

/// What is written, and what is refused before anything is written.
@Suite struct TerraformRendererTests {
  @Test(arguments: SampleDeployment.allCases) func isAlreadyFormatted(_ sample: SampleDeployment) throws {
    let files = try TerraformRenderer.render(sample.deployment)
    #expect(files == (try TerraformRenderer.render(sample.deployment)), "the same input gives the same bytes")
    for file in files {
      let bytes = Array(file.text.utf8)
      #expect(HCLFormatter.format(bytes) == bytes, "\(file.name)")
      #expect(file.text.hasPrefix("# Written by headroom from \(sample.rawValue)/"), "\(file.name)")
      #expect(!file.text.contains("= null"), "\(file.name) lacks a value")
      #expect(file.text.split(separator: "\n").allSatisfy { $0.utf8.count < 400 })
    }
  }

  @Test func writesNoFileWithoutContent() throws {
    let names = Dictionary(
      uniqueKeysWithValues: try SampleDeployment.allCases.map {
        ($0, Set(try TerraformRenderer.render($0.deployment).map(\.name)))
      })
    let common: Set = [
      "versions.tf", "providers.tf", "locals.tf", "security_groups.tf", "iam.tf", "secrets.tf", "proxy.tf",
      "outputs.tf",
    ]
    #expect(names[.ledger] == common)
    #expect(names[.reports] == common.union(["variables.tf", "parameters.tf"]))
    #expect(names[.orders] == common.union(["variables.tf", "parameters.tf", "alarms.tf", "endpoints.tf"]))
  }

  /// What must stand in the files, and what must not.
  static let contents: [(SampleDeployment, file: String, has: [String], lacks: [String])] = [
    (
      .orders, "proxy.tf",
      [
        "max_connections_percent      = 75", "max_idle_connections_percent = 37", "connection_borrow_timeout    = 30",
        #"iam_auth                  = "REQUIRED""#, #"secret_arn  = "\#(SampleIDs.secret)""#,
        "depends_on = [var.database_instances]", #"db_cluster_identifier = "orders-db""#,
        "replace_triggered_by = [aws_db_proxy.this.arn]",
      ], ["default_auth_scheme", "network_type", "username"]
    ),
    (
      .orders, "security_groups.tf",
      [
        #"referenced_security_group_id = "\#(SampleIDs.databaseGroup)""#,
        "security_group_id = aws_security_group.proxy.id",
      ],
      ["somebody", "udp"]
    ),
    (
      .orders, "iam.tf",
      [
        #"arn:aws:rds-db:us-east-1:123456789012:dbuser:${element(split(":", aws_db_proxy.this.arn), 6)}/app"#,
        #"role   = "checkout-lambda""#, "aws_secretsmanager_secret.app.arn", "kms:ViaService",
      ], ["aws_caller_identity", #"resource "aws_iam_role" "checkout_lambda""#]
    ),
    (.orders, "secrets.tf", [#"resource "aws_secretsmanager_secret" "app""#, SampleIDs.key], ["report", "version"]),
    (.orders, "endpoints.tf", ["replace_triggered_by = [aws_db_proxy.this.arn]"], []),
    (.orders, "alarms.tf", [#"extended_statistic  = "p99""#, "threshold           = 0.5"], []),
    (.orders, "versions.tf", [">= 5.100.0, < 7.0.0"], []),
    (.orders, "providers.tf", [#"allowed_account_ids = ["123456789012"]"#], []),
    (.ledger, "iam.tf", ["data.aws_caller_identity.current.account_id"], []),
    (.ledger, "providers.tf", [], ["allowed_account_ids"]),
    (
      .ledger, "proxy.tf", [#"db_instance_identifier = "ledger-db""#, #"["EXCLUDE_VARIABLE_SETS"]"#], ["depends_on"]
    ),
    (.reports, "security_groups.tf", [#"cidr_ipv4 "#, #"cidr_ipv6 "#], []),
    (
      .hostile, "proxy.tf", [#"\"quoted\" $${var.x} %%{if true}"#, #"line\nnext"#, #"\u202e"#],
      ["\nprovider", "\"${x}"]
    ),
  ]

  @Test(arguments: contents.indices) func holds(_ index: Int) throws {
    let (sample, name, wanted, unwanted) = Self.contents[index]
    let text = try #require(try TerraformRenderer.render(sample.deployment).first { $0.name == name }).text
    for words in wanted { #expect(text.contains(words), "\(words) is not in\n\(text)") }
    for words in unwanted { #expect(!text.contains(words), "\(words) is in\n\(text)") }
  }

  @Test func raisesTheProviderOnlyForWhatNeedsIt() throws {
    func versions(_ configure: (inout Proxy) -> Void) throws -> (floor: String, proxy: String) {
      var deployment = SampleDeployment.orders.deployment
      var proxy = try #require(deployment.proxies.first)
      configure(&proxy)
      deployment.proxies.insert(proxy)
      let files = try TerraformRenderer.render(deployment)
      let texts = try ["versions.tf", "proxy.tf"].map { name in try #require(files.first { $0.name == name }).text }
      return (texts[0], texts[1])
    }
    let endToEnd = try versions { $0.defaultAuthScheme = written(.iamAuth) }
    #expect(endToEnd.floor.contains(">= 6.15.0, < 7.0.0"))
    #expect(endToEnd.proxy.contains(#""IAM_AUTH""#) && !endToEnd.proxy.contains("network_type"))
    let dual = try versions { $0.endpointNetworkType = written(.dual) }
    #expect(dual.floor.contains(">= 6.28.0, < 7.0.0"))
    #expect(dual.proxy.contains(#""DUAL""#) && dual.proxy.contains("target_connection_network_type"))
  }
}
