import Rules
import SourceText

/// Findings as the commands by which a GitHub workflow marks lines of a pull request.
public enum GitHubReport {
  /// A command for each finding that counts and for each problem with a file, a line each.
  public static func text(of validation: Validation) -> String {
    var places = Places(validation.sources)
    return (validation.problems + validation.open.map { $0.diagnostic }).map { line(of: $0, &places) + "\n" }.joined()
  }

  private static func line(of diagnostic: Diagnostic, _ places: inout Places) -> String {
    var properties: [(name: String, value: String)] = []
    if let place = places.place(of: diagnostic.primary.range) {
      properties += [("file", place.file), ("line", "\(place.line)"), ("endLine", "\(place.endLine)")]
      // GitHub takes columns only within one line, and the last one included.
      if place.line == place.endLine {
        properties += [
          ("col", "\(place.column)"), ("endColumn", "\(max(place.column, place.endColumn - 1))"),
        ]
      }
    }
    properties.append(("title", diagnostic.title))
    let list = properties.map { "\($0.name)=\(escaped($0.value, isProperty: true))" }.joined(separator: ",")
    let text = diagnostic.sentence + (diagnostic.help.map { "\nfix: \($0)" } ?? "")
    return "::\(command(for: diagnostic.severity)) \(list)::\(escaped(text, isProperty: false))"
  }

  private static func command(for severity: Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .note: "notice"
    }
  }

  /// A text in which no character ends the command or begins another.
  static func escaped(_ text: String, isProperty: Bool) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%": result += "%25"
      case "\r": result += "%0D"
      case "\n": result += "%0A"
      case ":" where isProperty: result += "%3A"
      case "," where isProperty: result += "%2C"
      default: result += DisplayText(String(Character(scalar))).text
      }
    }
    return result
  }
}
