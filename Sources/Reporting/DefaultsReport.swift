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

  private func lines(of resource: some Resource) -> [String] {
    Mirror(reflecting: resource).children.compactMap { child in
      guard let name = child.label, let setting = child.value as? any DescribedSetting,
        let value = setting.describedDefault
      else { return nil }
      return "  \(resource.provenance.label).\(SnakeCase.of(name)) = \(TextReport.printable(value))\n"
    }
  }
}

/// A setting of whatever type.
protocol DescribedSetting {
  /// The value that holds because nothing is written, in words; nil for a written one.
  var describedDefault: String? { get }
}

extension Setting: DescribedSetting {
  var describedDefault: String? {
    guard case .defaulted(let value, _) = self else { return nil }
    return ValueText.of(value)
  }
}

/// How a Swift property is spelled in a profile: `maxConnectionsPercent` is `max_connections_percent`.
enum SnakeCase {
  static func of(_ name: String) -> String {
    var text = ""
    var previousIsUpper = false
    for character in name {
      if character.isUppercase {
        if !previousIsUpper, !text.isEmpty { text.append("_") }
        text += character.lowercased()
      } else {
        text.append(character)
      }
      previousIsUpper = character.isUppercase
    }
    return text
  }
}
