import AWSFacts
import HCLSyntax
import ProxyModel

extension TerraformScope {
  /// `versions.tf`
  var versionsFile: [HCLItem] {
    [
      block("terraform") {
        HCLItem.comment("replace_triggered_by came with 1.2.")
        "required_version" .= ">= 1.2.0"
        HCLItem.blank
        block("required_providers") {
          "aws"
            .= .object {
              "source" .= "hashicorp/aws"
              "version" .= .string(">= \(providerFloor), < \(providerFloor.nextMajor)")
            }
        }
      }
    ]
  }

  /// `providers.tf`
  var providersFile: [HCLItem] {
    [
      block("provider", "aws") {
        "region" .= value(deployment.region)
        if let account = deployment.account.known {
          HCLItem.blank
          HCLItem.comment("The wrong credentials fail here, before anything is planned in another account.")
          "allowed_account_ids" .= [.string(account)]
        }
      }
    ]
  }

  /// The oldest provider that takes what is written; it rises only with what needs it.
  var providerFloor: TerraformProvider.Version {
    let proxies = deployment.proxies
    if proxies.contains(where: { !$0.endpointNetworkType.isIPv4 || !$0.targetConnectionNetworkType.isIPv4 }) {
      return TerraformProvider.networkTypes.value
    }
    if proxies.contains(where: { $0.defaultAuthScheme.known == .iamAuth || $0.auth.known?.isEmpty == true }) {
      return TerraformProvider.defaultAuthScheme.value
    }
    return TerraformProvider.base.value
  }
}

extension Setting where Value == NetworkType {
  /// Whether AWS's own network type stands, which every version of the provider means by saying nothing.
  var isIPv4: Bool { known == nil || known == .ipv4 }
}

extension TerraformProvider.Version {
  /// The first version that may break what works; above 5.100 that is 7, because 6 is known to take it all.
  fileprivate var nextMajor: TerraformProvider.Version {
    TerraformProvider.Version(TerraformProvider.networkTypes.value.major + 1, 0)
  }
}
