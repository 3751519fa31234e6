import Foundation
import ProxyModel
import Reading
import Rules
import SourceText
import TestSupport
import Testing

@testable import Reporting

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// One run whose findings are printed in every format: two that count, one that a comment excuses, one that is known, one rule that is
/// undetermined, and a file that cannot be read.
enum Sample {
  static let production = """
    extends: base.yaml
    proxy:
      name: !unknown chosen by the <pipeline> & "co"
      require_tls: false # ä, and more
      auth:
        - { description: "ä, 👩‍👩‍👧 & so on", secret: prod, username: app, iam_auth: REQUIRED }
    target_group: { max_connections_percent: 120 }

    """
  static let development = """
    extends: base.yaml
    environment: dev
    proxy:
      require_tls: false # headroom: ignore HR066 until 2027-01-31: the old client, 100% "done" by then
      auth:
        - secret_arn: arn:aws:secretsmanager:us-east-1:123456789012:secret:orders/dev/app-AbCdEf
          username: app
    target_group:
      max_connections_percent: 0

    """
  static let broken = "extends: base.yaml\nproxi: { database_url: postgres://app:hunter2@db }\n"

  static let validation: Validation = {
    var sources = SourceMap()
    var deployments: [Deployment] = [], directives: [Directive] = [], problems: [Diagnostic] = []
    var inputs: [Validation.Input] = []
    for (path, text) in [
      ("./my team/prod.yaml", production), ("my team/dev.yaml", development), ("broken.yaml", broken),
    ] {
      let first = sources.nextFile
      let result = ProfileReader.read(path, Array(text.utf8), into: &sources) { _ in .success(Array(Example.base.utf8))
      }
      directives += result.directives
      problems += result.diagnostics
      if let deployment = result.deployment { deployments.append(deployment) }
      inputs.append(
        .init(
          path: path, kind: "profile", files: Int(sources.nextFile - first), proxies: result.deployment?.proxies.count))
    }
    let rules = Catalogue.rules.filter { ["HR001", "HR066", "HR081", "HR145", "HR178"].contains($0.id) }
    let judgement = Judgement(of: deployments, by: rules, directives: directives)
    var findings = judgement.findings(in: sources)
    for index in findings.indices where findings[index].deployment == 1 && findings[index].diagnostic.rule == "HR081" {
      findings[index].excuse = .baseline
    }
    return Validation(
      sources: sources, inputs: inputs, problems: problems, judgement: judgement, findings: findings, failOn: .warning,
      version: "1.2.3")
  }()
}

@Suite struct FormatTests {
  struct Format: Sendable, CustomTestStringConvertible {
    let file: String
    let text: @Sendable (Validation) -> String
    var testDescription: String { file }
  }

  static let json = [
    Format(file: "report.json") { JSONReport.text(of: $0) }, Format(file: "report.sarif") { SARIFReport.text(of: $0) },
    Format(file: "gitlab.json") { GitLabReport.text(of: $0) },
  ]
  static let others = [
    Format(file: "junit.xml") { JUnitReport.text(of: $0) }, Format(file: "github.txt") { GitHubReport.text(of: $0) },
    Format(file: "report.md") { MarkdownReport.text(of: $0) },
  ]

  @Test(arguments: json + others) func isWhatItWas(_ format: Format) throws {
    let text = format.text(Sample.validation)
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Formats")
    #expect(try Golden.difference(text, from: folder.appending(path: format.file)) == nil)
    #expect(text.hasSuffix("\n"))
    #expect(!text.contains("hunter2"))
    #expect(text == format.text(Sample.validation))
  }

  @Test(arguments: json) func isJSON(_ format: Format) throws {
    _ = try JSONSerialization.jsonObject(with: Data(format.text(Sample.validation).utf8))
  }

