import AWSFacts
import ProxyModel
import SourceText

/// What a configuration says to Terraform itself.
enum TerraformFactsReader {
  /// The facts of a configuration whose resources are at hand.
  static func facts(
    of resources: [(resource: TerraformResource, body: Value)], in configuration: TerraformConfiguration,
    of deployment: Deployment
  ) -> TerraformFacts {
    var facts = TerraformFacts()
    facts.provider = configuration.requirements(ofProvider: "aws").first.map(ProviderConstraint.read)
    for (resource, body) in resources {
      let provenance = Provenance(resource.place, resource.address.description)
      if let dependent = dependent(resource, provenance, of: deployment) { facts.dependents.append(dependent) }
      switch resource.type {
      case "aws_db_proxy": facts.implicitAuth += implicitAuth(in: body, of: provenance)
      case "aws_db_proxy_default_target_group":
        if let pool = implicitPool(in: body, of: provenance) { facts.implicitPools.append(pool) }
      default: break
      }
      facts.ignored += ignoredChanges(of: resource)
    }
    return facts
  }

  /// Every place where an argument or a block is written that `ignore_changes` names, in whole or in part.
  private static func ignoredChanges(of resource: TerraformResource) -> [TerraformFacts.IgnoredChange] {
    let lifecycle = resource.lifecycle
    if lifecycle.ignoredChanges.isEmpty { return [] }
    let (declaration, body) = (resource.declaration, resource.declaration.body)
    if lifecycle.ignoredChanges.contains(where: { $0.value == "all" }) {
      return [.init("all", at: declaration.header.through(body.range))]
    }
    let arguments = body.arguments.filter { lifecycle.ignores($0.name.value) }.map {
      TerraformFacts.IgnoredChange($0.name.value, at: $0.name.range.through($0.value.range))
    }
    let blocks = body.blocks.filter { lifecycle.ignores($0.argument) }.map {
      TerraformFacts.IgnoredChange($0.argument, at: $0.header.through($0.body.range))
    }
    return arguments + blocks
  }

  private static let dependents = [
    "aws_db_proxy_default_target_group": "target group", "aws_db_proxy_target": "target",
    "aws_db_proxy_endpoint": "endpoint",
  ]

  private static func dependent(
    _ resource: TerraformResource, _ provenance: Provenance, of deployment: Deployment
  ) -> TerraformFacts.Dependent? {
    guard let kind = dependents[resource.type] else { return nil }
    let label = provenance.label
    let proxy =
      deployment.targetGroups.first { $0.provenance.label == label }?.proxy
      ?? deployment.targets.first { $0.provenance.label == label }?.proxy
      ?? deployment.endpoints.first { $0.provenance.label == label }?.proxy
    guard let proxy else { return nil }
    let isTriggered = resource.lifecycle.replaceTriggeredBy.contains { $0.value.hasPrefix("aws_db_proxy.") }
    return TerraformFacts.Dependent(
      kind, at: provenance, of: proxy.value, isTriggered ? .replacedTogether : .wouldBeLeft)
  }

  private static func implicitAuth(in body: Value, of owner: Provenance) -> [Provenance] {
    guard let entry = body.entries.first(where: { $0.key.value == "auth" }), !entry.value.isOpen else { return [] }
    return entry.value.elements.enumerated().compactMap { index, block in
      guard case .map = block, block["auth_scheme"] == nil || block["iam_auth"] == nil else { return nil }
      return Provenance(entry.key.range, "\(owner.label).auth[\(index)]")
    }
  }

  private static func implicitPool(in body: Value, of owner: Provenance) -> TerraformFacts.ImplicitPool? {
    guard let entry = body.entries.first(where: { $0.key.value == "connection_pool_config" }),
      !entry.value.isOpen, let block = entry.value.elements.first, case .map = block
    else { return nil }
    let missing = TerraformProvider.poolNumbers.filter { block[$0] == nil }
    return missing.isEmpty
      ? nil
      : .init(Provenance(entry.key.range, "\(owner.label).connection_pool_config"), of: owner.label, missing: missing)
  }
}

extension Value {
  /// Whether a list of blocks may have more of them than are shown, so that what they leave out is not to be told.
  fileprivate var isOpen: Bool { elements.contains { if case .unknown = $0 { true } else { false } } }
}

extension ModuleBlock {
  /// The argument that it makes: that of its type, also where `dynamic` makes it.
  fileprivate var argument: String { type.value == "dynamic" ? labels.first?.value ?? "" : type.value }
}
