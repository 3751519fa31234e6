import ProxyModel
import SourceText

/// Roles, policies, secrets and keys.
extension TerraformLifting {
  static let access: [String: Lift] = [
    "aws_iam_role": { lifting, body, origin in lifting.add { $0.roles.append(roleDraft(body, origin)) } },
    "aws_iam_role_policy": { lifting, body, origin in
      var policy = InlinePolicyDraft(origin)
      policy.role = body["role"]
      policy.name = body.name("name", orPrefix: "name_prefix", of: origin)
      policy.document = body["policy"]
      lifting.add { $0.inlinePolicies.append(policy) }
    },
    "aws_iam_policy": { lifting, body, origin in
      var policy = ManagedPolicyDraft(origin)
      policy.name = body.name("name", orPrefix: "name_prefix", of: origin)
      policy.document = body["policy"]
      lifting.add { $0.managedPolicies.append(policy) }
    },
    "aws_iam_role_policy_attachment": { lifting, body, origin in
      lifting.attach([body["policy_arn"]], to: body["role"], origin)
    },
    "aws_iam_policy_attachment": { lifting, body, origin in
      lifting.attach([body["policy_arn"]], to: body["roles"], origin)
    },
    "aws_iam_role_policy_attachments_exclusive": { lifting, body, origin in
      lifting.attach((body["policy_arns"]?.elements ?? []).map(Optional.some), to: body["role_name"], origin)
    },
    "aws_secretsmanager_secret": { lifting, body, origin in
      var secret = SecretDraft(origin)
      secret.name = body.name("name", orPrefix: "name_prefix", of: origin)
      secret.arn = body["arn"]
      secret.kmsKey = body["kms_key_id"]
      secret.tags = body["tags"]
      lifting.add { $0.secrets.append(secret) }
    },
    "aws_secretsmanager_secret_version": { lifting, body, origin in
      var content = SecretContentDraft(origin)
      content.secret = body["secret_id"]
      content.content = body["secret_string"]
      lifting.add { $0.secretContents.append(content) }
    },
    "aws_secretsmanager_secret_rotation": { lifting, body, origin in
      var rotation = SecretRotationDraft(origin)
      rotation.secret = body["secret_id"]
      lifting.add { $0.secretRotations.append(rotation) }
    },
    "aws_kms_key": { lifting, body, origin in
      var key = KeyDraft(origin)
      key.arn = body["arn"]
      key.policy = body["policy"]
      lifting.add { $0.keys.append(key) }
    },
  ]

  private mutating func attach(_ policies: [Value?], to role: Value?, _ origin: Origin) {
    for policy in policies {
      var attachment = PolicyAttachmentDraft(origin)
      attachment.role = role
      attachment.policy = policy
      add { $0.policyAttachments.append(attachment) }
    }
  }

  private static func roleDraft(_ body: TerraformBody, _ origin: Origin) -> RoleDraft {
    var role = RoleDraft(origin)
    role.name = body.name("name", orPrefix: "name_prefix", of: origin)
    role.arn = body["arn"]
    role.description = body["description"]
    role.trust = body["assume_role_policy"]
    role.tags = body["tags"]
    let (blocks, unseen) = body.blocks("inline_policy")
    role.unseenPolicies = unseen
    if origin.found != nil {
      role.unseenPolicies = Unknown("a data source does not show the policies of `\(origin.address)`", at: origin.place)
    }
    for (index, block) in blocks.enumerated() {
      // One block without arguments stands for "no inline policies at all".
      guard let document = block["policy"] else { continue }
      var policy = InlinePolicyDraft(origin.part("inline_policy[\(index)]", at: block.range))
      policy.name = block["name"]
      policy.document = document
      role.policies.append(policy)
    }
    role.managedPolicies = body["managed_policy_arns"]?.elements ?? []
    return role
  }
}
