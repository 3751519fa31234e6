import SourceText

/// What may stand where an option or an operand wants a value; it checks what was typed, and completes it in a shell.
enum Accepted: Sendable {
  /// Any text.
  case text
  /// The path of a file, or of a directory that is walked.
  case path
  /// The path of a directory.
  case directory
  /// One of these words.
  case words([String])
  /// Any text; these words are offered by the shell, and made only when it asks.
  case offered(@Sendable () -> [String])
  /// Text of a form that the words describe, `I/N with 1 <= I <= N`.
  case form(String, isValid: @Sendable (String) -> Bool)

  /// Any text; the shell offers these words.
  static func known(_ words: @autoclosure @escaping @Sendable () -> [String]) -> Accepted { .offered(words) }

  /// What is wrong with a word, as `takes text or json`, and what to do; nil for a word that may stand here.
  func complaint(about word: String) -> (expected: String, help: String?)? {
    switch self {
    case .text, .offered: nil
    case .path, .directory: word.isEmpty ? ("takes a path", nil) : nil
    case .words(let words):
      words.contains(word)
        ? nil : ("takes \(listed(words))", Suggestion.closest(to: word, among: words).map { "did you mean `\($0)`?" })
    case .form(let form, let isValid): isValid(word) ? nil : ("takes \(form)", nil)
    }
  }

  /// The words to choose from, where there is such a choice.
  var choices: [String] {
    switch self {
    case .words(let words): words
    case .offered(let words): words()
    case .text, .path, .directory, .form: []
    }
  }
}

/// `a`, `a or b`, `a, b or c`.
func listed(_ words: [String], _ conjunction: String = "or") -> String {
  guard let last = words.last, words.count > 1 else { return words.first ?? "" }
  return "\(words.dropLast().joined(separator: ", ")) \(conjunction) \(last)"
}
