import AWSFacts
import ProxyModel
import SourceText

/// Roles and policies.
extension TemplateLifting {
  static let access: [String: Lift] = [
    "AWS::IAM::Role": { lifting, body, origin in
      lifting.add { $0.roles.append(roleDraft(body, origin)) }
    },
    "AWS::IAM::Policy": { lifting, body, origin in
      var policy = InlinePolicyDraft(origin)
      policy.role = body["Roles"]
      policy.name = body["PolicyName"]
      policy.document = body["PolicyDocument"]
      lifting.add { $0.inlinePolicies.append(policy) }
    },
    "AWS::IAM::RolePolicy": { lifting, body, origin in
      var policy = InlinePolicyDraft(origin)
      policy.role = body["RoleName"]
      policy.name = body["PolicyName"]
      policy.document = body["PolicyDocument"]
      lifting.add { $0.inlinePolicies.append(policy) }
    },
    "AWS::IAM::ManagedPolicy": { lifting, body, origin in
      var policy = ManagedPolicyDraft(origin)
      policy.name = body["ManagedPolicyName"]
      policy.document = body["PolicyDocument"]
      policy.roles = body["Roles"]
      lifting.add { $0.managedPolicies.append(policy) }
    },
  ]

  private static func roleDraft(_ body: TemplateBody, _ origin: Origin) -> RoleDraft {
    var role = RoleDraft(origin)
    role.name = body.name("RoleName", of: origin)
    role.description = body["Description"]
    role.trust = body["AssumeRolePolicyDocument"]
    role.managedPolicies = body["ManagedPolicyArns"]?.elements ?? []
    role.tags = body.tags
    let (policies, unseen) = body.list("Policies")
    role.unseenPolicies = unseen
    role.policies = policies.enumerated().map { index, policy in
      let place = policy.value.entries.first?.key.range ?? policy.range
      var draft = InlinePolicyDraft(origin.part("Policies[\(index)]", at: place))
      draft.name = policy["PolicyName"]
      draft.document = policy["PolicyDocument"]
      return draft
    }
    return role
  }
}
