/// What was typed for each option and operand of a command, under the name of the option or operand; checked, but not yet read.
struct GivenWords: Sendable, Equatable {
  /// One of them.
  struct Word: Sendable, Equatable {
    /// The option or operand.
    let name: String
    /// What was typed for it.
    let text: String
  }

  /// All of them in the order in which they were typed.
  private(set) var all: [Word] = []

  /// The words of an option or operand, none where it was not given.
  subscript(_ name: String) -> [String] { all.filter { $0.name == name }.map { $0.text } }

  mutating func add(_ word: String, to name: String) { all.append(Word(name: name, text: word)) }
}

/// What was typed, read through what the command declares: `arguments[parameters.out]` has the type of the option's value.
struct Arguments<Declared: Sendable>: Sendable {
  let parameters: Declared
  let given: GivenWords

  /// The value of an option.
  subscript<Value>(_ option: Option<Value>) -> Value { option.value(of: given[option.shape.name]) }

  /// The value of an operand.
  subscript<Value>(_ operand: Operand<Value>) -> Value { operand.value(of: given[operand.shape.name]) }

  /// The values of a group of parameters that several commands share.
  func of<Shared: Parameters>(_ shared: Shared) -> Arguments<Shared> {
    Arguments<Shared>(parameters: shared, given: given)
  }

  /// Whether an option was typed, whatever its value.
  func has<Value>(_ option: Option<Value>) -> Bool { !given[option.shape.name].isEmpty }
}
