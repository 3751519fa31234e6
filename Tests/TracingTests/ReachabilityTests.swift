import ProxyModel
import SourceText
import Testing
import Tracing

/// Which way each side of a hop stands, for rules written as people say them.
@Suite struct Reachability {
  @Test(arguments: HopCase.all) func saysWhoReachesWhom(_ example: HopCase) throws {
    let deployment = example.network.deployment
    let source = try example.source.party("source", in: deployment)
    let target = try example.target.party("target", in: deployment)
    let hop = deployment.hop(
      from: source, to: target, on: try #require(Port(example.port)), over: example.versions)
    #expect(word(hop.egress) == example.egress, "egress of \(example)")
    #expect(word(hop.ingress) == example.ingress, "ingress of \(example)")
  }

  /// Another rule never closes what was open; a rule less never opens what was closed.
  @Test func moreRulesNeverCloseAHop() throws {
    let port = try #require(Port(5432))
    for example in HopCase.all {
      for extra in NetworkText.pool {
        let before = example.network.deployment
        let after = NetworkText(example.network.lines + [extra]).deployment
        let parties = (try example.source.party("source", in: before), try example.target.party("target", in: before))
        let (less, more) = (
          before.hop(from: parties.0, to: parties.1, on: port), after.hop(from: parties.0, to: parties.1, on: port)
        )
        for (one, other) in [(less.egress, more.egress), (less.ingress, more.ingress)] {
          #expect(!one.isOpen || other.isOpen, "\(extra) closes \(example)")
          #expect(!other.isClosed || one.isClosed || one.unknown != nil, "\(extra) closes \(example)")
        }
      }
    }
  }

  @Test func drawsTheChain() throws {
    let network = NetworkText([
      "app out tcp/5432 proxy", "proxy in tcp/5432 app", "proxy out tcp/5433 db", "reader in any pl-1",
    ])
    let deployment = network.deployment
    let port = try #require(Port(5432))
    func party(_ name: String) throws -> Party { try PartyText("group \(name)").party(name, in: deployment) }
    let (app, proxy, db, reader) = (try party("app"), try party("proxy"), try party("db"), try party("reader"))
    let first = deployment.hop(from: app, to: proxy, on: port)
    let last = deployment.hop(from: proxy, to: db, on: port)
    let other = deployment.hop(from: app, to: reader, on: port)
    #expect(Chain([first, last]).drawing == "app ──5432──▶ proxy ──✗──▶ db")
    #expect(Chain([other, last]).drawing == "app ──✗──▶ reader ══▶ proxy ──✗──▶ db")
    #expect(Chain([first, last]).firstBroken == last)
    let unsure = NetworkText(["app out any 0.0.0.0/0", "reader in any pl-1"]).deployment
    #expect(Chain([unsure.hop(from: app, to: reader, on: port)]).drawing == "app ──?──▶ reader")
  }

  private func word(_ gate: Gate) -> String {
    switch gate {
    case .open: "open"
    case .unguarded: "unguarded"
    case .closed(let nearest): nearest == nil ? "closed" : "closed, nearly"
    case .unknown: "unknown"
    }
  }
}

/// Two parties, some rules, and what each side says.
struct HopCase: Sendable, CustomTestStringConvertible {
  let network: NetworkText
  let source: PartyText
  let target: PartyText
  let egress: String
  let ingress: String
  var port = 5432
  var versions: [CIDRBlock.Version] = [.ipv4]

  init(
    _ rules: [String], _ source: String, _ target: String, _ egress: String, _ ingress: String, port: Int = 5432,
    versions: [CIDRBlock.Version] = [.ipv4]
  ) {
    (self.network, self.source, self.target) = (NetworkText(rules), PartyText(source), PartyText(target))
    (self.egress, self.ingress, self.port, self.versions) = (egress, ingress, port, versions)
  }

  var testDescription: String { "\(network.lines) \(source.text) → \(target.text)" }

