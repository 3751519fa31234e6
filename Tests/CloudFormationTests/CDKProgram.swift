import Foundation
import JSONSyntax
import Rendering
import TestSupport

/// The real CDK, which runs in Node and is driven from Python.
enum CDKProgram {
  /// The interpreter that has `aws-cdk-lib`: what `.ci/run` installed, or an environment of this test's own. Nil, with a printed
  /// line, on a machine without Node, or where nothing can be installed.
  static func python() throws -> RealTool? {
    guard try RealTool.find("node", optional: true) != nil else { return nil }
    for folder in [".tools", ".tools/cdk"] {
      let own = RealTool(program: Golden.package.appending(path: "\(folder)/bin/python3"))
      if FileManager.default.isExecutableFile(atPath: own.program.path), try has(own) { return own }
    }
    guard let python = try RealTool.find("python3", optional: true) else { return nil }
    if try has(python) { return python }
    let made = try python.run(["-m", "venv", ".tools/cdk"], in: Golden.package)
    let own = RealTool(program: Golden.package.appending(path: ".tools/cdk/bin/python3"))
    if made.status == 0 {
      let installed = try own.run(["-m", "pip", "install", "--quiet", requirement], in: Golden.package, seconds: 300)
      if installed.status == 0 { return own }
    }
    RealTool.skip("`aws-cdk-lib` cannot be installed")
    return nil
  }

  /// The version that is installed everywhere.
  private static var requirement: String {
    let file = Golden.package.appending(path: ".ci/requirements.txt")
    let lines = (try? String(contentsOf: file, encoding: .utf8))?.split(separator: "\n") ?? []
    return lines.first { $0.hasPrefix("aws-cdk-lib") }.map(String.init) ?? "aws-cdk-lib"
  }

  private static func has(_ python: RealTool) throws -> Bool {
    let words = ["-c", "import importlib.util, sys; sys.exit(importlib.util.find_spec('aws_cdk') is None)"]
    return try python.run(words, in: Golden.package).status == 0
  }

  /// The templates of some stacks, each in an app of its own.
  static func synthesize(_ stacks: [JSONValue], with python: RealTool) throws -> [JSONValue] {
    try run(source, input: JSONValue.array(stacks).text(.oneLine), with: python)
  }

  /// The templates that a program prints.
  static func run(_ program: String, input: String, with python: RealTool) throws -> [JSONValue] {
    let folder = try TemporaryFolder()
    try program.write(to: folder.url.appending(path: "app.py"), atomically: false, encoding: .utf8)
    let outcome = try python.run(
      ["app.py"], in: folder.url, environment: ["JSII_SILENCE_WARNING_UNTESTED_NODE_VERSION": "1"],
      input: input, seconds: 300)
    guard outcome.status == 0 else { throw Failed(words: outcome.words) }
    guard case .array(let templates) = try TemplateData.read(outcome.output, .json) else { return [] }
    return templates
  }

  /// What the program said.
  struct Failed: Error, CustomStringConvertible {
    let words: String
    var description: String { words }
  }

  /// Builds stacks as people build them, from what `CDKStack` tells of them, and prints what they synthesize to.
  private static let source = #"""
    import json, sys
    from aws_cdk import (
        App, Aws, CfnCondition, CfnParameter, Duration, Fn, RemovalPolicy, Stack, Tags,
        aws_cloudwatch as cloudwatch, aws_cloudwatch_actions as actions, aws_ec2 as ec2, aws_iam as iam, aws_rds as rds,
        aws_secretsmanager as secretsmanager, aws_sns as sns, aws_ssm as ssm,
    )

    def build(app, spec):
        s = Stack(app, spec["stack"])
        made = {}

