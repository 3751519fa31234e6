public import SourceText

/// A file of HCL as it was written: what it declares, its comments, and what is wrong with its syntax.
public struct HCLDocument: Sendable {
  /// What stands at the top of the file; what could be read, where the file has mistakes.
  public let body: HCLBody
  /// Every comment, in order.
  public let comments: [HCLComment]
  /// What is wrong, in the order of the file; empty for a file that `terraform fmt` accepts.
  public let diagnostics: [Diagnostic]
}

extension HCLDocument {
  /// Reads a file; `id` is its number in the `SourceMap`.
  public init(_ file: SourceFile, id: UInt32) { self = HCLParser(file.bytes, file: id).parse() }
}

extension HCLExpression {
  /// Reads a text that is one expression, such as the value of a variable on a command line; what is wrong with it comes along.
  public static func reading(_ file: SourceFile, id: UInt32) -> (HCLExpression, [Diagnostic]) {
    HCLParser(file.bytes, file: id).parseOnlyExpression()
  }

  /// Reads a text that is the inside of a string, as a string of JSON is to Terraform: `${…}` counts, backslashes do not.
  ///
  /// - Parameter range: Which bytes of the file the text consists of; all of them where it is left out.
  public static func readingTemplate(
    _ file: SourceFile, id: UInt32, within range: Range<Int>? = nil
  ) -> (HCLExpression, [Diagnostic]) {
    let range = (range ?? 0..<file.bytes.count).clamped(to: 0..<file.bytes.count)
    // The places of what is read count from the start of the file, whatever stands before the text.
    let bytes = range.upperBound == file.bytes.count ? file.bytes : Array(file.bytes[..<range.upperBound])
    let tokens = HCLScanner.templateTokens(of: bytes, from: range.lowerBound)
    return HCLParser(bytes, file: id, tokens: tokens).parseOnlyTemplate(from: range.lowerBound)
  }
}

/// What stands between the braces of a block, or at the top of a file.
public struct HCLBody: Sendable {
  /// The arguments, in order; of several with one name only the first.
  public let attributes: [HCLAttribute]
  /// The blocks, in order.
  public let blocks: [HCLBlock]
  /// From the opening to the closing brace, with both, or the whole file.
  public let range: SourceRange

  /// The argument of a name.
  public func attribute(_ name: String) -> HCLAttribute? { attributes.first { $0.name.value == name } }

  /// The blocks of a type, in order.
  public func blocks(_ type: String) -> [HCLBlock] { blocks.filter { $0.type.value == type } }
}

/// `name = value`
public struct HCLAttribute: Sendable {
  /// The name.
  public let name: Located<String>
  /// The `=`.
  public let equals: SourceRange
  /// The value.
  public let value: HCLExpression

  /// From the name to the end of the value.
  public var range: SourceRange { name.range.through(value.range) }
}

/// `type "label" { … }`
public struct HCLBlock: Sendable {
  /// The type.
  public let type: Located<String>
  /// The labels; their ranges have the quotes, if they were written with quotes.
  public let labels: [Located<String>]
  /// What is inside; its range is that of the braces.
  public let body: HCLBody

  /// Type and labels: what a finding about the whole block points at.
  public var header: SourceRange { type.range.through(labels.last?.range ?? type.range) }
  /// From the type to the closing brace.
  public var range: SourceRange { type.range.through(body.range) }
}

/// A comment.
public struct HCLComment: Sendable, Hashable {
  /// How comments are written.
  public enum Style: Sendable {
    /// `# …`
    case hash
    /// `// …`
    case slashes
    /// `/* … */`
    case block
  }

  /// How it is written.
  public let style: Style
  /// From its first mark to its last, without a line break.
  public let range: SourceRange

  /// What it says, without its marks and the space around.
  public func text(in file: SourceFile) -> String {
    let bytes = file.bytes[range.bytes.clamped(to: file.bytes.indices)]
    let inside: ArraySlice<UInt8> =
      switch style {
      case .hash: bytes.dropFirst()
      case .slashes: bytes.dropFirst(2)
      case .block: bytes.dropFirst(2).dropLast(2)
      }
    return String(decoding: inside.trimmingWhitespace(), as: UTF8.self)
  }
}
