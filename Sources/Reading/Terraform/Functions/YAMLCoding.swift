import SourceText
import YAMLSyntax

/// What `yamldecode` reads: YAML as Go's library has it, which also takes the words of YAML 1.1 for truth values.
enum YAMLDecoding {
  static func decode(_ text: String, _ call: TerraformFunctionCall) throws(FunctionExit) -> TerraformValue {
    let stream: YAMLStream
    do throws(YAMLError) {
      stream = try YAMLReader.read(
        SourceFile(name: "", text: text), id: call.range.file, refusesRepeatedKeys: false)
    } catch {
      throw .refused("the text is no YAML: \(error.diagnostic.message)", argument: 0)
    }
    guard let root = stream.root else { throw .refused("expected one YAML document", argument: 0) }
    return try value(root, call)
  }

  // The reader bounds how deep nodes lie in each other.
  private static func value(_ node: YAMLNode, _ call: TerraformFunctionCall) throws(FunctionExit) -> TerraformValue {
    switch node.kind {
    case .sequence:
      return call.tuple(try node.items.map { item throws(FunctionExit) in try value(item, call) })
    case .mapping:
      var (merged, own): ([TerraformValue.Entry], [TerraformValue.Entry]) = ([], [])
      for entry in node.entries {
        if entry.key.style == .plain, entry.key.text == "<<" {
          guard let entries = try value(entry.value, call).entries else {
            throw .refused("`<<` takes a mapping", argument: 0)
          }
          merged += entries
          continue
        }
        guard let name = try text(try value(entry.key, call)) else {
          throw .refused("a key of the YAML is no text", argument: 0)
        }
        own.append(.init(name: name, place: call.range, value: try value(entry.value, call)))
      }
      return .object(merged + own, at: call.range)
    case .scalar: return try scalar(node, call)
    }
  }

  private static func text(_ key: TerraformValue) throws(FunctionExit) -> String? {
    guard !key.isNull, let converted = try? Conversion.convert(key, to: .string) else { return nil }
    return converted.string
  }

  private static func scalar(_ node: YAMLNode, _ call: TerraformFunctionCall) throws(FunctionExit) -> TerraformValue {
    let text = node.text ?? ""
    if let tag = node.tag {
      if tag == "tag:yaml.org,2002:str" || tag == "!" { return call.string(text) }
      guard tag.hasPrefix("tag:yaml.org,2002:") else { throw .refused("there is no tag `\(tag)`", argument: 0) }
      throw .unknown(unmodelled("the tag `\(tag)`", call))
    }
    guard node.style == .plain else { return call.string(text) }
    switch text {
    case "true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON", "y", "Y": return call.bool(true)
    case "false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF", "n", "N": return call.bool(false)
    case "", "~", "null", "Null", "NULL": return .null(at: call.range)
    case ".inf", ".Inf", ".INF", "+.inf", "-.inf", ".nan", ".NaN", ".NAN":
      throw .refused("`\(text)` is no number", argument: 0)
    default: break
    }
    if let number = number(text) { return call.result(.number(number)) }
    if looksLikeTime(text) { throw .unknown(unmodelled("times in YAML", call)) }
    return call.string(text)
  }

  private static func unmodelled(_ what: String, _ call: TerraformFunctionCall) -> TerraformUnknown {
    TerraformUnknown("\(what) is not read", expression: "", at: call.range)
  }

  private static func number(_ text: String) -> TerraformNumber? {
    let isNegative = text.hasPrefix("-")
    let digits = isNegative || text.hasPrefix("+") ? text.dropFirst() : text[...]
    for (prefix, base) in [("0x", UInt32(16)), ("0o", 8)] where digits.hasPrefix(prefix) {
      let values = digits.dropFirst(2).compactMap { $0.hexDigitValue.map(UInt32.init) }.filter { $0 < base }
      guard !values.isEmpty, values.count == digits.count - 2, values.count < 1000 else { return nil }
      return TerraformNumber(
        isNegative: isNegative, magnitude: Natural(digits: values, base: base), exponent: 0,
        precision: TerraformNumber.fullPrecision)
    }
    return try? TerraformNumber.reading(text)
  }

