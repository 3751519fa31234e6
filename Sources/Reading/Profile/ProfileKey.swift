import AWSFacts
import ProxyModel
import SourceText
import YAMLSyntax

/// One key of a profile, declared once: the reader, the JSON Schema, the documentation and the defaults come from it.
struct ProfileKey<Value: Sendable>: Sendable {
  let declaration: KeyDeclaration
  /// Takes a value over; nil where it is not one.
  let convert: @Sendable (ProfileNode) -> Value?
  /// What holds when the key is left out, where that is one value for every profile.
  let defaultValue: Value?

  init(
    _ name: String, _ shape: Shape<Value>, _ summary: String, absent: Absence<Value> = .nothing,
    judgedBy rule: String? = nil
  ) {
    declaration = KeyDeclaration(
      name: name, form: shape.form, summary: summary, absenceWords: { absent.words }, isRequired: absent.isRequired,
      judgedBy: rule)
    convert = shape.convert
    if case .given(let value, _) = absent { defaultValue = value } else { defaultValue = nil }
  }

  var name: String { declaration.name }
}

/// What a left-out key means.
enum Absence<Value: Sendable>: Sendable {
  /// The profile is not complete without it.
  case required
  /// This value holds, as it is written.
  case given(Value, written: String)
  /// A value that follows from others, in words.
  case derived(String)
  /// Rules that need it end as undetermined.
  case undetermined
  /// There is none.
  case nothing

  var isRequired: Bool { if case .required = self { true } else { false } }

  var words: String {
    switch self {
    case .required: "required"
    case .given(_, let written): "`\(written)`"
    case .derived(let words): words
    case .undetermined: "not known; rules that need it say so"
    case .nothing: "none"
    }
  }
}

extension Absence where Value: CustomStringConvertible {
  /// This number, text or switch holds.
  static func value(_ value: Value) -> Self { .given(value, written: value.description) }
}

extension Absence where Value: RawRepresentable<String> {
  /// This word holds.
  static func value(_ value: Value) -> Self { .given(value, written: value.rawValue) }
}

extension Absence where Value: ExpressibleByArrayLiteral {
  /// A list holds that has nothing in it.
  static var emptyList: Self { .given([], written: "[]") }
}

extension Absence where Value: ExpressibleByDictionaryLiteral {
  /// A mapping holds that has nothing in it.
  static var emptyMapping: Self { .given([:], written: "{}") }
}

/// A key as everything but the typed reader sees it.
public struct KeyDeclaration: Sendable {
  /// The key.
  public let name: String
  /// What may stand under it.
  public let form: Form
  /// What it is, in Markdown.
  public let summary: String
  /// Makes the words when documentation asks for them; a reader never does.
  let absenceWords: @Sendable () -> String
  /// What holds when it is left out, in words.
  public var absence: String { absenceWords() }
  /// Whether a profile without it is incomplete.
  public let isRequired: Bool
  /// The rule that says when the value is one that AWS refuses, so that the reader need not.
  public let judgedBy: String?
}

/// A mapping with keys of its own.
public struct SectionDeclaration: Sendable {
  /// What the section is about, in Markdown.
  public let summary: String
  /// Its keys, in the order in which a profile writes them.
  public let keys: [KeyDeclaration]

  init(_ summary: String, _ keys: [KeyDeclaration]) {
    self.summary = summary
    self.keys = keys
  }
}

