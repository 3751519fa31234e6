import SourceText

/// A function of Terraform's language.
struct TerraformFunction: Sendable {
  /// What an argument has to be.
  struct Parameter: Sendable {
    let type: TerraformType
    var isNullable = false
    /// Whether the function looks itself at an argument that is not known, be it not even by its type.
    var isOpen = false

    static let any = Parameter(type: .any)
    static let anything = Parameter(type: .any, isNullable: true, isOpen: true)
    static let string = Parameter(type: .string)
    static let number = Parameter(type: .number)
    static let bool = Parameter(type: .bool)
    static let strings = Parameter(type: .list(.string))
    static let list = Parameter(type: .list(.any))
    static let set = Parameter(type: .set(.any))
    static let map = Parameter(type: .map(.any))
  }

  typealias Body = @Sendable (TerraformFunctionCall) throws(FunctionExit) -> TerraformValue

  let parameters: [Parameter]
  /// Of these there may be any number more, or none.
  let rest: Parameter?
  /// What it gives, as far as that does not hang on its arguments.
  let result: TerraformType
  let body: Body

  init(_ parameters: [Parameter], rest: Parameter? = nil, returns result: TerraformType, _ body: @escaping Body) {
    self.parameters = parameters
    self.rest = rest
    self.result = result
    self.body = body
  }

  /// Every function by its name.
  static let all: [String: TerraformFunction] = {
    let groups = [
      strings, patterns, formats, collections, sets, numbers, types, encodings, hashes, addresses, times, files,
      providers,
    ]
    return groups.reduce(into: [:]) { all, group in all.addMissing(group) }
  }()
}

/// How a function ends where it has no result.
enum FunctionExit: Error {
  /// Terraform would refuse the call; the argument is counted from 0.
  case refused(String, argument: Int?)
  /// It needs something that is not known.
  case unknown(TerraformUnknown)
  /// What it evaluates itself went wrong.
  case fault(Fault)

  static func refused(_ reason: String) -> FunctionExit { .refused(reason, argument: nil) }
}

/// A call of a function, whose arguments have the types that it asked for.
struct TerraformFunctionCall {
  let name: String
  let arguments: [TerraformValue]
  let range: SourceRange
  let evaluator: Evaluator
  let scope: Scope

  var count: Int { arguments.count }

  func has(_ index: Int) -> Bool { arguments.indices.contains(index) }

  /// An argument, whatever it is.
  func value(_ index: Int) -> TerraformValue {
    arguments.indices.contains(index) ? arguments[index] : .null(at: range)
  }

  /// A text with whatever holes it has.
  func text(_ index: Int) throws(FunctionExit) -> TerraformText { try Self.text(value(index)) }

  static func text(_ value: TerraformValue) throws(FunctionExit) -> TerraformText {
    switch value.content {
    case .text(let text): return text
    case .symbol(let symbol): return TerraformText([.symbol(symbol)])
    case .unknown(let unknown): return TerraformText([.unknown(unknown)])
    default: throw .refused("expected a string, found \(value.kind)")
    }
  }

  /// A text that has to be known.
  func string(_ index: Int) throws(FunctionExit) -> String { try Self.string(value(index)) }

  static func string(_ value: TerraformValue) throws(FunctionExit) -> String {
    if let text = value.string { return text }
    if let unknown = value.firstUnknown { throw .unknown(unknown) }
    throw .refused("expected a string, found \(value.kind)")
  }

  func number(_ index: Int) throws(FunctionExit) -> TerraformNumber { try Self.number(value(index)) }

  static func number(_ value: TerraformValue) throws(FunctionExit) -> TerraformNumber {
    if case .number(let number) = value.content { return number }
    if let unknown = value.firstUnknown { throw .unknown(unknown) }
    throw .refused("expected a number, found \(value.kind)")
  }

  func integer(_ index: Int) throws(FunctionExit) -> Int {
    let number = try number(index)
    guard let integer = number.integer else {
      throw .refused("expected a whole number, found \(number)", argument: index)
    }
    return integer
  }

  func bool(_ index: Int) throws(FunctionExit) -> Bool {
    if case .bool(let flag) = value(index).content { return flag }
    if let unknown = value(index).firstUnknown { throw .unknown(unknown) }
    throw .refused("expected a bool, found \(value(index).kind)", argument: index)
  }

  /// The elements of a list, set or tuple.
  func elements(_ index: Int) throws(FunctionExit) -> [TerraformValue] {
    if let elements = value(index).elements { return elements }
    if let unknown = value(index).unknown { throw .unknown(unknown) }
    throw .refused("expected a list, found \(value(index).kind)", argument: index)
  }

  /// The entries of a map or an object.
  func entries(_ index: Int) throws(FunctionExit) -> [TerraformValue.Entry] {
    if let entries = value(index).entries { return entries }
    if let unknown = value(index).unknown { throw .unknown(unknown) }
    throw .refused("expected a map, found \(value(index).kind)", argument: index)
  }

  /// The elements as texts that have to be known.
  func strings(_ index: Int) throws(FunctionExit) -> [String] {
    try elements(index).map { element throws(FunctionExit) in try Self.string(element) }
  }

  func convert(_ value: TerraformValue, to type: TerraformType) throws(FunctionExit) -> TerraformValue {
    do throws(Conversion.Failure) {
      return try Conversion.convert(value, to: type)
    } catch {
      throw .refused(error.reason)
    }
  }

  // Results.

  func result(_ content: TerraformValue.Content) -> TerraformValue { TerraformValue(content, at: range) }
  func string(_ text: String) -> TerraformValue { .string(text, at: range) }
  func text(_ text: TerraformText) -> TerraformValue { .text(text, at: range) }
  func bool(_ flag: Bool) -> TerraformValue { .bool(flag, at: range) }
  func wholeNumber(_ number: Int) -> TerraformValue { .integer(number, at: range) }
  func tuple(_ elements: [TerraformValue]) -> TerraformValue { result(.tuple(elements)) }
  func list(_ elements: [TerraformValue], of type: TerraformType) -> TerraformValue {
    result(.list(elements, of: type))
  }
  func strings(_ texts: [String]) -> TerraformValue {
    list(texts.map { .string($0, at: range) }, of: .string)
  }

  func number(_ number: TerraformNumber?) throws(FunctionExit) -> TerraformValue {
    guard let number else { throw .refused("the result is too large") }
    return result(.number(number))
  }

  func number(_ value: Double) throws(FunctionExit) -> TerraformValue {
    guard let number = TerraformNumber(value) else { throw .refused("the result is no number") }
    return result(.number(number))
  }
}
