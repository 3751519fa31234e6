import SourceText

/// A value of Terraform's language, with the place it was written at.
struct TerraformValue: Sendable {
  /// What it is.
  indirect enum Content: Sendable {
    case null
    case bool(Bool)
    case number(TerraformNumber)
    case text(TerraformText)
    /// An attribute of a resource, or something in it, of which neither value nor type is known.
    case symbol(TerraformSymbol)
    case tuple([TerraformValue])
    case list([TerraformValue], of: TerraformType)
    /// The elements in Terraform's order.
    case set([TerraformValue], of: TerraformType)
    /// The entries in the order of their keys.
    case map([Entry], of: TerraformType)
    /// The attributes in the order of their names.
    case object([Entry])
    case unknown(TerraformUnknown)
    /// A collection that has these elements, in some place, and any number of others that look like that one. The unknown says
    /// why, and has its type.
    case open([TerraformValue], others: TerraformValue, TerraformUnknown)
    /// One of several, and why it is not known which.
    case choice([TerraformValue], TerraformUnknown)
  }

  /// A key of a map or a name of an attribute, and its value.
  struct Entry: Sendable {
    let name: String
    /// Where the name stands.
    let place: SourceRange
    var value: TerraformValue
  }

  var content: Content
  /// Where it is used: the expression that a finding underlines.
  var range: SourceRange
  /// Where it is written, where that is another place: the default of a variable.
  var origin: SourceRange?
  /// The reference by which it came here, where it is an attribute of a resource whose value is known.
  var symbol: TerraformSymbol?
  var isSensitive = false
  /// The type of a null, where something has given it one.
  private(set) var nullType = TerraformType.dynamic

  init(_ content: Content, at range: SourceRange) {
    self.content = content
    self.range = range
  }

  /// The same value as it is used somewhere else.
  func used(at place: SourceRange) -> TerraformValue {
    guard place != range else { return self }
    var copy = self
    copy.origin = origin ?? range
    copy.range = place
    return copy
  }

  /// Something else that stands in the value's place.
  func with(_ content: Content) -> TerraformValue {
    var copy = self
    copy.content = content
    copy.symbol = nil
    return copy
  }
}

// Making values.
extension TerraformValue {
  static func null(at range: SourceRange) -> TerraformValue { TerraformValue(.null, at: range) }
  /// A null that was brought to a type.
  func null(of type: TerraformType) -> TerraformValue {
    var copy = with(.null)
    copy.nullType = type
    return copy
  }
  static func bool(_ value: Bool, at range: SourceRange) -> TerraformValue { TerraformValue(.bool(value), at: range) }
  static func integer(_ value: Int, at range: SourceRange) -> TerraformValue {
    TerraformValue(.number(TerraformNumber(value)), at: range)
  }
  static func string(_ value: String, at range: SourceRange) -> TerraformValue {
    TerraformValue(.text(TerraformText(value)), at: range)
  }
  static func unknown(_ unknown: TerraformUnknown, at range: SourceRange) -> TerraformValue {
    TerraformValue(.unknown(unknown), at: range)
  }

  /// A text; one that is a single hole is that hole.
  static func text(_ text: TerraformText, at range: SourceRange) -> TerraformValue {
    if text.parts.count == 1 {
      switch text.parts[0] {
      case .text: break
      case .symbol(let symbol): return TerraformValue(.symbol(symbol), at: range)
      case .unknown(let unknown): return TerraformValue(.unknown(unknown.of(.string)), at: range)
      }
    }
    return TerraformValue(.text(text), at: range)
  }

  /// An object of these attributes, of which the last one of a name counts.
  static func object(_ entries: [Entry], at range: SourceRange) -> TerraformValue {
    TerraformValue(.object(sorted(entries)), at: range)
  }

  /// Entries in the order of their names; the last one of a name counts.
  static func sorted(_ entries: [Entry]) -> [Entry] {
    var byName: [String: Int] = [:]
    var kept: [Entry] = []
    for entry in entries {
      if let index = byName[entry.name] {
        kept[index] = entry
      } else {
        byName[entry.name] = kept.count
        kept.append(entry)
      }
    }
    return kept.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }
}

// Looking at values.
extension TerraformValue {
  var isNull: Bool { if case .null = content { true } else { false } }

  /// Whether it is a null of which no type is known, as `null` itself is.
  var isBareNull: Bool { isNull && nullType == .dynamic }

  /// What it stands for, where that was refused.
  var refused: TerraformUnknown? {
    if case .unknown(let unknown) = content, unknown.isOfRefused { unknown } else { nil }
  }

  /// Why it is not known, where it is not known as a whole.
  var unknown: TerraformUnknown? {
    switch content {
    case .unknown(let unknown), .open(_, _, let unknown), .choice(_, let unknown): unknown
    case .symbol(let symbol): .afterApply(symbol, at: range)
    case .null, .bool, .number, .text, .tuple, .list, .set, .map, .object: nil
    }
  }

  /// The first thing in it that is not known, however deep.
  var firstUnknown: TerraformUnknown? {
    switch content {
    case .null, .bool, .number: nil
    case .text(let text): text.firstUnknown(at: range)
    case .tuple(let elements), .list(let elements, _), .set(let elements, _):
      elements.lazy.compactMap { $0.firstUnknown }.first
    case .map(let entries, _), .object(let entries): entries.lazy.compactMap { $0.value.firstUnknown }.first
    case .symbol, .unknown, .open, .choice: unknown
    }
  }

  /// The elements of a list, set or tuple.
  var elements: [TerraformValue]? {
    switch content {
    case .tuple(let elements), .list(let elements, _), .set(let elements, _): elements
    default: nil
    }
  }

  /// The entries of a map or an object.
  var entries: [Entry]? {
    switch content {
    case .map(let entries, _), .object(let entries): entries
    default: nil
    }
  }

  func entry(_ name: String) -> Entry? { entries?.first { $0.name == name } }

  /// The text, where it is text and all of it is known.
  var string: String? { if case .text(let text) = content { text.known } else { nil } }

  /// Its type, as far as it is known.
  var type: TerraformType {
    switch content {
    case .null: nullType
    case .symbol: .any
    case .bool: .bool
    case .number: .number
    case .text: .string
    case .tuple(let elements): .tuple(elements.map { $0.type })
    case .list(_, let element): .list(element)
    case .set(_, let element): .set(element)
    case .map(_, let element): .map(element)
    case .object(let entries): .object(entries.map { TerraformType.Attribute(name: $0.name, type: $0.value.type) })
    case .unknown(let unknown), .open(_, _, let unknown): unknown.type
    case .choice(let values, _): (Unification.unify(values.map { $0.type }) ?? .any).ofUnknown
    }
  }

  /// What a sentence calls it.
  var kind: String { isNull ? "null" : type.description }
}
