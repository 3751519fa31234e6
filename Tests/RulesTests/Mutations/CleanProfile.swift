/// A profile without a finding, of which single places can be changed: `⟨place|what stands there⟩`.
struct CleanProfile: Sendable {
  let name: String
  private let template: String

  init(_ name: String, _ template: String) {
    self.name = name
    self.template = template
  }

  /// The places by name.
  var places: Set<String> {
    var found: Set<String> = []
    _ = rendered { place, text in
      found.insert(place)
      return text
    }
    return found
  }

  /// The profile with other text at some places.
  func text(changing changes: [String: String]) -> String {
    rendered { place, text in changes[place] ?? text }
  }

  private func rendered(_ replacement: (_ place: String, _ text: String) -> String) -> String {
    var output = ""
    for (index, piece) in template.split(separator: "⟨", omittingEmptySubsequences: false).enumerated() {
      guard index > 0 else {
        output += piece
        continue
      }
      let parts = piece.split(separator: "⟩", maxSplits: 1, omittingEmptySubsequences: false)
      let place = parts[0].split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
      output += replacement(String(place[0]), String(place.last ?? "")) + (parts.count > 1 ? parts[1] : "")
    }
    return output
  }
}

extension CleanProfile {
  /// Aurora PostgreSQL behind IAM, everything written down: every group with its rules, every client with its settings.
  static let postgres = CleanProfile(
    "postgres",
    """
    headroom: 1
    name: ⟨name|orders⟩
    environment: ⟨environment|prod⟩
    region: ⟨region|us-east-1⟩
    ⟨account|account: "123456789012"⟩
    network:
      vpc_id: vpc-0f1e2d3c4b5a69788
      vpc_cidr: 10.0.0.0/16
      subnets:
        ⟨subnet 1|- { id: subnet-0a1b2c3d4e5f60718, availability_zone: us-east-1a }⟩
        ⟨subnet 2|- { id: subnet-0b1c2d3e4f5a6b7c8, availability_zone: us-east-1b }⟩
      security_groups:
        - id: sg-0000000000checkout
          name: checkout
          egress:
            - { port: 443, peer: 0.0.0.0/0 }
            ⟨checkout out|- { port: 5432, peer: sg-000000000000proxy }⟩
        - id: sg-00000000000workers
          name: workers
          egress:
            - { port: 443, peer: 0.0.0.0/0 }
            ⟨workers out|- { port: 5432, peer: sg-000000000000proxy }⟩
        - id: sg-000000000000proxy
          name: proxy
          ingress:
            - { port: 8443, peer: 10.99.0.0/16 }
            ⟨checkout in|- { port: 5432, peer: sg-0000000000checkout }⟩
            ⟨workers in|- { port: 5432, peer: sg-00000000000workers }⟩
            ⟨vpn in|- { port: 5432, peer: 10.20.0.0/16 }⟩
          egress:
            - { port: 443, peer: 10.99.0.0/16 }
            ⟨proxy out|- { port: 5433, peer: sg-000000000database }⟩
        - id: sg-000000000database
          name: database
          ingress:
            - { port: 8443, peer: 10.99.0.0/16 }
            ⟨database in|- { port: 5433, peer: sg-000000000000proxy }⟩
    database:
      ⟨target|cluster: orders-prod⟩
      engine: aurora-postgresql
      engine_version: ⟨version|"16.6"⟩
      port: ⟨database port|5433⟩
      security_group: sg-000000000database
      ⟨capacity|serverless_v2: { min_acu: 2, max_acu: 32 }⟩
      readers: ⟨readers|1⟩
      parameters: ⟨parameters|{}⟩
      pending_reboot: ⟨pending reboot|false⟩
      iam_authentication: ⟨database iam|true⟩
      direct_connections:
        - { name: admin, connections: ⟨direct|10⟩ }
      ⟨database also|⟩
    proxy:
      name: ⟨proxy name|orders-prod-proxy⟩
      ⟨family|engine_family: POSTGRESQL⟩
      security_group: sg-000000000000proxy
      require_tls: ⟨tls|true⟩
      idle_client_timeout: ⟨idle client|1800⟩
      debug_logging: ⟨debug|false⟩
      auth:
        - secret_arn: ⟨secret|arn:aws:secretsmanager:us-east-1:123456789012:secret:orders/prod/app-AbCdEf⟩
          username: app
          iam_auth: ⟨iam|REQUIRED⟩
          client_password_auth_type: ⟨password type|POSTGRES_SCRAM_SHA_256⟩
          ⟨auth also|⟩
    target_group:
      name: ⟨group name|default⟩
      ⟨percent|max_connections_percent: 75⟩
      max_idle_connections_percent: ⟨idle|40⟩
      connection_borrow_timeout: ⟨borrow|10⟩
      ⟨group also|⟩
    endpoints:
      - { name: reader, endpoint_name: ⟨endpoint name|orders-prod-proxy-reader⟩, target_role: ⟨endpoint role|READ_ONLY⟩ }
    clients:
      - name: checkout
        runtime: lambda
        security_group: sg-0000000000checkout
        role: checkout-lambda
        instances: { normal: 120, peak: 900 }
        sslmode: ⟨checkout ssl|verify-full⟩
        host: ⟨checkout host|orders-prod-proxy.proxy-c0ffee123456.us-east-1.rds.amazonaws.com⟩
        port: ⟨checkout port|5432⟩
        timeout: ⟨checkout timeout|30⟩
        pool: { idle_timeout: ⟨checkout idle|600⟩, max_lifetime: ⟨checkout life|840⟩ }
        traits: ⟨checkout traits|[]⟩
      - name: workers
        runtime: ecs
        security_group: sg-00000000000workers
        role: orders-worker-task
        instances: { normal: 10, peak: 40 }
        connections_each: 5
        sslmode: ⟨workers ssl|require⟩
        host: ⟨workers host|orders-prod-proxy-reader.endpoint.proxy-c0ffee123456.us-east-1.rds.amazonaws.com⟩
        port: ⟨workers port|5432⟩
        timeout: ⟨workers timeout|60⟩
        pool: { idle_timeout: ⟨workers idle|300⟩, max_lifetime: ⟨workers life|840⟩ }
        traits: ⟨workers traits|[]⟩
      - { name: vpn, cidr: 10.20.0.0/16 }
    publish:
      ssm_prefix: ⟨prefix|/orders/prod/db⟩
    alarms:
      notify: arn:aws:sns:us-east-1:123456789012:db-alerts
      also:
        - name: orders-prod-clients
          metric: ⟨clients metric|ClientConnections⟩
          namespace: ⟨clients namespace|AWS/RDS⟩
          dimensions: ⟨clients dimensions|{ ProxyName: orders-prod-proxy }⟩
          statistic: ⟨clients statistic|Sum⟩
          period: ⟨clients period|60⟩
          threshold: ⟨clients threshold|2000⟩
          treat_missing_data: ⟨clients missing|notBreaching⟩
        - name: orders-prod-pool
          metric: ⟨pool metric|DatabaseConnections⟩
          namespace: ⟨pool namespace|AWS/RDS⟩
          dimensions: ⟨pool dimensions|{ ProxyName: orders-prod-proxy, TargetGroup: default, TargetRole: READ_WRITE }⟩
          statistic: ⟨pool statistic|Sum⟩
          period: ⟨pool period|60⟩
          threshold: ⟨pool threshold|3000⟩
          treat_missing_data: ⟨pool missing|notBreaching⟩
        - name: orders-prod-latency
          metric: ⟨latency metric|QueryResponseLatency⟩
          namespace: ⟨latency namespace|AWS/RDS⟩
          dimensions: ⟨latency dimensions|{ ProxyName: orders-prod-proxy }⟩
          statistic: ⟨latency statistic|p99⟩
          period: ⟨latency period|300⟩
          threshold: ⟨latency threshold|500000⟩
          treat_missing_data: ⟨latency missing|missing⟩
    ⟨also|⟩
    """)

