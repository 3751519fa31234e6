import SourceText

/// Why an expression has no value: Terraform would refuse it.
struct Fault: Error {
  let diagnostic: Diagnostic
  /// Whether it has been said already, about something that this depends on.
  var isReported = false
  private var rest = Rest.nothing

  /// Boxed, so that a fault stays small on the way up.
  private indirect enum Rest {
    case nothing
    case value(TerraformValue)
  }

  /// What Terraform goes on with beside the fault; nil where that is a value of which it knows nothing. It minds what that is
  /// where the fault does not count in the end: in an arm of a conditional that is not taken.
  var partial: TerraformValue? { if case .value(let value) = rest { value } else { nil } }

  init(_ message: String, at range: SourceRange, _ label: String = "", help: String? = nil) {
    diagnostic = .error(message, at: range, label, help: help)
  }

  /// The same fault, beside which Terraform goes on with that.
  func leaving(_ value: TerraformValue?) -> Fault {
    var copy = self
    copy.rest = value.map(Rest.value) ?? .nothing
    return copy
  }
}
