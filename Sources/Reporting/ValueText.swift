import ProxyModel
import SourceText

/// The values of a model in the words of the files: `POSTGRESQL`, `120`, `none`.
enum ValueText {
  static func of(_ value: Any) -> String {
    switch value {
    case let percent as Percent: return "\(percent.rawValue)"
    case let seconds as Seconds: return "\(seconds.rawValue)"
    case let ownership as Ownership: return ownership.externalID.map { "exists as \($0)" } ?? "created"
    case let unknown as Unknown: return "unknown: \(unknown.reason)"
    case let traffic as Traffic: return of(traffic)
    case let peer as SecurityGroupRule.Peer: return of(peer)
    case let text as DeferredText: return of(text)
    case let scope as PolicyStatement.Scope<DeferredText>: return of(scope)
    case let provenance as Provenance: return provenance.label
    case let word as any RawRepresentable: return "\(word.rawValue)"
    case let reference as any ReferenceText: return reference.text
    case let located as any LocatedText: return of(located.anyValue)
    default: break
    }
    if let setting = value as? any ShownSetting { return setting.shown }
    let mirror = Mirror(reflecting: value)
    switch mirror.displayStyle {
    case .struct where !(value is any CustomStringConvertible):
      let fields = mirror.children.compactMap { child in
        child.label.flatMap { $0 == "provenance" ? nil : "\(SnakeCase.of($0)): \(of(child.value))" }
      }
      return "{\(fields.joined(separator: ", "))}"
    case .optional: return mirror.children.first.map { of($0.value) } ?? "none"
    case .collection: return "[\(mirror.children.map { of($0.value) }.joined(separator: ", "))]"
    default: return "\(value)"
    }
  }
}

extension ValueText {
  private static func of(_ traffic: Traffic) -> String {
    switch traffic {
    case .all: "all"
    case .tcp(let ports): ports.count == 1 ? "tcp \(ports.lowerBound)" : "tcp \(ports.lowerBound)-\(ports.upperBound)"
    case .other(let name): name
    }
  }

  private static func of(_ peer: SecurityGroupRule.Peer) -> String {
    switch peer {
    case .group(let reference): reference.text
    case .cidr(let block): block.description
    case .prefixList(let id): id
    }
  }

  private static func of(_ scope: PolicyStatement.Scope<DeferredText>) -> String {
    let list = "[\(scope.elements.map { of($0) }.joined(separator: ", "))]"
    switch scope {
    case .only: return list
    case .allExcept: return "all except \(list)"
    }
  }

  /// Text with its holes shown as `<secret_arn(app)>`.
  private static func of(_ text: DeferredText) -> String {
    text.parts.map { part in
      switch part {
      case .text(let text): text
      case .attribute(let attribute): "<\(attribute)>"
      case .unknown(let unknown): "<unknown: \(unknown.reason)>"
      }
    }.joined()
  }
}

/// A reference to whatever type of resource.
protocol ReferenceText {
  var text: String { get }
}

extension Reference: ReferenceText {
  var text: String {
    switch self {
    case .symbol(let symbol): symbol.name
    case .external(let id): id
    case .unknown(let unknown): "unknown: \(unknown.reason)"
    }
  }
}

/// A located value of whatever type.
protocol LocatedText {
  var anyValue: Any { get }
}

extension Located: LocatedText {
  var anyValue: Any { value }
}
