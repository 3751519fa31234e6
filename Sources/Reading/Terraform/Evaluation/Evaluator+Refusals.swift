import HCLSyntax
import SourceText

/// How Terraform goes on where something is refused: it works out the rest with what it has, and whether the fault counts is seen
/// later.
extension Evaluator {
  /// What an expression comes to. Where it is refused, that is what Terraform goes on with, and `fault` is why; the first one stays.
  func settled(_ expression: HCLExpression, _ scope: Scope, _ fault: inout Fault?) -> TerraformValue {
    settled(at: expression.range, &fault) { () throws(Fault) in try evaluate(expression, scope) }
  }

  func settled(
    at range: SourceRange, _ fault: inout Fault?, _ body: () throws(Fault) -> TerraformValue
  ) -> TerraformValue {
    do throws(Fault) { return try body() } catch {
      note(error, in: &fault)
      return error.partial ?? refused(at: range)
    }
  }

  /// Keeps the first fault; but one that the user knows already is never hidden behind another.
  func note(_ new: Fault, in fault: inout Fault?) {
    if fault == nil || new.isReported && fault?.isReported == false { fault = new }
  }

  /// A value of which Terraform knows the type at most, because something was refused.
  func refused(as type: TerraformType = .dynamic, at range: SourceRange) -> TerraformValue {
    .unknown(.ofRefused(type, at: range), at: range)
  }

  /// The value, where nothing was refused on the way; otherwise it is what Terraform goes on with.
  func outcome(_ value: TerraformValue, _ fault: Fault?) throws(Fault) -> TerraformValue {
    if let fault { throw fault.leaving(value) }
    return value
  }

  /// Does something of which, where it is refused, no more than the type is known.
  func refusing(
    as type: TerraformType, at range: SourceRange, _ body: () throws(Fault) -> TerraformValue
  ) throws(Fault) -> TerraformValue {
    do throws(Fault) { return try body() } catch {
      throw error.leaving(type == .dynamic ? nil : refused(as: type, at: range))
    }
  }
}
