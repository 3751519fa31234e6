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
  subscript(_ name: String) -> [String] { all.filter { $0.name == name }.map(\.text) }

  mutating func add(_ word: String, to name: String) { all.append(Word(name: name, text: word)) }
}

/// What was typed, read by the names of the declaration: `arguments.out`, `arguments.variables.files`.
///
/// What reads a property is always inlined, so that the path to it need not be built while the program runs.
@dynamicMemberLookup
struct Arguments<Declared: Sendable>: Sendable {
  let parameters: Declared
  let given: GivenWords

  /// The value of an option.
  @inline(__always)
  subscript<Value>(dynamicMember path: KeyPath<Declared, Option<Value>>) -> Value {
    let option = parameters[keyPath: path]
    return option.value(of: given[option.shape.name])
  }

  /// The value of an operand.
  @inline(__always)
  subscript<Value>(dynamicMember path: KeyPath<Declared, Operand<Value>>) -> Value {
    let operand = parameters[keyPath: path]
    return operand.value(of: given[operand.shape.name])
  }

  /// The values of a group of parameters that several commands share.
  @inline(__always)
  subscript<Shared: Parameters>(dynamicMember path: KeyPath<Declared, Shared>) -> Arguments<Shared> {
    Arguments<Shared>(parameters: parameters[keyPath: path], given: given)
  }

  /// Whether an option was typed, whatever its value.
  @inline(__always)
  func has<Value>(_ path: KeyPath<Declared, Option<Value>>) -> Bool {
    !given[parameters[keyPath: path].shape.name].isEmpty
  }
}
