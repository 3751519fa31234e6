import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  /// What Terraform and its AWS provider make of a configuration.
  static let terraform: [Rule] = [
    .defaultAuthSchemeBeforeProvider, .networkTypeBeforeProvider, .poolNumberLeftToProvider, .authLeftToProvider,
    .dependentsLeftBehind, .configurationNotUnderstood,
  ]
}

extension Report {
  /// What Terraform knows of the deployment.
  ///
  /// - Throws: `notApplicable` for a deployment that does not go through Terraform, and for a state, which keeps no configuration.
  var terraform: TerraformFacts {
    get throws(Inconclusive) {
      switch deployment.form.kind {
      case .terraform, .plan:
        guard deployment.form.terraform.hasConfiguration else { throw .notApplicable }
        return deployment.form.terraform
      case .profile, .cloudformation, .cli, .describe: throw .notApplicable
      }
    }
  }

  /// Says that a configuration needs a newer provider than it takes.
  ///
  /// - Throws: `Inconclusive` where the configuration does not say which versions it takes.
  mutating func demandProvider(
    _ version: TerraformProvider.Version, for words: String, at range: SourceRange, of proxy: Proxy
  ) throws(Inconclusive) {
    guard let provider = try terraform.provider else {
      throw undetermined(
        "which versions of the AWS provider are taken is not written", at: range,
        remedy: "write `required_providers`, or add `.terraform.lock.hcl`")
    }
    guard let limit = try provider.value.limit, limit <= version else { return }
    flag(
      range, "the provider has \(words) from \(version) on", of: proxy.provenance,
      related: [.init(provider.range, "and only versions below \(limit) are taken")],
      help: "write `version = \">= \(version)\"` in `required_providers`")
  }
}
