import ProxyModel
import SourceText
import YAMLSyntax

/// Where a plan or a state is at home: the region and the account, as far as it tells.
enum PlanContext {
  /// The context, and the places outside of resources that it points at.
  static func of(_ document: PlanDocument, named path: String) -> (context: InputContext, shown: [SourceRange]) {
    let root = document.root
    let head = root.entry("terraform_version") ?? root.entries.first
    let place = head.map { $0.key.range.through($0.value.range) } ?? root.range
    var context = InputContext(Provenance(place, path))
    var shown = [place]
    if let region = region(in: root) {
      context.region = region
      shown.append(region.range)
    }
    for resource in document.resources {
      guard let arn = resource.values?["arn"], let text = arn.text else { continue }
      let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
      guard parts.count > 5, parts[0] == "arn" else { continue }
      if context.region == nil, !parts[3].isEmpty { context.region = .text(parts[3], at: arn.range) }
      if context.account == nil, parts[4].utf8.count == 12 { context.account = .text(parts[4], at: arn.range) }
      if context.region != nil, context.account != nil { break }
    }
    return (context, shown)
  }

  /// The region of the provider's own block, written there or given by a variable.
  private static func region(in root: YAMLNode) -> Value? {
    guard let expression = root["configuration"]?["provider_config"]?["aws"]?["expressions"]?["region"] else {
      return nil
    }
    if let constant = expression["constant_value"], let text = constant.text { return .text(text, at: constant.range) }
    guard let words = expression["references"]?.items.first?.text, words.hasPrefix("var."),
      let value = root["variables"]?[String(words.dropFirst(4))]?["value"], let text = value.text
    else { return nil }
    return .text(text, at: value.range)
  }
}
