import JSONSyntax
import Reporting
import Rules
import SourceText
import YAMLSyntax

/// The findings that were there when a team began to look: they are known by their fingerprints and fail nothing.
struct Baseline {
  /// A finding as the file keeps it; only the fingerprint counts, the rest is for people.
  struct Entry {
    let fingerprint: String
    let rule: String
    let resource: String
    let message: String
  }

  private(set) var entries: [Entry] = []

  /// The findings that count and may be excused.
  init(of findings: [Finding], never: Set<String>) {
    entries = findings.filter { !never.contains($0.diagnostic.rule ?? "") }.map { finding in
      let diagnostic = finding.diagnostic
      return Entry(
        fingerprint: finding.fingerprint, rule: diagnostic.rule ?? "", resource: diagnostic.resource ?? "",
        message: diagnostic.message)
    }
  }

  /// Reads a file; its mistakes are printed.
  init(path: String, _ console: inout Console) throws(Failure) {
    let file = SourceFile(name: path, bytes: try console.files.input(path))
    var sources = SourceMap()
    let id = sources.add(file)
    var problem: Diagnostic?
    do throws(YAMLError) {
      let root = try YAMLReader.read(file, id: id).root
      if root?["version"]?.text != "1" {
        problem = .error(
          "this is no baseline of version 1", at: root?["version"]?.range ?? SourceRange(file: id, 0..<0),
          help: "write it anew with `--write-baseline`")
      }
      for item in root?["findings"]?.items.map({ $0 }) ?? [] {
        guard let fingerprint = item["fingerprint"]?.text, !fingerprint.isEmpty else {
          problem =
            problem
            ?? .error(
              "a finding of the baseline has no fingerprint", at: item.range,
              help: "write it anew with `--write-baseline`")
          continue
        }
        entries.append(
          Entry(
            fingerprint: fingerprint, rule: item["rule"]?.text ?? "", resource: item["resource"]?.text ?? "",
            message: item["message"]?.text ?? ""))
      }
    } catch {
      problem = error.diagnostic
    }
    if let problem {
      console.complain(
        TextReport(sources: sources, style: console.errorStyle, width: console.width).text(of: [problem]))
      throw .said
    }
  }

  /// The file, sorted so that an unchanged finding stays on its line.
  var text: String {
    let sorted = entries.sorted { ($0.rule, $0.resource, $0.fingerprint) < ($1.rule, $1.resource, $1.fingerprint) }
    let findings = sorted.map { entry in
      JSONValue.object {
        "fingerprint" .= entry.fingerprint
        "rule" .= entry.rule
        "resource" .= entry.resource
        "message" .= entry.message
      }
    }
    return JSONValue.object {
      "version" .= JSONValue.integer(1)
      "findings" .= JSONValue.array(findings)
    }.text() + "\n"
  }

  /// Excuses what is known, except the findings of rules that nobody may ignore.
  func excuse(_ findings: inout [Finding], never: Set<String>) {
    let known = Set(entries.map { $0.fingerprint })
    for index in findings.indices where findings[index].excuse == nil {
      guard known.contains(findings[index].fingerprint), !never.contains(findings[index].diagnostic.rule ?? "") else {
        continue
      }
      findings[index].excuse = .baseline
    }
  }

  /// What was known once and is found no more, by rules that were asked.
  func gone(from findings: [Finding], asked rules: [Rule]) -> [Entry] {
    let found = Set(findings.map { $0.fingerprint })
    let asked = Set(rules.map { $0.id })
    return entries.filter { asked.contains($0.rule) && !found.contains($0.fingerprint) }
  }
}
