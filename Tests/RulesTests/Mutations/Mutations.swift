import AWSFacts

/// The mistakes that the mutation test makes, by what they are about.
extension Mutation {
  static let all =
    names + authentication + tls + pool + pinning + network + chain + database + capacity + clients + alarms
    + operations + fleets
    + [withTwins]

  /// Names that AWS refuses, whatever they are the names of.
  private static let badNames = [
    "1orders", "-orders", "orders-", "orders--prod", "orders_prod", "orders.prod", "\"orders prod\"", "órders",
    String(repeating: "o", count: 64),
  ]

  static let names: [Mutation] =
    each("HR001", in: .postgres, ["proxy name"], badNames, with: ["HR187", "HR180"])
    + each("HR001", in: .mysql, ["proxy name"], badNames, with: ["HR180"])
    + each("HR002", in: .mysql, ["proxy name"], ["Shop-prod-proxy", "SHOP-PROD-PROXY", "shop-Prod-proxy"])
    + each("HR002", in: .postgres, ["endpoint name"], ["Orders-prod-proxy-reader", "ORDERS-PROD-PROXY-READER"])
    + each("HR003", in: .postgres, ["endpoint name"], badNames, with: ["HR180"])
    + each("HR014", in: .postgres, ["group name"], ["primary", "Default", "orders", "main"])
    + each("HR014", in: .mysql, ["group name"], ["primary", "DEFAULT"])

  static let authentication: [Mutation] =
    each("HR036", in: .postgres, ["auth also"], ["user_name: app", "user_name: other"])
    + each("HR036", in: .mysql, ["auth also"], ["user_name: app"])
    + each("HR037", in: .postgres, ["secret"], badSecrets) + each("HR037", in: .mysql, ["secret"], badSecrets)
    + each("HR046", in: .postgres, ["iam"], ["ENABLED"]) + each("HR046", in: .mysql, ["iam"], ["ENABLED"])
    + each(
      "HR047", in: .postgres, ["password type"],
      ["MYSQL_NATIVE_PASSWORD", "MYSQL_CACHING_SHA2_PASSWORD", "SQL_SERVER_AUTHENTICATION"])
    + each(
      "HR047", in: .mysql, ["password type"],
      ["POSTGRES_SCRAM_SHA_256", "POSTGRES_MD5", "SQL_SERVER_AUTHENTICATION"])
    + each("HR050", in: .postgres, ["password type"], ["POSTGRES_MD5"])
    + each("HR051", in: .postgres, ["password type"], ["POSTGRES_SCRAM_SHA2_256"])
    + together("HR048", in: .mysql, [["engine": "mariadb", "version": "\"10.11.8\""]], with: ["HR089", "HR094"])

  /// What stands where the ARN of a secret should.
  private static let badSecrets = [
    "orders/prod/app", "arn:aws:secretsmanager:us-east-1:123456789012:secret:orders/prod/app",
    "arn:aws:secretsmanager:us-east-1:12345678901:secret:orders/prod/app-AbCdEf",
    "arn:aws:secretsmanager:us-east-1::secret:orders/prod/app-AbCdEf",
    "arn:aws:secretsmanager::123456789012:secret:orders/prod/app-AbCdEf",
    "arn:aws:secretsmanager:us-east-1:123456789012:secret/orders/prod/app-AbCdEf",
    "arn:aws:secretsmanager:us-east-1:123456789012:orders/prod/app-AbCdEf",
    "arn:aws:kms:us-east-1:123456789012:key/1f2e3d4c-5b6a-7980-1122-334455667788",
    "arn:aws:ssm:us-east-1:123456789012:parameter/orders/prod/app-AbCdEf",
  ]

  static let tls: [Mutation] =
    each("HR145", in: .postgres, ["tls"], ["false"])
    + each("HR065", in: .postgres, ["checkout ssl", "workers ssl"], ["disable", "allow", "prefer"])
    + each("HR067", in: .mysql, ["shop ssl"], ["disable"])
    + together("HR066", in: .mysql, [["tls": "false", "password type": "MYSQL_NATIVE_PASSWORD"]])

