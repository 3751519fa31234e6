import HCLSyntax
import SourceText

/// Works out what expressions come to, by Terraform's rules.
///
/// What is not known flows through: an operation on it is not known either, for the same reason, unless the result is the same
/// whatever it is.
final class Evaluator {
  /// How deep expressions may lie in each other, through every `local` and module on the way.
  static let depthLimit = 400
  /// How many expressions one run works out at most.
  static let stepLimit = 5_000_000
  /// How many elements a collection may have.
  static let sizeLimit = 100_000

  /// Whether `&&` and `||` forgive one side what is wrong with it where the other one decides, as Terraform does since 1.12 (HCL
  /// 2.24). What else its libraries changed then hangs on this, too.
  let hasShortCircuits: Bool
  var sources: SourceMap
  let files: InputFiles
  private(set) var depth = 0
  private(set) var steps = 0
  private var identities = 0
  /// The directory of the root module, from which paths in functions count.
  var rootDirectory = ""
  /// Templates of files that are being filled in, by path.
  var openTemplates: [String] = []

  init(sources: SourceMap, files: InputFiles, hasShortCircuits: Bool = true) {
    self.hasShortCircuits = hasShortCircuits
    self.sources = sources
    self.files = files
  }

  /// What an expression comes to.
  func evaluate(_ expression: HCLExpression, _ scope: Scope) throws(Fault) -> TerraformValue {
    depth += 1
    steps += 1
    defer { depth -= 1 }
    guard depth <= Self.depthLimit else {
      throw Fault("expressions lie too deep in each other", at: expression.range, "more than \(Self.depthLimit) levels")
    }
    guard steps <= Self.stepLimit else {
      throw Fault("the configuration takes too long to evaluate", at: expression.range, "given up here")
    }
    let range = expression.range
    switch expression.kind {
    case .null: return .null(at: range)
    case .bool(let flag): return .bool(flag, at: range)
    case .number(let digits): return try number(digits, at: range)
    case .string(let text): return string(text, at: range)
    case .template(let parts): return try template(parts, at: range, scope)
    case .tuple(let elements): return try tuple(elements, at: range, scope)
    case .object(let items): return try object(items, at: range, scope)
    case .variable(let name): return try path(from: Located(name, at: range), [], at: range, scope)
    case .path(let root, let steps):
      if case .variable(let name) = root.kind {
        return try path(from: Located(name, at: root.range), steps, at: range, scope)
      }
      var fault: Fault?
      let start = settled(root, scope, &fault)
      return try follow(steps[...], from: start, after: fault, scope).used(at: range)
    case .call(let call):
      return try refusing(as: .dynamic, at: range) { () throws(Fault) in try self.call(call, at: range, scope) }
    case .signed(let sign, let operand): return try signed(sign, operand, at: range, scope)
    case .binary(let left, let operation, let right): return try binary(left, operation, right, at: range, scope)
    case .conditional(let condition, let first, let second):
      return try conditional(condition, first, second, at: range, scope)
    case .parenthesized(let inner): return try evaluate(inner, scope)
    case .comprehension(let loop): return try comprehension(loop, at: range, scope)
    case .invalid: throw Fault.reported(at: range)
    }
  }

  private func number(_ digits: String, at range: SourceRange) throws(Fault) -> TerraformValue {
    do throws(TerraformNumber.ReadingFailure) {
      return TerraformValue(.number(try TerraformNumber.reading(digits)), at: range)
    } catch {
      throw Fault("the number is too large", at: range)
    }
  }

  /// A text, whose bytes are found in the file where no escape comes between.
  ///
  /// Terraform brings every text to Unicode's form NFC, for which the standard library has no public function. Texts are equal here
  /// whatever their form is; only hashes and encodings of one that is written in another form come out differently.
  private func string(_ text: String, at range: SourceRange) -> TerraformValue {
    guard let file = sources.file(of: range) else { return .string(text, at: range) }
    return TerraformValue(.text(TerraformText(TextPlaces.parts(of: text, in: file, within: range))), at: range)
  }