/// What may stand under a key, as schema and documentation describe it.
public indirect enum Form: Sendable {
  /// `true` or `false`.
  case boolean
  /// A whole number within bounds.
  case integer(ClosedRange<Int>)
  /// A number within bounds.
  case number(ClosedRange<Double>)
  /// Text of a kind.
  case text(TextForm)
  /// One of some words.
  case choice([String])
  /// Several.
  case list(Form)
  /// One, or a list of several.
  case oneOrMany(Form)
  /// Keys that the profile's author chooses.
  case map(Form)
  /// Keys that are declared.
  case section(SectionDeclaration)

  /// The whole numbers that any file may hold. Nothing that AWS counts comes near the ends, and within them no sum or product of
  /// two can overflow.
  static let plausible = -0x7FFF_FFFF...0x7FFF_FFFF

  /// What is expected, for a message: `` `true` or `false` ``.
  public var expectation: String {
    switch self {
    case .boolean: "`true` or `false`"
    case .integer(let range) where range.lowerBound == range.upperBound: "`\(range.lowerBound)`"
    case .integer(let range):
      range.upperBound == Form.plausible.upperBound
        ? "a whole number" : "a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .number(let range): "a number from \(Form.plain(range.lowerBound)) to \(Form.plain(range.upperBound))"
    case .text(let form): form.expectation
    case .choice(let words): words.map { "`\($0)`" }.joined(separator: ", ")
    case .list(let form): "a list of \(form.plural)"
    case .oneOrMany(let form): "\(form.expectation), or a list of them"
    case .map: "a mapping"
    case .section: "a mapping"
    }
  }

  private var plural: String {
    switch self {
    case .section, .map: "mappings"
    case .text(let form): form.plural
    default: "values, each \(expectation)"
    }
  }

  static func plain(_ number: Double) -> String { Int(exactly: number).map { "\($0)" } ?? "\(number)" }
}

/// A value's form and how it is taken over.
struct Shape<Value: Sendable>: Sendable {
  let form: Form
  let convert: @Sendable (ProfileNode) -> Value?
}

extension Shape {
  func map<Other: Sendable>(_ transform: @escaping @Sendable (Value) -> Other?) -> Shape<Other> {
    Shape<Other>(form: form) { [convert] node in convert(node).flatMap(transform) }
  }
}

extension Shape where Value == Bool {
  static let boolean = Shape(form: .boolean) { node in
    if case .scalar(let scalar) = node, case .bool(let bool) = scalar.value { bool } else { nil }
  }
}

extension Shape where Value == Int {
  static func integer(_ range: ClosedRange<Int>) -> Shape {
    Shape(form: .integer(range)) { node in
      guard case .scalar(let scalar) = node, case .integer(let number) = scalar.value, Form.plausible.contains(number)
      else {
        return nil
      }
      return number
    }
  }

  static let count = integer(0...Form.plausible.upperBound)
}

extension Shape where Value == Double {
  static func number(_ range: ClosedRange<Double>) -> Shape {
    Shape(form: .number(range)) { node in
      guard case .scalar(let scalar) = node else { return nil }
      switch scalar.value {
      case .integer(let number): return Double(number)
      case .float(let number): return number.isFinite ? number : nil
      case .null, .bool, .string: return nil
      }
    }
  }
}

extension Shape where Value == Percent {
  static func percent(_ range: ClosedRange<Int>) -> Shape { Shape<Int>.integer(range).map { Percent($0) } }
}

extension Shape where Value == Seconds {
  static func seconds(_ range: ClosedRange<Int>) -> Shape { Shape<Int>.integer(range).map { Seconds($0) } }
}

extension Shape where Value == Port {
  static let port = Shape<Int>.integer(1...65_535).map { Port($0) }
}

extension Shape where Value == CapacityUnits {
  static let capacity = Shape<Double>.number(0...256).map { CapacityUnits($0) }
}

extension Shape where Value == String {
  static func text(_ form: TextForm) -> Shape {
    Shape(form: .text(form)) { node in
      guard case .scalar(let scalar) = node else { return nil }
      switch scalar.value {
      case .string, .integer, .float: return scalar.text
      case .null, .bool: return nil
      }
    }
  }
}

extension Shape where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
  static func choice(of cases: [Value]) -> Shape {
    Shape(form: .choice(cases.map { $0.rawValue })) { node in
      if case .scalar(let scalar) = node { cases.first { $0.rawValue == scalar.text } } else { nil }
    }
  }

  static var choice: Shape { choice(of: Array(Value.allCases)) }
}

extension Shape where Value == CIDRBlock? {
  /// An IPv6 block, or that there is none.
  static let ipv6 = Shape(form: .text(.ipv6Block)) { node in
    guard let text = Shape<String>.text(.ipv6Block).convert(node) else { return nil }
    if text == "none" { return .some(nil) }
    return CIDRBlock(text).flatMap { $0.version == .ipv6 ? .some($0) : nil }
  }
}

extension Shape where Value == CIDRBlock {
  static let cidr = Shape<String>.text(.cidrBlock).map { CIDRBlock($0) }
}
