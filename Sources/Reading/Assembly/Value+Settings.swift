import ProxyModel
import SourceText

extension Value {
  /// The value as a setting: refused where it is no such thing, unknown where the files do not tell.
  func setting<Result>(_ convert: (String) -> Result?) -> Setting<Result> {
    if let reasonUnknown { return .unknown(reasonUnknown) }
    guard let scalar else { return .refused(kind, at: range) }
    return convert(scalar).map { .written($0, at: range) } ?? .refused(scalar, at: range)
  }

  /// A list as a setting, each element with its place; a list with an element that is not known is still a list.
  func list<Element>(_ convert: (Value) -> Element) -> Setting<[Element]> {
    switch self {
    case .unknown(let unknown): .unknown(unknown)
    case .list(let items, let range): .written(items.map(convert), at: range)
    case .null(let range): .written([], at: range)
    case .bool, .number, .text, .map, .json: .written([convert(self)], at: range)
    }
  }
}

extension Value? {
  /// The value as a setting, or what holds where it is left out.
  func setting<Result>(or fallback: Setting<Result>, _ convert: (String) -> Result?) -> Setting<Result> {
    guard let self, !self.isNull else { return fallback }
    return self.setting(convert)
  }

  /// The value as a setting that may also say none.
  func optional<Result>(at place: SourceRange, _ convert: (String) -> Result?) -> Setting<Result?> {
    guard let self, !self.isNull else { return .defaulted(nil, at: place) }
    return self.setting(convert).map { .some($0) }
  }
}

/// How words of files become values of the model; each is nil for what is no such value.
enum Words {
  /// A whole number that no sum of its like can overflow.
  static func integer(_ text: String) -> Int? { Int(text).flatMap { Int32(exactly: $0) }.map(Int.init) }
  /// A truth value.
  static func bool(_ text: String) -> Bool? {
    switch text.lowercased() {
    case "true": true
    case "false": false
    default: nil
    }
  }
  /// A share in hundredths.
  static func percent(_ text: String) -> Percent? { integer(text).map { Percent($0) } }
  /// A length of time.
  static func seconds(_ text: String) -> Seconds? { integer(text).map { Seconds($0) } }
  /// A port.
  static func port(_ text: String) -> Port? { integer(text).flatMap { Port($0) } }
  /// Aurora capacity.
  static func capacity(_ text: String) -> CapacityUnits? { Double(text).flatMap { CapacityUnits($0) } }
  /// Any text.
  static func text(_ text: String) -> String? { text }
}