        def text(parts):
            def one(part):
                kind, value = part
                if kind == "text":
                    return value
                if kind == "account":
                    return Aws.ACCOUNT_ID
                return {
                    "secret_arn": lambda c: c.ref,
                    "role_arn": lambda c: c.role_arn,
                    "proxy_id": lambda c: Fn.select(6, Fn.split(":", c.attr_db_proxy_arn)),
                    "proxy_name": lambda c: c.db_proxy_name,
                    "endpoint": lambda c: c.attr_endpoint,
                }[kind](made[value])
            return "".join(one(part) for part in parts)

        def tag(construct, tags):
            for key, value in tags.items():
                Tags.of(construct).add(key, value)
            return construct

        def statement(spec):
            return iam.PolicyStatement(
                actions=[text(a) for a in spec["actions"]], resources=[text(r) for r in spec["resources"]],
                conditions={test: {key: text(value) for key, value in keys.items()}
                            for test, keys in spec["conditions"].items()} or None)

        for role in spec["roles"]:
            if role["created"]:
                made[role["ref"]] = tag(iam.Role(
                    s, role["id"], role_name=role["name"], assumed_by=iam.ServicePrincipal(role["service"])), role["tags"])
            else:
                made[role["ref"]] = iam.Role.from_role_name(s, role["id"], role["name"])

        for group in spec["groups"]:
            if group["created"]:
                vpc = ec2.Vpc.from_vpc_attributes(
                    s, group["id"] + "Vpc", vpc_id=group["vpc"], availability_zones=["us-east-1a"])
                made[group["ref"]] = tag(ec2.SecurityGroup(
                    s, group["id"], vpc=vpc, allow_all_outbound=group["open"],
                    security_group_name=group["name"], description=group["description"]), group["tags"])
            else:
                made[group["ref"]] = ec2.SecurityGroup.from_security_group_id(
                    s, group["id"], group["existing"], allow_all_outbound=False)
        created = {group["ref"] for group in spec["groups"] if group["created"]}

        rules = {}
        for rule in spec["rules"]:
            group, ports = made[rule["group"]], rule["ports"]
            if "cidr" in rule:
                peer = ec2.Peer.ipv6(rule["cidr"]) if ":" in rule["cidr"] else ec2.Peer.ipv4(rule["cidr"])
            elif "prefix_list" in rule:
                peer = ec2.Peer.prefix_list(rule["prefix_list"])
            else:
                peer = made[rule["peer"]]
            port = ec2.Port.tcp(ports[0]) if ports[0] == ports[1] else ec2.Port.tcp_range(*ports)
            way = "from" if rule["ingress"] else "to"
            id = f"{way} {peer.unique_id}:{port.to_string()}"
            if rule["ingress"]:
                group.add_ingress_rule(peer, port)
            elif rule["group"] in created and "peer" in rule:
                # The group's own method would drop its rule against everything else, and AWS would let everything out.
                ec2.CfnSecurityGroupEgress(
                    group, id, group_id=group.security_group_id, ip_protocol="tcp", from_port=ports[0], to_port=ports[1],
                    destination_security_group_id=peer.security_group_id, description=id)
            else:
                group.add_egress_rule(peer, port)
            rules[rule["ref"]] = group.node.try_find_child(id.replace("/", "_", 1))

        for secret in spec["secrets"]:
            made[secret["ref"]] = tag(secretsmanager.CfnSecret(
                s, secret["id"], name=secret["name"], kms_key_id=secret["key"],
                description="Name and password of a database user, read by RDS Proxy"), secret["tags"])
            made[secret["ref"]].apply_removal_policy(RemovalPolicy.RETAIN)

        waits = None
        if spec["secrets"]:
            filled = CfnParameter(
                s, "SecretsFilled", type="String", allowed_values=["no", "yes"], description=spec["filled"])
            waits = CfnCondition(s, "DatabaseIsRegistered", expression=Fn.condition_equals(filled.value_as_string, "yes"))

