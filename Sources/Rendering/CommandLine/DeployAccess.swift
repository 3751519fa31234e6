import ProxyModel
import ShellSyntax
import SourceText

extension CommandLineScope {
  /// The secrets that are made here, and their values where somebody gives them.
  @ShellBuilder var secretSteps: [ShellStatement] {
    for secret in deployment.secrets where secret.ownership == .created { steps(for: secret) }
  }

  @ShellBuilder private func steps(for secret: Secret) -> [ShellStatement] {
    let name = text(secret.name)
    let variable = Self.variable("secret", secret.symbol)
    let key = (known(secret.kmsKey) ?? nil).map { "\($0)" }
    let described = AWSCommand("secretsmanager", "describe-secret").option("--secret-id", .variable(variable))
    ShellStatement.blank
    log("== secret \(name)")
    AWSCommand("secretsmanager", "describe-secret").option("--secret-id", name).query("DeletedDate")
      .look(absent: Self.noSecret)
    when(.isNotEmpty(Self.answer)) {
      AWSCommand("secretsmanager", "restore-secret").option("--secret-id", name).change
    }
    ensure(
      variable,
      foundBy: AWSCommand("secretsmanager", "describe-secret").option("--secret-id", name).query("ARN")
        .look(absent: Self.noSecret),
      madeBy: AWSCommand("secretsmanager", "create-secret").option("--name", name)
        .option("--description", "Name and password of a database user, read by RDS Proxy")
        .option("--kms-key-id", ifAny: key).option("--tags", ifAny: tags(secret.tags)).query("ARN").change
    ) {
      if let key {
        unless(described.query("KmsKeyId == \(key)").look()) {
          AWSCommand("secretsmanager", "update-secret").option("--secret-id", .variable(variable))
            .option("--kms-key-id", key).change
        }
      }
      mend(
        secret.tags, listedBy: described, under: "Tags",
        with: AWSCommand("secretsmanager", "tag-resource").option("--secret-id", .variable(variable)))
    }
    // Only policies depend on the user; a secret can be filled by whoever knows it.
    run("fill_secret", .variable(variable), .text(secret.username.known ?? ""))
  }

  /// What AWS says of a secret that is not there.
  static let noSecret: ShellWord = "ResourceNotFoundException"
  /// What AWS says of a role or a policy that is not there.
  static let noEntity: ShellWord = "NoSuchEntity"

  /// The roles that are made here, with those policies that do not name the proxy.
  @ShellBuilder var roleSteps: [ShellStatement] {
    for role in deployment.roles where role.ownership == .created { steps(for: role) }
    policySteps(namingProxies: false)
  }

  /// The policies that name a proxy's id, which is known only when it stands.
  @ShellBuilder var connectSteps: [ShellStatement] { policySteps(namingProxies: true) }

  @ShellBuilder private func steps(for role: Role) -> [ShellStatement] {
    let name = text(role.name)
    let trust = self.trust(of: role)
    let found = AWSCommand("iam", "get-role").option("--role-name", name)
    ShellStatement.blank
    log("== role \(name)")
    ensure(
      Self.variable("role", role.symbol), foundBy: found.query("Role.Arn").look(absent: Self.noEntity),
      madeBy: AWSCommand("iam", "create-role").option("--role-name", name)
        .option("--assume-role-policy-document", trust)
        .option("--description", text: role.description ?? "", member: "Description").option(
          "--tags", ifAny: tags(role.tags)
        ).query("Role.Arn").change
    ) {
      unless(found.query("Role.AssumeRolePolicyDocument == \(trust)").look()) {
        AWSCommand("iam", "update-assume-role-policy").option("--role-name", name).option("--policy-document", trust)
          .change
      }
      mend(
        role.tags, listedBy: found, under: "Role.Tags",
        with: AWSCommand("iam", "tag-role").option("--role-name", name))
    }
  }

  private func trust(of role: Role) -> CommandDocument {
    guard let trust = role.trust else {
      obstacles.note(
        Unknown("the trust policy of `\(role.provenance.label)` is not written", at: role.provenance.range))
      return .object([])
    }
    return known(trust).map { document($0) } ?? .object([])
  }

  @ShellBuilder private func policySteps(namingProxies: Bool) -> [ShellStatement] {
    for role in deployment.roles {
      for policy in role.policies where known(policy.document)?.namesProxies == namingProxies {
        steps(for: policy, in: role)
      }
    }
  }

  @ShellBuilder private func steps(for policy: RolePolicy, in role: Role) -> [ShellStatement] {
    let document = known(policy.document).map { self.document($0) } ?? .object([])
    ShellStatement.blank
    log("== policy \(policy.name) of role \(text(role.name))")
    unless(
      AWSCommand("iam", "get-role-policy").option("--role-name", text(role.name)).option("--policy-name", policy.name)
        .query("PolicyDocument == \(document)").look(absent: Self.noEntity)
    ) {
      AWSCommand("iam", "put-role-policy").option("--role-name", text(role.name)).option("--policy-name", policy.name)
        .option("--policy-document", document).change
    }
  }
}

extension PolicyDocument {
  /// Whether it says something that only the finished proxy tells.
  var namesProxies: Bool {
    statements.contains { statement in
      (statement.resources?.elements ?? []).contains { text in
        text.parts.contains { if case .attribute(.proxyResourceID) = $0 { true } else { false } }
      }
    }
  }
}
