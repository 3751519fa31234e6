import JSONSyntax
import Rules
import SourceText

/// Findings as GitLab's code quality report.
public enum GitLabReport {
  /// The report, with a line break at its end.
  public static func text(of validation: Validation) -> String {
    var places = Places(validation.sources)
    let problems = validation.problems.map { problem in
      let file = places.place(of: problem.primary.range)?.file ?? ""
      let text = [file, problem.message, problem.primary.text].joined(separator: "\u{0}")
      return entry(problem, String(SHA256.hexadecimal(of: Array(text.utf8)).prefix(32)), &places)
    }
    let findings = validation.open.map { entry($0.diagnostic, $0.fingerprint, &places) }
    return JSONValue.array(problems + findings).text() + "\n"
  }

  private static func entry(_ diagnostic: Diagnostic, _ fingerprint: String, _ places: inout Places) -> JSONValue {
    let place = places.place(of: diagnostic.primary.range)
    return .object {
      "description" .= diagnostic.sentence
      "check_name" .= diagnostic.title
      "fingerprint" .= fingerprint
      "severity" .= severity(diagnostic.severity)
      "location"
        .= JSONValue.object {
          "path" .= place?.file ?? "?"
          "lines"
            .= JSONValue.object {
              "begin" .= place?.line ?? 1
              "end" .= place?.endLine ?? 1
            }
        }
    }
  }

  private static func severity(_ severity: Severity) -> String {
    switch severity {
    case .error: "critical"
    case .warning: "major"
    case .note: "info"
    }
  }
}
