// How deep trees are. Operators that follow each other build a tree that no recursion of the parser bounds, and whoever
// walks or frees such a tree recurses; so every expression knows its height, and the parser refuses what is too high.

extension HCLExpression.Kind {
  /// The greatest height among the parts.
  var height: Int32 {
    switch self {
    case .null, .bool, .number, .string, .variable, .invalid: 0
    case .template(let parts): parts.height
    case .tuple(let elements): elements.reduce(0) { max($0, $1.height) }
    case .object(let items): items.reduce(0) { max($0, $1.key.height, $1.value.height) }
    case .path(let root, let steps): steps.reduce(root.height) { max($0, $1.height) }
    case .call(let call): call.arguments.reduce(0) { max($0, $1.height) }
    case .signed(_, let operand), .parenthesized(let operand): operand.height
    case .binary(let left, _, let right): max(left.height, right.height)
    case .conditional(let condition, let first, let second): max(condition.height, first.height, second.height)
    case .comprehension(let loop):
      max(loop.collection.height, loop.result.height, loop.resultKey?.height ?? 0, loop.condition?.height ?? 0)
    }
  }
}

extension HCLStep {
  fileprivate var height: Int32 { if case .index(let key) = kind { key.height } else { 0 } }
}

extension [HCLTemplatePart] {
  fileprivate var height: Int32 { reduce(0) { Swift.max($0, $1.height) } }
}

extension HCLTemplatePart {
  fileprivate var height: Int32 {
    switch self {
    case .text: 0
    case .value(let value, _): value.height
    case .conditional(let condition, let first, let second, _): 1 + max(condition.height, first.height, second.height)
    case .loop(let loop, _): 1 + max(loop.collection.height, loop.body.height)
    }
  }
}
