import AWSFacts
import ProxyModel
import Reading
import SourceText
import Testing

/// What a script does is followed as far as that can be told without running it.
@Suite struct FollowingTests {
  /// Scripts that all make a proxy of the name `orders` behind the group `sg-0a1`, each in another way.
  static let ways: [String] = [
    "aws rds create-db-proxy --db-proxy-name orders --vpc-security-group-ids sg-0a1",
    "NAME=orders\naws rds create-db-proxy --db-proxy-name \"$NAME\" --vpc-security-group-ids=sg-0a1",
    "name=${NAME:-orders}; group=sg-0a1\naws --region eu-west-1 rds create-db-proxy --db-proxy-name ${name} --vpc-security-group-ids ${group}",
    "make() {\n  local name=\"$1\"\n  shift\n  aws rds create-db-proxy --db-proxy-name \"$name\" \"$@\"\n}\nmake orders --vpc-security-group-ids sg-0a1",
    "AWS_CLI=\"${AWS_CLI:-aws}\"\n\"${AWS_CLI}\" rds create-db-proxy --db-proxy-name 'orders' --vpc-security-group-ids sg-0a1",
    "aws() { command aws --profile prod \"$@\"; }\naws rds create-db-proxy --db-proxy-name orders --vpc-security-group-ids sg-0a1",
    "for name in orders; do aws rds create-db-proxy --db-proxy-name $name --vpc-security-group-ids sg-0a1; done",
    "cat > p.json <<END\n{\"DBProxyName\": \"orders\", \"VpcSecurityGroupIds\": [\"sg-0a1\"]}\nEND\naws rds create-db-proxy --cli-input-json file://p.json",
    "options=(--db-proxy-name orders)\noptions+=(--vpc-security-group-ids sg-0a1)\naws rds create-db-proxy \"${options[@]}\"",
    "if [[ prod == prod ]]; then g=sg-0a1; else g=sg-0b2; fi\naws rds create-db-proxy --db-proxy-name orders --vpc-security-group-ids $g",
    "arn=$(aws rds describe-db-proxies --db-proxy-name orders --query 'DBProxies[0].DBProxyArn' --output text)\nif [ -z \"$arn\" ]; then\n  aws rds create-db-proxy --db-proxy-name orders --vpc-security-group-ids sg-0a1\nfi",
    "echo orders > name.txt\naws rds create-db-proxy --db-proxy-name $(cat name.txt) --vpc-security-group-ids sg-0a1",
    "case production in prod*) n=orders ;; *) n=other ;; esac\naws rds create-db-proxy --db-proxy-name $n --vpc-security-group-ids sg-0a1",
    "x=orders-proxy\naws rds create-db-proxy --db-proxy-name ${x%-proxy} --vpc-security-group-ids sg-0a1",
  ]

  @Test(arguments: ways) func leadsToTheSameProxy(_ script: String) throws {
    let deployment = ScriptFixture.Reading(script).deployment
    #expect(deployment.proxies.map(\.name.known) == ["orders"])
    #expect(deployment.proxies.first?.securityGroups.known?.map(\.value) == [.symbol(Symbol("sg-0a1"))])
  }

  @Test func answersAreReferences() throws {
    let deployment = ScriptFixture.Reading(
      """
      SG=$(aws ec2 create-security-group --group-name proxy --description d --vpc-id vpc-01 --query GroupId --output text)
      SECRET=$(aws secretsmanager create-secret --name app --query ARN --output text)
      ROLE=$(aws iam create-role --role-name r --assume-role-policy-document '{}' | jq -r .Role.Arn)
      aws rds create-db-proxy --db-proxy-name orders --engine-family MYSQL --role-arn "$ROLE" \\
        --auth "AuthScheme=SECRETS,SecretArn=$SECRET,IAMAuth=REQUIRED" --vpc-subnet-ids subnet-01 subnet-02 \\
        --vpc-security-group-ids "$SG"
      aws ec2 authorize-security-group-ingress --group-id $SG --protocol tcp --port 3306 --source-group sg-0aa
      """
    ).deployment
    let proxy = try #require(deployment.proxies.first)
    #expect(proxy.securityGroups.known?.map(\.value) == [.symbol(Symbol("proxy"))])
    #expect(proxy.role.value == .symbol(Symbol("r")))
    #expect(proxy.auth.known?.first?.secret.known == .symbol(Symbol("app")))
    #expect(proxy.auth.known?.first?.iamAuth.known == .required)
    let rules = deployment.securityGroupRules.filter { $0.direction == .ingress }
    #expect(rules.map(\.traffic.known) == [.tcp(3306...3306)])
    // A group that the command line makes lets everything out.
    #expect(deployment.securityGroupRules.contains { $0.direction == .egress && $0.traffic.known == .all })
  }

  @Test func whatShowsOnlyAtRunTimeIsUnknown() throws {
    let reading = ScriptFixture.Reading(
      """
      aws rds create-db-proxy --db-proxy-name orders --idle-client-timeout "$TIMEOUT" --role-arn "$1"
      if [[ "$TIER" == gold ]]; then percent=90; else percent=50; fi
      aws rds modify-db-proxy-target-group --db-proxy-name orders --target-group-name default \\
        --connection-pool-config MaxConnectionsPercent=$percent,ConnectionBorrowTimeout=20
      """)
    let proxy = try #require(reading.deployment.proxies.first)
    guard case .unknown(let unknown) = proxy.idleClientTimeout else {
      Issue.record("the time-out is known")
      return
    }
    #expect(reading.text(unknown.range) == "$TIMEOUT")
    let group = try #require(reading.deployment.targetGroups.first)
    #expect(group.maxConnectionsPercent.known == nil)
    #expect(group.connectionBorrowTimeout.known == Seconds(20))
  }

  @Test func laterCommandsCount() throws {
    let deployment = ScriptFixture.Reading(
      """
      aws rds create-db-proxy --db-proxy-name orders --no-require-tls --idle-client-timeout 60
      aws rds modify-db-proxy --db-proxy-name orders --require-tls
      aws rds register-db-proxy-targets --db-proxy-name orders --db-instance-identifiers a
      aws rds deregister-db-proxy-targets --db-proxy-name orders --db-instance-identifiers a
      """
    ).deployment
    #expect(deployment.proxies.first?.requireTLS.known == true)
    #expect(deployment.proxies.first?.idleClientTimeout.known == Seconds(60))
    #expect(deployment.targets.isEmpty)
  }

  @Test func endlessScriptsEnd() {
    for script in [
      "f() { f; f; }\nf", "while :; do :; done", "f() { for x in 1 2 3 4 5 6 7 8 9; do f; done; }\nf",
      "x=a\nwhile true; do x=$x$x; done", "for a in {1..9}; do for b in $a $a; do :; done; done",
    ] {
      let reading = ScriptFixture.Reading(script + "\naws rds create-db-proxy --db-proxy-name orders")
      #expect(reading.result.deployments.count == 1)
    }
  }

  @Test func commentsSuppress() {
    let reading = ScriptFixture.Reading(
      "# headroom: ignore HR066: on purpose\naws rds create-db-proxy --db-proxy-name orders\n# headroom reads this\n")
    #expect(reading.result.directives.map(\.text) == ["ignore HR066: on purpose"])
    #expect(
      reading.result.directives.map { reading.text($0.scope) } == ["aws rds create-db-proxy --db-proxy-name orders"])
  }
}
