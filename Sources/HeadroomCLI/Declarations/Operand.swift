/// A word of the command line that is not an option, and what type it has once it is read.
struct Operand<Value: Sendable>: Parameter {
  let shape: OperandDeclaration
  private let read: @Sendable ([String]) -> Value

  var declaration: Declaration { .operand(shape) }

  /// The value that the words mean; there are as many as the operand takes, and all were accepted before.
  func value(of words: [String]) -> Value { read(words) }

  private init(_ shape: OperandDeclaration, read: @escaping @Sendable ([String]) -> Value) {
    self.shape = shape
    self.read = read
  }
}

/// The shape of an operand, whatever type its value has.
struct OperandDeclaration: Sendable {
  /// How many words it takes.
  enum Count: Sendable, Equatable {
    case one, optional
    /// All that are left, and at least so many.
    case list(atLeast: Int)
  }

  /// The name in capitals, as help prints it.
  let name: String
  let count: Count
  let accepted: Accepted
  let help: String

  /// The fewest words it takes.
  var minimum: Int {
    switch count {
    case .one: 1
    case .optional: 0
    case .list(let atLeast): atLeast
    }
  }

  /// The most words it takes; nil for all that are left.
  var maximum: Int? { if case .list = count { nil } else { 1 } }

  /// How a usage line shows it: `PROFILE...`, `[RULE]`.
  var usage: String {
    switch count {
    case .one: name
    case .optional: "[\(name)]"
    case .list(let atLeast): atLeast == 0 ? "[\(name)]..." : "\(name)..."
    }
  }
}

extension Operand where Value == String {
  /// Exactly one word.
  static func one(_ name: String, accepts: Accepted = .text, help: String) -> Self {
    Self(OperandDeclaration(name: name, count: .one, accepted: accepts, help: help)) { $0.first ?? "" }
  }
}

extension Operand where Value == String? {
  /// One word or none.
  static func optional(_ name: String, accepts: Accepted = .text, help: String) -> Self {
    Self(OperandDeclaration(name: name, count: .optional, accepted: accepts, help: help)) { $0.first }
  }
}

extension Operand where Value == [String] {
  /// All the words that are left; it must be the last operand.
  static func list(_ name: String, atLeast: Int = 1, accepts: Accepted = .path, help: String) -> Self {
    Self(OperandDeclaration(name: name, count: .list(atLeast: atLeast), accepted: accepts, help: help)) { $0 }
  }
}

extension Operand where Value: CaseIterable & RawRepresentable, Value.RawValue == String {
  /// Exactly one of the words of an enum: the `terraform` of `headroom generate terraform`.
  static func one(_ name: String, of type: Value.Type, help: String) -> Self {
    let words = Accepted.words(type.allCases.map { $0.rawValue })
    return Self(OperandDeclaration(name: name, count: .one, accepted: words, help: help)) { given in
      guard let value = given.first.flatMap(Value.init(rawValue:)) else {
        preconditionFailure("a command ran without its operand \(name)")
      }
      return value
    }
  }
}
