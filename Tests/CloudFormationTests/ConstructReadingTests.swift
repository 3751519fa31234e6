import AWSFacts
import JSONSyntax
import ProxyModel
import Reading
import Rules
import SourceText
import TestSupport
import Testing

/// What people write with the CDK's own constructs is read from what it synthesizes to, without an unknown that a person could tell.
@Suite struct ConstructReadingTests {
  @Test func `constructs are read as they are meant`() throws {
    guard let python = try CDKProgram.python() else { return }
    let templates = try CDKProgram.run(Self.program, input: "", with: python)
    try #require(templates.count == 3)

    let cluster = try Judged(templates[0].text(.indented))
    #expect(cluster.violated == ["HR002", "HR040", "HR045", "HR144", "HR199"])
    // HR060: whether the stack is deployed where the policy says, the template does not tell.
    #expect(cluster.undetermined == Self.unwritten.union(["HR060", "HR089", "HR094"]).union(Self.conduct))
    let placed = try Judged(
      templates[0].text(.indented), parameters: ["AWS::Region": "eu-west-1", "AWS::AccountId": "123456789012"])
    #expect(placed.violated == cluster.violated)
    #expect(cluster.undetermined.subtracting(placed.undetermined) == ["HR019", "HR060", "HR166"])
    let proxy = try #require(cluster.deployment.proxies.first)
    #expect(try proxy.requireTLS.value && proxy.auth.value.allSatisfy { try $0.iamAuth.value == .required })
    #expect(try cluster.deployment.targetGroups.first?.maxConnectionsPercent.value.rawValue == 60)
    #expect(cluster.deployment.clients.count == 1)

    let instance = try Judged(templates[1].text(.indented))
    #expect(instance.violated == ["HR002", "HR040", "HR045", "HR105"])
    #expect(instance.undetermined == Self.unwritten.union(["HR089", "HR093", "HR094"]))
    #expect(try instance.deployment.targetGroups.first?.connectionBorrowTimeout.value.rawValue == 30)
    #expect(instance.deployment.databases.first?.kind == .instance)

    // The database is made elsewhere; what depends on it nobody could tell.
    let plain = try Judged(templates[2].text(.indented))
    #expect(plain.violated == ["HR120", "HR121"])
    #expect(plain.undetermined == Self.unwritten.union(Self.madeElsewhere))
    #expect(plain.deployment.endpoints.count == 1)
    #expect(plain.deployment.databases.map { $0.identifier.known } == ["orders"])
  }

  /// No stack says these: its region and environment, alarms of other stacks, and how many addresses others take.
  private static let unwritten: Set<String> = ["HR019", "HR023", "HR100", "HR138", "HR166"]
  /// Of a group and subnets named by id, and of a database that another stack makes, a template says nothing else.
  private static let madeElsewhere: Set<String> = [
    "HR077", "HR199", "HR016", "HR017", "HR018", "HR021", "HR118", "HR005", "HR006", "HR007", "HR008", "HR012", "HR045",
    "HR048", "HR074", "HR075", "HR076", "HR089", "HR090", "HR093", "HR094", "HR095", "HR101", "HR108", "HR113", "HR115",
    "HR140", "HR142", "HR147", "HR149", "HR160", "HR165", "HR168",
  ]
  /// How a function uses its connections stands in its code.
  private static let conduct: Set<String> = [
    "HR065", "HR067", "HR109", "HR110", "HR111", "HR112", "HR143", "HR162",
  ]

  private struct Judged {
    let deployment: Deployment
    let violated: Set<String>
    let undetermined: Set<String>

    init(_ template: String, parameters: [String: String] = [:]) throws {
      var sources = SourceMap()
      let reading = CloudFormationReader.read(
        "template.json", Array(template.utf8), parameters: parameters, into: &sources,
        files: InputFiles(read: { _ in .failure(UnreadableFile("no such file")) }, list: { _ in nil }))
      #expect(reading.diagnostics.map(\.message) == [])
      deployment = try #require(reading.deployments.first)
      let outcomes = Judgement(of: [deployment]).outcomes
      violated = Set(outcomes.filter { $0.verdict == .violated }.map(\.rule.id))
      undetermined = Set(outcomes.filter { $0.verdict == .undetermined }.map(\.rule.id))
    }
  }

