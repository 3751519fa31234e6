import ProxyModel
import SourceText

/// What stands in the way of a rendering, gathered while the files are made.
///
/// It is shared by all files of one rendering: each writes down what it misses and goes on, so that the user learns of everything at once.
final class Obstacles {
  private var diagnostics: [Diagnostic] = []

  /// A value that has to be written is not known.
  func note(_ unknown: Unknown) {
    note(
      .error(
        "a value that has to be written is not known", at: unknown.range, unknown.reason,
        help: unknown.remedy ?? unknown.expression.map { "write the value in the place of `\($0)`" }))
  }

  /// A value is written, but AWS does not know it.
  func note(refused text: String, at range: SourceRange) {
    note(.error("a value that AWS does not know cannot be rendered", at: range, "`\(text)`"))
  }

  /// A reference leads nowhere, or to what is not rendered.
  func note(missing what: String, at range: SourceRange) {
    note(
      .error(
        "the deployment refers to something that is not rendered with it", at: range, what,
        help: "name it by the id of one that exists"))
  }

  /// The format has no words for it.
  func note(inexpressible what: String, in format: String, at range: SourceRange, help: String? = nil) {
    note(.error("\(format) cannot express this", at: range, what, help: help))
  }

  private func note(_ diagnostic: Diagnostic) {
    if !diagnostics.contains(diagnostic) { diagnostics.append(diagnostic) }
  }

  /// Ends the rendering if anything was noted.
  func check() throws(RenderingError) {
    guard !diagnostics.isEmpty else { return }
    throw RenderingError(
      diagnostics.sorted {
        ($0.primary.range, $0.message, $0.primary.text) < ($1.primary.range, $1.message, $1.primary.text)
      })
  }
}
