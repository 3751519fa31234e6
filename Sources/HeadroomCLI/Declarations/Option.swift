/// An option, and what type its value has once it is read: a `Bool` for a flag, `String?` for a text, an enum for a choice, an
/// array for what may be repeated.
struct Option<Value: Sendable>: Parameter {
  let shape: OptionDeclaration
  private let read: @Sendable ([String]) -> Value

  var declaration: Declaration { .option(shape) }

  /// The value that the words typed for the option mean; all of them were accepted before.
  func value(of words: [String]) -> Value { read(words) }

  private init(_ shape: OptionDeclaration, read: @escaping @Sendable ([String]) -> Value) {
    self.shape = shape
    self.read = read
  }
}

/// The shape of an option, whatever type its value has.
struct OptionDeclaration: Sendable {
  /// What follows the name.
  enum Value: Sendable {
    /// Nothing; the second name, if any, says the opposite.
    case nothing(negation: String?)
    /// A value, under the name that help gives it.
    case one(String, Accepted)
    /// A value each time the option is given.
    case many(String, Accepted)
  }

  /// The names, the long one first: `--out`, `-o`.
  let names: [String]
  let value: Value
  /// The value that stands where the option is not given, as help prints it.
  var standard: String?
  let help: String

  /// The name by which messages call it.
  var name: String { names.first ?? "" }

  /// What its value may be; nil for a flag.
  var accepted: Accepted? {
    switch value {
    case .nothing: nil
    case .one(_, let accepted), .many(_, let accepted): accepted
    }
  }

  /// Every word that names it, the negation included.
  var allNames: [String] {
    if case .nothing(let negation?) = value { names + [negation] } else { names }
  }
}

extension Option where Value == Bool {
  /// An option without a value; `negation` is the word that takes it back.
  static func flag(_ names: String..., negation: String? = nil, isOn: Bool = false, help: String) -> Self {
    let shape = OptionDeclaration(names: names, value: .nothing(negation: negation), standard: nil, help: help)
    return Self(shape) { $0.last.map { $0 != OptionDeclaration.off } ?? isOn }
  }
}

extension OptionDeclaration {
  /// What is kept for a flag that was given, and for one that was taken back.
  static let on = "on"
  static let off = "off"
}

extension Option where Value == String? {
  /// An option with a text, nil where it is not given.
  static func text(_ names: String..., value: String, accepts: Accepted = .text, help: String) -> Self {
    Self(OptionDeclaration(names: names, value: .one(value, accepts), help: help)) { $0.last }
  }
}

extension Option where Value == [String] {
  /// An option that may be given again and again.
  static func list(_ names: String..., value: String, accepts: Accepted = .text, help: String) -> Self {
    Self(OptionDeclaration(names: names, value: .many(value, accepts), help: help)) { $0 }
  }
}

extension Option where Value: CaseIterable & RawRepresentable, Value.RawValue == String {
  /// An option with one of the words of an enum.
  static func choice(_ names: String..., value: String, default standard: Value, help: String) -> Self {
    let words = Accepted.words(Value.allCases.map { $0.rawValue })
    let shape = OptionDeclaration(names: names, value: .one(value, words), standard: standard.rawValue, help: help)
    return Self(shape) { $0.last.flatMap(Value.init(rawValue:)) ?? standard }
  }
}

extension Option {
  /// An option with one of the words of an enum, nil where it is not given.
  static func choice<Word: CaseIterable & RawRepresentable & Sendable>(
    _ names: String..., value: String, of type: Word.Type, help: String
  ) -> Self where Word.RawValue == String, Value == Word? {
    let words = Accepted.words(Word.allCases.map { $0.rawValue })
    return Self(OptionDeclaration(names: names, value: .one(value, words), help: help)) {
      $0.last.flatMap(Word.init(rawValue:))
    }
  }

  /// An option whose value has a form of its own, `I/N`; `form` describes it after "takes", and `read` gives nil for what is not so.
  static func form<Form>(
    _ names: String..., value: String, form: String, help: String, read: @escaping @Sendable (String) -> Form?
  ) -> Self where Value == Form? {
    let accepted = Accepted.form(form) { read($0) != nil }
    return Self(OptionDeclaration(names: names, value: .one(value, accepted), help: help)) { $0.last.flatMap(read) }
  }

  /// An option as above that may be given again and again: `--var NAME=VALUE`.
  static func forms<Form>(
    _ names: String..., value: String, form: String, help: String, read: @escaping @Sendable (String) -> Form?
  ) -> Self where Value == [Form] {
    let accepted = Accepted.form(form) { read($0) != nil }
    return Self(OptionDeclaration(names: names, value: .many(value, accepted), help: help)) { $0.compactMap(read) }
  }
}
