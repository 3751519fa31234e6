import HCLSyntax
import SourceText

/// Trees as text, so that tables of tests can say what they expect.
enum HCLDump {
  /// `(+ 1 (* a.b 2))`
  static func text(_ expression: HCLExpression) -> String {
    switch expression.kind {
    case .null: "null"
    case .bool(let bool): "\(bool)"
    case .number(let digits): digits
    case .string(let text): quoted(text)
    case .template(let parts): "(template \(joined(parts.map(text))))"
    case .tuple(let elements): "[\(joined(elements.map(text)))]"
    case .object(let items): "{\(joined(items.map { "\(text($0.key)): \(text($0.value))" }))}"
    case .variable(let name): name
    case .path(let root, let steps): "\(text(root))\(steps.map(text).joined())"
    case .call(let call):
      "(\(call.name.value)\(call.arguments.map { " " + text($0) }.joined())\(call.expansion == nil ? "" : " ..."))"
    case .signed(let sign, let operand): "(\(sign.value.rawValue) \(text(operand)))"
    case .binary(let left, let operation, let right): "(\(operation.value.rawValue) \(text(left)) \(text(right)))"
    case .conditional(let condition, let first, let second): "(? \(text(condition)) \(text(first)) \(text(second)))"
    case .parenthesized(let inner): "(\(text(inner)))"
    case .comprehension(let loop): text(loop)
    case .invalid: "<invalid>"
    }
  }

  private static func text(_ loop: HCLComprehension) -> String {
    let names = (loop.key.map { "\($0.value), " } ?? "") + loop.value.value
    let result =
      (loop.resultKey.map { "\(text($0)) => " } ?? "") + text(loop.result) + (loop.grouping == nil ? "" : "...")
    let condition = loop.condition.map { " if \(text($0))" } ?? ""
    return "(for \(names) in \(text(loop.collection)): \(result)\(condition))"
  }

  static func text(_ step: HCLStep) -> String {
    switch step.kind {
    case .attribute(let name): ".\(name)"
    case .index(let key): "[\(text(key))]"
    case .legacyIndex(let digits): ".\(digits)"
    case .splat: "[*]"
    case .attributeSplat: ".*"
    }
  }

  static func text(_ part: HCLTemplatePart) -> String {
    switch part {
    case .text(let text): quoted(text.value)
    case .value(let value, _): text(value)
    case .conditional(let condition, let first, let second, _):
      "(if \(text(condition)) (\(joined(first.map(text)))) (\(joined(second.map(text)))))"
    case .loop(let loop, _):
      "(for \((loop.key.map { "\($0.value), " } ?? "") + loop.value.value) in \(text(loop.collection)) "
        + "(\(joined(loop.body.map(text)))))"
    }
  }

  /// `a = 1; resource "x" {b = 2}`
  static func text(_ body: HCLBody) -> String {
    let attributes = body.attributes.map { ($0.range, "\($0.name.value) = \(text($0.value))") }
    let blocks = body.blocks.map { block in
      (
        block.range,
        "\(([block.type.value] + block.labels.map { quoted($0.value) }).joined(separator: " ")) {\(text(block.body))}"
      )
    }
    return (attributes + blocks).sorted { $0.0 < $1.0 }.map(\.1).joined(separator: "; ")
  }

  private static func joined(_ texts: [String]) -> String { texts.joined(separator: " ") }

  private static func quoted(_ text: String) -> String { text.debugDescription }
}

extension HCLDocument {
  /// Reads text that is at hand.
  init(text: String) { self.init(SourceFile(name: "test.tf", text: text), id: 0) }
}
