import ProxyModel
import SourceText

/// Roles, policies, secrets and keys.
extension CaptureLifting {
  mutating func addRole(_ row: Value) {
    var role = RoleDraft(origin("role", row["RoleName"], of: row))
    role.name = row["RoleName"]
    role.arn = row["Arn"]
    role.description = row["Description"]
    role.trust = row["AssumeRolePolicyDocument"]
    role.tags = row["Tags"]?.tagsByKey
    role.unseenPolicies = unseenPolicies(of: role)
    add { $0.roles.append(role) }
  }

  /// Why a role may have more policies than the captures show.
  private func unseenPolicies(of role: RoleDraft) -> Unknown? {
    let name = role.name?.scalar ?? "?"
    let ordinal = captures.first { $0.content.at("Role", "RoleName")?.scalar == name }?.ordinal
    let inline = captures.filter { $0.content["PolicyDocument"] != nil && $0.content["RoleName"]?.scalar == name }
    let shown = Set(inline.compactMap { $0.content["PolicyName"]?.scalar })
    func unseen(_ reason: String, _ call: String) -> Unknown {
      Unknown(reason, at: role.origin.place, remedy: "capture `aws iam \(call)`")
    }
    let listings = captures.filter { $0.content["PolicyNames"] != nil && isAbout($0, ordinal, of: "PolicyNames") }
    for missing in listings.flatMap({ $0.rows("PolicyNames") }).compactMap({ $0.scalar }) where !shown.contains(missing)
    {
      return unseen(
        "the policy `\(missing)` of `\(name)` is not captured",
        "get-role-policy --role-name \(name) --policy-name \(missing)")
    }
    if inline.isEmpty, listings.isEmpty {
      return unseen("the policies inside of `\(name)` are not captured", "list-role-policies --role-name \(name)")
    }
    if !captures.contains(where: {
      $0.content["AttachedPolicies"] != nil && isAbout($0, ordinal, of: "AttachedPolicies")
    }) {
      return unseen(
        "the policies attached to `\(name)` are not captured", "list-attached-role-policies --role-name \(name)")
    }
    return nil
  }

  /// Whether an answer that names no role belongs to the role of a file with that number, or is the only one.
  private func isAbout(_ capture: Capture, _ ordinal: Int?, of key: String) -> Bool {
    capture.ordinal == ordinal || captures.count { $0.content["Role"] != nil } == 1
  }

  mutating func addInlinePolicy(_ row: Value) {
    guard row["RoleName"] != nil else { return }
    var policy = InlinePolicyDraft(origin("policy", row["PolicyName"], of: row))
    policy.role = row["RoleName"]
    policy.name = row["PolicyName"]
    policy.document = row["PolicyDocument"]
    add { $0.inlinePolicies.append(policy) }
  }

  mutating func attachPolicies(_ rows: [Value], of capture: Capture) {
    let roles = captures.filter { $0.content["Role"] != nil }
    let beside = roles.first { $0.ordinal == capture.ordinal } ?? (roles.count == 1 ? roles.first : nil)
    guard let name = beside?.content.at("Role", "RoleName") else {
      return passOver(capture.path, "it does not say to which role the policies are attached")
    }
    for row in rows {
      var attachment = PolicyAttachmentDraft(origin("policy", row["PolicyName"], of: row))
      attachment.role = name
      attachment.policy = row["PolicyArn"]
      add { $0.policyAttachments.append(attachment) }
    }
  }

  /// A version of a managed policy does not name the policy; the answer of `get-policy` beside it does, or there is only one.
  mutating func addPolicyVersion(of capture: Capture) {
    guard let row = capture.content["PolicyVersion"] else { return }
    let policies = captures.filter { $0.content.at("Policy", "PolicyName") != nil }
    let attached = captures.flatMap { $0.rows("AttachedPolicies") }
    let named =
      policies.first { $0.ordinal == capture.ordinal }?.content["Policy"] ?? (attached.count == 1 ? attached[0] : nil)
    guard let name = named?["PolicyName"] else {
      return passOver(
        capture.path, "it does not say of which policy it is a version; capture `aws iam get-policy`, too")
    }
    var policy = ManagedPolicyDraft(origin("policy", name, of: row))
    policy.name = name
    policy.document = row["Document"]
    add { $0.managedPolicies.append(policy) }
  }

  mutating func addSecret(_ row: Value) {
    var secret = SecretDraft(origin("secret", row["Name"], of: row))
    secret.origin.found = row["ARN"]?.scalar ?? secret.origin.found
    secret.name = row["Name"]
    secret.arn = row["ARN"]
    secret.kmsKey = row["KmsKeyId"]
    secret.tags = row["Tags"]?.tagsByKey
    if row["OwningService"]?.scalar == "rds" {
      secret.rotation = .text("SingleUser", at: row["OwningService"]?.range ?? row.range)
    } else if row["RotationEnabled"]?.scalar != "true" {
      secret.rotation = .text("none", at: row["RotationEnabled"]?.range ?? secret.origin.place)
    }
    add { $0.secrets.append(secret) }
  }

  /// Whoever captures a secret's value has more than is needed; no more than its keys is taken.
  mutating func addSecretValue(_ row: Value) {
    var content = SecretContentDraft(origin("secret", row["Name"], of: row))
    content.secret = row["ARN"]
    content.content = row["SecretString"]
    add { $0.secretContents.append(content) }
  }

  mutating func addKey(_ row: Value) {
    var key = KeyDraft(origin("key", row["Arn"], of: row))
    key.arn = row["Arn"]
    key.policy = captures.lazy.compactMap { $0.content["PolicyName"] == nil ? nil : $0.content["Policy"] }
      .first { if case .text = $0 { true } else { false } }
    add { $0.keys.append(key) }
  }

  /// The policy of a key stands by itself; it is taken where the key is.
  mutating func addKeyPolicy(of capture: Capture) {
    guard case .text? = capture.content["Policy"], !captures.contains(where: { $0.content["KeyMetadata"] != nil })
    else { return }
    passOver(capture.path, "it does not say whose policy it is; capture `aws kms describe-key`, too")
  }
}
