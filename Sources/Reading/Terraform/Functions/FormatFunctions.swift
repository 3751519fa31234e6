import SourceText

extension TerraformFunction {
  /// Functions that fill values into a pattern.
  static let formats: [String: TerraformFunction] = [
    "format": .init([.string], rest: .init(type: .any, isNullable: true), returns: .string) {
      call throws(FunctionExit) in
      if let undecided = undecided(call) { return undecided }
      return call.text(try Formatting.fill(try call.string(0), Array(call.arguments.dropFirst())))
    },
    "formatlist": .init([.string], rest: .init(type: .any, isNullable: true), returns: .list(.string), formatlist),
  ]

  /// The result where nothing can be said of it.
  ///
  /// Of a bare null as an argument, cty before 1.16.1 (Terraform before 1.12) does not know even the result's type, and later ones
  /// write or refuse it.
  private static func undecided(_ call: TerraformFunctionCall) -> TerraformValue? {
    guard let null = call.arguments.dropFirst().first(where: { $0.isBareNull }) else { return nil }
    if !call.evaluator.hasShortCircuits { return call.evaluator.refused(at: call.range) }
    let unknown = TerraformUnknown(
      "versions of Terraform differ in what `\(call.name)` makes of null", expression: "null", at: null.range)
    return call.result(.unknown(unknown))
  }

  /// The pattern filled in once for each element of the lists among the arguments.
  private static func formatlist(_ call: TerraformFunctionCall) throws(FunctionExit) -> TerraformValue {
    if let undecided = undecided(call) { return undecided }
    let pattern = try call.string(0)
    let arguments = call.arguments.dropFirst()
    var count: Int?
    for (index, argument) in arguments.enumerated() {
      if let unknown = argument.unknown, argument.type.isIterable { throw .unknown(unknown) }
      guard let elements = argument.elements else { continue }
      guard elements.count == count ?? elements.count else {
        throw .refused("the lists have different lengths", argument: index + 1)
      }
      count = elements.count
    }
    let lines = try (0..<(count ?? 1)).map { index throws(FunctionExit) in
      call.text(try Formatting.fill(pattern, arguments.map { $0.elements?[index] ?? $0 }))
    }
    return call.list(lines, of: .string)
  }
}

/// What `format` makes of a pattern and its arguments.
enum Formatting {
  /// The longest padding that is written.
  private static let widthLimit = 10_000

  /// `%-08.3f` and its like.
  struct Directive {
    var flags: Set<Unicode.Scalar> = []
    var width: Int?
    var precision: Int?
    var verb: Unicode.Scalar = "v"
    var words = ""
  }

  static func fill(_ pattern: String, _ arguments: [TerraformValue]) throws(FunctionExit) -> TerraformText {
    var result = TerraformText()
    var rest = pattern.unicodeScalars[...]
    var (next, used) = (0, 0)
    while let percent = rest.firstIndex(of: "%") {
      result.append(.text(String(rest[..<percent]), at: nil))
      rest = rest[rest.index(after: percent)...]
      if rest.first == "%" {
        rest.removeFirst()
        result.append(.text("%", at: nil))
        continue
      }
      let (directive, explicit) = try directive(&rest)
      let index = explicit.map { $0 - 1 } ?? next
      guard arguments.indices.contains(index) else {
        throw .refused("there is no argument \(index + 1) for `\(directive.words)`", argument: 0)
      }
      (next, used) = (index + 1, max(used, index + 1))
      try append(arguments[index], by: directive, number: index + 1, to: &result)
    }
    guard used >= arguments.count else {
      throw .refused("the pattern uses \(used) of \(arguments.count) arguments", argument: used + 1)
    }
    result.append(.text(String(rest), at: nil))
    return result
  }

