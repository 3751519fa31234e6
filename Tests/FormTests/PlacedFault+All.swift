extension PlacedFault {
  /// The faults. What AWS refuses never runs, so that no capture has it; a script says nothing of programs and their roles.
  static let all: [PlacedFault] = hops + pool + access + others

  private static let hops = [
    PlacedFault(
      "HR074",
      [
        .profile: [
          Edit("port: 5432, peer: sg-0bbbbbbbbbbbbbbbb } # to", "port: ⟦5433⟧, peer: sg-0bbbbbbbbbbbbbbbb } # to")
        ],
        .terraform: [
          Edit("from_port                    = 5432 # out", "from_port = ⟦5433⟧"), Edit("5432 # out", "5433"),
        ],
        .template: [Edit("FromPort: 5432 # out", "FromPort: ⟦5433⟧"), Edit("5432 # out", "5433")],
        .script: [Edit("FromPort=5432,ToPort=5432", "FromPort=⟦5433⟧,ToPort=5433")],
        .capture: [
          Edit("\"FromPort\" : 5432", "\"FromPort\" : ⟦5433⟧", 2, in: "security-groups.json"),
          Edit("\"ToPort\" : 5432", "\"ToPort\" : 5433", 2, in: "security-groups.json"),
        ],
      ]),
    PlacedFault(
      "HR075",
      [
        .profile: [
          Edit("port: 5432, peer: sg-0aaaaaaaaaaaaaaaa } # from", "port: ⟦5433⟧, peer: sg-0aaaaaaaaaaaaaaaa } # from")
        ],
        .terraform: [
          Edit("from_port                    = 5432 # in", "from_port = ⟦5433⟧"), Edit("5432 # in", "5433"),
        ],
        .template: [Edit("FromPort: 5432 # in", "FromPort: ⟦5433⟧"), Edit("5432 # in", "5433")],
        .script: [Edit("--port 5432 # in", "--port ⟦5433⟧")],
        .capture: [
          Edit("\"FromPort\" : 5432", "\"FromPort\" : ⟦5433⟧", 3, in: "security-groups.json"),
          Edit("\"ToPort\" : 5432", "\"ToPort\" : 5433", 3, in: "security-groups.json"),
        ],
      ]),
  ]

  private static let pool = [
    number("HR081", "max_connections_percent", "MaxConnectionsPercent", 75, 150),
    number("HR084", "connection_borrow_timeout", "ConnectionBorrowTimeout", 60, 3600),
    PlacedFault(
      "HR083",
      [
        .profile: [
          Edit("max_connections_percent: 75\n  max_idle_connections_percent: 40", "max_idle_connections_percent: ⟦40⟧")
        ],
        .terraform: [
          Edit("max_connections_percent      = 75\n", "\n"),
          Edit("max_idle_connections_percent = 40", "max_idle_connections_percent = ⟦40⟧"),
        ],
        .template: [
          Edit("MaxConnectionsPercent: 75\n        MaxIdleConnectionsPercent: 40", "MaxIdleConnectionsPercent: ⟦40⟧")
        ],
        .script: [
          Edit("\"MaxConnectionsPercent\": 75,", ""),
          Edit("\"MaxIdleConnectionsPercent\": 40", "\"MaxIdleConnectionsPercent\": ⟦40⟧"),
        ],
      ]),
    PlacedFault(
      "HR087", isAlone: true,
      [
        .profile: [
          Edit("  require_tls: true", "  engine_family: SQLSERVER\n  require_tls: true"),
          Edit("  max_connections_percent: 75\n  max_idle_connections_percent: 40\n", ""),
          Edit("target_group:", "⟦target_group⟧:"),
        ],
        .terraform: [
          Edit("\"POSTGRESQL\"", "\"SQLSERVER\""), Edit("    max_connections_percent      = 75\n", ""),
          Edit("    max_idle_connections_percent = 40\n", ""),
          Edit("connection_pool_config {", "⟦connection_pool_config⟧ {"),
        ],
        .template: [
          Edit("EngineFamily: POSTGRESQL", "EngineFamily: SQLSERVER"),
          Edit("        MaxConnectionsPercent: 75\n        MaxIdleConnectionsPercent: 40\n", ""),
          Edit("ConnectionPoolConfigurationInfo:", "⟦ConnectionPoolConfigurationInfo⟧:"),
        ],
        .script: [
          Edit("--engine-family POSTGRESQL", "--engine-family SQLSERVER"),
          Edit("    \"MaxConnectionsPercent\": 75,\n    \"MaxIdleConnectionsPercent\": 40,\n", ""),
          Edit("--connection-pool-config", "⟦--connection-pool-config⟧"),
        ],
      ]),
    PlacedFault(
      "HR103",
      [
        .profile: [Edit("session_pinning_filters: []", "session_pinning_filters: [⟦EXCLUDE_VARIABLE_SETS⟧]")],
        .terraform: [
          Edit("session_pinning_filters      = []", "session_pinning_filters = [⟦\"EXCLUDE_VARIABLE_SETS\"⟧]")
        ],
        .template: [Edit("SessionPinningFilters: []", "SessionPinningFilters: [⟦EXCLUDE_VARIABLE_SETS⟧]")],
        .script: [
          Edit("\"SessionPinningFilters\": []", "\"SessionPinningFilters\": [⟦\"EXCLUDE_VARIABLE_SETS\"⟧]")
        ],
        .capture: [
          Edit(
            "\"SessionPinningFilters\" : [", "\"SessionPinningFilters\" : [⟦\"EXCLUDE_VARIABLE_SETS\"⟧",
            in: "target-groups.json")
        ],
      ]),
  ]

  /// A number of the pool that is wrong.
  private static func number(_ rule: String, _ name: String, _ member: String, _ old: Int, _ new: Int) -> PlacedFault {
    PlacedFault(
      rule,
      [
        .profile: [Edit("  \(name): \(old)", "  \(name): ⟦\(new)⟧")],
        .terraform: [
          Edit("    \(padded(name, to: 28)) = \(old)", "    \(name) = ⟦\(new)⟧")
        ],
        .template: [Edit("        \(member): \(old)", "        \(member): ⟦\(new)⟧")],
        .script: [Edit("\"\(member)\": \(old)", "\"\(member)\": ⟦\(new)⟧")],
        .capture: [Edit("\"\(member)\" : \(old)", "\"\(member)\" : ⟦\(new)⟧", in: "target-groups.json")],
      ])
  }

  private static func padded(_ name: String, to width: Int) -> String {
    name + String(repeating: " ", count: max(0, width - name.count))
  }

  private static let secret = "arn:aws:secretsmanager:us-east-1:123456789012:secret:orders/prod/app-AbCdEf"
  private static let otherSecret = "arn:aws:secretsmanager:us-east-1:123456789012:secret:billing/app-AbCdEf"
  private static let key = "arn:aws:kms:us-east-1:123456789012:key/1f2e3d4c-5b6a-7980-1122-334455667788"
  private static let otherKey = "arn:aws:kms:us-east-1:123456789012:key/00000000-0000-0000-0000-000000000000"
  private static let cluster = "cluster-ABCDEFGHIJKLMNOPQRSTUVWXYZ"

  private static let substitution = """
    !Sub
                      - arn:aws:rds-db:us-east-1:123456789012:dbuser:${Id}/app
                      - { Id: !Select [6, !Split [":", !GetAtt Proxy.DBProxyArn]] }
    """

  private static let access = [
    PlacedFault(
      "HR054",
      [
        .profile: [Edit("Resource: \(secret)", "Resource: ⟦\(otherSecret)⟧")],
        .terraform: [Edit("Resource = aws_secretsmanager_secret.app.arn", "Resource = ⟦\"\(otherSecret)\"⟧")],
        .template: [Edit("Resource: !Ref Secret", "Resource: ⟦\(otherSecret)⟧")],
        .script: [Edit("\"Resource\": \"$secret\"", "\"Resource\": ⟦\"\(otherSecret)\"⟧")],
        .capture: [Edit(secret, "⟦\(otherSecret)⟧", in: "role-policy.json")],
      ]),
    PlacedFault(
      "HR056",
      [
        .profile: [Edit("Resource: \(key)", "Resource: ⟦\(otherKey)⟧")],
        .terraform: [Edit("Resource = \"\(key)\"", "Resource = ⟦\"\(otherKey)\"⟧")],
        .template: [Edit("Resource: \(key)", "Resource: ⟦\(otherKey)⟧")],
        .script: [Edit("\"Resource\": \"$key\"", "\"Resource\": ⟦\"\(otherKey)\"⟧")],
        .capture: [Edit(key, "⟦\(otherKey)⟧", in: "role-policy.json")],
      ]),
    PlacedFault(
      "HR052",
      [
        .profile: [Edit("Service: rds.amazonaws.com", "Service: ⟦ec2.amazonaws.com⟧")],
        .terraform: [Edit("Service = \"rds.amazonaws.com\"", "Service = ⟦\"ec2.amazonaws.com\"⟧")],
        .template: [Edit("Service: rds.amazonaws.com", "Service: ⟦ec2.amazonaws.com⟧")],
        .script: [Edit("\"Service\": \"rds.amazonaws.com\"", "\"Service\": ⟦\"ec2.amazonaws.com\"⟧")],
        .capture: [Edit("\"rds.amazonaws.com\"", "⟦\"ec2.amazonaws.com\"⟧", in: "role.json")],
      ]),
    PlacedFault(
      "HR061",
      [
        .profile: [Edit("dbuser:prx-0a1b2c3d4e5f60718/app", "dbuser:⟦\(cluster)⟧/app")],
        .terraform: [Edit("${element(split(\":\", aws_db_proxy.orders.arn), 6)}", "⟦\(cluster)⟧")],
        .template: [Edit(substitution, "⟦arn:aws:rds-db:us-east-1:123456789012:dbuser:\(cluster)/app⟧")],
        .capture: [Edit("dbuser:prx-0a1b2c3d4e5f60718/app", "dbuser:⟦\(cluster)⟧/app", in: "role-policy-2.json")],
      ]),
    PlacedFault(
      "HR150",
      [
        .profile: [Edit("Action: rds-db:connect", "Action: ⟦rds:db-connect⟧")],
        .terraform: [Edit("\"rds-db:connect\"", "⟦\"rds:db-connect\"⟧")],
        .template: [Edit("Action: rds-db:connect", "Action: ⟦rds:db-connect⟧")],
        .capture: [Edit("\"rds-db:connect\"", "⟦\"rds:db-connect\"⟧", in: "role-policy-2.json")],
      ]),
  ]

  private static let others = [
    PlacedFault(
      "HR145",
      [
        .profile: [Edit("require_tls: true", "require_tls: ⟦false⟧")],
        .terraform: [Edit("require_tls            = true", "require_tls = ⟦false⟧")],
        .template: [Edit("RequireTLS: true", "RequireTLS: ⟦false⟧")],
        .script: [Edit("--require-tls", "⟦--no-require-tls⟧")],
        .capture: [Edit("\"RequireTLS\" : true", "\"RequireTLS\" : ⟦false⟧", in: "proxy.json")],
      ]),
    PlacedFault(
      "HR086",
      [
        .profile: [Edit("idle_client_timeout: 1800", "idle_client_timeout: ⟦100000⟧")],
        .terraform: [Edit("idle_client_timeout    = 1800", "idle_client_timeout = ⟦100000⟧")],
        .template: [Edit("IdleClientTimeout: 1800", "IdleClientTimeout: ⟦100000⟧")],
        .script: [Edit("--idle-client-timeout 1800", "--idle-client-timeout ⟦100000⟧")],
        .capture: [Edit("\"IdleClientTimeout\" : 1800", "\"IdleClientTimeout\" : ⟦100000⟧", in: "proxy.json")],
      ]),
    PlacedFault(
      "HR131",
      [
        .profile: [Edit("DatabaseConnectionsCurrentlySessionPinned", "⟦SessionsPinned⟧")],
        .terraform: [Edit("\"DatabaseConnectionsCurrentlySessionPinned\"", "⟦\"SessionsPinned\"⟧")],
        .template: [Edit("DatabaseConnectionsCurrentlySessionPinned", "⟦SessionsPinned⟧")],
        .script: [Edit("DatabaseConnectionsCurrentlySessionPinned", "⟦SessionsPinned⟧")],
        .capture: [
          Edit("\"DatabaseConnectionsCurrentlySessionPinned\"", "⟦\"SessionsPinned\"⟧", 2, in: "alarms.json")
        ],
      ]),
    PlacedFault(
      "HR003",
      [
        .profile: [Edit("endpoint_name: orders-prod-reports", "endpoint_name: ⟦orders-prod-reader⟧")],
        .terraform: [Edit("\"orders-prod-reports\"", "⟦\"orders-prod-reader\"⟧")],
        .template: [Edit("orders-prod-reports", "⟦orders-prod-reader⟧")],
        .script: [Edit("orders-prod-reports", "⟦orders-prod-reader⟧")],
      ]),
  ]
}
