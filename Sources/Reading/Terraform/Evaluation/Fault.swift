import SourceText

/// Why an expression has no value: Terraform would refuse it.
struct Fault: Error {
  let diagnostic: Diagnostic
  /// Whether it has been said already, about something that this depends on.
  var isReported = false

  init(_ message: String, at range: SourceRange, _ label: String = "", help: String? = nil) {
    diagnostic = .error(message, at: range, label, help: help)
  }
}