  private func tuple(
    _ elements: [HCLExpression], at range: SourceRange, _ scope: Scope
  ) throws(Fault) -> TerraformValue {
    var fault: Fault?
    let values = elements.map { settled($0, scope, &fault) }
    return try outcome(TerraformValue(.tuple(values), at: range), fault)
  }

  private func object(
    _ items: [HCLObjectItem], at range: SourceRange, _ scope: Scope
  ) throws(Fault) -> TerraformValue {
    var entries: [TerraformValue.Entry] = []
    var isSensitive = false
    var fault: Fault?
    var open: TerraformUnknown?
    for item in items {
      let key = name(of: item, scope, &fault)
      let value = settled(item.value, scope, &fault)
      isSensitive = isSensitive || key.isSensitive
      if let text = key.string {
        entries.append(TerraformValue.Entry(name: text, place: key.range, value: value))
      } else {
        open = open ?? key.firstUnknown ?? .ofRefused(.dynamic, at: range)
      }
    }
    // With one key unknown, nothing can be said of any attribute: it may be this one.
    if let open { return try outcome(.unknown(derived(open, of: .any, at: range), at: range), fault) }
    var object = TerraformValue.object(entries, at: range)
    object.isSensitive = isSensitive
    return try outcome(object, fault)
  }

  /// A key as a text. One that is refused, even in part, is not known.
  private func name(of item: HCLObjectItem, _ scope: Scope, _ fault: inout Fault?) -> TerraformValue {
    if let name = item.name { return .string(name.value, at: name.range) }
    do throws(Fault) {
      var key = try convert(try evaluate(item.key, scope), to: .string, as: "the key")
      if key.isNull { throw Fault("a key of an object is null", at: item.key.range, help: "use a text or a number") }
      key.range = item.key.range
      return key
    } catch {
      note(error, in: &fault)
      return refused(at: item.key.range)
    }
  }
}

// What every kind of expression needs.
extension Evaluator {
  /// The words of an expression, on one line.
  func words(_ range: SourceRange) -> String {
    guard let file = sources.file(of: range) else { return "" }
    let text = file.text(range).split(whereSeparator: { $0.isWhitespace }).joined(separator: " ")
    return text.count > 80 ? text.prefix(79) + "…" : text
  }

  /// A new unknown that comes of another one, for the same reason.
  func derived(_ unknown: TerraformUnknown?, of type: TerraformType, at range: SourceRange) -> TerraformUnknown {
    identities += 1
    if let unknown, unknown.isOfRefused { return unknown.of(type) }
    return TerraformUnknown(
      unknown?.reason ?? "this is not known", expression: words(range), remedy: unknown?.remedy, at: range, type: type,
      identity: "#\(identities)")
  }

  /// The value as one of a type; `subject` is what a message calls it.
  func convert(
    _ value: TerraformValue, to type: TerraformType, as subject: String
  ) throws(Fault) -> TerraformValue {
    do throws(Conversion.Failure) {
      return try Conversion.convert(value, to: type)
    } catch {
      throw Fault("\(subject) has the wrong type", at: value.range, error.reason)
    }
  }

  /// Goes through everything that a value may be, and leaves out what Terraform would refuse, as long as something is left.
  func forEachChoice(
    of value: TerraformValue, at range: SourceRange,
    _ body: (TerraformValue) throws(Fault) -> TerraformValue
  ) throws(Fault) -> TerraformValue {
    guard case .choice(let values, let unknown) = value.content else { return try body(value) }
    var results: [TerraformValue] = []
    var fault: Fault?
    for choice in values {
      do throws(Fault) { results.append(try body(choice)) } catch { fault = fault ?? error }
    }
    if results.isEmpty, let fault { throw fault }
    return Choices.value(results, because: unknown, at: range)
  }
}

extension Fault {
  /// One of which the user knows already: the syntax there is broken.
  static func reported(at range: SourceRange) -> Fault {
    var fault = Fault("this cannot be read", at: range)
    fault.isReported = true
    return fault
  }
}