  @Test func countsAgree() throws {
    let report = try #require(
      try JSONSerialization.jsonObject(with: Data(JSONReport.text(of: Sample.validation).utf8)) as? [String: Any])
    let summary = try #require(report["summary"] as? [String: Any])
    let rules = try #require(summary["rules"] as? [String: Int])
    #expect(
      rules["checked"] == ["held", "violated", "undetermined", "notApplicable"].reduce(0) { $0 + (rules[$1] ?? 0) })
    #expect((report["findings"] as? [Any])?.count == 2)
    #expect((report["suppressed"] as? [Any])?.count == 2)
    #expect((report["problems"] as? [Any])?.count == 2)
    #expect(summary["errors"] as? Int == 4)
    #expect(report["version"] as? Int == 1)
    let all = [report["findings"], report["suppressed"]].compactMap { $0 as? [[String: Any]] }.flatMap(\.self)
    #expect(Set(all.compactMap { $0["fingerprint"] as? String }).count == 4)
  }

  /// The regions of a SARIF log lead back to the text that is meant, counted in code points.
  @Test func regionsAreExact() throws {
    let log = try #require(
      try JSONSerialization.jsonObject(with: Data(SARIFReport.text(of: Sample.validation).utf8)) as? [String: Any])
    let run = try #require((log["runs"] as? [[String: Any]])?.first)
    let driver = try #require((run["tool"] as? [String: Any])?["driver"] as? [String: Any])
    let rules = try #require(driver["rules"] as? [[String: Any]])
    for result in try #require(run["results"] as? [[String: Any]]) {
      let index = try #require(result["ruleIndex"] as? Int)
      #expect(rules[index]["id"] as? String == result["ruleId"] as? String)
      let related = result["relatedLocations"] as? [[String: Any]] ?? []
      for place in try #require(result["locations"] as? [[String: Any]]) + related {
        let location = try #require(place["physicalLocation"] as? [String: Any])
        let region = try #require(location["region"] as? [String: Int])
        let isProduction =
          ((location["artifactLocation"] as? [String: Any])?["uri"] as? String) == "my%20team/prod.yaml"
        let lines = (isProduction ? Sample.production : Sample.development).split(
          separator: "\n", omittingEmptySubsequences: false)
        let line = Array(lines[try #require(region["startLine"]) - 1].unicodeScalars)
        let (start, end) = (try #require(region["startColumn"]) - 1, try #require(region["endColumn"]) - 1)
        let text = String(String.UnicodeScalarView(line[start..<end]))
        #expect(["false", "120", "0", "REQUIRED"].contains(text))
      }
    }
  }

  @Test func junitIsXML() throws {
    let parsed = XMLCounts(JUnitReport.text(of: Sample.validation))
    #expect(parsed.isWellFormed)
    #expect(parsed.elements["testsuite"] == 4)
    #expect(parsed.elements["testcase"] == parsed.attributes["tests"])
    #expect(parsed.elements["failure"] == 2)
    #expect(parsed.elements["failure"] == parsed.attributes["failures"])
    #expect(parsed.elements["error"] == parsed.attributes["errors"])
    #expect(parsed.elements["skipped"] == parsed.attributes["skipped"])
  }

  @Test(arguments: [
    ("a: b, c%\r\nd", "a: b, c%25%0D%0Ad", "a%3A b%2C c%25%0D%0Ad"), ("\u{1B}[31m", "␛[31m", "␛[31m"), ("", "", ""),
  ]) func escapesForGitHub(_ text: String, _ data: String, _ property: String) {
    #expect(GitHubReport.escaped(text, isProperty: false) == data)
    #expect(GitHubReport.escaped(text, isProperty: true) == property)
  }

  @Test(arguments: [
    ("a `b|c` d", "a `b\\|c` d"), ("`open", "\\`open"), ("a``b", "a\\`\\`b"), ("<img src=x>", "&lt;img src=x&gt;"),
    ("[x](y) *z* _u_ @me #1", "\\[x\\](y) \\*z\\* \\_u\\_ &#64;me \\#1"), ("a\nb", "a␊b"), ("| b |", "\\| b \\|"),
    ("`a` and `b", "`a` and \\`b"),
  ]) func escapesMarkdown(_ text: String, _ expected: String) { #expect(MarkdownReport.inline(text) == expected) }

  @Test(arguments: [
    ("a<b>&\"c\"\n", "a&lt;b&gt;&amp;\"c\"\n", "a&lt;b&gt;&amp;&quot;c&quot;&#10;"),
    ("\u{1}\u{1B}\u{FFFE}", "␁␛\u{FFFD}", "␁␛\u{FFFD}"),
  ]) func escapesXML(_ text: String, _ content: String, _ attribute: String) {
    #expect(XML.text(text) == content)
    #expect(XML.attribute(text) == attribute)
  }

  @Test(arguments: [
    ("a/b.yaml", "a/b.yaml"), ("/a b/ä.yaml", "file:///a%20b/%C3%A4.yaml"), ("a%b#c?d\n", "a%25b%23c%3Fd%0A"),
  ]) func writesURIs(_ path: String, _ expected: String) { #expect(FileURI.text(of: path) == expected) }

  @Test(arguments: [
    ("a\nb\nc\n", "a\nB\nc\n", "@@ -1,3 +1,3 @@\n a\n-b\n+B\n c\n"),
    ("a\n", "a\n", ""),
    ("a", "b", "@@ -1,1 +1,1 @@\n-a\n\\ No newline at end of file\n+b\n\\ No newline at end of file\n"),
    (
      "1\n2\n3\n4\n5\n6\n7\n8\n9\n", "2\n3\n4\n5\n6\n7\n8\nX\n9\n",
      "@@ -1,4 +1,3 @@\n-1\n 2\n 3\n 4\n@@ -6,4 +5,5 @@\n 6\n 7\n 8\n+X\n 9\n"
    ),
    ("", "a\n", "@@ -0,0 +1,1 @@\n+a\n"),
    ("password: hunter2\na: 1\n", "password: hunter2\na: 2\n", "@@ -1,2 +1,2 @@\n password: *******\n-a: 1\n+a: 2\n"),
    ("a\r\n\tb\r\n", "a\r\n\tc\r\n", "@@ -1,2 +1,2 @@\n a\r\n-\tb\r\n+\tc\r\n"),
  ]) func showsDifferences(_ old: String, _ new: String, _ expected: String) {
    let text = UnifiedDiff.text(of: "f", from: Array(old.utf8), to: Array(new.utf8))
    #expect(text == (expected.isEmpty ? "" : "--- a/f\n+++ b/f\n" + expected))
  }
}

/// How often each element stands in a document, and what the attributes of its root say.
private final class XMLCounts: NSObject, XMLParserDelegate {
  var elements: [String: Int] = [:]
  var attributes: [String: Int] = [:]
  var isWellFormed = false

  init(_ text: String) {
    super.init()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = self
    isWellFormed = parser.parse()
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes values: [String: String]
  ) {
    elements[name, default: 0] += 1
    if name == "testsuites" { attributes = values.compactMapValues { Int($0) } }
  }
}
