public import ProxyModel

/// Lists the settings that a file leaves out, with the values that hold instead.
public struct DefaultsReport: Sendable {
  private let style: Style

  /// A report in a style.
  public init(style: Style = .plain) { self.style = style }

  /// The defaults of a deployment's proxies, pools and endpoints; nothing where all is written.
  public func text(of deployment: Deployment, named name: String) -> String {
    var lines: [String] = []
    for proxy in deployment.proxies { lines += self.lines(of: proxy) }
    for group in deployment.targetGroups { lines += self.lines(of: group) }
    for endpoint in deployment.endpoints { lines += self.lines(of: endpoint) }
    for database in deployment.databases { lines += self.lines(of: database) }
    guard !lines.isEmpty else { return "" }
    return "\(style.ink(.strong, "defaults")) of \(TextReport.printable(name)):\n" + lines.joined() + "\n"
  }

  private func lines(of resource: some Resource & FieldedValue) -> [String] {
    resource.fields.compactMap { field in
      field.defaultText.map { "  \(resource.provenance.label).\(field.name) = \(TextReport.printable($0))\n" }
    }
  }
}
