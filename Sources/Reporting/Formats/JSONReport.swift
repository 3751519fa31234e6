import AWSFacts
public import JSONSyntax
public import Rules
import SourceText

/// Findings as JSON, version 1: keys are added, and never changed.
public enum JSONReport {
  /// The report, with a line break at its end.
  public static func text(of validation: Validation) -> String { value(of: validation).text() + "\n" }

  /// The report as a value.
  public static func value(of validation: Validation) -> JSONValue {
    var places = Places(validation.sources)
    let findings = validation.findings.map { ($0, finding($0, validation, &places)) }
    return .object {
      "version" .= 1
      "inputs" .= JSONValue.array(validation.inputs.map(input))
      "summary" .= summary(of: validation)
      "findings" .= JSONValue.array(findings.filter { $0.0.excuse == nil }.map { .object($0.1) })
      "suppressed" .= JSONValue.array(findings.filter { $0.0.excuse != nil }.map { .object($0.1) })
      "problems" .= JSONValue.array(validation.problems.map { .object(problem($0, &places)) })
      "undetermined"
        .= JSONValue.array(
          validation.unknowns.map { unknown in
            .object {
              "rule" .= unknown.rule
              "reason" .= SecretMask.masked(unknown.reason)
              "remedy" .= unknown.remedy
              location(of: unknown.range, &places)
            }
          })
    }
  }

  private static func input(_ input: Validation.Input) -> JSONValue {
    .object {
      "path" .= input.path
      "kind" .= input.kind
      "files" .= input.files
      "proxies" .= input.proxies ?? 0
      "readable" .= (input.proxies != nil)
    }
  }

  private static func summary(of validation: Validation) -> JSONValue {
    let judgement = validation.judgement
    return .object {
      "errors" .= validation.count(.error)
      "warnings" .= validation.count(.warning)
      "notes" .= validation.count(.note)
      "undetermined" .= validation.unknowns.count
      "suppressed" .= validation.excused(byBaseline: false)
      "known" .= validation.excused(byBaseline: true)
      "rules"
        .= JSONValue.object {
          "checked" .= judgement.outcomes.count
          "held" .= judgement.count(.holds)
          "violated" .= judgement.count(.violated)
          "undetermined" .= judgement.count(.undetermined)
          "notApplicable" .= judgement.count(.notApplicable)
        }
    }
  }

  private static func finding(_ finding: Finding, _ validation: Validation, _ places: inout Places) -> [JSONMember] {
    var members = problem(finding.diagnostic, &places)
    members += "deployment" .= validation.input(ofDeployment: finding.deployment)?.path
    members += "fixable" .= !finding.diagnostic.edits.isEmpty
    members += "fingerprint" .= finding.fingerprint
    if let excuse = finding.excuse { members.append(JSONMember("suppression", value(of: excuse))) }
    return members
  }

  private static func value(of excuse: Finding.Excuse) -> JSONValue {
    switch excuse {
    case .baseline: .object { "kind" .= "baseline" }
    case .comment(let reason, let until):
      .object {
        "kind" .= "comment"
        "reason" .= SecretMask.masked(reason)
        "until" .= until?.description
      }
    }
  }

  /// What findings and problems with files have in common.
  private static func problem(_ diagnostic: Diagnostic, _ places: inout Places) -> [JSONMember] {
    var members: [JSONMember] = []
    members += "rule" .= diagnostic.rule
    members += "slug" .= diagnostic.slug
    members += "severity" .= diagnostic.severity.rawValue
    members += "message" .= diagnostic.message
    if !diagnostic.primary.text.isEmpty { members += "label" .= diagnostic.primary.shown }
    members += "reason" .= diagnostic.reason
    members += "help" .= diagnostic.help
    members += "resource" .= diagnostic.resource
    members += location(of: diagnostic.primary.range, &places)
    let related = diagnostic.related.map { label -> JSONValue in
      .object([JSONMember("message", .string(label.shown))] + location(of: label.range, &places))
    }
    members.append(JSONMember("related", .array(related)))
    let details = diagnostic.remarks.filter { $0.title != "why" }.map { remark -> JSONValue in
      .object {
        "title" .= remark.title
        "text" .= remark.shown
      }
    }
    if !details.isEmpty { members.append(JSONMember("details", .array(details))) }
    return members
  }

  private static func location(of range: SourceRange, _ places: inout Places) -> [JSONMember] {
    guard let place = places.place(of: range) else { return [] }
    return "location"
      .= JSONValue.object {
        "file" .= place.file
        "line" .= place.line
        "column" .= place.column
        "endLine" .= place.endLine
        "endColumn" .= place.endColumn
      }
  }
}

/// The catalogue as JSON.
public enum RuleCatalogueJSON {
  /// The rules in an array, with a line break at its end.
  public static func text(of rules: [Rule]) -> String {
    let values = rules.map { rule in
      JSONValue.object {
        "id" .= rule.id
        "slug" .= rule.slug
        "severity" .= rule.severity.rawValue
        "summary" .= rule.summary
        "reason" .= rule.reason
        "why" .= rule.why
        "fix" .= rule.fix
        "sources"
          .= JSONValue.array(
            rule.sources.map { source in
              .object {
                "title" .= source.title
                "url" .= source.url
              }
            })
        "topic" .= rule.topic.rawValue
        "status" .= "checked"
      }
    }
    return JSONValue.array(values).text() + "\n"
  }
}
