import AWSFacts
import ProxyModel
import SourceText
import YAMLSyntax

/// What a scalar of a template comes to.
enum ScalarValue {
  /// CloudFormation reads YAML 1.1, where these are truth values, too.
  private static let truths: [String: Bool] = [
    "yes": true, "Yes": true, "YES": true, "on": true, "On": true, "ON": true,
    "no": false, "No": false, "NO": false, "off": false, "Off": false, "OFF": false,
  ]

  static func value(of node: YAMLNode, in scope: TemplateScope) -> Value {
    let range = node.range
    let source = node.text ?? ""
    guard scope.budget.spend(source.utf8.count / 64) else {
      return .unknown(TemplateScope.entangled(at: range))
    }
    switch node.resolved {
    case .null, nil: return .null(at: range)
    case .bool(let bool): return .bool(bool, at: range)
    case .integer(let number): return self.number(Double(number), source, at: range)
    case .float(let number): return self.number(number, source, at: range)
    case .string(let text):
      if node.style == .plain, node.tag == nil, let truth = truths[text] { return .bool(truth, at: range) }
      if scope.template.dialect == .serverlessFramework, text.utf8.contains(UInt8(ascii: "{")) {
        return ServerlessVariables.value(of: text, at: range, in: scope)
      }
      return scope.text(DeclaredText(text), at: range)
    }
  }

  /// A number that is printed otherwise than it is written, `16.10`, is text: it may be a version, or an account.
  private static func number(_ number: Double, _ source: String, at range: SourceRange) -> Value {
    Value.words(of: number) == source ? .number(number, at: range) : .text(source, at: range)
  }
}

extension TemplateScope {
  /// Text as a value, with dynamic references taken for what they are: unknown until the stack is deployed.
  func text(_ text: DeclaredText, at range: SourceRange) -> Value {
    guard let resolved = DynamicReferences.resolving(text, at: range, in: self) else { return .text(text, at: range) }
    if resolved.parts.count == 1, case .unknown(let unknown) = resolved.parts[0] { return .unknown(unknown) }
    return .text(resolved, at: range)
  }
}
