import SourceText

/// Why an expression has no value: Terraform would refuse it.
struct Fault: Error {
  let diagnostic: Diagnostic
  /// Whether it has been said already, about something that this depends on.
  var isReported = false
  /// The type that the value would have had. Terraform minds it where it does not need the value: in an arm of a conditional that
  /// is not taken.
  var type = TerraformType.dynamic

  init(_ message: String, at range: SourceRange, _ label: String = "", help: String? = nil) {
    diagnostic = .error(message, at: range, label, help: help)
  }

  /// The same fault of something whose value would have had that type.
  func of(_ type: TerraformType) -> Fault {
    var copy = self
    copy.type = type
    return copy
  }
}
