import ProxyModel
import Testing

/// Whatever way a provider comes into a module, the region of what it makes is the provider's.
@Suite struct ProviderTests {
  static let providers = """
    provider "aws" {
      region = "us-east-1"
    }

    provider "aws" {
      alias               = "eu"
      region              = "eu-west-1"
      allowed_account_ids = ["123456789012"]
    }

    """

  /// How a configuration is written, and the region in which its proxy is made.
  struct Way: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let region: String
    let files: [String: String]

    init(_ description: String, _ region: String, root: String, module: String? = nil) {
      (testDescription, self.region) = (description, region)
      var files = ["main.tf": ProviderTests.providers + root]
      if let module { files["proxy/main.tf"] = module }
      self.files = files
    }
  }

  static let ways = [
    Way("nothing said", "us-east-1", root: ModuleReading.proxy()),
    Way("of the resource", "eu-west-1", root: ModuleReading.proxy("provider = aws.eu")),
    Way("in quotes", "eu-west-1", root: ModuleReading.proxy("provider = \"aws.eu\"")),
    Way(
      "the resource's own region", "ap-south-1",
      root: ModuleReading.proxy("provider = aws.eu\n  region = \"ap-south-1\"")),
    Way(
      "handed down by itself", "us-east-1", root: "module \"proxy\" {\n  source = \"./proxy\"\n}\n",
      module: ModuleReading.proxy()),
    Way(
      "as the module's default", "eu-west-1",
      root: "module \"proxy\" {\n  source = \"./proxy\"\n  providers = {\n    aws = aws.eu\n  }\n}\n",
      module: ModuleReading.proxy()),
    Way(
      "under another name", "eu-west-1",
      root: "module \"proxy\" {\n  source = \"./proxy\"\n  providers = {\n    aws.main = aws.eu\n  }\n}\n",
      module: ModuleReading.proxy("provider = aws.main")),
  ]

  @Test(arguments: ways) func isFollowed(_ way: Way) throws {
    let reading = try ModuleReading(way.files)
    #expect(reading.diagnostics.isEmpty)
    #expect(reading.deployment.proxies.count == 1)
    #expect(reading.deployment.region.known == way.region)
    #expect(reading.deployment.account.known == (way.region == "us-east-1" ? nil : "123456789012"))
  }

  @Test func isFollowedThroughSeveralModules() throws {
    let reading = try ModuleReading([
      "main.tf": Self.providers + "module \"a\" {\n  source = \"./a\"\n  providers = {\n    aws.x = aws.eu\n  }\n}\n",
      "a/main.tf": "module \"b\" {\n  source = \"../b\"\n  providers = {\n    aws = aws.x\n  }\n}\n",
      "b/main.tf": ModuleReading.proxy(),
    ])
    #expect(reading.deployment.region.known == "eu-west-1")
  }

  @Test func isFollowedInJSON() throws {
    let reading = try ModuleReading([
      "main.tf": Self.providers,
      "call.tf.json": #"{"module": {"proxy": {"source": "./proxy", "providers": {"aws": "aws.eu"}}}}"#,
      "proxy/main.tf": ModuleReading.proxy(),
    ])
    #expect(reading.deployment.region.known == "eu-west-1")
  }

  /// Proxies in several regions are in none of them together, and what nobody configures is nowhere.
  @Test(
    arguments: [
      "module \"proxy\" {\n  source = \"./proxy\"\n  providers = {\n    aws = aws.eu\n  }\n}\n" + ModuleReading.proxy(),
      "module \"proxy\" {\n  source = \"./proxy\"\n  providers = {\n    aws = aws.nowhere\n  }\n}\n",
    ])
  func isNotGuessed(_ root: String) throws {
    let reading = try ModuleReading([
      "main.tf": Self.providers + root,
      "proxy/main.tf": ModuleReading.proxy().replacing("\"orders\"", with: "\"orders-eu\""),
    ])
    #expect(reading.deployment.region.known == nil)
  }

  @Test func theRegionIsThatOfTheDataSourceToo() throws {
    let secret = "arn:aws:secretsmanager:${data.aws_region.here.name}:123456789012:secret:orders-AbCdEf"
    let module = ModuleReading.proxy().replacing("aws_secretsmanager_secret.app.arn", with: "\"\(secret)\"")
    let reading = try ModuleReading([
      "main.tf": Self.providers
        + "module \"proxy\" {\n  source = \"./proxy\"\n  providers = {\n    aws.main = aws\n    aws.data = aws.eu\n  }\n}\n",
      "proxy/main.tf": "data \"aws_region\" \"here\" {\n  provider = aws.data\n}\n\n"
        + module.replacing("  name           =", with: "  provider       = aws.main\n  name           ="),
    ])
    #expect(reading.deployment.region.known == "us-east-1")
    #expect("\(reading.deployment.secrets)".contains(":eu-west-1:"))
  }

  /// A condition that nobody knows decides nothing where both arms are the same.
  @Test func equalArmsAreKnown() throws {
    let reading = try ModuleReading([
      "main.tf": "variable \"x\" {\n  type = bool\n}\n\n"
        + ModuleReading.proxy("require_tls = var.x ? true : true\n  idle_client_timeout = var.x ? 60 : 120")
    ])
    let proxy = try #require(reading.deployment.proxies.first)
    #expect(proxy.requireTLS.known == true)
    #expect(proxy.idleClientTimeout.known == nil)
  }
}
