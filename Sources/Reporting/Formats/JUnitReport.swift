import ProxyModel
import Rules
import SourceText

/// Findings as JUnit's XML, which test reporters of build servers read: a suite for each deployment, a case for each rule.
///
/// A rule fails its case where a finding is at or above the severity that fails the run; milder findings are the output of a case that
/// passes. What is undetermined is skipped, and rules that do not apply are left out.
public enum JUnitReport {
  /// The document, with a line break at its end.
  public static func text(of validation: Validation) -> String {
    var places = Places(validation.sources)
    var suites: [Suite] = []
    let unreadable = validation.problems.map { problem in
      TestCase(
        className: "reading", name: file(of: problem, &places),
        children: [
          "<error message=\"\(XML.attribute(problem.message))\">\(XML.text(body(of: problem, &places)))</error>"
        ], result: .error)
    }
    if !unreadable.isEmpty { suites.append(Suite(name: "files", cases: unreadable)) }
    let byDeployment = Dictionary(grouping: validation.judgement.outcomes) { $0.deployment ?? .max }
    let findings = Dictionary(grouping: validation.open) { "\($0.deployment ?? .max) \($0.diagnostic.rule ?? "")" }
    for (deployment, outcomes) in byDeployment.sorted(by: { $0.key < $1.key }) {
      let cases = outcomes.compactMap { outcome in
        testCase(
          outcome, findings["\(deployment) \(outcome.rule.id)"] ?? [], failOn: validation.failOn, &places)
      }
      let name = validation.input(ofDeployment: deployment == .max ? nil : deployment)?.path ?? "all deployments"
      if !cases.isEmpty { suites.append(Suite(name: name, cases: cases)) }
    }
    let inner = suites.map { $0.text }.joined()
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <testsuites name="headroom" \(Suite.counts(suites.flatMap { $0.cases }))>
      \(inner)</testsuites>

      """
  }

  private static func testCase(
    _ outcome: Outcome, _ findings: [Finding], failOn: Severity, _ places: inout Places
  ) -> TestCase? {
    let rule = outcome.rule
    let failing = findings.filter { $0.diagnostic.severity >= failOn }
    let others = findings.filter { $0.diagnostic.severity < failOn }
    var children: [String] = []
    var result = TestCase.Result.passed
    if outcome.verdict == .notApplicable { return nil }
    if outcome.verdict == .undetermined {
      let reasons = outcome.unknowns.map { SecretMask.masked($0.reason) }.joined(separator: "; ")
      children.append("<skipped message=\"\(XML.attribute("undetermined: \(reasons)"))\"/>")
      result = .skipped
    }
    for finding in failing {
      let diagnostic = finding.diagnostic
      let type = diagnostic.severity.rawValue
      children.append(
        "<failure type=\"\(type)\" message=\"\(XML.attribute(diagnostic.sentence))\">"
          + "\(XML.text(body(of: diagnostic, &places)))</failure>")
      result = .failed
    }
    if !others.isEmpty {
      let texts = others.map { "\($0.diagnostic.severity.rawValue): \(body(of: $0.diagnostic, &places))" }
      children.append("<system-out>\(XML.text(texts.joined(separator: "\n")))</system-out>")
    }
    return TestCase(className: rule.topic.rawValue, name: "\(rule.id) \(rule.slug)", children: children, result: result)
  }

  private static func file(of problem: Diagnostic, _ places: inout Places) -> String {
    places.place(of: problem.primary.range)?.file ?? "?"
  }

  private static func body(of diagnostic: Diagnostic, _ places: inout Places) -> String {
    var lines: [String] = []
    if let place = places.place(of: diagnostic.primary.range) {
      lines.append("\(place.file):\(place.line):\(place.column): \(diagnostic.sentence)")
    }
    for label in diagnostic.related {
      guard let place = places.place(of: label.range) else { continue }
      lines.append("\(place.file):\(place.line):\(place.column): \(label.shown)")
    }
    lines += diagnostic.remarks.map { "\($0.title): \($0.shown)" }
    if let help = diagnostic.help { lines.append("fix: \(help)") }
    return lines.joined(separator: "\n")
  }

  private struct TestCase {
    enum Result { case passed, failed, skipped, error }

    let className: String
    let name: String
    let children: [String]
    let result: Result

    var text: String {
      let opening = "    <testcase classname=\"headroom.\(XML.attribute(className))\" name=\"\(XML.attribute(name))\""
      if children.isEmpty { return opening + "/>\n" }
      return opening + ">\n" + children.map { "      \($0)\n" }.joined() + "    </testcase>\n"
    }
  }

  private struct Suite {
    let name: String
    let cases: [TestCase]

    var text: String {
      "  <testsuite name=\"\(XML.attribute(name))\" \(Self.counts(cases))>\n" + cases.map { $0.text }.joined()
        + "  </testsuite>\n"
    }

    static func counts(_ cases: [TestCase]) -> String {
      func count(_ result: TestCase.Result) -> Int { cases.count { $0.result == result } }
      return "tests=\"\(cases.count)\" failures=\"\(count(.failed))\" errors=\"\(count(.error))\""
        + " skipped=\"\(count(.skipped))\" time=\"0\""
    }
  }
}

/// Text as XML takes it; what XML 1.0 cannot hold at all is shown as a picture of it.
enum XML {
  static func text(_ text: String) -> String { escaped(text, isAttribute: false) }
  static func attribute(_ text: String) -> String { escaped(text, isAttribute: true) }

  private static func escaped(_ text: String, isAttribute: Bool) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"" where isAttribute: result += "&quot;"
      case "\n", "\t": if isAttribute { result += "&#\(scalar.value);" } else { result.unicodeScalars.append(scalar) }
      case "\u{FFFE}", "\u{FFFF}": result += "\u{FFFD}"
      default:
        if scalar.value < 0x20 || scalar.value == 0x7F || (0x80..<0xA0).contains(scalar.value) {
          result += DisplayText(String(Character(scalar))).text
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result
  }
}