        for proxy in spec["proxies"]:
            made[proxy["ref"]] = tag(rds.CfnDBProxy(
                s, proxy["id"], db_proxy_name=proxy["name"], engine_family=proxy["family"],
                role_arn=made[proxy["role"]].role_arn, vpc_subnet_ids=proxy["subnets"],
                vpc_security_group_ids=[made[g].security_group_id for g in proxy["groups"]], require_tls=proxy["tls"],
                idle_client_timeout=proxy["idle"], debug_logging=proxy["debug"],
                auth=[rds.CfnDBProxy.AuthFormatProperty(
                    auth_scheme="SECRETS", iam_auth=a["iam"], description=a["description"],
                    client_password_auth_type=a["password"], secret_arn=text(a["secret"])) for a in proxy["auth"]],
            ), proxy["tags"])

        for group in spec["target_groups"]:
            proxy = made[group["proxy"]]
            made[group["ref"]] = rds.CfnDBProxyTargetGroup(
                s, group["id"], db_proxy_name=proxy.db_proxy_name, target_group_name="default",
                db_cluster_identifiers=group["clusters"] or None, db_instance_identifiers=group["instances"] or None,
                connection_pool_configuration_info=rds.CfnDBProxyTargetGroup.ConnectionPoolConfigurationInfoFormatProperty(
                    max_connections_percent=group["most"], max_idle_connections_percent=group["idle"],
                    connection_borrow_timeout=group["borrow"], init_query=group["query"],
                    session_pinning_filters=group["filters"] or None))
            made[group["ref"]].add_dependency(proxy)
            for rule in group["ways"]:
                if rules[rule]:
                    made[group["ref"]].add_dependency(rules[rule])
            if waits:
                made[group["ref"]].cfn_options.condition = waits

        for endpoint in spec["endpoints"]:
            proxy = made[endpoint["proxy"]]
            made[endpoint["ref"]] = tag(rds.CfnDBProxyEndpoint(
                s, endpoint["id"], db_proxy_name=proxy.db_proxy_name, db_proxy_endpoint_name=endpoint["name"],
                target_role=endpoint["role"], vpc_subnet_ids=endpoint["subnets"],
                vpc_security_group_ids=[made[g].security_group_id for g in endpoint["groups"]]), endpoint["tags"])
            made[endpoint["ref"]].add_dependency(proxy)

        for role in spec["roles"]:
            for each in role["statements"]:
                made[role["ref"]].add_to_principal_policy(statement(each))

        for parameter in spec["parameters"]:
            tag(ssm.StringParameter(
                s, parameter["id"], parameter_name=parameter["name"], description=parameter["description"],
                string_value=text(parameter["value"])), parameter["tags"])

        topics = {}
        for alarm in spec["alarms"]:
            metric = cloudwatch.Metric(
                namespace=alarm["namespace"], metric_name=alarm["metric"], statistic=alarm["statistic"],
                period=Duration.seconds(alarm["period"]),
                dimensions_map={name: text(value) for name, value in alarm["dimensions"].items()} or None)
            made_alarm = tag(cloudwatch.Alarm(
                s, alarm["id"], metric=metric, alarm_name=alarm["name"], alarm_description=alarm["description"],
                threshold=alarm["threshold"], evaluation_periods=alarm["periods"],
                comparison_operator=getattr(cloudwatch.ComparisonOperator, alarm["comparison"]),
                treat_missing_data=getattr(cloudwatch.TreatMissingData, alarm["missing"])), alarm["tags"])
            for arn in alarm["actions"]:
                if arn not in topics:
                    topics[arn] = sns.Topic.from_topic_arn(s, f"Topic{len(topics)}", arn)
                made_alarm.add_alarm_action(actions.SnsAction(topics[arn]))

    templates = []
    for spec in json.load(sys.stdin):
        app = App()
        build(app, spec)
        templates.append(app.synth().get_stack_by_name(spec["stack"]).template)
    json.dump(templates, sys.stdout)

    """#
}
