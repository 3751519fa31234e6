import ProxyModel
import SourceText

extension Setting: ShownValue where Value: ShownValue {
  /// The value and how it came about.
  var shown: String {
    switch self {
    case .written(let value, _): TextReport.printable(value.shown)
    case .defaulted(let value, _): "\(TextReport.printable(value.shown))  (default)"
    case .refused(let text, _): "\(TextReport.printable(text))  (refused)"
    case .unknown(let unknown): "unknown: \(TextReport.printable(unknown.reason))"
    }
  }

  var shownDefault: String? { if case .defaulted(let value, _) = self { value.shown } else { nil } }
}

extension Optional: ShownValue where Wrapped: ShownValue {
  var shown: String { self?.shown ?? "none" }
  var shownDefault: String? { self?.shownDefault }
}

extension Array: ShownValue where Element: ShownValue {
  var shown: String { "[\(map { $0.shown }.joined(separator: ", "))]" }
}

extension Dictionary: ShownValue where Key == String, Value: ShownValue {
  /// By key, since a dictionary has no order of its own.
  var shown: String {
    "{\(sorted { $0.key < $1.key }.map { "\($0.key): \($0.value.shown)" }.joined(separator: ", "))}"
  }
}

extension Located: ShownValue where Value: ShownValue {
  var shown: String { value.shown }
}

extension Reference: ShownValue {
  var shown: String {
    switch self {
    case .symbol(let symbol): symbol.name
    case .external(let id): id
    case .unknown(let unknown): unknown.shown
    }
  }
}

extension Unknown: ShownValue {
  var shown: String { "unknown: \(reason)" }
}

extension PolicyStatement.Scope: ShownValue where Element: ShownValue {
  var shown: String {
    switch self {
    case .only(let elements): elements.shown
    case .allExcept(let elements): "all except \(elements.shown)"
    }
  }
}