  static let pool: [Mutation] =
    each(
      "HR081", in: .postgres, ["percent"], ["0", "101", "120", "1000"].map { "max_connections_percent: \($0)" })
    + each("HR081", in: .mysql, ["percent"], ["0", "101", "200"].map { "max_connections_percent: \($0)" })
    + each("HR082", in: .postgres, ["idle"], ["76", "80", "90", "100"])
    + each("HR082", in: .mysql, ["idle"], ["81", "90", "100"])
    + each("HR084", in: .postgres, ["borrow"], ["301", "400", "3600", "86400"], with: ["HR144"])
    + each("HR084", in: .mysql, ["borrow"], ["301", "3600"], with: ["HR144"])
    + each("HR085", in: .postgres, ["borrow"], ["0"]) + each("HR085", in: .mysql, ["borrow"], ["0"])
    + each("HR086", in: .postgres, ["idle client"], ["0", "28801", "43200", "99999"], with: ["HR112"])
    + each("HR086", in: .mysql, ["idle client"], ["28801", "86400"])
    + each(
      "HR093", in: .postgres, ["percent"], ["max_connections_percent: 100", ""], with: ["HR083", "HR094"])
    + each("HR094", in: .postgres, ["direct"], ["1300", "2000", "5000"])
    + each("HR094", in: .mysql, ["direct"], ["500", "1000"])

  static let pinning: [Mutation] =
    each("HR103", in: .postgres, ["group also"], ["session_pinning_filters: [EXCLUDE_VARIABLE_SETS]"])
    + each(
      "HR104", in: .mysql, ["group also"],
      ["EXCLUDE_VARIABLES", "exclude_variable_sets", "EXCLUDE_ALL", "SET"].map { "session_pinning_filters: [\($0)]" })
    + each("HR105", in: .mysql, ["group also"], ["session_pinning_filters: [EXCLUDE_VARIABLE_SETS]"])
    + each(
      "HR107", in: .mysql, ["group also"],
      ["init_query: SET sql_auto_is_null = 1", "init_query: \"SET time_zone = 'UTC', sql_auto_is_null = 1\""])
    + each(
      "HR109", in: .postgres, ["checkout traits", "workers traits"],
      [
        "[temporary_tables]", "[session_locks]", "[listen]", "[cursors]", "[sql_prepared_statements]",
        "[sequence_functions]", "[session_variables]", "[long_statements]",
      ])
    + each(
      "HR109", in: .mysql, ["shop traits"],
      ["[temporary_tables]", "[user_variables]", "[table_locks]", "[binary_prepared_statements]", "[long_statements]"])
    + each("HR110", in: .postgres, ["checkout traits", "workers traits"], ["[startup_settings]"])
    + each("HR111", in: .postgres, ["checkout traits", "workers traits"], ["[discard_all]"])
    + each("HR164", in: .mysql, ["shop traits"], ["[autocommit_off]"])
    + each(
      "HR143", in: .postgres, ["checkout traits", "workers traits"], ["[streaming_replication]", "[cancel_requests]"])
    + each("HR143", in: .mysql, ["shop traits"], ["[compressed_protocol]"])

  static let network: [Mutation] =
    each("HR015", in: .postgres, ["subnet 1", "subnet 2"], [""])
    + each("HR015", in: .mysql, ["subnet 1", "subnet 2"], [""])
    + each(
      "HR016", in: .postgres, ["subnet 2"],
      ["- { id: subnet-0b1c2d3e4f5a6b7c8, availability_zone: us-east-1a }"])
    + each(
      "HR016", in: .mysql, ["subnet 1"], ["- { id: subnet-0a1b2c3d4e5f60718, availability_zone: us-east-1b }"])

