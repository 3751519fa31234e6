import HCLSyntax
import SourceText

/// What names mean where an expression stands.
struct Scope {
  /// Names of the place: those of `for`, `each`, `count`, the iterators of `dynamic`, and what a template file is given.
  var names: [String: TerraformValue] = [:]
  /// The module that the expression stands in; nil for templates in files, which see nothing else.
  var module: (any ReferenceResolver)?

  func adding(_ name: String, _ value: TerraformValue) -> Scope {
    var copy = self
    copy.names[name] = value
    return copy
  }
}

/// Finds what a module declares.
protocol ReferenceResolver: AnyObject {
  /// The value that a path from a name leads to, and how many of the steps that took; nil where the module knows no such name.
  func resolve(
    _ root: Located<String>, _ steps: [HCLStep], scope: Scope
  ) throws(Fault) -> (value: TerraformValue, taken: Int)?

  /// An attribute of a resource that the configuration declares.
  func attribute(_ name: String, of symbol: TerraformSymbol, at range: SourceRange) throws(Fault) -> TerraformValue
}