  /// `2001-12-14` and longer.
  private static func looksLikeTime(_ text: String) -> Bool {
    let shape = text.prefix(10).map { $0.isNumber ? "0" : String($0) }.joined()
    return shape == "0000-00-00" || shape.hasPrefix("0000-0-0") || shape.hasPrefix("0000-00-0")
      || shape.hasPrefix("0000-0-00")
  }
}

/// What `yamlencode` writes.
enum YAMLEncoding {
  static func encode(_ value: TerraformValue) -> String {
    var text = ""
    append(value, indent: 0, isInSequence: false, isTop: true, to: &text)
    switch value.content {
    // An unquoted scalar alone needs a mark at its end.
    case .null, .bool, .number: return text + "...\n"
    default: return text
    }
  }

  private static func append(
    _ value: TerraformValue, indent: Int, isInSequence: Bool, isTop: Bool, to text: inout String
  ) {
    let space = String(repeating: " ", count: indent)
    if let elements = value.elements {
      if elements.isEmpty { return text += (isTop ? "" : " ") + "[]\n" }
      if !isTop && !isInSequence { text += "\n" }
      for (index, element) in elements.enumerated() {
        text += index == 0 && isInSequence ? " -" : space + "-"
        append(element, indent: indent + 2, isInSequence: true, isTop: false, to: &text)
      }
      return
    }
    guard let entries = value.entries else {
      text += (isTop ? "" : " ") + scalar(value, indent: isTop ? 2 : max(2, indent)) + "\n"
      return
    }
    if entries.isEmpty { return text += (isTop ? "" : " ") + "{}\n" }
    if !isTop && !isInSequence { text += "\n" }
    for (index, entry) in entries.enumerated() {
      text += (index == 0 && isInSequence ? " " : space) + quoted(entry.name) + ":"
      // A list in a mapping stands as far left as its key.
      let inner = entry.value.elements != nil ? indent : indent + 2
      append(entry.value, indent: inner, isInSequence: false, isTop: false, to: &text)
    }
  }

  private static func scalar(_ value: TerraformValue, indent: Int) -> String {
    switch value.content {
    case .bool(let flag): return flag ? "true" : "false"
    case .number(let number): return number.description
    case .text(let text):
      let known = text.known ?? ""
      return known.contains("\n") && canBeLiteral(known) ? literal(known, indent: indent) : quoted(known)
    default: return "null"
    }
  }

  /// Whether it can stand as it is, line by line.
  private static func canBeLiteral(_ text: String) -> Bool {
    var before: Unicode.Scalar = "\n"
    for scalar in text.unicodeScalars {
      if scalar == "\n" && before == " " { return false }
      if scalar != "\n",
        scalar.value < 0x20 || scalar.value == 0x7F || [0x85, 0x2028, 0x2029, 0xFEFF].contains(scalar.value)
      {
        return false
      }
      before = scalar
    }
    return before != " "
  }

  private static func literal(_ text: String, indent: Int) -> String {
    let body = text.hasSuffix("\n") ? String(text.unicodeScalars.dropLast()) : text
    var header = "|"
    if let first = text.unicodeScalars.first, first == " " || first == "\n" { header += "2" }
    if !text.hasSuffix("\n") {
      header += "-"
    } else if text.hasSuffix("\n\n") || text == "\n" {
      header += "+"
    }
    let space = String(repeating: " ", count: indent)
    let lines = body.split(on: "\n").map { $0.isEmpty ? "" : space + $0 }
    return header + "\n" + lines.joined(separator: "\n")
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\u{0}": quoted += "\\0"
      case "\u{7}": quoted += "\\a"
      case "\u{8}": quoted += "\\b"
      case "\t": quoted += "\\t"
      case "\n": quoted += "\\n"
      case "\u{B}": quoted += "\\v"
      case "\u{C}": quoted += "\\f"
      case "\r": quoted += "\\r"
      case "\u{1B}": quoted += "\\e"
      case "\u{85}": quoted += "\\N"
      case "\u{2028}": quoted += "\\L"
      case "\u{2029}": quoted += "\\P"
      case "\u{FEFF}": quoted += "\\uFEFF"
      case "\u{1}"..."\u{1F}", "\u{7F}":
        quoted += "\\x" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16, uppercase: true)
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