  static let all: [HopCase] = [
    // groups, ports, protocols
    .init(["app out tcp/5432 db", "db in tcp/5432 app"], "group app", "group db", "open", "open"),
    .init([], "group app", "group db", "closed", "closed"),
    .init(["app out tcp/5433 db", "db in udp app"], "group app", "group db", "closed, nearly", "closed, nearly"),
    .init(["app out tcp/5000-6000 db", "db in tcp/0-65535 app"], "group app", "group db", "open", "open"),
    .init(
      ["app out tcp/5433-6000 db", "db in tcp/1-5431 app"], "group app", "group db", "closed, nearly", "closed, nearly"),
    .init(["app out any db", "db in any app"], "group app", "group db", "open", "open"),
    .init(["app in any db", "db out any app"], "group app", "group db", "closed", "closed"),
    .init(["app out any other", "db in any other"], "group app", "group db", "closed", "closed"),
    // one thing in several groups, and two things in one
    .init(["a out tcp/5432 d", "c in tcp/5432 b"], "group a b", "group c d", "open", "open"),
    .init(["a out tcp/5432 c"], "group b", "group c d", "closed", "closed"),
    .init(["shared in tcp/5432 shared", "shared out tcp/5432 shared"], "group shared", "group shared", "open", "open"),
    .init(["shared out any 0.0.0.0/0"], "group shared", "group shared", "open", "closed"),
    .init(["shared in tcp/5432 shared"], "group shared app", "group db shared", "closed", "open"),
    // addresses
    .init(["app out any 0.0.0.0/0", "db in tcp/5432 0.0.0.0/0"], "group app", "group db", "open", "open"),
    .init(["app out any ::/0", "db in tcp/5432 ::/0"], "group app", "group db", "closed", "closed"),
    .init(["app out any ::/0", "db in any ::/0"], "group app", "group db", "open", "open", versions: [.ipv6]),
    .init(
      ["app out any ::/0", "db in any 0.0.0.0/0"], "group app", "group db", "open", "open", versions: [.ipv4, .ipv6]),
    .init(["app out any 10.0.0.0/8", "db in any 10.0.0.0/24"], "group app", "group db", "unknown", "unknown"),
    .init(
      ["vpc 10.0.0.0/16", "app out any 10.0.0.0/8", "db in any 10.1.0.0/16"], "group app", "group db", "open", "closed"),
    .init(
      ["vpc 10.0.0.0/16", "app out any 10.0.1.0/24", "db in any 10.0.0.0/16"], "group app", "group db", "unknown",
      "open"),
    .init(
      ["vpc 10.0.0.0/16 10.1.0.0/16", "app out any 10.0.0.0/16", "db in any 10.0.0.0/15"], "group app", "group db",
      "unknown", "open"),
    .init(["vpc 10.0.0.0/16", "db in tcp/5433 10.0.0.0/16"], "group app", "group db", "closed", "closed, nearly"),
    .init(["app out tcp/443 0.0.0.0/0"], "group app", "group db", "closed", "closed"),
    .init(["db in tcp/5432 10.20.0.0/16"], "at 10.20.0.0/16", "group db", "unguarded", "open"),
    .init(["db in tcp/5432 10.0.0.0/8"], "at 10.20.0.0/16", "group db", "unguarded", "open"),
    .init(["db in tcp/5432 10.20.1.0/24"], "at 10.20.0.0/16", "group db", "unguarded", "unknown"),
    .init(["db in tcp/5432 10.21.0.0/16"], "at 10.20.0.0/16", "group db", "unguarded", "closed"),
    .init(["db in tcp/5432 app"], "at 10.20.0.0/16", "group db", "unguarded", "closed"),
    .init(["app out tcp/5432 10.20.0.0/16"], "group app", "at 10.20.1.0/24", "open", "unguarded"),
    // what is not known
    .init(["app out tcp/5432 pl-1", "db in ? app"], "group app", "group db", "unknown", "unknown"),
    .init(["app out tcp/5433 pl-1", "db in tcp/5432 ?"], "group app", "group db", "closed", "unknown"),
    .init(["app unseen", "db in tcp/5432 app"], "group app", "group db", "unknown", "open"),
    .init(["app unseen", "app out tcp/5432 db", "db unseen"], "group app", "group db", "open", "unknown"),
    .init(["app unseen"], "group app db", "group db", "unknown", "closed"),
    .init(["db in tcp/5432 app"], "group", "group db", "unknown", "closed"),
    .init(["db in tcp/5432 app"], "group ?", "group db", "unknown", "unknown"),
    .init(["db in tcp/5432 0.0.0.0/0"], "group ?", "group db", "unknown", "open"),
    .init(["app out any db"], "group app", "group stranger", "closed", "unknown"),
  ]
}

/// Rules written as lines: `app out tcp/5432 proxy`, `db unseen`, `vpc 10.0.0.0/16`.
struct NetworkText: Sendable {
  let lines: [String]

