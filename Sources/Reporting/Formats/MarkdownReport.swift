import Rules
import SourceText

/// Findings as Markdown, for the comment on a pull request or the summary of a job.
public enum MarkdownReport {
  /// A line that sums up, a table, and the details of each finding to be unfolded.
  public static func text(of validation: Validation) -> String {
    var places = Places(validation.sources)
    let diagnostics = validation.problems + validation.open.map { $0.diagnostic }
    var text = "### headroom: \(TextReport.summary(of: diagnostics))\n"
    if !diagnostics.isEmpty {
      text += "\n| | rule | place | finding |\n| --- | --- | --- | --- |\n"
      for diagnostic in diagnostics {
        let place = places.place(of: diagnostic.primary.range).map { "\($0.file):\($0.line)" } ?? ""
        text += "| \(diagnostic.severity.rawValue) | \(diagnostic.rule ?? "") | \(code(place)) "
        text += "| \(inline(diagnostic.sentence)) |\n"
      }
      for diagnostic in diagnostics { text += details(of: diagnostic, &places) }
    }
    let judgement = validation.judgement
    text += "\n\(judgement.outcomes.count) checks: \(judgement.count(.holds)) hold, "
    text += "\(judgement.count(.violated)) violated, \(judgement.count(.undetermined)) undetermined, "
    text += "\(judgement.count(.notApplicable)) not applicable"
    let (suppressed, known) = (validation.excused(byBaseline: false), validation.excused(byBaseline: true))
    if suppressed > 0 { text += "; \(suppressed) suppressed" }
    if known > 0 { text += "; \(known) known" }
    return text + ".\n"
  }

  private static func details(of diagnostic: Diagnostic, _ places: inout Places) -> String {
    var lines: [String] = []
    for label in diagnostic.related {
      guard let place = places.place(of: label.range) else { continue }
      lines.append("- \(code("\(place.file):\(place.line)")): \(inline(label.shown))")
    }
    lines += diagnostic.remarks.map { "- \(inline($0.title)): \(inline($0.shown))" }
    if let help = diagnostic.help { lines.append("- fix: \(inline(help))") }
    if let rule = diagnostic.rule { lines.append("- see: \(code("headroom explain \(rule)"))") }
    guard !lines.isEmpty else { return "" }
    return
      "\n<details><summary>\(XML.text(diagnostic.title))</summary>\n\n\(lines.joined(separator: "\n"))\n\n</details>\n"
  }

  /// Text in which nothing is Markdown but code between single backquotes.
  static func inline(_ text: String) -> String {
    let parts = text.split(separator: "`", omittingEmptySubsequences: false).map(String.init)
    var result = ""
    for (index, part) in parts.enumerated() {
      let isCode = index % 2 == 1 && index + 1 < parts.count
      if isCode, !part.isEmpty {
        result += code(part)
      } else {
        result += (index % 2 == 1 ? "\\`" : "") + escaped(part)
        if isCode { result += "\\`" }
      }
    }
    return result
  }

  /// Text as code, within a cell of a table or without.
  static func code(_ text: String) -> String {
    if text.isEmpty { return "" }
    let shown = TextReport.printable(text).split(separator: "|", omittingEmptySubsequences: false).joined(
      separator: "\\|")
    let ticks = shown.holds("`") ? "``" : "`"
    return shown.holds("``") ? escaped(text) : "\(ticks)\(shown)\(ticks)"
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for character in TextReport.printable(text) {
      switch character {
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "&": result += "&amp;"
      case "@": result += "&#64;"
      case "\\", "`", "*", "_", "[", "]", "|", "#", "!", "~", "$": result += "\\\(character)"
      default: result.append(character)
      }
    }
    return result
  }
}
