import HCLSyntax
import ProxyModel
import SourceText

extension TerraformScope {
  /// `iam.tf`: the proxy's role, and what the roles of its clients need to sign in.
  @HCLBuilder var accessFile: [HCLItem] {
    if needsCallerIdentity { block("data", "aws_caller_identity", "current") {} }
    for role in deployment.roles where role.ownership == .created { items(of: role) }
    for policy in rolePolicies {
      if policy.isFirstOfExistingRole {
        HCLItem.comment("The role exists already: it only gets this policy.")
      }
      block("resource", "aws_iam_role_policy", policy.localName) {
        "name" .= .string(policy.policy.name)
        "role" .= roleName(policy.role)
        "policy" .= .reference("data.aws_iam_policy_document.\(policy.localName).json")
      }
      document(policy.policy.document, named: policy.localName)
    }
  }

  @HCLBuilder private func items(of role: Role) -> [HCLItem] {
    let name = role.symbol.terraformName
    block("resource", "aws_iam_role", name) {
      "name" .= value(role.name)
      if let description = role.description { "description" .= .string(description) }
      "assume_role_policy" .= .reference("data.aws_iam_policy_document.\(name)_trust.json")
      tags(role.tags)
    }
    if let trust = role.trust {
      document(trust, named: "\(name)_trust")
    } else {
      note(untrusted: role)
    }
  }

  private func note(untrusted role: Role) -> [HCLItem] {
    obstacles.note(
      Unknown("the trust policy of `\(role.provenance.label)` is not written", at: role.provenance.range))
    return []
  }

  private func roleName(_ role: Role) -> HCLValue {
    switch role.ownership {
    case .created: .reference("aws_iam_role.\(role.symbol.terraformName).name")
    case .existing: value(role.name)
    }
  }

  /// One policy and the local name it shares with its document.
  struct NamedPolicy {
    let localName: String
    let role: Role
    let policy: RolePolicy
    let isFirstOfExistingRole: Bool
  }

  /// The policies that are ours, with the local names that keep them apart.
  var rolePolicies: [NamedPolicy] {
    var taken: Set<String> = []
    var named: [NamedPolicy] = []
    for role in deployment.roles {
      for (index, policy) in role.policies.filter({ !$0.isFound }).enumerated() {
        let words = String(policy.name.map { $0 == "-" ? "_" : $0 })
        let wanted = "\(role.symbol.terraformName)_\(TerraformName.local(words))"
        var name = wanted
        var number = 2
        while !taken.insert(name).inserted {
          name = "\(wanted)_\(number)"
          number += 1
        }
        named.append(
          NamedPolicy(
            localName: name, role: role, policy: policy,
            isFirstOfExistingRole: index == 0 && role.ownership != .created))
      }
    }
    return named
  }

  /// Whether a policy names the account and the profile does not.
  private var needsCallerIdentity: Bool {
    guard deployment.account.known == nil else { return false }
    let statements = deployment.roles.flatMap { $0.policies }.filter { !$0.isFound }.compactMap { $0.document.known }
      .flatMap { $0.statements }
    return statements.contains { statement in
      (statement.resources?.elements ?? []).contains { $0.parts.contains(.attribute(.accountID)) }
    }
  }
}
