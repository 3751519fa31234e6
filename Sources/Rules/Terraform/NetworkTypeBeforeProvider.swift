import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let networkTypeBeforeProvider = Rule(
    "HR035", "network-type-before-provider", .error, .tools,
    "the configuration takes only versions of the AWS provider that know no network types",
    reason: "Terraform refuses the argument",
    why: """
      `endpoint_network_type` and `target_connection_network_type` came with version 6.28 of the provider. Older versions create \
      every proxy with IPv4 addresses.
      """,
    fix: "Raise the provider's version to 6.28 or later.",
    sources: [.terraformChangelog],
    examples: [
      .violates(.terraform, TerraformExample.proxy("endpoint_network_type = ⟦\"DUAL\"⟧", provider: ">= 5.0, < 6.0")),
      .holds(.terraform, TerraformExample.proxy("endpoint_network_type = \"DUAL\"", provider: "~> 6.28")),
      .undetermined(.terraform, TerraformExample.proxy("endpoint_network_type = \"DUAL\"", provider: nil)),
      .notApplicable(.terraform, TerraformExample.proxy("require_tls = true", provider: ">= 5.0, < 6.0")),
    ],
    check: .proxy { proxy, report throws(Inconclusive) in
      _ = try report.terraform
      var isApplicable = false
      for type in [proxy.endpointNetworkType, proxy.targetConnectionNetworkType] where type.isWritten {
        guard try type.value != .ipv4 else { continue }
        isApplicable = true
        try report.demandProvider(
          TerraformProvider.networkTypes.value, for: "network types", at: type.range, of: proxy)
      }
      guard isApplicable else { throw .notApplicable }
    })
}
