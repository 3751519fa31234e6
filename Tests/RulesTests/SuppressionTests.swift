import ProxyModel
import Rules
import SourceText
import Testing

/// Where a suppression reaches, and what findings are known by.
@Suite struct SuppressionTests {
  static let auth = """
      auth:
        - secret_arn: arn:aws:secretsmanager:us-east-1:123456789012:secret:orders/prod/app-AbCdEf
          username: app
    """

  /// The rules that still count and those that are suppressed.
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let profile: String
    var never: Set<String> = []
    var asked = ["HR066", "HR081", "HR145", "HR175", "HR176", "HR177", "HR178", "HR179"]
    let open: [String]
    let suppressed: [String]
  }

  @Test(arguments: [
    Case(
      testDescription: "behind the value",
      profile: "proxy:\n  require_tls: false # headroom: ignore HR066: old client\n\(auth)",
      open: [], suppressed: ["HR066"]),
    Case(
      testDescription: "on the line above, by name, with another rule",
      profile:
        "proxy:\n  # headroom: ignore plaintext-allowed, HR081 until 2030-01-01: old client\n  require_tls: false\n\(auth)",
      open: ["HR178"], suppressed: ["HR066"]),
    Case(
      testDescription: "above a block, for all that is in it",
      profile:
        "# headroom: ignore HR066: old client\n\n# more words\nproxy:\n  require_tls: false\n\(auth)\ntarget_group:\n  max_connections_percent: 0",
      open: ["HR081"], suppressed: ["HR066"]),
    Case(
      testDescription: "not for the block after the next",
      profile:
        "# headroom: ignore HR066: old client\ntarget_group:\n  max_connections_percent: 70\nproxy:\n  require_tls: false\n\(auth)",
      open: ["HR066", "HR178"], suppressed: []),
    Case(
      testDescription: "behind a key, for its line alone",
      profile: "proxy: # headroom: ignore HR066: old client\n  require_tls: false\n\(auth)",
      open: ["HR066", "HR178"], suppressed: []),
    Case(
      testDescription: "without a reason it suppresses nothing",
      profile: "proxy:\n  require_tls: false # headroom: ignore HR066\n\(auth)", open: ["HR066", "HR175"],
      suppressed: []),
    Case(
      testDescription: "expired it suppresses nothing",
      profile: "proxy:\n  require_tls: false # headroom: ignore HR066 until 2020-01-01: old client\n\(auth)",
      open: ["HR066", "HR177"], suppressed: []),
    Case(
      testDescription: "the last day counts",
      profile:
        "proxy:\n  require_tls: false # headroom: ignore HR066 until \(ExampleReading.today): old client\n\(auth)",
      open: [], suppressed: ["HR066"]),
    Case(
      testDescription: "a rule that nobody may ignore",
      profile: "proxy:\n  require_tls: false # headroom: ignore HR066: old client\n\(auth)", never: ["HR066"],
      open: ["HR066", "HR179"], suppressed: []),
    Case(
      testDescription: "a rule that is not asked is not unused",
      profile: "proxy:\n  require_tls: false # headroom: ignore HR066: old client\n\(auth)", asked: ["HR081", "HR178"],
      open: [], suppressed: []),
    Case(
      testDescription: "a misspelled verb",
      profile: "proxy:\n  require_tls: false # headroom: ignroe HR066: old client\n\(auth)",
      open: ["HR066", "HR175"], suppressed: []),
    Case(
      testDescription: "prose is no suppression",
      profile: "proxy:\n  require_tls: true # headroom: we keep TLS on\n\(auth)", open: [], suppressed: []),
    Case(
      testDescription: "an item of a list, above it",
      profile:
        "database:\n  direct_connections:\n    # headroom: ignore HR081: nothing here\n    - { name: x, connections: 1 }\n",
      open: ["HR178"], suppressed: []),
  ])
  func reaches(_ example: Case) throws {
    let reading = try ExampleReading([(example.profile, [])])
    var settings = RuleSettings()
    settings.neverIgnored = example.never
    let rules = Catalogue.rules.filter { example.asked.contains($0.id) }
    let judgement = Judgement(
      of: reading.deployments, by: rules, under: settings, directives: reading.directives, today: ExampleReading.today)
    #expect(judgement.findings.compactMap(\.rule).sorted() == example.open)
    let suppressed = judgement.findings(in: reading.sources).filter { $0.excuse != nil }
    #expect(suppressed.compactMap(\.diagnostic.rule) == example.suppressed)
  }

  /// Fingerprints of the findings of a profile, by rule.
  private func fingerprints(_ profile: String, named: String = "orders") throws -> [String] {
    let reading = try ExampleReading([("name: \(named)\n" + profile, [])])
    let judgement = Judgement(
      of: reading.deployments, by: Catalogue.rules.filter { ["HR066", "HR081", "HR145"].contains($0.id) })
    return judgement.findings(in: reading.sources).map(\.fingerprint)
  }

  @Test func fingerprintsSurviveWhatDoesNotMatter() throws {
    let one = try fingerprints(
      "proxy:\n  require_tls: false\n\(Self.auth)\ntarget_group:\n  max_connections_percent: 120")
    #expect(one.count == 2)
    #expect(one.allSatisfy { $0.utf8.count == 32 })
    let moved = try fingerprints(
      "# a comment\n\ntarget_group:\n    # another\n    max_connections_percent:   400\n\nproxy:\n\(Self.auth)\n  require_tls: false"
    )
    #expect(Set(moved) == Set(one))
    let elsewhere = try fingerprints("proxy:\n  require_tls: false\n\(Self.auth)", named: "billing")
    #expect(Set(elsewhere).isDisjoint(with: one))
    let other = try fingerprints(
      "proxy:\n  require_tls: false\n\(Self.auth)\ntarget_group:\n  max_connections_percent: -1")
    #expect(Set(other).intersection(one).count == 1)
  }

  @Test func teamsDecideHowBadAFindingIsAndWhatIsKeptFree() throws {
    let reading = try ExampleReading([("proxy:\n  require_tls: false\n\(Self.auth)", [])])
    var settings = RuleSettings()
    settings.severities = ["HR066": .error]
    settings.thresholds.administratorsReserve = 2_000
    let judgement = Judgement(
      of: reading.deployments, by: Catalogue.rules.filter { ["HR066", "HR094"].contains($0.id) }, under: settings)
    #expect(
      judgement.findings.map(\.rule) == ["HR066", "HR094"] || judgement.findings.map(\.rule) == ["HR094", "HR066"])
    #expect(judgement.findings.first { $0.rule == "HR066" }?.severity == .error)
    let sum = judgement.findings.first { $0.rule == "HR094" }?.remarks.first { $0.title == "others" }?.text
    #expect(sum?.contains("2000 for administrators") == true)
  }
}