  private static func directive(
    _ rest: inout Substring.UnicodeScalarView
  ) throws(FunctionExit) -> (Directive, explicit: Int?) {
    let start = rest
    var directive = Directive()
    func number() -> Int? {
      let digits = rest.prefix { ("0"..."9").contains($0) }
      rest = rest[digits.endIndex...]
      return Int(String(digits.prefix(6)))
    }
    while let flag = rest.first, ["+", "-", " ", "#", "0"].contains(flag) {
      directive.flags.insert(flag)
      rest.removeFirst()
    }
    var explicit: Int?
    if rest.first == "[" {
      rest.removeFirst()
      explicit = number()
      guard let given = explicit, given > 0, rest.popFirst() == "]" else { throw malformed(start) }
    }
    directive.width = number()
    if rest.first == "." {
      rest.removeFirst()
      directive.precision = number() ?? 0
    }
    if explicit == nil, rest.first == "[" {
      rest.removeFirst()
      explicit = number()
      guard let given = explicit, given > 0, rest.popFirst() == "]" else { throw malformed(start) }
    }
    guard let verb = rest.popFirst(), max(directive.width ?? 0, directive.precision ?? 0) <= widthLimit else {
      throw malformed(start)
    }
    directive.verb = verb
    directive.words = "%" + String(start[..<rest.startIndex])
    return (directive, explicit)
  }

  private static func malformed(_ text: Substring.UnicodeScalarView) -> FunctionExit {
    .refused("no directive: `%\(String(text.prefix(8)))`", argument: 0)
  }

  private static func append(
    _ value: TerraformValue, by directive: Directive, number: Int, to result: inout TerraformText
  ) throws(FunctionExit) {
    switch directive.verb {
    case "v", "s", "q", "t", "d", "b", "o", "x", "X", "e", "E", "f", "g", "G": break
    default: throw .refused("there is no verb `\(directive.verb)`", argument: 0)
    }
    // A hole stays one, where nothing is done to the text; else what becomes of it is not known.
    if let unknown = value.firstUnknown, !(value.elements != nil && directive.verb == "v") {
      let isPlain = directive.width == nil && directive.precision == nil && directive.flags.isEmpty
      if isPlain, directive.verb == "s" || directive.verb == "v", value.type == .any || value.type == .string,
        let text = try? TerraformFunctionCall.text(value)
      {
        result.append(text)
      } else {
        result.append(.unknown(unknown.of(.string)))
      }
      return
    }
    do throws(FunctionExit) {
      result.append(.text(try text(of: value, by: directive), at: nil))
    } catch {
      guard case .refused(let reason, _) = error else { throw error }
      throw .refused("`\(directive.words)`: \(reason)", argument: number)
    }
  }

  private static func text(of value: TerraformValue, by directive: Directive) throws(FunctionExit) -> String {
    if directive.verb == "v" { return try defaultText(of: value, by: directive) }
    if value.isNull { throw .refused("null cannot be written") }
    switch directive.verb {
    case "s": return padded(cut(try convert(value, .string).string ?? "", directive), directive)
    case "q":
      let text = cut(try convert(value, .string).string ?? "", directive)
      return padded("\"" + JSONEncoding.escaped(text) + "\"", directive)
    case "t":
      guard case .bool(let flag) = try convert(value, .bool).content else { throw .refused("expected a bool") }
      return flag ? "true" : "false"
    default: break
    }
    guard case .number(let number) = try convert(value, .number).content else { throw .refused("expected a number") }
    switch directive.verb {
    case "d", "b", "o", "x", "X":
      guard number.isWhole else { throw .refused("expected a whole number, found \(number)") }
      return whole(number, directive)
    default: return fraction(number, directive)
    }
  }

  private static func convert(_ value: TerraformValue, _ type: TerraformType) throws(FunctionExit) -> TerraformValue {
    do throws(Conversion.Failure) { return try Conversion.convert(value, to: type) } catch {
      throw .refused(error.reason)
    }
  }

  /// `%v`: texts and numbers as they are, all else as JSON; `%#v` writes everything as JSON. A precision changes nothing.
  private static func defaultText(of value: TerraformValue, by directive: Directive) throws(FunctionExit) -> String {
    if !directive.flags.contains("#") {
      switch value.content {
      case .text(let text): return padded(text.known ?? "", directive)
      case .number(let number): return padded(shortest(number), directive)
      default: break
      }
    }
    var json = TerraformText()
    JSONEncoding.append(value, to: &json)
    return padded(json.known ?? "", directive)
  }