  /// RDS for MySQL behind passwords.
  static let mysql = CleanProfile(
    "mysql",
    """
    headroom: 1
    name: shop
    environment: prod
    region: us-east-1
    account: "123456789012"
    network:
      vpc_id: vpc-0f1e2d3c4b5a69788
      vpc_cidr: 10.0.0.0/16
      subnets:
        ⟨subnet 1|- { id: subnet-0a1b2c3d4e5f60718, availability_zone: us-east-1a }⟩
        ⟨subnet 2|- { id: subnet-0b1c2d3e4f5a6b7c8, availability_zone: us-east-1b }⟩
      security_groups:
        - id: sg-00000000000000shop
          name: shop
          egress:
            - { port: 443, peer: 0.0.0.0/0 }
            ⟨shop out|- { port: 3306, peer: sg-000000000000proxy }⟩
        - id: sg-000000000000proxy
          name: proxy
          ingress:
            - { port: 8443, peer: 10.99.0.0/16 }
            ⟨shop in|- { port: 3306, peer: sg-00000000000000shop }⟩
          egress:
            - { port: 443, peer: 10.99.0.0/16 }
            ⟨proxy out|- { port: 3306, peer: sg-000000000database }⟩
        - id: sg-000000000database
          name: database
          ingress:
            - { port: 8443, peer: 10.99.0.0/16 }
            ⟨database in|- { port: 3306, peer: sg-000000000000proxy }⟩
    database:
      instance: shop-prod
      engine: ⟨engine|mysql⟩
      engine_version: ⟨version|"8.0.39"⟩
      port: 3306
      security_group: sg-000000000database
      instance_class: ⟨class|db.m7g.xlarge⟩
      parameters: ⟨parameters|{}⟩
      pending_reboot: false
      iam_authentication: false
      direct_connections:
        - { name: admin, connections: ⟨direct|5⟩ }
    proxy:
      name: ⟨proxy name|shop-prod-proxy⟩
      ⟨family|engine_family: MYSQL⟩
      security_group: sg-000000000000proxy
      require_tls: ⟨tls|true⟩
      idle_client_timeout: ⟨idle client|1800⟩
      debug_logging: ⟨debug|false⟩
      auth:
        - secret_arn: ⟨secret|arn:aws:secretsmanager:us-east-1:123456789012:secret:shop/prod/app-AbCdEf⟩
          username: app
          iam_auth: ⟨iam|DISABLED⟩
          client_password_auth_type: ⟨password type|MYSQL_CACHING_SHA2_PASSWORD⟩
          ⟨auth also|⟩
    target_group:
      name: ⟨group name|default⟩
      ⟨percent|max_connections_percent: 80⟩
      max_idle_connections_percent: ⟨idle|40⟩
      connection_borrow_timeout: ⟨borrow|10⟩
      ⟨group also|⟩
    ⟨endpoints|⟩
    clients:
      - name: shop
        runtime: ecs
        security_group: sg-00000000000000shop
        instances: { normal: 10, peak: 40 }
        connections_each: 5
        sslmode: ⟨shop ssl|require⟩
        host: ⟨shop host|shop-prod-proxy.proxy-c0ffee123456.us-east-1.rds.amazonaws.com⟩
        port: ⟨shop port|3306⟩
        timeout: ⟨shop timeout|30⟩
        pool: { idle_timeout: ⟨shop idle|600⟩, max_lifetime: ⟨shop life|840⟩ }
        traits: ⟨shop traits|[]⟩
    alarms:
      notify: arn:aws:sns:us-east-1:123456789012:db-alerts
    """)

