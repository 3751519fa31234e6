import ProxyModel
import SourceText

/// What a script knows at a point of its run: its variables, its functions, and the files that it has written.
struct ScriptScope: Sendable {
  /// What a variable holds.
  enum Binding: Sendable {
    case text(ScriptText)
    case list([ScriptText])

    /// The text, or a list's first.
    var first: ScriptText? {
      switch self {
      case .text(let text): text
      case .list(let texts): texts.first
      }
    }

    /// Every text that it holds.
    var all: [ScriptText] {
      switch self {
      case .text(let text): [text]
      case .list(let texts): texts
      }
    }
  }

  var variables: [String: Binding] = [:]
  /// The arguments of the function that runs; nil outside of all, where whoever starts the script gives them.
  var arguments: [ScriptText]?
  /// What stands in files, by their names.
  var files: [DeclaredText: ScriptText] = [:]
  /// What the variables were before a function made them its own, function by function.
  private var hidden: [[String: Binding?]] = []

  // MARK: Functions

  /// Begins a function with its arguments; gives those of who called it.
  mutating func enter(_ arguments: [ScriptText]) -> [ScriptText]? {
    hidden.append([:])
    let before = self.arguments
    self.arguments = arguments
    return before
  }

  /// Ends a function.
  mutating func leave(to arguments: [ScriptText]?) {
    for (name, binding) in hidden.popLast() ?? [:] { variables[name] = binding }
    self.arguments = arguments
  }

  /// Makes a variable the function's own.
  mutating func hide(_ name: String) {
    guard !hidden.isEmpty, hidden[hidden.count - 1][name] == nil else { return }
    hidden[hidden.count - 1][name] = .some(variables[name])
    variables[name] = nil
  }

  // MARK: Branches

  /// What is known after one of several ways has been gone, of which nobody can say which.
  static func merged(_ scopes: [ScriptScope], because reason: Unknown) -> ScriptScope? {
    guard var result = scopes.first else { return nil }
    for other in scopes.dropFirst() { result.merge(other, because: reason) }
    return result
  }

  private mutating func merge(_ other: ScriptScope, because reason: Unknown) {
    for name in Set(variables.keys).union(other.variables.keys) {
      variables[name] = Self.merged(variables[name], other.variables[name], named: name, because: reason)
    }
    for (name, text) in other.files {
      files[name] = files[name].map { Self.merged($0, text, named: name.known ?? "", because: reason) } ?? text
    }
  }

  private static func merged(
    _ left: Binding?, _ right: Binding?, named name: String, because reason: Unknown
  ) -> Binding? {
    switch (left, right) {
    case (nil, let only), (let only, nil): return only
    case (.text(let left)?, .text(let right)?): return .text(merged(left, right, named: name, because: reason))
    case (.list(let left)?, .list(let right)?):
      if left.map({ $0.declared }) == right.map({ $0.declared }) { return .list(left) }
      // Whichever way is gone, what both begin with is there.
      let common = zip(left, right).prefix { $0.declared == $1.declared }.map { $0.0 }
      return .list(common + [ScriptText(unknown(name, reason))])
    case (let left?, let right?):
      return left.all.isEmpty ? right : right.all.isEmpty ? left : .text(ScriptText(unknown(name, reason)))
    }
  }

  /// A text that is empty on one way is the other's: a script that goes on without it comes to nothing.
  private static func merged(
    _ left: ScriptText, _ right: ScriptText, named name: String, because reason: Unknown
  ) -> ScriptText {
    if left.declared == right.declared || right.isEmpty == true { return left }
    if left.isEmpty == true { return right }
    return ScriptText(unknown(name, reason))
  }

  private static func unknown(_ name: String, _ reason: Unknown) -> Unknown {
    Unknown(
      "what `\(name)` holds depends on a condition that is known only when the script runs", at: reason.range,
      expression: "${\(name)}")
  }
}
