import AWSFacts
import ProxyModel
import SourceText
import YAMLSyntax

/// What the configuration inside of a plan says to Terraform itself, as `TerraformFactsReader` tells it from files.
enum PlanFacts {
  /// The facts of a plan; of a state, that nobody can see them.
  static func facts(of document: PlanDocument, in configuration: PlanConfiguration) -> TerraformFacts {
    var facts = TerraformFacts()
    guard document.form == .plan, let written = document.root["configuration"] else {
      facts.hasConfiguration = false
      return facts
    }
    facts.provider = provider(in: written)
    for resource in document.resources where resource.action != .delete && resource.action != .forget {
      let expressions = configuration.expressions(of: resource)
      switch resource.type {
      case "aws_db_proxy": facts.implicitAuth += implicitAuth(of: resource, expressions?["auth"])
      case "aws_db_proxy_default_target_group": note(resource, expressions?["connection_pool_config"], in: &facts)
      default: break
      }
    }
    return facts
  }

  private static func provider(in configuration: YAMLNode) -> Setting<TerraformFacts.ProviderVersions>? {
    let providers = configuration["provider_config"]?.entries.map { $0.value } ?? []
    return providers.lazy.filter { $0["full_name"]?.text?.hasSuffix("/hashicorp/aws") == true }
      .compactMap { $0["version_constraint"] }.first
      .flatMap { node in node.text.map { ProviderConstraint.read(Located($0, at: node.range)) } }
  }

  /// Entries without scheme or IAM: by the blocks of the configuration, or, where a `dynamic` one makes them, by what it made.
  private static func implicitAuth(of resource: PlannedResource, _ blocks: YAMLNode?) -> [Provenance] {
    let entries = resource.values?["auth"].map { Array($0.items) } ?? []
    var bare = entries.indices.filter { isBare(entries[$0]) }
    // What is applied already shows AWS's answers; the blocks of the configuration do not.
    if bare.isEmpty, let blocks { bare = blocks.items.enumerated().filter { isBare($0.element) }.map({ $0.offset }) }
    return bare.filter(entries.indices.contains).map { index in
      Provenance(entries[index].range, "\(resource.address).auth[\(index)]")
    }
  }

  private static func isBare(_ entry: YAMLNode) -> Bool {
    ["auth_scheme", "iam_auth"].contains { entry[$0]?.isLeftOut ?? true }
  }

  private static func note(_ resource: PlannedResource, _ blocks: YAMLNode?, in facts: inout TerraformFacts) {
    guard let pool = resource.values?["connection_pool_config"]?.items.first else { return }
    guard let block = blocks?.items.first else {
      facts.unseenPools[resource.address] = Unknown(
        "a plan does not show what the `dynamic` block of `\(resource.address)` leaves out", at: pool.range,
        expression: "connection_pool_config", remedy: "check the files as well")
      return
    }
    let missing = TerraformProvider.poolNumbers.filter { block[$0] == nil }
    if missing.isEmpty { return }
    facts.implicitPools.append(
      .init(
        Provenance(pool.range, "\(resource.address).connection_pool_config"), of: resource.address, missing: missing))
  }
}

extension YAMLNode {
  /// Whether a planned attribute is what Terraform shows for one that nobody has written.
  fileprivate var isLeftOut: Bool {
    switch resolved {
    case .null?: true
    case .string(let text)?: text.isEmpty
    case .bool?, .integer?, .float?, nil: false
    }
  }
}