  private static let program = #"""
    import json
    from aws_cdk import (
        App, Duration, Stack, aws_ec2 as ec2, aws_iam as iam, aws_lambda as functions, aws_rds as rds,
        aws_secretsmanager as secretsmanager,
    )

    def cluster(app):
        s = Stack(app, "Orders", env={"account": "123456789012", "region": "eu-west-1"})
        vpc = ec2.Vpc(s, "Vpc", max_azs=2)
        cluster = rds.DatabaseCluster(
            s, "Database", vpc=vpc, serverless_v2_min_capacity=0.5, serverless_v2_max_capacity=8,
            engine=rds.DatabaseClusterEngine.aurora_postgres(version=rds.AuroraPostgresEngineVersion.VER_16_4),
            writer=rds.ClusterInstance.serverless_v2("writer"),
            readers=[rds.ClusterInstance.serverless_v2("reader", scale_with_writer=True)],
        )
        proxy = cluster.add_proxy(
            "Proxy", secrets=[cluster.secret], vpc=vpc, iam_auth=True, max_connections_percent=60, require_tls=True)
        api = functions.Function(
            s, "Api", runtime=functions.Runtime.PYTHON_3_12, handler="index.handler", vpc=vpc,
            code=functions.Code.from_inline("def handler(event, context): pass"),
            environment={"DB_HOST": proxy.endpoint},
        )
        proxy.grant_connect(api, "postgres")
        proxy.connections.allow_from(api, ec2.Port.tcp(5432))

    def instance(app):
        s = Stack(app, "Orders")
        vpc = ec2.Vpc(s, "Vpc")
        database = rds.DatabaseInstance(
            s, "Database", vpc=vpc, engine=rds.DatabaseInstanceEngine.mysql(version=rds.MysqlEngineVersion.VER_8_0_39),
            instance_type=ec2.InstanceType.of(ec2.InstanceClass.T4G, ec2.InstanceSize.MEDIUM),
        )
        proxy = rds.DatabaseProxy(
            s, "Proxy", proxy_target=rds.ProxyTarget.from_instance(database), secrets=[database.secret], vpc=vpc,
            security_groups=[ec2.SecurityGroup(s, "ProxyGroup", vpc=vpc, allow_all_outbound=False)],
            session_pinning_filters=[rds.SessionPinningFilter.EXCLUDE_VARIABLE_SETS], borrow_timeout=Duration.seconds(30),
        )
        role = iam.Role(s, "App", assumed_by=iam.ServicePrincipal("ecs-tasks.amazonaws.com"))
        proxy.grant_connect(role, "app")

    def plain(app):
        s = Stack(app, "Orders", env={"account": "123456789012", "region": "eu-west-1"})
        subnets = ["subnet-0a1b2c3d4e5f60718", "subnet-0b1c2d3e4f5a6b7c8"]
        role = iam.Role(s, "Role", assumed_by=iam.ServicePrincipal("rds.amazonaws.com"))
        secret = secretsmanager.Secret(
            s, "Secret", generate_secret_string=secretsmanager.SecretStringGenerator(
                secret_string_template='{"username":"app"}', generate_string_key="password"))
        secret.grant_read(role)
        proxy = rds.CfnDBProxy(
            s, "Proxy", db_proxy_name="plain", engine_family="POSTGRESQL", role_arn=role.role_arn, require_tls=True,
            auth=[rds.CfnDBProxy.AuthFormatProperty(
                auth_scheme="SECRETS", iam_auth="DISABLED", secret_arn=secret.secret_arn)],
            vpc_subnet_ids=subnets, vpc_security_group_ids=["sg-0aaa1111bbb22222c"],
        )
        rds.CfnDBProxyTargetGroup(
            s, "Pool", db_proxy_name=proxy.ref, target_group_name="default", db_cluster_identifiers=["orders"],
            connection_pool_configuration_info=(
                rds.CfnDBProxyTargetGroup.ConnectionPoolConfigurationInfoFormatProperty(
                    max_connections_percent=100, max_idle_connections_percent=50, connection_borrow_timeout=120)),
        )
        rds.CfnDBProxyEndpoint(
            s, "Reader", db_proxy_endpoint_name="plain-reader", db_proxy_name=proxy.ref, target_role="READ_ONLY",
            vpc_subnet_ids=subnets)

    templates = []
    for build in (cluster, instance, plain):
        app = App()
        build(app)
        templates.append(app.synth().stacks[0].template)
    print(json.dumps(templates))
    """#
}
