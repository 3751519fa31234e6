import SourceText

/// Writes items as text that `terraform fmt` leaves alone.
///
/// The printer only puts tokens in order; spaces, indentation and columns come from the formatter that also serves files.
public struct HCLPrinter {
  private var text = ""

  /// The text of the items, ending with a line break unless there are none.
  public static func print(@HCLBuilder _ body: () -> [HCLItem]) -> String { print(body()) }

  /// The text of the items, ending with a line break unless there are none.
  public static func print(_ items: [HCLItem]) -> String {
    var printer = HCLPrinter()
    printer.write(items)
    let bytes = Array(printer.text.utf8)
    return String(decoding: HCLFormatter.format(bytes) ?? bytes, as: UTF8.self)
  }

  private mutating func write(_ items: [HCLItem]) {
    for item in items {
      switch item {
      case .attribute(let name, let value, let note):
        text += Self.name(name) + " = "
        write(value)
        if let note { text += " # " + Self.line(note) }
        text += "\n"
      case .block(let type, let labels, let body): write(block: type, labels, body)
      case .comment(let comment): write(comment: comment)
      case .blank: text += "\n"
      }
    }
  }

  private mutating func write(block type: String, _ labels: [String], _ body: [HCLItem]) {
    text += Self.name(type)
    for label in labels { text += " \"" + HCLQuoting.escaped(label, printable: true) + "\"" }
    text += body.isEmpty ? " {" : " {\n"
    write(body)
    text += "}\n"
  }

  private mutating func write(comment: String) {
    for line in comment.split(separator: "\n", omittingEmptySubsequences: false) {
      text += line.isEmpty ? "#\n" : "# " + Self.line(String(line)) + "\n"
    }
  }

  /// Names are the program's own words; what cannot stand in one becomes `_` rather than a way out of the line.
  private static func name(_ name: String) -> String {
    if name.isHCLIdentifier { return name }
    let clean = String(String.UnicodeScalarView(name.unicodeScalars.map { String($0).isHCLIdentifier ? $0 : "_" }))
    return clean.isHCLIdentifier ? clean : "_" + clean
  }

  /// A comment ends with its line.
  private static func line(_ comment: String) -> String {
    String(String.UnicodeScalarView(comment.unicodeScalars.map { $0.value < 0x20 && $0 != "\t" ? " " : $0 }))
  }
}

extension HCLPrinter {
  /// How tightly a written value holds together: a conditional least, then the operators, signs, and what needs no help.
  private static func precedence(of value: HCLValue) -> Int {
    switch value {
    case .conditional: 0
    case .binary(_, let operation, _): operation.precedence
    case .signed: 7
    case .number(let number): number < 0 ? 7 : 8
    case .decimal(let number): number.sign == .minus ? 7 : 8
    case .expression(let source): if case .operation = HCLSourceShape(source) { 0 } else { 8 }
    case .null, .bool, .string, .template, .list, .lines, .object, .call, .index, .attribute: 8
    }
  }

  private mutating func write(_ value: HCLValue, atLeast precedence: Int) {
    let value = value.unwrapped
    let needsParentheses = Self.precedence(of: value) < precedence
    if needsParentheses { text += "(" }
    write(value)
    if needsParentheses { text += ")" }
  }

  private mutating func write(_ value: HCLValue) {
    switch value.unwrapped {
    case .null: text += "null"
    case .bool(let bool): text += bool ? "true" : "false"
    case .number(let number): text += String(number)
    case .decimal(let number): text += number.isFinite ? String(number) : "null"
    case .string(let string): text += HCLQuoting.quoted(string)
    case .template(let template): write(template)
    case .expression(let source): text += Self.source(source)
    case .list(let values): write(values, between: "[", "]")
    case .lines(let values): write(lines: values)
    case .object(let items): write(object: items)
    case .call(let function, let arguments):
      text += function.parts(between: "::").map { Self.name($0) }.joined(separator: "::")
      write(arguments, between: "(", ")")
    case .index(let collection, let key):
      write(collection, atLeast: 8)
      write([key], between: "[", "]")
    case .attribute(let object, let name):
      write(object, atLeast: 8)
      text += "." + Self.name(name)
    case .signed(let sign, let operand):
      text += sign.rawValue
      write(operand, atLeast: 8)
    case .binary(let left, let operation, let right):
      write(left, atLeast: operation.precedence)
      text += " \(operation.rawValue) "
      write(right, atLeast: operation.precedence + 1)
    case .conditional(let condition, let first, let second):
      write(condition, atLeast: 1)
      text += " ? "
      write(first, atLeast: 1)
      text += " : "
      write(second, atLeast: 0)
    }
  }

  private mutating func write(_ values: [HCLValue], between open: String, _ close: String) {
    text += open
    for (index, value) in values.enumerated() {
      if index > 0 { text += ", " }
      write(value)
    }
    text += close
  }

  private mutating func write(lines values: [HCLValue]) {
    guard !values.isEmpty else {
      text += "[]"
      return
    }
    text += "[\n"
    for value in values {
      write(value)
      text += ",\n"
    }
    text += "]"
  }

  private mutating func write(object items: [HCLItem]) {
    text += items.isEmpty ? "{" : "{\n"
    for item in items {
      switch item {
      case .attribute(let name, let value, let note):
        text += (name.isHCLIdentifier && name != "for" ? name : HCLQuoting.quoted(name)) + " = "
        write(value)
        if let note { text += " # " + Self.line(note) }
        text += "\n"
      case .block(let type, let labels, let body):
        let inner = labels.reversed().reduce(HCLValue.object(body)) { .object([.attribute($1, $0)]) }
        text += (type.isHCLIdentifier && type != "for" ? type : HCLQuoting.quoted(type)) + " = "
        write(inner)
        text += "\n"
      case .comment(let comment): write(comment: comment)
      case .blank: text += "\n"
      }
    }
    text += "}"
  }

  private mutating func write(_ template: HCLTemplateText) {
    text += "\""
    for (index, part) in template.parts.enumerated() {
      switch part {
      case .text(let literal):
        text += HCLQuoting.escaped(literal, beforeSequence: template.parts.indices.contains(index + 1))
      case .value(let value):
        text += "${"
        write(value)
        text += "}"
      }
    }
    text += "\""
  }
}

extension HCLValue {
  /// Without what the formatter would take away: `"${x}"` is `x`, a template without values is a string.
  fileprivate var unwrapped: HCLValue {
    guard case .template(let template) = self else { return self }
    var parts: [HCLTemplateText.Part] = []
    for part in template.parts {
      if case .text(let text) = part {
        if text.isEmpty { continue }
        if case .text(let before)? = parts.last {
          parts[parts.count - 1] = .text(before + text)
          continue
        }
      }
      parts.append(part)
    }
    guard parts.count < 2 else { return .template(HCLTemplateText(parts)) }
    switch parts.first {
    case .value(let value): return value.unwrapped
    case .text(let text): return .string(text)
    case nil: return .string("")
    }
  }
}
