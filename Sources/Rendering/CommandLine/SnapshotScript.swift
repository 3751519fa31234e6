import ProxyModel
import ShellSyntax
import SourceText
import Templates

extension CommandLineScope {
  /// `snapshot.sh`
  var snapshotScript: Script {
    Script(
      name: "snapshot.sh",
      purpose:
        "Writes what AWS says of the proxy and what is around it into DIRECTORY, a file a call; reads no secret.",
      flags: [.dryQuestions], operand: "DIRECTORY", waits: false, parts: [.snapshot], steps: snapshotSteps)
  }

  @ShellBuilder private var snapshotSteps: [ShellStatement] {
    capture("identity", AWSCommand("sts", "get-caller-identity"))
    for (index, proxy) in deployment.proxies.enumerated() { captures(of: proxy, suffix(index)) }
    for (index, endpoint) in deployment.endpoints.enumerated() {
      capture("proxy-endpoint\(suffix(index))", described(endpoint: text(endpoint.name)))
    }
    for (index, database) in deployment.databases.enumerated() where database.ownership != .created {
      captures(of: database, suffix(index))
    }
    networkCaptures
    for (index, role) in deployment.roles.enumerated() { captures(of: role, suffix(index)) }
    for (index, secret) in deployment.secrets.enumerated() {
      capture(
        "secret\(suffix(index))",
        AWSCommand("secretsmanager", "describe-secret")
          .option("--secret-id", secret.ownership.externalID ?? text(secret.name)))
    }
    for (index, parameter) in deployment.parameters.enumerated() {
      capture("parameter\(suffix(index))", AWSCommand("ssm", "get-parameter").option("--name", text(parameter.name)))
    }
    // Of a deployment without alarms, all that there are show whether somebody else watches it.
    capture(
      "alarms",
      deployment.alarms.isEmpty
        ? AWSCommand("cloudwatch", "describe-alarms").option("--alarm-types", "MetricAlarm")
        : AWSCommand("cloudwatch", "describe-alarms")
          .option("--alarm-names", CommandDocument.strings(deployment.alarms.map { text($0.name) })))
    ShellStatement.lines(
      """

      if ((missing > 0)); then
        log "not captured: ${missing}"
        exit 1
      fi
      [[ "${dry_run}" == true ]] || log "captured; reading it needs no credentials"

      """)
  }

  /// The first of a kind has none.
  private func suffix(_ index: Int) -> String { index == 0 ? "" : "-\(index + 1)" }

  private func capture(_ name: String, _ command: AWSCommand) -> ShellStatement {
    command.by("capture", ShellWord([.literal(name)]))
  }

  @ShellBuilder private func captures(of proxy: Proxy, _ suffix: String) -> [ShellStatement] {
    let name = text(proxy.name)
    capture("proxy\(suffix)", described(name))
    ShellStatement.command(["capture_tags", ShellWord([.literal("proxy-tags\(suffix)")]), .text(name)])
    capture(
      "target-groups\(suffix)",
      AWSCommand("rds", "describe-db-proxy-target-groups").option("--db-proxy-name", name))
    capture("targets\(suffix)", AWSCommand("rds", "describe-db-proxy-targets").option("--db-proxy-name", name))
    capture(
      "proxy-endpoints\(suffix)", AWSCommand("rds", "describe-db-proxy-endpoints").option("--db-proxy-name", name))
  }

  @ShellBuilder private func captures(of database: Database, _ suffix: String) -> [ShellStatement] {
    let id = text(database.identifier)
    switch database.kind {
    case .cluster:
      capture(
        "cluster\(suffix)", AWSCommand("rds", "describe-db-clusters").option("--db-cluster-identifier", id))
      capture(
        "instances\(suffix)",
        AWSCommand("rds", "describe-db-instances")
          .option(
            "--filters", .array([.object([("Name", .string("db-cluster-id")), ("Values", .strings([id]))])])))
    case .instance:
      capture(
        "instances\(suffix)", AWSCommand("rds", "describe-db-instances").option("--db-instance-identifier", id))
    }
  }

  @ShellBuilder private var networkCaptures: [ShellStatement] {
    let subnets = deployment.subnets.compactMap { $0.ownership.externalID }
    if !subnets.isEmpty {
      capture("subnets", AWSCommand("ec2", "describe-subnets").option("--subnet-ids", CommandDocument.strings(subnets)))
    }
    let vpcs = deployment.vpcs.compactMap { $0.ownership.externalID }
    if !vpcs.isEmpty {
      let filter = CommandDocument.array([.object([("Name", .string("vpc-id")), ("Values", .strings(vpcs))])])
      capture("security-groups", AWSCommand("ec2", "describe-security-groups").option("--filters", filter))
      capture("security-group-rules", AWSCommand("ec2", "describe-security-group-rules"))
    }
  }

  @ShellBuilder private func captures(of role: Role, _ suffix: String) -> [ShellStatement] {
    let name = text(role.name)
    capture("role\(suffix)", AWSCommand("iam", "get-role").option("--role-name", name))
    for (index, policy) in role.policies.enumerated() {
      capture(
        "role-policy\(suffix)\(index == 0 ? "" : ".\(index + 1)")",
        AWSCommand("iam", "get-role-policy").option("--role-name", name).option("--policy-name", policy.name))
    }
    capture(
      "attached-policies\(suffix)", AWSCommand("iam", "list-attached-role-policies").option("--role-name", name))
  }
}