  /// Development of the PostgreSQL profile's application: what a fleet has beside production.
  static let development = CleanProfile(
    "development",
    """
    headroom: 1
    name: ⟨name|orders⟩
    environment: ⟨environment|dev⟩
    region: ⟨region|us-east-1⟩
    account: "123456789012"
    network:
      vpc_id: vpc-0d0e0f1a2b3c4d5e6
      subnets:
        - { id: subnet-0d1a1b1c1d1e1f101, availability_zone: us-east-1a }
        - { id: subnet-0d2a2b2c2d2e2f202, availability_zone: us-east-1b }
    database:
      cluster: ⟨cluster|orders-dev⟩
      engine: aurora-postgresql
      engine_version: "16.6"
      security_group: sg-0d1d1d1d1d1d1d1d1
      port: 5432
      serverless_v2: { min_acu: 1, max_acu: ⟨max acu|4⟩ }
      readers: 1
      direct_connections: []
    proxy:
      ⟨proxy name|name: orders-dev-proxy⟩
      auth:
        - { ⟨secret|secret_arn: arn:aws:secretsmanager:us-east-1:123456789012:secret:orders/dev/app-GhIjKl⟩, username: app, iam_auth: REQUIRED }
      ⟨role name|⟩
    target_group:
      max_connections_percent: ⟨percent|20⟩
      connection_borrow_timeout: 10
    endpoints:
      - { name: reader, endpoint_name: ⟨endpoint name|orders-dev-proxy-reader⟩, target_role: READ_ONLY }
    clients:
      - name: checkout
        runtime: lambda
        security_group: sg-0d2d2d2d2d2d2d2d2
        role: ⟨role|checkout-lambda-dev⟩
        instances: { normal: 1, peak: 5 }
        sslmode: require
        timeout: 30
    publish:
      ssm_prefix: ⟨prefix|/orders/dev/db⟩
    alarms:
      notify: arn:aws:sns:us-east-1:123456789012:db-alerts
      also:
        - { name: ⟨alarm|orders-dev-clients⟩, metric: ClientConnections, threshold: 200 }
    ⟨also|⟩
    """)
}
