import JSONSyntax
import ProxyModel
import SourceText

extension TemplateScope {
  /// The proxy's role, and what the roles of its clients need to sign in.
  var accessResources: [TemplateResource] {
    deployment.roles.flatMap { role in
      switch style {
      case .plain: plainResources(of: role)
      case .cdk: constructResources(of: role)
      }
    }
  }

  private func plainResources(of role: Role) -> [TemplateResource] {
    guard role.ownership != .created else { return [plainResource(of: role)] }
    return zip(role.ownPolicies, policyIDs[role.symbol] ?? []).map { policy, id in
      resource(id, "AWS::IAM::RolePolicy", at: policy.provenance) {
        "RoleName" .= value(role.name)
        "PolicyName" .= policy.name
        if let document = known(policy.document) { "PolicyDocument" .= json(document) }
      }
    }
  }

  private func plainResource(of role: Role) -> TemplateResource {
    resource(id(.role(role.symbol)), "AWS::IAM::Role", at: role.provenance) {
      "RoleName" .= value(role.name)
      "Description" .= role.description
      trust(of: role)
      if !role.ownPolicies.isEmpty {
        "Policies"
          .= JSONValue.array(
            role.ownPolicies.map { policy in
              .object {
                "PolicyName" .= policy.name
                if let document = known(policy.document) { "PolicyDocument" .= json(document) }
              }
            })
      }
      tags(role.tags)
    }
  }

  /// Who may take a role on.
  func trust(of role: Role) -> [JSONMember] {
    guard let trust = role.trust else {
      obstacles.note(
        Unknown("the trust policy of `\(role.provenance.label)` is not written", at: role.provenance.range))
      return []
    }
    return known(trust).map { "AssumeRolePolicyDocument" .= json($0) } ?? []
  }
}

extension Role {
  /// The policies that are not somebody else's.
  var ownPolicies: [RolePolicy] { policies.filter { !$0.isFound } }
}
