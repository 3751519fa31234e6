import Foundation
import Rules
import TestSupport
import Testing

@testable import HeadroomCLI

/// `headroom validate` over files in memory, on a day in May 2026.
@Suite struct ValidateTests {
  static let plaintext = """
    extends: base.yaml
    proxy:
      require_tls: false # because
      auth:
        - secret_arn: arn:aws:secretsmanager:us-east-1:123456789012:secret:orders/prod/app-AbCdEf
          username: app

    """

  static func disk(_ files: [String: String], input: String = "") -> MemoryFiles {
    MemoryFiles(files.merging(["base.yaml": Example.base]) { own, _ in own }, input: input)
  }

  static func run(_ line: String, _ disk: MemoryFiles, at seconds: Int = 1_780_000_000) -> (
    HeadroomCLI.ExitStatus, Console
  ) {
    var console = Console(files: disk.system, terminal: Terminal(secondsSince1970: { seconds }))
    let status = Headroom.run(
      ["validate", "--select", "tls,HR081,suppressions"] + line.split(separator: " ").map(String.init), &console)
    return (status, console)
  }

  @Test func knownFindingsFailNothingAndGoneOnesAreSaid() {
    let disk = Self.disk(["a.yaml": Self.plaintext])
    let (written, said) = Self.run("--fail-on warning --write-baseline known.json a.yaml", disk)
    #expect(written == .clean)
    #expect(said.errors == "wrote known.json with 1 finding\n")
    let (status, console) = Self.run("--fail-on warning --baseline known.json a.yaml", disk)
    #expect(status == .clean)
    #expect(console.output.contains("no findings, 1 known"))
    #expect(console.errors.isEmpty)

    // Moved, and with another finding, only that one counts.
    disk.put("b.yaml", "# moved\n\n" + Self.plaintext + "target_group:\n  max_connections_percent: 0\n")
    disk.delete("a.yaml")
    let (more, other) = Self.run("--baseline known.json b.yaml", disk)
    #expect(more == .findings)
    #expect(other.output.contains("1 error, 1 known"))
    #expect(!other.output.contains("warning["))

    // Mended, it is gone from the baseline.
    disk.put("b.yaml", "extends: base.yaml\n")
    let (clean, last) = Self.run("--baseline known.json b.yaml", disk)
    #expect(clean == .clean)
    #expect(last.errors == "gone from the baseline: HR066 proxy: clients may connect without TLS\n")
    // A rule that is not asked has not lost its findings.
    var another = Console(files: disk.system, terminal: Terminal())
    _ = Headroom.run(["validate", "--select", "pool", "--baseline", "known.json", "b.yaml"], &another)
    #expect(another.errors.isEmpty)
  }

  @Test func noBaselineKnowsWhatNobodyMayIgnore() {
    let disk = Self.disk(["a.yaml": Self.plaintext, ".headroom.yaml": "never_ignore: [plaintext-allowed]\n"])
    let (_, said) = Self.run("--write-baseline known.json a.yaml", disk)
    #expect(said.errors == "wrote known.json with 0 findings\n1 finding left out, of rules that nobody may ignore\n")
    disk.put("free.yaml", "{}\n")
    _ = Self.run("--config free.yaml --write-baseline known.json a.yaml", disk)
    #expect(disk.files["known.json"]?.contains("HR066") == true)
    #expect(Self.run("--fail-on warning --baseline known.json a.yaml", disk).0 == .findings)
  }

  @Test(arguments: ["", "[]", "{\"version\": 2}", "{\"version\": 1, \"findings\": [{}]}", "{", "\"x\""])
  func refusesWhatIsNoBaseline(_ text: String) {
    let (status, console) = Self.run(
      "--baseline known.json a.yaml", Self.disk(["a.yaml": Self.plaintext, "known.json": text]))
    #expect(status == .failure)
    #expect(console.errors.contains("known.json:1:"))
    #expect(console.output.isEmpty)
  }

  @Test func mendsOnceAndForAll() throws {
    // A value that two profiles inherit, one that is out of range and one that a comment lets stand.
    let shared = Self.plaintext.replacing("extends: base.yaml\n", with: "extends: base.yaml # shared\n")
    let files = [
      "shared.yaml": shared, "a.yaml": "extends: shared.yaml\ntarget_group: {max_connections_percent:   120} # hm\n",
      "b.yaml": "extends: ./shared.yaml\r\nenvironment: dev\r\n",
      "c.yaml": "extends: base.yaml\nproxy:\n  require_tls: false # headroom: ignore HR145: on purpose\n",
      "d.yaml": "extends: base.yaml\nclients:\n  - { name: x, runtime: lamda }\n",
    ]
    let disk = Self.disk(files)
    let (dry, diff) = Self.run("--fix --dry-run a.yaml b.yaml c.yaml d.yaml", disk)
    #expect(dry == .failure)
    #expect(disk.files.filter { $0.key != "base.yaml" } == files)
    #expect(diff.output.hasPrefix("--- a/a.yaml\n+++ b/a.yaml\n@@ -1,2 +1,2 @@\n extends: shared.yaml\n-target_group:"))
    let (status, console) = Self.run("--fix a.yaml b.yaml c.yaml d.yaml", disk)
    #expect(status == .clean)
    #expect(console.errors.contains("mended shared.yaml: HR066 plaintext-allowed\n"))
    #expect(console.errors.contains("mended d.yaml: a mistyped word\n"))
    var expected = files
    expected["shared.yaml"] = shared.replacing("require_tls: false #", with: "require_tls: true #")
    expected["a.yaml"] = files["a.yaml"]?.replacing("120", with: "100")
    expected["d.yaml"] = files["d.yaml"]?.replacing("lamda", with: "lambda")
    #expect(disk.files.filter { $0.key != "base.yaml" } == expected)
    let changes = disk.changes
    let (_, again) = Self.run("--fix a.yaml b.yaml c.yaml d.yaml", disk)
    #expect(again.errors == "nothing to mend\n")
    #expect(disk.changes == changes)
  }

