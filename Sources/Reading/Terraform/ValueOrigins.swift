import ProxyModel
import SourceText

/// Gathers where the values of resources are written that stand somewhere else than where they are used.
struct ValueOrigins {
  private(set) var all: [TerraformFacts.ValueOrigin] = []

  /// Takes note of a value and all that is in it. What is sensitive stays where it is: nobody needs to be shown the line.
  mutating func add(those value: TerraformValue, of user: String) {
    if value.isSensitive { return }
    // An attribute of a resource is no value that somebody gave to a variable.
    if let origin = value.origin, value.symbol == nil, !value.range.encloses(origin) {
      all.append(.init(user, uses: value.range, from: origin))
    }
    switch value.content {
    case .tuple(let elements), .list(let elements, _), .set(let elements, _), .open(let elements, _, _):
      for element in elements { add(those: element, of: user) }
    case .map(let entries, _), .object(let entries):
      for entry in entries { add(those: entry.value, of: user) }
    case .null, .bool, .number, .text, .symbol, .unknown, .choice: break
    }
  }
}

extension SourceRange {
  /// Whether the other range lies within this one: who looks at the one sees the other.
  fileprivate func encloses(_ other: SourceRange) -> Bool {
    file == other.file && start <= other.start && other.end <= end
  }
}
