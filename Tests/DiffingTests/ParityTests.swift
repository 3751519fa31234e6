import Diffing
import Reading
import SourceText
import Testing

/// What a parity file allows, and what is wrong with one.
@Suite struct ParityTests {
  private func read(_ text: String) -> (parity: Parity?, messages: [String]) {
    var sources = SourceMap()
    let written = ParityReader.read("parity.yaml", Array(text.utf8), into: &sources)
    guard let lines = written.parity else { return (nil, written.diagnostics.map(Self.words)) }
    let read = Parity.read(
      lines.settings.map { Parity.Written($0.path, $0.permissions) }, environments: lines.environments)
    return (read.parity, read.diagnostics.map(Self.words))
  }

  private static func words(_ diagnostic: Diagnostic) -> String { "\(diagnostic.message): \(diagnostic.primary.text)" }

  /// Whether a pool of 60 % in dev may be one of 75 % in prod.
  @Test(arguments: [
    ("any", true), ("never", false), ("prod >= dev", true), ("dev >= prod", false), ("prod > dev", true),
    ("prod <= dev", false), ("dev < prod", true), ("prod = dev", false), ("prod >= staging >= dev", true),
    ("dev > staging >= prod", false), ("prod >= staging <= dev", true), ("staging >= dev", true), ("50..80", true),
    ("70..80", false), ("only dev", true), ("only staging", false), ("only staging, prod", true),
    ("[prod >= dev, 1..70]", false),
  ]) func `a permission holds or does not`(_ permission: String, _ isAllowed: Bool) throws {
    let difference = Difference(
      from: try profile(),
      to: try profile(
        ("environment: dev", "environment: prod"), ("max_connections_percent: 60", "max_connections_percent: 75")))
    let (parity, messages) = read("settings:\n  target_group.max_connections_percent: \(permission)\n")
    #expect(messages == [])
    let change = try #require(difference.shown.first { $0.setting == "max_connections_percent" })
    #expect((try #require(parity).verdict(on: change, in: difference) == .allowed) == isAllowed)
  }

  /// The most exact path decides; what no path names may not differ.
  @Test(arguments: [
    ("clients: never\n  clients.checkout.instances: any", true), ("clients: any\n  clients.checkout: never", false),
    ("clients.instances.peak: any", true), ("clients.instances.normal: any", false), ("endpoints: any", false),
  ]) func `the most exact path decides`(_ lines: String, _ isAllowed: Bool) throws {
    let difference = Difference(from: try profile(), to: try profile(("peak: 20", "peak: 40")))
    let change = try #require(difference.shown.first { $0.path == "clients.checkout.instances.peak" })
    let parity = try #require(read("settings:\n  \(lines)\n").parity)
    #expect((parity.verdict(on: change, in: difference) == .allowed) == isAllowed)
  }

  @Test(arguments: [
    ("settings: { target_grup.x: any }", "there is no setting `target_grup.x`: did you mean `target_group`?"),
    (
      "settings: { proxy.require_tsl: never }",
      "there is no setting `proxy.require_tsl`: did you mean `proxy.require_tls`?"
    ),
    ("settings: { clients.sslmod: any }", "there is no setting `clients.sslmod`: did you mean `clients.sslmode`?"),
    ("settings: { proxy.require_tls: maybe }", "what may differ is not clear: `maybe` is no permission"),
    ("settings: { proxy.require_tls: 80..20 }", "what may differ is not clear: the lower bound is above the upper one"),
    ("settings: { proxy.require_tls: prod ~ dev }", "what may differ is not clear: `~` does not compare"),
    (
      "settings: { proxy.require_tls: prod >= dev > }",
      "what may differ is not clear: an environment is missing at the end"
    ),
    (
      "environments: [dev]\nsettings: { proxy.require_tls: only dv }",
      "there is no environment `dv`: did you mean `dev`?"
    ),
    ("setings: {}", "unknown key `setings`: did you mean `settings`?"),
  ]) func `mistakes are explained`(_ text: String, _ message: String) {
    #expect(read(text).messages == [message])
  }

  @Test func `names of the user's own are taken`() {
    let (_, messages) = read(
      "settings:\n  clients.checkout: any\n  clients.checkout.instances.peak: any\n  database.parameters.max_locks: any\n  proxy.tags.Team: any\n"
    )
    #expect(messages == [])
  }
}
