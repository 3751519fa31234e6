import ProxyModel
import Rules
import SourceText
import Testing

/// From a chain that is closed nowhere, one change to one rule gives exactly the finding that it should, and no other error.
@Suite struct ChainMutations {
  @Test(arguments: ChainMutation.all) func givesOneFinding(_ mutation: ChainMutation) throws {
    let reading = try ExampleReading(.violates(ChainText(mutating: mutation).profile))
    let findings = Judgement(of: reading.deployments).findings
    let errors = findings.filter { $0.severity == .error }.compactMap(\.rule)
    #expect(errors == mutation.expected.map { [$0] } ?? [], "\(findings.map { "\($0.rule ?? "") \($0.primary.text)" })")
    let drawings = findings.filter { $0.severity == .error }.flatMap(\.remarks).filter { $0.title == "chain" }
    #expect(drawings.allSatisfy { $0.text.contains("✗") })
  }

  @Test func thereAreManyOfThem() {
    #expect(ChainMutation.all.count { $0.expected != nil } == 80)
    #expect(ChainMutation.all.count { $0.expected == nil } == 32)
  }
}

/// One change to one rule of the chain.
struct ChainMutation: Sendable, CustomTestStringConvertible {
  let line: ChainText.Line
  /// What the rule says instead; nothing where it is deleted.
  let text: String
  /// The only error that follows, if any does.
  let expected: String?

  var testDescription: String { "\(line) → \(text.isEmpty ? "deleted" : text)" }

  static let all: [ChainMutation] = ChainText.Line.allCases.flatMap { line in
    let peer = line.peer
    let breaking = [
      "", "{ port: 5431, peer: \(peer) }", "{ port: 1, peer: \(peer) }", "{ port: 65535, peer: \(peer) }",
      "{ protocol: udp, peer: \(peer) }", "{ from_port: 0, to_port: 5431, peer: \(peer) }",
      "{ from_port: 5433, to_port: 6000, peer: \(peer) }", "{ port: 5432, peer: sg-0ff1ee2dd3cc4bb5a }",
      "{ port: 5432, peer: 10.99.0.0/16 }", "{ port: 5432, peer: \"2001:db8::/32\" }",
    ]
    let harmless = [
      "{ protocol: \"-1\", peer: \(peer) }", "{ from_port: 5000, to_port: 6000, peer: \(peer) }",
      "{ port: 5432, peer: 10.0.0.0/16 }", "{ port: 5432, peer: 10.0.0.0/8 }",
    ]
    return breaking.map { ChainMutation(line: line, text: $0, expected: line.rule) }
      + harmless.map { ChainMutation(line: line, text: $0, expected: nil) }
  }
}

/// A profile in which every group is listed with its rules, and every hop is open by exactly one rule on each side.
struct ChainText {
  enum Line: String, Sendable, CaseIterable {
    case checkoutOut, workersOut, reportsOut, proxyFromCheckout, proxyFromWorkers, proxyOut, databaseIn, readerIn

    var rule: String {
      switch self {
      case .checkoutOut, .workersOut, .reportsOut: "HR072"
      case .proxyFromCheckout, .proxyFromWorkers, .readerIn: "HR073"
      case .proxyOut: "HR074"
      case .databaseIn: "HR075"
      }
    }

    var peer: String {
      switch self {
      case .checkoutOut, .workersOut, .databaseIn: ChainText.proxy
      case .reportsOut: ChainText.reader
      case .proxyFromCheckout: ChainText.checkout
      case .proxyFromWorkers: ChainText.workers
      case .proxyOut: ChainText.database
      case .readerIn: ChainText.reports
      }
    }
  }

  static let (checkout, workers, reports) = ("sg-0aa1bb2cc3dd4ee5f", "sg-0ab1bc2cd3de4ef5a", "sg-0ac1bd2ce3df4ea5b")
  static let (proxy, reader, database) = ("sg-0bb1cc2dd3ee4ff5a", "sg-0cc1dd2ee3ff4aa5b", "sg-0d1e2f3a4b5c6d7e8")

  let mutation: ChainMutation

  init(mutating mutation: ChainMutation) { self.mutation = mutation }

  private func rules(_ lines: Line...) -> String {
    let texts = lines.map { $0 == mutation.line ? mutation.text : "{ port: 5432, peer: \($0.peer) }" }
    return "[\(texts.filter { !$0.isEmpty }.joined(separator: ", "))]"
  }

  var profile: String {
    """
    network:
      vpc_cidr: 10.0.0.0/16
      security_groups:
        - { id: \(Self.checkout), name: checkout, egress: \(rules(.checkoutOut)) }
        - { id: \(Self.workers), name: workers, egress: \(rules(.workersOut)) }
        - { id: \(Self.reports), name: reports, egress: \(rules(.reportsOut)) }
        - id: \(Self.proxy)
          name: proxy
          ingress: \(rules(.proxyFromCheckout, .proxyFromWorkers))
          egress: \(rules(.proxyOut))
        - { id: \(Self.reader), name: reader, ingress: \(rules(.readerIn)) }
        - { id: \(Self.database), name: database, ingress: \(rules(.databaseIn)) }
    proxy:
      security_group: \(Self.proxy)
    endpoints:
      - { name: reader, target_role: READ_ONLY, security_group: \(Self.reader) }
    clients:
      - { name: checkout, security_group: \(Self.checkout), role: checkout, endpoints: proxy }
      - { name: workers, security_group: \(Self.workers), role: workers }
      - { name: reports, security_group: \(Self.reports), role: reports, endpoints: reader }
    """
  }
}
