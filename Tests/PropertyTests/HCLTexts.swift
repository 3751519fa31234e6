import HCLSyntax
import Rendering
import SourceText

/// What a rendered module says, as the reader of HCL sees it.
struct HCLTexts {
  /// Every text in it: quoted strings, the parts of templates, keys of objects.
  private(set) var texts: Set<[UInt8]> = []
  /// The type and the labels of every block at the top of a file.
  private(set) var addresses: [String] = []
  /// What is wrong with it.
  private(set) var complaints: [String] = []

  init(_ files: [RenderedFile]) {
    for (index, file) in files.enumerated() {
      let document = HCLDocument(SourceFile(name: file.name, text: file.text), id: UInt32(index))
      complaints += document.diagnostics.map { "\(file.name): \($0.message)" }
      addresses += document.body.blocks.map { ([$0.type] + $0.labels).map(\.value).joined(separator: ".") }
      collect(document.body)
    }
  }

  /// Whether a text stands there byte for byte, alone or at the end of one that is put together, such as an ARN.
  func contains(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return texts.contains(bytes)
      || texts.contains { $0.count > bytes.count && $0.suffix(bytes.count).elementsEqual(bytes) }
  }

  private mutating func collect(_ body: HCLBody) {
    for attribute in body.attributes { collect(attribute.value) }
    for block in body.blocks {
      for label in block.labels { texts.insert(Array(label.value.utf8)) }
      collect(block.body)
    }
  }

  private mutating func collect(_ expression: HCLExpression) {
    switch expression.kind {
    case .string(let text): texts.insert(Array(text.utf8))
    case .template(let parts): for part in parts { collect(part) }
    case .tuple(let items): for item in items { collect(item) }
    case .object(let items):
      for item in items {
        if let name = item.name { texts.insert(Array(name.value.utf8)) }
        collect(item.value)
      }
    case .call(let call): for argument in call.arguments { collect(argument) }
    case .path(let root, _): collect(root)
    case .signed(_, let operand), .parenthesized(let operand): collect(operand)
    case .binary(let left, _, let right):
      collect(left)
      collect(right)
    case .conditional(let condition, let first, let second): for part in [condition, first, second] { collect(part) }
    case .null, .bool, .number, .variable, .comprehension, .invalid: break
    }
  }

  private mutating func collect(_ part: HCLTemplatePart) {
    switch part {
    case .text(let text): texts.insert(Array(text.value.utf8))
    case .value(let value, _): collect(value)
    case .conditional(_, let first, let second, _): for part in first + second { collect(part) }
    case .loop(let loop, _): for part in loop.body { collect(part) }
    }
  }
}
