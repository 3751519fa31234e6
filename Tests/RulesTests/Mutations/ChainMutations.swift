/// Rules of security groups, each left out, or with another port, protocol or peer.
extension Mutation {
  static let chain: [Mutation] =
    hop("HR072", .postgres, ["checkout out", "workers out"], "sg-000000000000proxy", wrongPorts: postgresPorts)
    + hop("HR073", .postgres, ["checkout in"], "sg-0000000000checkout", wrongPorts: postgresPorts)
    + hop("HR073", .postgres, ["workers in"], "sg-00000000000workers", wrongPorts: postgresPorts)
    + hop("HR073", .postgres, ["vpn in"], "10.20.0.0/16", wrongPorts: postgresPorts)
    + hop("HR074", .postgres, ["proxy out"], "sg-000000000database", wrongPorts: [5432, 5434, 3306, 443])
    + hop("HR075", .postgres, ["database in"], "sg-000000000000proxy", wrongPorts: [5432, 5434, 3306, 443])
    + hop("HR072", .mysql, ["shop out"], "sg-000000000000proxy", wrongPorts: mysqlPorts)
    + hop("HR073", .mysql, ["shop in"], "sg-00000000000000shop", wrongPorts: mysqlPorts)
    + hop("HR074", .mysql, ["proxy out"], "sg-000000000database", wrongPorts: mysqlPorts)
    + hop("HR075", .mysql, ["database in"], "sg-000000000000proxy", wrongPorts: mysqlPorts)
    + together("HR147", in: .postgres, agreed)
    + each("HR147", in: .postgres, ["database port"], ["5432", "6000"])
    + each(
      "HR077", in: .postgres, ["vpn in"],
      ["- { port: 5432, peer: 0.0.0.0/0 }", "- { protocol: \"-1\", peer: 0.0.0.0/0 }"])
    + each(
      "HR077", in: .postgres, ["database in"],
      ["- { port: 5433, peer: sg-000000000000proxy }\n        - { port: 5433, peer: 0.0.0.0/0 }"])

  private static let postgresPorts = [5433, 5431, 3306, 1433, 443, 6432]
  private static let mysqlPorts = [3307, 33060, 5432, 443]

  /// One hop's rule: gone, for another port, a range beside the port, another protocol, another peer.
  private static func hop(
    _ rule: String, _ profile: CleanProfile, _ places: [String], _ peer: String, wrongPorts: [Int]
  ) -> [Mutation] {
    let elsewhere = peer.contains("/") ? "10.30.0.0/16" : "sg-0000000000stranger"
    return each(
      rule, in: profile, places,
      [""] + wrongPorts.map { "- { port: \($0), peer: \(peer) }" }
        + [
          "- { from_port: 1024, to_port: 3305, peer: \(peer) }", "- { from_port: 5434, to_port: 65535, peer: \(peer) }",
          "- { protocol: udp, port: 5432, peer: \(peer) }", "- { protocol: icmp, peer: \(peer) }",
          "- { port: 5432, peer: \(elsewhere) }", "- { protocol: \"-1\", peer: \(elsewhere) }",
        ])
  }

  /// Both sides of a hop agree, on a port on which nothing listens.
  private static let agreed: [[String: String]] =
    [5433, 6432, 3306].map { port in
      [
        "checkout out": "- { port: \(port), peer: sg-000000000000proxy }",
        "checkout in": "- { port: \(port), peer: sg-0000000000checkout }",
      ]
    }
    + [5432, 3306].map { port in
      [
        "proxy out": "- { port: \(port), peer: sg-000000000database }",
        "database in": "- { port: \(port), peer: sg-000000000000proxy }",
      ]
    }
}
