import AWSFacts
import ProxyModel
import ShellSyntax
import SourceText
import Templates

extension CommandLineScope {
  /// `destroy.sh`
  var destroyScript: Script {
    Script(
      name: "destroy.sh",
      purpose: """
        Removes what deploy.sh made, in the reverse order. What existed before is left as it was.
        Secrets are kept for 30 days, in which deploy.sh or `aws secretsmanager restore-secret` brings them back.
        """,
      flags: [
        .init(name: "yes", help: "do not ask"), .init(name: "force", help: "go on while clients are connected"),
        .dryRun,
      ], parts: [.change, .await, .destroy], steps: destroySteps)
  }

  @ShellBuilder private var destroySteps: [ShellStatement] {
    accountStep
    for proxy in deployment.proxies { hostStep(of: proxy) }
    alarmRemoval
    for parameter in deployment.parameters.reversed() { removal(of: parameter) }
    for role in deployment.roles.reversed() { policyRemoval(in: role, namingProxies: true) }
    for endpoint in deployment.endpoints.reversed() { removal(of: endpoint) }
    for proxy in deployment.proxies.reversed() { removal(of: proxy) }
    for role in deployment.roles.reversed() { removal(of: role) }
    for secret in deployment.secrets.reversed() where secret.ownership == .created { removal(of: secret) }
    securityGroupRemoval
    ShellStatement.blank
    run("finish", "nothing of it is there")
  }

  /// Who is connected, and which parameters point here.
  @ShellBuilder private func hostStep(of proxy: Proxy) -> [ShellStatement] {
    let name = text(proxy.name)
    let host = Self.variable("proxy_host", proxy.symbol)
    ShellStatement.blank
    described(name).query("DBProxies[0].Endpoint").look(absent: Self.noProxy)
    set(host, Self.answer)
    when(.isNotEmpty(.variable(host))) {
      run(
        "check_clients", .text(name),
        CommandDocument.array([
          .object([("Name", .string(MetricDimensionSet.proxy.names[0])), ("Value", .string(name))])
        ]).word)
    }
    for endpoint in deployment.endpoints(of: proxy) where isPublished(endpoint) {
      described(endpoint: text(endpoint.name)).query("DBProxyEndpoints[0].Endpoint").look(absent: Self.noEndpoint)
      set(Self.variable("endpoint_host", endpoint.symbol), Self.answer)
    }
  }

  @ShellBuilder private var alarmRemoval: [ShellStatement] {
    for alarm in deployment.alarms.reversed() {
      ShellStatement.blank
      log("== alarm \(text(alarm.name))")
      described(alarm).query("MetricAlarms[0].AlarmArn").look()
      when(.isNotEmpty(Self.answer)) {
        AWSCommand("cloudwatch", "delete-alarms")
          .option("--alarm-names", CommandDocument.strings([text(alarm.name)])).change
      }
    }
  }

  /// A parameter that was switched away again is what applications live on.
  @ShellBuilder private func removal(of parameter: Parameter) -> [ShellStatement] {
    let name = text(parameter.name)
    ShellStatement.blank
    log("== parameter \(name)")
    AWSCommand("ssm", "get-parameter").option("--name", name).query("Parameter.Value").look(absent: Self.noParameter)
    when(.isNotEmpty(Self.answer)) {
      when(.equal(Self.answer, word(parameter.value, at: parameter.provenance.range))) {
        AWSCommand("ssm", "delete-parameter").option("--name", name).change
      } otherwise: {
        log(ShellWord([.literal("   kept: it says "), .variable("answer"), .literal(", which is not the proxy")]))
      }
    }
  }

  @ShellBuilder private func policyRemoval(in role: Role, namingProxies: Bool) -> [ShellStatement] {
    for policy in role.policies.reversed() where known(policy.document)?.namesProxies == namingProxies {
      let found = AWSCommand("iam", "get-role-policy").option("--role-name", text(role.name))
        .option("--policy-name", policy.name)
      ShellStatement.blank
      log("== policy \(policy.name) of role \(text(role.name))")
      found.query("PolicyName").look(absent: Self.noEntity)
      when(.isNotEmpty(Self.answer)) {
        AWSCommand("iam", "delete-role-policy").option("--role-name", text(role.name))
          .option("--policy-name", policy.name).change
      }
    }
  }

