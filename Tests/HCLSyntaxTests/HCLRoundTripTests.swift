import HCLSyntax
import SourceText
import Testing

/// Whatever tree is printed: terraform leaves it alone, and reading it gives the tree again.
@Suite struct HCLRoundTripTests {
  static let trees: [[HCLItem]] = (0..<400).map { seed in
    var generator = HCLTreeGenerator(random: HCLRandom(seed: UInt64(seed)))
    return generator.items(depth: 0)
  }

  @Test func readsBackWhatItPrints() {
    for tree in Self.trees {
      let text = HCLPrinter.print(tree)
      let document = HCLDocument(text: text)
      #expect(document.diagnostics.isEmpty, "\(text)")
      #expect(HCLMeaning.text(document.body) == HCLMeaning.text(tree), "\(text)")
      #expect(HCLFormatter.format(Array(text.utf8)).map { String(decoding: $0, as: UTF8.self) } == text)
    }
  }

  @Test func terraformLeavesEveryTreeAlone() throws {
    let texts = Self.trees.map { Array(HCLPrinter.print($0).utf8) }
    let verdicts = try Terraform.format(texts)
    if verdicts.isEmpty { print("skipped: no terraform to compare with") }
    for (text, verdict) in zip(texts, verdicts) {
      #expect(verdict == .formatted(text), "\(String(decoding: text, as: UTF8.self))")
    }
    print("terraform fmt leaves \(verdicts.count) printed trees alone")
  }

  @Test(arguments: [
    "a ||\nb", "<<EOT\n${a}\nEOT", "a ? b : c", "[for x in y : x]", "merge(\n  a, # note\n  b\n)", "a.b[\"c\"].*.d",
    "-1", "x # y", "x /* y */",
    "/* x */ y", "x\n", "", " ", "a b", "{", "\"${", "<<EOT\n", "a = b", "}\nb {", "'x'",
  ]) func sourceTextCannotBreakOut(_ source: String) {
    let text = HCLPrinter.print {
      "a" .= .expression(source)
      ("b" .= .list([.expression(source), .expression(source)])).noted("note")
      "c" .= .binary(.expression(source), .add, .attribute(.expression(source), "d"))
      "e" .= .conditional(.expression(source), .call("f", [.expression(source)]), .template("x\(.expression(source))"))
    }
    let document = HCLDocument(text: text)
    #expect(document.diagnostics.isEmpty, "\(text)")
    #expect(document.body.attributes.map(\.name.value) == ["a", "b", "c", "e"], "\(text)")
    #expect(document.body.blocks.isEmpty)
  }
}

/// Trees with every kind of value and text that is easy to get wrong.
struct HCLTreeGenerator {
  var random: HCLRandom

  static let texts = [
    "", "plain", "a b", "\"", "\\", "\\n", "\n", "\r\n", "\t", "\u{0}", "\u{7F}", "$", "%", "${", "%{", "${a}", "$${a}",
    "$$", "%%{", "$$${", "é",
    "e\u{301}", "日本", "👩‍👩‍👧‍👦", "\u{202E}", "\u{FEFF}", "\u{2028}", "# no comment", "/* */", "<<EOT", "'", "`", "}", "~}",
    "${~", "a$", "b%", "\u{85}",
  ]

  mutating func items(depth: Int) -> [HCLItem] {
    var names = ["a", "bb", "ccc", "vpc_subnet_ids", "größe", "for", "null", "x-y", "not an identifier"].shuffled(
      using: &random)
    return (0..<Int.random(in: 0...5, using: &random)).compactMap { _ in
      switch Int.random(in: 0..<10, using: &random) {
      case 0: return .blank
      case 1: return .comment(random.pick(Self.texts) + random.pick(Self.texts))
      case 2, 3:
        let labels = (0..<Int.random(in: 0...2, using: &random)).map { _ in
          random.pick(["aws_db_proxy", "a b", "é", "\"", "x\u{200D}"])
        }
        return depth < 3
          ? .block(type: random.pick(["resource", "auth"]), labels: labels, items(depth: depth + 1)) : .blank
      default:
        let name = names.removeLast()
        let note = random.chance(15) ? random.pick(Self.texts) : nil
        return .attribute(
          depth == 0 ? name.replacing(" ", with: "_") : name.replacing(" ", with: "-"), value(depth: 0), note: note)
      }
    }
  }

  private mutating func value(depth: Int) -> HCLValue {
    if depth > 3 { return .reference("var.x") }
    switch Int.random(in: 0..<20, using: &random) {
    case 0:
      return random.pick([.null, true, false, .number(-1), 42, .decimal(0.5), .decimal(-1e-7), .decimal(.infinity)])
    case 1, 2, 3: return .string(random.pick(Self.texts) + random.pick(Self.texts))
    case 4, 5: return .template(template(depth: depth))
    case 6: return .list(values(depth: depth))
    case 7: return .lines(values(depth: depth))
    case 8, 9: return .object(entries(depth: depth))
    case 10: return .call(random.pick(["f", "provider::aws::x"]), values(depth: depth))
    case 11: return .index(value(depth: depth + 1), value(depth: depth + 1))
    case 12: return .attribute(value(depth: depth + 1), "name")
    case 13: return .signed(random.pick([.minus, .not]), value(depth: depth + 1))
    case 14, 15: return .binary(value(depth: depth + 1), random.pick(HCLOperator.allCases), value(depth: depth + 1))
    case 16: return .conditional(value(depth: depth + 1), value(depth: depth + 1), value(depth: depth + 1))
    default: return .reference(random.pick(["a.b.c", "var.x", "a.b[0].c", "a[*].id"]))
    }
  }

