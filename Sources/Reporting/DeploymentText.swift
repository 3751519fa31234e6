public import ProxyModel

/// A deployment as text, for bug reports and for tests: every table, every resource, every setting and how it came about.
public enum DeploymentText {
  /// The whole model, one line a setting.
  public static func text(of deployment: Deployment) -> String {
    var text = ""
    for child in Mirror(reflecting: deployment).children {
      guard let name = child.label else { continue }
      if let table = child.value as? any RandomAccessCollection {
        for resource in table { append(resource, to: &text, under: SnakeCase.of(name)) }
      } else if let setting = child.value as? any ShownSetting {
        text += "\(SnakeCase.of(name)): \(setting.shown)\n"
      }
    }
    return text
  }

  private static func append(_ resource: Any, to text: inout String, under table: String) {
    guard let resource = resource as? any Resource else { return }
    text += "\n\(table) \(resource.symbolName):\n"
    for child in Mirror(reflecting: resource).children {
      guard let name = child.label, name != "symbol", name != "provenance" else { continue }
      // Most resources were never seen running.
      if let id = child.value as? RunningID, id.text == nil { continue }
      text += "  \(SnakeCase.of(name)): \(shown(child.value))\n"
    }
  }

  private static func shown(_ value: Any) -> String {
    if let setting = value as? any ShownSetting { return setting.shown }
    if let tags = value as? Tags {
      return "{\(tags.sorted { $0.key < $1.key }.map { "\($0): \($1)" }.joined(separator: ", "))}"
    }
    return TextReport.printable(ValueText.of(value))
  }
}

extension Resource {
  fileprivate var symbolName: String { symbol.name }
}

/// A setting of whatever type, with how it came about.
protocol ShownSetting {
  var shown: String { get }
}

extension Setting: ShownSetting {
  var shown: String {
    switch self {
    case .written(let value, _): TextReport.printable(ValueText.of(value))
    case .defaulted(let value, _): "\(TextReport.printable(ValueText.of(value)))  (default)"
    case .refused(let text, _): "\(TextReport.printable(text))  (refused)"
    case .unknown(let unknown): "unknown: \(TextReport.printable(unknown.reason))"
    }
  }
}
