import HCLSyntax
import SourceText
import YAMLSyntax

/// Values in JSON, where strings are templates.
extension Evaluator {
  func evaluate(json node: YAMLNode, _ scope: Scope) throws(Fault) -> TerraformValue {
    let range = node.range
    switch node.kind {
    case .sequence:
      var elements: [TerraformValue] = []
      for item in node.items { elements.append(try evaluate(json: item, scope)) }
      return TerraformValue(.tuple(elements), at: range)
    case .mapping:
      var entries: [TerraformValue.Entry] = []
      for entry in node.entries {
        let key = try convert(try evaluate(json: entry.key, scope), to: .string, as: "the key")
        guard let name = key.string else {
          return .unknown(derived(key.firstUnknown, of: .any, at: range), at: range)
        }
        entries.append(.init(name: name, place: entry.key.range, value: try evaluate(json: entry.value, scope)))
      }
      return .object(entries, at: range)
    case .scalar:
      if node.style == .doubleQuoted { return try evaluate(template(in: node), scope).used(at: range) }
      switch node.resolved {
      case .bool(let flag)?: return .bool(flag, at: range)
      case .null?, nil: return .null(at: range)
      default:
        guard let number = try? TerraformNumber.reading(node.text ?? "") else {
          throw Fault("the number is too large", at: range)
        }
        return TerraformValue(.number(number), at: range)
      }
    }
  }

  /// The string as a template, whose places are those of the file where no escape comes between.
  private func template(in node: YAMLNode) throws(Fault) -> HCLExpression {
    try parsed(node) { file, range in
      HCLExpression.readingTemplate(file, id: node.range.file, within: range)
    } otherwise: { file, id in
      HCLExpression.readingTemplate(file, id: id)
    }
  }

  /// The string as an expression of its own, as a type or a reference in JSON is.
  func expression(in node: YAMLNode) throws(Fault) -> HCLExpression {
    let text = node.text ?? ""
    let file = SourceFile(name: sources.file(of: node.range)?.name ?? "", text: text)
    let (expression, diagnostics) = HCLExpression.reading(file, id: sources.add(file))
    if let first = diagnostics.first { throw Fault(first.message, at: node.range, first.primary.text) }
    return expression
  }

  private func parsed(
    _ node: YAMLNode, _ parse: (SourceFile, Range<Int>) -> (HCLExpression, [Diagnostic]),
    otherwise: (SourceFile, UInt32) -> (HCLExpression, [Diagnostic])
  ) throws(Fault) -> HCLExpression {
    let text = node.text ?? ""
    let inside = node.range.bytes.dropFirst().dropLast()
    let result: (HCLExpression, [Diagnostic])
    if let file = sources.file(of: node.range), inside.count == text.utf8.count {
      result = parse(file, inside)
    } else {
      let file = SourceFile(name: sources.file(of: node.range)?.name ?? "", text: text)
      result = otherwise(file, sources.add(file))
    }
    if let first = result.1.first { throw Fault(first.message, at: node.range, first.primary.text) }
    return result.0
  }
}
