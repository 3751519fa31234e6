import ProxyModel
import SourceText

/// The values of a model in the words of the files: `POSTGRESQL`, `120`, `none`.
enum ValueText {
  static func of(_ value: Any) -> String {
    switch value {
    case let percent as Percent: return "\(percent.rawValue)"
    case let seconds as Seconds: return "\(seconds.rawValue)"
    case let word as any RawRepresentable: return "\(word.rawValue)"
    case let reference as any ReferenceText: return reference.text
    case let located as any LocatedText: return of(located.anyValue)
    default: break
    }
    let mirror = Mirror(reflecting: value)
    switch mirror.displayStyle {
    case .optional: return mirror.children.first.map { of($0.value) } ?? "none"
    case .collection: return "[\(mirror.children.map { of($0.value) }.joined(separator: ", "))]"
    default: return "\(value)"
    }
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
