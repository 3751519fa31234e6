import AWSFacts
import Diffing
import ProxyModel
import SourceText

/// A difference as Markdown, for the comment on a pull request: a table of what there is to decide, and all else folded.
public enum DiffMarkdown {
  /// The report.
  public static func text(of result: DiffResult) -> String {
    var places = Places(result.sources)
    let listed = result.listed.filter { $0.fold == nil }
    var text = "### headroom diff: \(MarkdownReport.inline(result.summary))\n\n"
    text += "\(MarkdownReport.code(result.before.path)) → \(MarkdownReport.code(result.after.path))\n"
    let grave = listed.filter { $0.weight < .strengthens }
    let harmless = listed.filter { $0.weight >= .strengthens }
    if !grave.isEmpty { text += "\n" + table(of: grave, &places) }
    if !harmless.isEmpty {
      let word = grave.isEmpty ? "change" : "further change"
      text += folded(
        "\(DiffResult.count(harmless.count, word)), none of which replaces or weakens", table(of: harmless, &places))
    }
    for change in grave { text += details(of: change, result) }
    let facts = result.difference.ways.map { $0.words } + result.difference.budgets.flatMap { $0.lines }
    if !facts.isEmpty { text += "\n" + facts.map { "- \(MarkdownReport.inline($0))\n" }.joined() }
    if !result.difference.undecided.isEmpty { text += unknowns(of: result, &places) }
    let hidden = result.difference.folded
    if result.showsAll, !hidden.isEmpty {
      text += folded("\(DiffResult.count(hidden.count, "change")) that follow", table(of: hidden, &places))
    }
    return text
  }

  private static func table(of changes: [Change], _ places: inout Places) -> String {
    var text = "| | what | change | effect | where |\n| --- | --- | --- | --- | --- |\n"
    for change in changes {
      let spots = [change.placeBefore, change.placeAfter].compactMap { $0 }.compactMap { places.place(of: $0) }
        .map { MarkdownReport.code("\($0.file):\($0.line)") }
      let effect = [change.security?.rawValue ?? "", change.effectWords].filter { !$0.isEmpty }.joined(separator: "; ")
      let values = change.valueLines.isEmpty ? change.values : change.valueLines.joined(separator: "; ")
      text += "| \(MarkdownReport.inline(change.sign)) | \(MarkdownReport.code(change.path)) "
      text += "| \(MarkdownReport.inline(values)) | \(MarkdownReport.inline(effect)) "
      text += "| \(spots.joined(separator: " → ")) |\n"
    }
    return text
  }

  private static func details(of change: Change, _ result: DiffResult) -> String {
    var lines = change.consequences.map { "- \(MarkdownReport.inline($0))" }
    if !change.alsoOn.isEmpty { lines.append("- the same on \(DiffResult.count(change.alsoOn.count, "other part"))") }
    if let objection = result.objection(to: change) { lines.append("- parity: \(MarkdownReport.inline(objection))") }
    if result.showsMends { lines += DiffMends.lines(for: change, result).map { "- \(MarkdownReport.inline($0))" } }
    var seen: Set<String> = []
    for effect in change.remarkableEffects {
      for source in effect.sources where seen.insert(source.url).inserted {
        lines.append("- [\(MarkdownReport.inline(source.title))](\(source.url))")
      }
    }
    return lines.isEmpty ? "" : folded(change.path, lines.joined(separator: "\n") + "\n")
  }

  private static func unknowns(of result: DiffResult, _ places: inout Places) -> String {
    var lines = ""
    for unknown in result.difference.undecided {
      let place = places.place(of: unknown.reason.range).map { MarkdownReport.code("\($0.file):\($0.line)") } ?? ""
      lines += "- \(MarkdownReport.code(unknown.path)): \(MarkdownReport.inline(unknown.reason.reason)) \(place)\n"
    }
    return folded("\(result.difference.undecided.count) not known, and so not compared", lines)
  }

  private static func folded(_ title: String, _ body: String) -> String {
    "\n<details><summary>\(XML.text(title))</summary>\n\n\(body)\n</details>\n"
  }
}