  @Test func whatContradictsItselfIsNotMended() {
    // Both inherit one percentage, and each would need another one.
    let shared = "extends: base.yaml\ntarget_group:\n  max_connections_percent: 95\n"
    func profile(_ direct: Int) -> String {
      "extends: shared.yaml\ndatabase:\n  direct_connections:\n    - { name: x, connections: \(direct) }\n"
    }
    let disk = Self.disk(["shared.yaml": shared, "a.yaml": profile(1_000), "b.yaml": profile(1_500)])
    var console = Console(files: disk.system, terminal: Terminal())
    let status = Headroom.run(["validate", "--select", "HR094", "--fix", "a.yaml", "b.yaml"], &console)
    #expect(status == .clean)
    #expect(disk.files["shared.yaml"] == shared)
    #expect(console.errors.contains("not mended: HR094 pool-leaves-too-little, which contradicts"))
    // Alone each of them can be mended.
    console = Console(files: disk.system, terminal: Terminal())
    _ = Headroom.run(["validate", "--select", "HR094", "--fix", "a.yaml"], &console)
    #expect(disk.files["shared.yaml"] != shared)
  }

  @Test func aFileThatCannotBeWrittenLeavesAllAsTheyWere() {
    for change in 0..<6 {
      let disk = Self.disk(["a.yaml": Self.plaintext, "b.yaml": Self.plaintext])
      let before = disk.files
      disk.fail(change: change, with: .noSpace)
      let (status, _) = Self.run("--fix a.yaml b.yaml", disk)
      if status == .failure {
        #expect(disk.files == before)
      } else {
        #expect(disk.files["b.yaml"]?.contains("true") == true)
      }
    }
  }

  @Test(arguments: [
    ("--dry-run a.yaml", "`--dry-run` goes with `--fix`"), ("--fix -", "`--fix` cannot change standard input"),
    ("--ignore HR06 a.yaml", "did you mean"), ("--ignore , a.yaml", "knows no rule and no topic ``"),
    ("--config missing.yaml a.yaml", "cannot read `missing.yaml`"), ("--format xml a.yaml", "not `xml`"),
  ])
  func refuses(_ line: String, _ words: String) {
    let (status, console) = Self.run(line, Self.disk(["a.yaml": Self.plaintext]))
    #expect(status == .failure)
    #expect(console.errors.contains(words))
  }

  @Test(arguments: ["json", "sarif", "junit", "github", "gitlab", "markdown"])
  func printsNothingButTheReport(_ format: String) throws {
    let (status, console) = Self.run(
      "--format \(format) --fail-on warning a.yaml", Self.disk(["a.yaml": Self.plaintext]))
    #expect(status == .findings)
    #expect(console.errors.isEmpty)
    #expect(console.output.contains("plaintext-allowed"))
    if ["json", "sarif", "gitlab"].contains(format) {
      _ = try JSONSerialization.jsonObject(with: Data(console.output.utf8))
    }
  }

  @Test func selectsAndIgnores() {
    let disk = Self.disk(["a.yaml": Self.plaintext + "target_group: { max_connections_percent: 0 }\n"])
    func found(_ words: String...) -> [String] {
      var console = Console(files: disk.system, terminal: Terminal())
      _ = Headroom.run(["validate", "--format", "github"] + words + ["a.yaml"], &console)
      return ["HR066", "HR081"].filter { console.output.contains($0) }
    }
    #expect(found("--select", "hr066,pool") == ["HR066", "HR081"])
    #expect(found("--select", "tls") == ["HR066"])
    #expect(found("--select", "plaintext-allowed", "--select", "HR081") == ["HR066", "HR081"])
    #expect(found("--ignore", "pool") == ["HR066"])
    #expect(found("--select", "tls,pool", "--ignore", "plaintext-allowed") == ["HR081"])
  }

  @Test func suppressionsEnd() {
    let profile = Self.plaintext.replacing(
      "# because", with: "# headroom: ignore HR066 until 2026-05-28: the old client")
    let disk = Self.disk(["a.yaml": profile])
    #expect(Self.run("--fail-on warning a.yaml", disk).0 == .clean)
    let (status, console) = Self.run("--fail-on warning a.yaml", disk, at: 1_780_000_000 + 86_400)
    #expect(status == .findings)
    #expect(console.output.contains("HR177"))
    #expect(console.output.contains("HR066"))
  }

  @Test(arguments: [
    ("a/old", "a/old/x.yaml", true), ("a/old", "./a/old", true), ("a/old", "a/older/x.yaml", false),
    ("a/*.yaml", "a/x.yaml", true), ("a/*.yaml", "a/b/x.yaml", false), ("**/x.yaml", "x.yaml", true),
    ("**/x.yaml", "a/b/x.yaml", true), ("a/**/x*", "a/x1/y", true), ("a/**/c", "a/b/b/d", false),
    ("a*b*c", "aXbYc", true),
    ("a*b*c", "aXbY", false), ("", "a", false), ("*", "a/b", true), ("./a/../b", "b/c", true), ("/abs", "/abs/x", true),
    ("abs", "/abs/x", false),
  ])
  func passesOver(_ pattern: String, _ path: String, _ expected: Bool) {
    #expect((PathPatterns([pattern]).pattern(of: path) != nil) == expected)
  }
}
