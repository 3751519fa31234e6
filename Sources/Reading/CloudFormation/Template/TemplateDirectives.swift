import SourceText
import YAMLSyntax

/// What a template says to headroom: comments in YAML, and in JSON, which has none, the metadata of a resource.
///
/// `"Metadata": {"headroom": {"ignore": [{"rule": "HR066", "until": "2027-01-31", "reason": "old client"}]}}`
enum TemplateDirectives {
  static func directives(of file: TemplateFile) -> [Directive] {
    let comments = file.dialect == .yaml ? YAMLDirectives.directives(of: file.document, in: file.source) : []
    return comments + metadata(of: file)
  }

  private static func metadata(of file: TemplateFile) -> [Directive] {
    var directives: [Directive] = []
    for entry in file.document.root["Resources"]?.entries.map({ $0 }) ?? [] {
      guard let ignored = entry.value["Metadata"]?["headroom"]?["ignore"] else { continue }
      let scope = entry.key.range.through(entry.value.range)
      for item in ignored.kind == .sequence ? Array(ignored.items) : [ignored] {
        directives.append(directive(item, of: file, scope: scope))
      }
    }
    return directives
  }

  /// The same words that a comment has, though they stand in several places; the first of them stands for all.
  private static func directive(_ item: YAMLNode, of file: TemplateFile, scope: SourceRange) -> Directive {
    let rule = item["rule"]
    let until = item["until"]?.text.map { " until \($0)" } ?? ""
    let reason = item["reason"]?.text.map { ": \($0)" } ?? ""
    return Directive(
      file: file.path, range: rule?.range ?? item.range, text: "ignore \(rule?.text ?? "")\(until)\(reason)",
      scope: scope)
  }
}
