import AWSFacts

extension Mutation {
  static let clients: [Mutation] =
    each(
      "HR069", in: .postgres, ["checkout host", "workers host"],
      ["db.orders.example.com", "localhost", "10.0.0.12", "orders-nlb-0a1b2c3d.elb.us-east-1.amazonaws.com"])
    + together("HR069", in: .mysql, [["shop host": "db.shop.example.com", "shop ssl": "verify-full"]])
    + each(
      "HR070", in: .postgres, ["checkout host", "workers host"],
      ["cluster-", "cluster-ro-", "cluster-custom-"].map { "orders-prod.\($0)c0ffee123456.us-east-1.rds.amazonaws.com" }
        + ["orders-prod-1.c0ffee123456.us-east-1.rds.amazonaws.com"])
    + each("HR070", in: .mysql, ["shop host"], ["shop-prod.c0ffee123456.us-east-1.rds.amazonaws.com"])
    + each("HR071", in: .postgres, ["checkout port", "workers port"], ["5433", "3306", "1433", "6432", "443"])
    + each("HR071", in: .mysql, ["shop port"], ["3307", "5432", "33060"])
    + each(
      "HR180", in: .postgres, ["checkout host", "workers host"],
      [
        "orders-staging-proxy.proxy-c0ffee123456.us-east-1.rds.amazonaws.com",
        "orders-prod-proxy.proxy-c0ffee123456.eu-west-1.rds.amazonaws.com",
        "orders-prod-proxy-writer.endpoint.proxy-c0ffee123456.us-east-1.rds.amazonaws.com",
      ])
    + together(
      "HR112", in: .postgres,
      ["checkout", "workers"].flatMap { client in
        ["1800", "3600", "0"].map { ["\(client) idle": $0, "\(client) life": "7200"] }
      })
    + each("HR112", in: .postgres, ["checkout life", "workers life"], ["0", "86400", "172800"])
    + each("HR112", in: .mysql, ["shop life"], ["0", "86400"])
    + each("HR112", in: .postgres, ["idle client"], ["300"])
    + each("HR144", in: .postgres, ["checkout timeout", "workers timeout"], ["3", "5", "9"])
    + each("HR144", in: .postgres, ["borrow"], ["31", "60", "120", "300"])
    + each("HR144", in: .mysql, ["borrow"], ["31", "120"])

  private static let alarmNames = ["clients", "pool", "latency"]

  private static func places(_ what: String, of alarms: [String] = alarmNames) -> [String] {
    alarms.map { "\($0) \(what)" }
  }

  static let alarms: [Mutation] =
    each(
      "HR131", in: .postgres, places("metric"),
      ProxyMetric.inventedNames.map(\.name) + ["clientconnections", "DatabaseConnection", "PinnedSessions"])
    + each(
      "HR132", in: .postgres, places("dimensions", of: ["clients", "latency"]),
      ["{ ProxyName: orders-prod-proxy, TargetGroup: default }"])
    + each(
      "HR132", in: .postgres, ["clients dimensions"],
      [
        "{ ProxyName: orders-prod-proxy, TargetGroup: default, TargetRole: READ_WRITE }",
        "{ ProxyName: orders-prod-proxy, Name: checkout }", "{ EndpointName: orders-prod-proxy-reader }",
      ])
    + each(
      "HR132", in: .postgres, ["pool dimensions"],
      [
        "{ ProxyName: orders-prod-proxy, EndpointName: orders-prod-proxy-reader }",
        "{ ProxyName: orders-prod-proxy, TargetRole: READ_WRITE }", "{ TargetGroup: default, TargetRole: READ_WRITE }",
      ])
    + each(
      "HR133", in: .postgres, places("dimensions", of: ["clients", "latency"]),
      ["{ DBClusterIdentifier: orders-prod }", "{ DBInstanceIdentifier: orders-prod-1 }"])
    + each("HR134", in: .postgres, places("period", of: ["clients", "pool"]), ["10", "30", "120", "300", "3600"])
    + each("HR135", in: .postgres, ["latency threshold"], ["1", "100", "500", "2000", "9999"])
    + each("HR136", in: .postgres, places("period"), ["1", "5", "45", "61", "90", "301"])
    + each("HR136", in: .postgres, places("statistic"), ["sum", "SUM", "Avg", "Max", "percentile", "P99"])
    + each("HR137", in: .postgres, ["pool threshold"], ["3750", "4000", "5000", "10000"])
    + each("HR181", in: .postgres, places("namespace"), ["AWS/RDSProxy", "AWS/DBProxy", "aws/rds", "RDS"])
    + each(
      "HR182", in: .postgres, places("statistic", of: ["clients", "pool"]),
      ["Average", "Minimum", "Maximum", "SampleCount", "p99"])
    + each("HR183", in: .postgres, ["latency period"], ["10", "20", "30"])
    + each("HR184", in: .postgres, ["clients threshold"], ["0", "50", "169"])
    + each("HR186", in: .postgres, places("missing"), ["breaching"])
    + each(
      "HR187", in: .postgres, places("dimensions", of: ["clients", "latency"]),
      ["{ ProxyName: orders-staging-proxy }", "{ ProxyName: orders-prod }", "{ ProxyName: Orders-prod-proxy }"])
    + each(
      "HR187", in: .postgres, ["pool dimensions"],
      [
        "{ ProxyName: orders-prod-proxy, TargetGroup: main, TargetRole: READ_WRITE }",
        "{ ProxyName: orders-prod-proxy, TargetGroup: default, TargetRole: WRITER }",
      ])

  static let fleets: [Mutation] =
    [
      Mutation(
        rule: "HR027", what: "fleet, also: proxy_quota: 1",
        profiles: [CleanProfile.postgres, .development].map { $0.text(changing: ["also": "proxy_quota: 1"]) })
    ]
    + fleet(
      "HR091",
      ["26", "50", "75", "100"].map {
        ["cluster": "orders-prod", "environment": "prod", "percent": $0, "max acu": "32"]
      }, with: ["HR094"])
    + fleet(
      "HR092", ["5", "20"].map { ["cluster": "orders-prod", "environment": "prod", "percent": $0, "max acu": "32"] })
    + fleet(
      "HR190",
      ["orders-prod-proxy", "ORDERS-PROD-PROXY"].map { ["proxy name": "name: \($0)", "role name": "role_name: own"] },
      with: ["HR002"])
    + fleet("HR191", [["cluster": "orders-prod", "max acu": "32"]])
    + fleet(
      "HR192", [["secret": "secret_arn: arn:aws:secretsmanager:us-east-1:123456789012:secret:orders/prod/app-AbCdEf"]])
    + fleet("HR193", ["checkout-lambda", "orders-worker-task"].map { ["role": $0] })
    + fleet("HR195", [["role name": "role_name: orders-prod-proxy-role"]])
    + fleet("HR196", ["clients", "pool", "latency", "proxy-borrow-latency"].map { ["alarm": "orders-prod-\($0)"] })
    + fleet("HR197", [["prefix": "/orders/prod/db"]])
    + fleet(
      "HR198", ["orders-prod-proxy-reader", "Orders-Prod-Proxy-Reader"].map { ["endpoint name": $0] }, with: ["HR002"])
}
