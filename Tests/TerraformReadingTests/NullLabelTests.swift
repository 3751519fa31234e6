import ProxyModel
import Testing

/// The names that Cloud Posse's modules make of labels, as `cloudposse/label/null` 0.25.0 prints them in the real Terraform.
@Suite struct NullLabelTests {
  /// What the module is given, and what it calls the proxy and its role; nil where that cannot be told.
  struct Call: Sendable, CustomTestStringConvertible {
    let inputs: String
    let proxy: String?
    let role: String?

    init(_ inputs: String, _ proxy: String?, role: String? = nil) {
      (self.inputs, self.proxy, self.role) = (inputs, proxy, role ?? proxy)
    }

    var testDescription: String { inputs.replacing("\n", with: " ") }
  }

  static let calls = [
    Call(#"name = "orders""#, "orders"),
    Call(
      """
      namespace   = "acme"
      environment = "eu"
      stage       = "prod"
      name        = "Orders DB"
      """, "acme-eu-prod-ordersdb"),
    Call(
      """
      name                = "orders"
      attributes          = ["a", "b", "a", ""]
      iam_role_attributes = ["role"]
      """, "orders-a-b", role: "orders-a-b-role"),
    Call(
      """
      name        = "orders"
      stage       = "prod"
      delimiter   = ""
      label_order = ["name", "stage"]
      """, "ordersprod"),
    Call("name = \"orders-db\"\nlabel_value_case = \"title\"", "Orders-Db"),
    Call("name = \"Orders_db\"\ntenant = \"core\"\nlabel_value_case = \"none\"", "Ordersdb"),
    Call("name = \"orders\"\ncontext = { namespace = \"acme\", stage = \"prod\", name = \"x\" }", "acme-prod-orders"),
    Call("name = \"orders-and-payments\"\nid_length_limit = 12", "orders-b5a8d"),
    Call("name = var.name", nil),
    Call("name = \"orders\"\nregex_replace_chars = \"/[^a-z]/\"", nil),
    Call("name = \"orders\"\ncontext = module.this.context", nil),
  ]

  @Test(arguments: calls) func namesProxyAndRole(_ call: Call) throws {
    let reading = try ModuleReading([
      "main.tf": """
      variable "name" {}

      module "this" {
        source = "cloudposse/label/null"
      }

      module "proxy" {
        source = "cloudposse/rds-db-proxy/aws"
        \(call.inputs)
      }
      """
    ])
    #expect(reading.deployment.proxies.first?.name.known == call.proxy)
    #expect(reading.deployment.roles.first?.name.known == call.role)
  }
}