  private mutating func values(depth: Int) -> [HCLValue] {
    (0..<Int.random(in: 0...3, using: &random)).map { _ in value(depth: depth + 1) }
  }

  private mutating func template(depth: Int) -> HCLTemplateText {
    HCLTemplateText(
      (0..<Int.random(in: 0...4, using: &random)).map { _ in
        random.chance(50) ? .text(random.pick(Self.texts)) : .value(value(depth: depth + 1))
      })
  }

  private mutating func entries(depth: Int) -> [HCLItem] {
    (0..<Int.random(in: 0...3, using: &random)).map { _ in
      random.chance(10)
        ? .comment("c") : .attribute(random.pick(Self.texts + ["a", "bb", "for"]), value(depth: depth + 1))
    }
  }
}

/// What a tree means, without what is only layout: parentheses, comments, the way a string is cut into parts.
enum HCLMeaning {
  static func text(_ body: HCLBody) -> String {
    let attributes = body.attributes.map { ($0.range, "\($0.name.value) = \(text($0.value))") }
    let blocks = body.blocks.map { ($0.range, block($0.type.value, $0.labels.map(\.value), text($0.body))) }
    return (attributes + blocks).sorted { $0.0 < $1.0 }.map(\.1).joined(separator: "\n")
  }

  static func text(_ items: [HCLItem]) -> String {
    items.compactMap { item in
      switch item {
      case .attribute(let name, let value, _): "\(name) = \(text(value))"
      case .block(let type, let labels, let body): block(type, labels, text(body))
      case .comment, .blank: nil
      }
    }.joined(separator: "\n")
  }

  private static func block(_ type: String, _ labels: [String], _ body: String) -> String {
    "\(type) \(labels) {\n\(body)\n}"
  }

  static func text(_ value: HCLExpression) -> String {
    switch value.kind {
    case .string(let text): "\(Array(text.utf8))"
    case .template(let parts):
      parts.map { part in
        switch part {
        case .text(let text): "\(Array(text.value.utf8))"
        case .value(let value, _): "$\(text(value))"
        case .conditional, .loop: "?"
        }
      }.joined()
    case .tuple(let elements): "[\(elements.map(text).joined(separator: ", "))]"
    case .object(let items):
      "{\(items.map { "\(Array(($0.name?.value ?? "?").utf8)): \(text($0.value))" }.joined(separator: ", "))}"
    case .path(let root, let steps):
      steps.reduce(text(root)) { path, step in
        if case .index(let key) = step.kind { "\(path)[\(text(key))]" } else { path + HCLDump.text(step) }
      }
    case .call(let call): "\(call.name.value)(\(call.arguments.map(text).joined(separator: ", ")))"
    case .signed(let sign, let operand): "\(sign.value.rawValue)(\(text(operand)))"
    case .binary(let left, let operation, let right): "(\(text(left)) \(operation.value.rawValue) \(text(right)))"
    case .conditional(let condition, let first, let second): "(\(text(condition)) ? \(text(first)) : \(text(second)))"
    case .parenthesized(let inner): text(inner)
    case .null, .bool, .number, .variable, .comprehension, .invalid: HCLDump.text(value)
    }
  }

  static func text(_ value: HCLValue) -> String {
    switch value {
    case .null: return "null"
    case .bool(let bool): return "\(bool)"
    case .number(let number): return number < 0 ? "-(\(-number))" : "\(number)"
    case .decimal(let number):
      return number.isFinite ? (number < 0 ? "-(\(-number))" : "\(number)") : "null"
    case .string(let text): return "\(Array(text.utf8))"
    case .template(let template): return text(template.parts)
    case .expression(let source): return source
    case .list(let values), .lines(let values): return "[\(values.map(text).joined(separator: ", "))]"
    case .object(let items):
      let entries = items.compactMap { item -> String? in
        if case .attribute(let name, let value, _) = item { "\(Array(name.utf8)): \(text(value))" } else { nil }
      }
      return "{\(entries.joined(separator: ", "))}"
    case .call(let name, let arguments): return "\(name)(\(arguments.map(text).joined(separator: ", ")))"
    case .index(let collection, let key): return "\(text(collection))[\(text(key))]"
    case .attribute(let object, let name): return "\(text(object)).\(name)"
    case .signed(let sign, let operand): return "\(sign.rawValue)(\(text(operand)))"
    case .binary(let left, let operation, let right): return "(\(text(left)) \(operation.rawValue) \(text(right)))"
    case .conditional(let condition, let first, let second):
      return "(\(text(condition)) ? \(text(first)) : \(text(second)))"
    }
  }

  private static func text(_ parts: [HCLTemplateText.Part]) -> String {
    var merged: [HCLTemplateText.Part] = []
    for part in parts {
      if case .text(let text) = part {
        if text.isEmpty { continue }
        if case .text(let before)? = merged.last {
          merged[merged.count - 1] = .text(before + text)
          continue
        }
      }
      merged.append(part)
    }
    if merged.isEmpty { return "[]" }
    if merged.count == 1, case .value(let value) = merged[0] { return text(value) }
    return merged.map { part in
      switch part {
      case .text(let text): "\(Array(text.utf8))"
      case .value(let value): "$\(text(value))"
      }
    }.joined()
  }
}