  static let database: [Mutation] =
    each(
      "HR004", in: .postgres, ["family"],
      ["postgres", "POSTGRES", "postgresql", "AURORA"].map { "engine_family: \($0)" })
    + each("HR004", in: .mysql, ["family"], ["mysql", "MARIADB", "MySQL"].map { "engine_family: \($0)" })
    + each("HR005", in: .postgres, ["family"], ["engine_family: MYSQL", "engine_family: SQLSERVER"])
    + each("HR005", in: .mysql, ["family"], ["engine_family: POSTGRESQL"])
    + each("HR007", in: .postgres, ["version"], ["\"10.14\"", "\"12.4\"", "\"13.2\""])
    + each("HR007", in: .mysql, ["version"], ["\"5.6.51\""])
    + each("HR115", in: .postgres, ["readers"], ["0"])
    + each(
      "HR010", in: .postgres, ["target"],
      [
        "arn:aws:rds:us-east-1:123456789012:cluster:orders-prod",
        "orders-prod.cluster-c0ffee123456.us-east-1.rds.amazonaws.com", "cluster-ABCDEFGHIJKLMNOPQRSTUVWXYZ",
      ].map { "cluster: \($0)" })
    + each(
      "HR116", in: .mysql, ["endpoints"], ["endpoints: [{ name: reader, target_role: READ_ONLY }]"])
    + each("HR102", in: .postgres, ["pending reboot"], ["true"])
    + each("HR013", in: .mysql, ["parameters"], ["{ read_only: \"1\" }"])
    + each("HR142", in: .postgres, ["database also"], ["local_write_forwarding: true"])
    + together("HR012", in: .postgres, [["database also": "global_role: secondary", "endpoint role": "READ_WRITE"]])
    + each(
      "HR140", in: .postgres, ["database also"], ["postgres_database: dropped", "postgres_database: connect_revoked"])

  static let capacity: [Mutation] =
    each("HR089", in: .postgres, ["group also"], ["2900", "3700", "5000"].map { "peak_connections: \($0)" })
    + each("HR089", in: .mysql, ["group also"], ["900", "2000"].map { "peak_connections: \($0)" })
    + together(
      "HR090", in: .mysql,
      [("db.t3.small", 70), ("db.t3.medium", 50), ("db.t3.large", 30), ("db.r6g.large", 15)].map {
        ["class": $0.0, "percent": "max_connections_percent: \($0.1)", "idle": "5", "direct": "1"]
      }, with: ["HR089", "HR094"])
    + each("HR083", in: .mysql, ["percent"], [""], with: ["HR093"])
    + each("HR096", in: .postgres, ["capacity"], ["serverless_v2: { min_acu: 0.5, max_acu: 32 }"], with: ["HR137"])
    + each(
      "HR098", in: .postgres, ["capacity"], ["serverless_v2: { min_acu: 0, max_acu: 32 }"], with: ["HR096", "HR137"])
    + each("HR113", in: .mysql, ["parameters"], ["{ wait_timeout: \"600\" }", "{ wait_timeout: \"1799\" }"])
    + each(
      "HR029", in: .mysql, ["endpoints"],
      [21, 25].map { count in
        "endpoints: [" + (1...count).map { "{ name: e\($0) }" }.joined(separator: ", ") + "]"
      })
    + each("HR161", in: .postgres, ["group also"], ["init_query: DISCARD ALL"])
    + each("HR167", in: .postgres, ["group also"], ["init_query: \"SET LOCAL statement_timeout = 5000\""])
    + each("HR106", in: .postgres, ["group also"], ["init_query: \"ALTER ROLE app PASSWORD 'hunter2hunter2'\""])

  static let operations: [Mutation] =
    each("HR139", in: .postgres, ["debug"], ["true"]) + each("HR139", in: .mysql, ["debug"], ["true"])
    + each("HR141", in: .postgres, ["database also"], ["blue_green: in_progress"])
}