  @ShellBuilder private func removal(of endpoint: Endpoint) -> [ShellStatement] {
    let name = text(endpoint.name)
    ShellStatement.blank
    log("== endpoint \(name)")
    described(endpoint: name).query("DBProxyEndpoints[0].Status").look(absent: Self.noEndpoint)
    when(.isNotEmpty(Self.answer)) {
      when(.notEqual(Self.answer, "deleting")) {
        AWSCommand("rds", "delete-db-proxy-endpoint").option("--db-proxy-endpoint-name", name).change
      }
      described(endpoint: name).query("DBProxyEndpoints[0].Status").by("await", .text(name), "gone")
    }
  }

  @ShellBuilder private func removal(of proxy: Proxy) -> [ShellStatement] {
    let name = text(proxy.name)
    ShellStatement.blank
    log("== proxy \(name)")
    described(name).query("DBProxies[0].Status").look(absent: Self.noProxy)
    when(.isNotEmpty(Self.answer)) {
      when(.notEqual(Self.answer, "deleting")) {
        for target in deployment.targets where target.proxy.value == .symbol(proxy.symbol) { removal(of: target) }
        AWSCommand("rds", "delete-db-proxy").option("--db-proxy-name", name).change
      }
      described(name).query("DBProxies[0].Status").by("await", .text(name), "gone")
    }
  }

  @ShellBuilder private func removal(of target: Target) -> [ShellStatement] {
    let proxy = name(target.proxy)
    if let database = found(target.database) {
      let id = text(database.identifier)
      AWSCommand("rds", "describe-db-proxy-targets").option("--db-proxy-name", proxy)
        .query("Targets[?RdsResourceId==\(id) || TrackedClusterId==\(id)]|[0].RdsResourceId").look()
      when(.isNotEmpty(Self.answer)) {
        AWSCommand("rds", "deregister-db-proxy-targets").option("--db-proxy-name", proxy)
          .option(ShellWord([.literal("--db-\(database.kind.rawValue)-identifiers")]), CommandDocument.strings([id]))
          .change
      }
    }
  }

  @ShellBuilder private func removal(of role: Role) -> [ShellStatement] {
    policyRemoval(in: role, namingProxies: false)
    if role.ownership == .created {
      ShellStatement.blank
      log("== role \(text(role.name))")
      AWSCommand("iam", "get-role").option("--role-name", text(role.name)).query("Role.Arn").look(absent: Self.noEntity)
      when(.isNotEmpty(Self.answer)) {
        AWSCommand("iam", "delete-role").option("--role-name", text(role.name)).change
      }
    }
  }

  @ShellBuilder private func removal(of secret: Secret) -> [ShellStatement] {
    let name = text(secret.name)
    ShellStatement.blank
    log("== secret \(name)")
    AWSCommand("secretsmanager", "describe-secret").option("--secret-id", name)
      .query("!DeletedDate").look(absent: Self.noSecret)
    when(.equal(Self.answer, "true")) {
      AWSCommand("secretsmanager", "delete-secret").option("--secret-id", name).option("--recovery-window-in-days", 30)
        .change
    }
  }

  /// The rules first, because a group that another rule names cannot go.
  @ShellBuilder private var securityGroupRemoval: [ShellStatement] {
    for group in deployment.securityGroups where group.ownership == .created {
      ShellStatement.blank
      lookUp(group)
      set(Self.variable("group", group.symbol), Self.answer)
    }
    for rule in deployment.securityGroupRules.reversed() where !rule.isFound { removal(of: rule) }
    for group in deployment.securityGroups.reversed() where group.ownership == .created {
      ShellStatement.blank
      log("== security group \(text(group.name))")
      when(.isNotEmpty(.variable(Self.variable("group", group.symbol)))) {
        run("delete_group", .variable(Self.variable("group", group.symbol)))
      }
    }
  }

  @ShellBuilder private func removal(of rule: SecurityGroupRule) -> [ShellStatement] {
    if let way = way(of: rule) {
      ShellStatement.blank
      log("== \(rule.direction.rawValue) rule \(rule.symbol.name)")
      lookUp(rule, way)
      when(.isNotEmpty(Self.answer)) {
        AWSCommand("ec2", ShellWord([.literal("revoke-security-group-\(rule.direction.rawValue)")]))
          .option("--group-id", id(rule.group)).option("--security-group-rule-ids", Self.answer).change
      }
    }
  }
}
