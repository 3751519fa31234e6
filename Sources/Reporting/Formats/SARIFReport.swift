import JSONSyntax
import Rules
import SourceText

/// Findings in the Static Analysis Results Interchange Format 2.1.0, as code scanning services take them.
public enum SARIFReport {
  /// The log of one run, with a line break at its end.
  public static func text(of validation: Validation) -> String {
    var run = SARIFRun(validation)
    let log = JSONValue.object {
      "$schema" .= "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
      "version" .= "2.1.0"
      "runs" .= JSONValue.array([run.value])
    }
    return log.text() + "\n"
  }
}

/// One run on its way into a log.
private struct SARIFRun {
  let validation: Validation
  /// The rules that have findings, in the order of the catalogue; results refer to them by their places here.
  let rules: [Rule]
  var places: Places

  init(_ validation: Validation) {
    self.validation = validation
    let named = Set(validation.findings.compactMap { $0.diagnostic.rule })
    var seen: Set<String> = []
    rules = validation.judgement.outcomes.map { $0.rule }.filter {
      named.contains($0.id) && seen.insert($0.id).inserted
    }
    .sorted { $0.id < $1.id }
    places = Places(validation.sources)
  }

  var value: JSONValue {
    mutating get {
      let results = validation.findings.map { result($0) }
      let notifications = validation.problems.map { notification($0) }
      return .object {
        "tool"
          .= JSONValue.object {
            "driver"
              .= JSONValue.object {
                "name" .= "headroom"
                "version" .= validation.version
                "semanticVersion" .= validation.version
                "rules" .= JSONValue.array(rules.map(descriptor))
              }
          }
        "invocations"
          .= JSONValue.array([
            .object {
              "executionSuccessful" .= validation.problems.isEmpty
              if !notifications.isEmpty { "toolExecutionNotifications" .= JSONValue.array(notifications) }
            }
          ])
        "columnKind" .= "unicodeCodePoints"
        "results" .= JSONValue.array(results)
      }
    }
  }

  private func descriptor(_ rule: Rule) -> JSONValue {
    .object {
      "id" .= rule.id
      "name" .= rule.slug.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
      "shortDescription" .= JSONValue.object { "text" .= "\(rule.summary)." }
      "fullDescription" .= JSONValue.object { "text" .= "\(rule.reason). \(rule.why)" }
      "help"
        .= JSONValue.object {
          "text" .= "\(rule.fix) See: headroom explain \(rule.id)"
          "markdown" .= RulePage.text(of: rule)
        }
      "defaultConfiguration" .= JSONValue.object { "level" .= rule.severity.rawValue }
      "properties"
        .= JSONValue.object {
          "tags" .= JSONValue.strings([rule.topic.rawValue])
          "problem.severity" .= (rule.severity == .note ? "recommendation" : rule.severity.rawValue)
        }
    }
  }

  private mutating func result(_ finding: Finding) -> JSONValue {
    let diagnostic = finding.diagnostic
    let related = diagnostic.related.enumerated().compactMap { relatedLocation($0.element, id: $0.offset + 1) }
    let fixes = fixes(of: diagnostic)
    let isAnyExcused = validation.findings.contains { $0.excuse != nil }
    return .object {
      "ruleId" .= diagnostic.rule
      "ruleIndex" .= rules.firstIndex { $0.id == diagnostic.rule }
      "level" .= diagnostic.severity.rawValue
      "message" .= JSONValue.object { "text" .= message(of: diagnostic) }
      "locations" .= JSONValue.array(location(of: diagnostic.primary.range).map { [.object($0)] } ?? [])
      if !related.isEmpty { "relatedLocations" .= JSONValue.array(related) }
      "partialFingerprints" .= JSONValue.object { "headroom/v1" .= finding.fingerprint }
      if !fixes.isEmpty { "fixes" .= JSONValue.array(fixes) }
      if isAnyExcused { "suppressions" .= JSONValue.array(finding.excuse.map { [suppression($0)] } ?? []) }
      "properties"
        .= JSONValue.object {
          "resource" .= diagnostic.resource
          "deployment" .= validation.input(ofDeployment: finding.deployment)?.path
        }
    }
  }

  /// What is wrong, why, and what to do, as paragraphs.
  private func message(of diagnostic: Diagnostic) -> String {
    let lines = [diagnostic.sentence] + diagnostic.remarks.map { "\($0.title): \($0.shown)" }
    return (lines + (diagnostic.help.map { ["fix: \($0)"] } ?? [])).joined(separator: "\n")
  }

  private func suppression(_ excuse: Finding.Excuse) -> JSONValue {
    switch excuse {
    case .baseline: .object { "kind" .= "external" }
    case .comment(let reason, let until):
      .object {
        "kind" .= "inSource"
        "justification" .= SecretMask.masked(reason) + (until.map { " (until \($0))" } ?? "")
      }
    }
  }

  private mutating func notification(_ problem: Diagnostic) -> JSONValue {
    let place = location(of: problem.primary.range)
    return .object {
      "level" .= problem.severity.rawValue
      "message" .= JSONValue.object { "text" .= message(of: problem) }
      if let place { "locations" .= JSONValue.array([.object(place)]) }
    }
  }

  private mutating func location(of range: SourceRange) -> [JSONMember]? {
    guard let place = places.place(of: range) else { return nil }
    return "physicalLocation"
      .= JSONValue.object {
        "artifactLocation" .= JSONValue.object { "uri" .= FileURI.text(of: place.file) }
        "region" .= region(place)
      }
  }

  private func region(_ place: Place) -> JSONValue {
    .object {
      "startLine" .= place.line
      "startColumn" .= place.codePoint
      "endLine" .= place.endLine
      "endColumn" .= place.endCodePoint
    }
  }

  private mutating func relatedLocation(_ label: Diagnostic.Label, id: Int) -> JSONValue? {
    guard let location = location(of: label.range) else { return nil }
    return .object(
      [JSONMember("id", .integer(id))] + location + ("message" .= JSONValue.object { "text" .= label.shown }))
  }

  /// The edits of a finding, each in its file.
  private mutating func fixes(of diagnostic: Diagnostic) -> [JSONValue] {
    var changes: [JSONValue] = []
    for edit in diagnostic.edits {
      guard let file = validation.sources.file(of: edit.range), let replacement = edit.resolved(in: file.bytes),
        let place = places.place(of: SourceRange(file: edit.range.file, replacement.bytes))
      else { return [] }
      changes.append(
        .object {
          "artifactLocation" .= JSONValue.object { "uri" .= FileURI.text(of: place.file) }
          "replacements"
            .= JSONValue.array([
              .object {
                "deletedRegion" .= region(place)
                "insertedContent" .= JSONValue.object { "text" .= replacement.text }
              }
            ])
        })
    }
    guard !changes.isEmpty else { return [] }
    return [
      .object {
        if let help = diagnostic.help { "description" .= JSONValue.object { "text" .= help } }
        "artifactChanges" .= JSONValue.array(changes)
      }
    ]
  }
}

/// A path as a URI: relative to the root of the repository, or `file:` where it is absolute.
enum FileURI {
  static func text(of path: String) -> String {
    var text = path.hasPrefix("/") ? "file://" : ""
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"), UInt8(ascii: "/"):
        text.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        text += byte < 0x10 ? "%0" : "%"
        text += String(byte, radix: 16, uppercase: true)
      }
    }
    return text
  }
}