  init(_ lines: [String]) { self.lines = lines }

  /// Lines of every kind, to be added to any network.
  static let pool = [
    "app out any 0.0.0.0/0", "app out tcp/1 db", "db in tcp/5432 app", "db in any 10.0.0.0/8", "db in ? app",
    "shared in any shared", "db out any app", "a out tcp/5432 pl-1",
  ]

  static let place = SourceRange(file: 0, 0..<0)

  var deployment: Deployment {
    func unknown<Value>() -> Setting<Value> { .unknown(Unknown("nobody says", at: Self.place)) }
    let provenance = Provenance(Self.place, "test")
    var deployment = Deployment(
      at: provenance, name: unknown(), environment: unknown(), region: unknown(), account: unknown())
    deployment.vpcs.insert(VPC(Symbol("main"), at: provenance, .existing("vpc-1")))
    for name in ["app", "db", "proxy", "reader", "a", "b", "c", "d", "shared", "other"] {
      var group = SecurityGroup(Symbol(name), at: Provenance(Self.place, name), .existing("sg-\(name)"))
      group.vpc = .written(.symbol(Symbol("main")), at: Self.place)
      deployment.securityGroups.insert(group)
    }
    for (number, line) in lines.enumerated() {
      add(line.split(separator: " ").map(String.init), number, to: &deployment)
    }
    return deployment
  }

  private func add(_ words: [String], _ number: Int, to deployment: inout Deployment) {
    guard let subject = words.first else { return }
    if subject == "vpc" {
      deployment.vpcs[Symbol("main")]?.cidrBlocks = .written(
        words.dropFirst().compactMap { CIDRBlock($0) }, at: Self.place)
    } else if words.last == "unseen" {
      deployment.securityGroups[Symbol(subject)]?.unseenRules = Unknown("rules elsewhere", at: Self.place)
    } else if words.count == 4 {
      deployment.securityGroupRules.insert(
        SecurityGroupRule(
          Symbol("rule\(number)"), at: Provenance(Self.place, "rule\(number)"),
          of: Located(.symbol(Symbol(subject)), at: Self.place), words[1] == "in" ? .ingress : .egress,
          traffic(words[2]),
          peer: peer(words[3]), description: ""))
    }
  }

  private func traffic(_ word: String) -> Setting<Traffic> {
    let ports = word.split(separator: "/").last?.split(separator: "-").compactMap { Int($0) } ?? []
    switch (word, ports.first, ports.last) {
    case ("any", _, _): return .written(.all, at: Self.place)
    case ("?", _, _): return .unknown(Unknown("the port is not written", at: Self.place))
    case (_, let first?, let last?): return .written(.tcp(first...last), at: Self.place)
    default: return .written(.other(word), at: Self.place)
    }
  }

  private func peer(_ word: String) -> Setting<SecurityGroupRule.Peer> {
    if word == "?" { return .unknown(Unknown("the peer is not written", at: Self.place)) }
    if let block = CIDRBlock(word) { return .written(.cidr(block), at: Self.place) }
    if word.hasPrefix("pl-") { return .written(.prefixList(word), at: Self.place) }
    // A group is the same whether a rule names it by symbol or by id.
    return .written(
      .group(word.count.isMultiple(of: 2) ? .external("sg-\(word)") : .symbol(Symbol(word))), at: Self.place)
  }
}

/// `group app db`, `group ?`, `at 10.20.0.0/16`.
struct PartyText: Sendable {
  let text: String

  init(_ text: String) { self.text = text }

  func party(_ name: String, in deployment: Deployment) throws -> Party {
    let words = text.split(separator: " ").map(String.init)
    let provenance = Provenance(NetworkText.place, name)
    if words[0] == "at" { return Party(name, at: provenance, in: try #require(CIDRBlock(words[1]))) }
    if words.last == "?" {
      return Party(
        name, at: provenance, wearing: .unknown(Unknown("the groups are not written", at: NetworkText.place)))
    }
    let groups = words.dropFirst().map { Located(Reference<SecurityGroup>.symbol(Symbol($0)), at: NetworkText.place) }
    return Party(
      name, at: provenance, wearing: .written(groups, at: NetworkText.place),
      addresses: deployment.vpcs.first?.cidrBlocks.known)
  }
}