  /// A number with the fewest digits that tell it from others, behind a sign only where it is negative.
  private static func shortest(_ number: TerraformNumber) -> String {
    (number.isNegative ? "-" : "") + general(number, nil, "e")
  }

  private static func cut(_ text: String, _ directive: Directive) -> String {
    directive.precision.map { $0 > 0 ? String(text.prefix($0)) : text } ?? text
  }

  private static func padded(_ text: String, _ directive: Directive) -> String {
    let missing = max(0, (directive.width ?? 0) - text.count)
    if directive.flags.contains("-") { return text + String(repeating: " ", count: missing) }
    return String(repeating: directive.flags.contains("0") ? "0" : " ", count: missing) + text
  }
}

// Numbers.
extension Formatting {
  private static func sign(_ number: TerraformNumber, _ directive: Directive) -> String {
    if number.isNegative && !number.isZero { return "-" }
    return directive.flags.contains("+") ? "+" : directive.flags.contains(" ") ? " " : ""
  }

  private static func whole(_ number: TerraformNumber, _ directive: Directive) -> String {
    let (base, prefix): (UInt32, String) =
      switch directive.verb {
      case "b": (2, "0b")
      case "o": (8, "0")
      case "x": (16, "0x")
      case "X": (16, "0X")
      default: (10, "")
      }
    let letters = Array((directive.verb == "X" ? "0123456789ABCDEF" : "0123456789abcdef").utf8)
    var digits = String(decoding: number.truncated.digits(base: base).map { letters[Int($0)] }, as: UTF8.self)
    if digits.isEmpty { digits = "0" }
    digits = String(repeating: "0", count: max(0, (directive.precision ?? 0) - digits.utf8.count)) + digits
    let front = sign(number, directive) + (directive.flags.contains("#") ? prefix : "")
    return aligned(front, digits, directive, mayFill: directive.precision == nil)
  }

  private static func fraction(_ number: TerraformNumber, _ directive: Directive) -> String {
    let digits: String
    let precision = directive.precision ?? 6
    let marker: Character = directive.verb == "E" || directive.verb == "G" ? "E" : "e"
    switch directive.verb {
    case "f": digits = number.absolute.fixed(decimals: precision)
    case "e", "E":
      digits = number.exactDigits.rounded(to: precision + 1).scientific(decimals: precision, marker: marker)
    default: digits = general(number, directive.precision, marker)
    }
    let front = number.isNegative ? "-" : sign(number, directive)
    return aligned(front, digits, directive, mayFill: true)
  }

  /// Whichever is shorter: without an exponent, or with one.
  private static func general(_ number: TerraformNumber, _ precision: Int?, _ marker: Character) -> String {
    guard let precision else {
      let digits = number.shortestDigits
      let exponent = digits.digits.isEmpty ? 0 : digits.point - 1
      // With the fewest digits, an exponent of 6 is where the notation changes.
      if exponent < -4 || exponent >= 6 {
        return digits.scientific(decimals: max(0, digits.digits.count - 1), marker: marker)
      }
      return digits.plain
    }
    let digits = number.exactDigits.rounded(to: max(1, precision))
    let exponent = digits.digits.isEmpty ? 0 : digits.point - 1
    let limit =
      digits.digits.count < max(1, precision) && digits.digits.count >= digits.point
      ? digits.digits.count : max(1, precision)
    if exponent < -4 || exponent >= limit {
      return digits.scientific(decimals: max(0, digits.digits.count - 1), marker: marker)
    }
    return digits.plain
  }

  private static func aligned(_ front: String, _ digits: String, _ directive: Directive, mayFill: Bool) -> String {
    let missing = max(0, (directive.width ?? 0) - front.utf8.count - digits.utf8.count)
    if directive.flags.contains("-") { return front + digits + String(repeating: " ", count: missing) }
    if directive.flags.contains("0") && mayFill { return front + String(repeating: "0", count: missing) + digits }
    return String(repeating: " ", count: missing) + front + digits
  }
}
