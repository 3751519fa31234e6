import HCLSyntax
import SourceText
import Testing

/// What is read, as trees.
@Suite struct HCLParserTests {
  static let expressions: [(String, String)] = [
    ("null", "null"),
    ("true", "true"),
    (
      "3.14159265358979323846264338327950288419716939937510582097494459",
      "3.14159265358979323846264338327950288419716939937510582097494459"
    ),
    ("1.e5", "1.e5"),
    ("1E+5", "1E+5"),
    ("größe", "größe"),
    ("_a-b", "_a-b"),
    ("a-1", "a-1"),
    ("a -1", "(- a 1)"),
    ("1 + 2 * 3 - 4", "(- (+ 1 (* 2 3)) 4)"),
    ("a || b && c == d < e + f * -g", "(|| a (&& b (== c (< d (+ e (* f (- g)))))))"),
    ("1 - 2 - 3", "(- (- 1 2) 3)"),
    ("!a == b", "(== (! a) b)"),
    ("-a.b[0]", "(- a.b[0])"),
    ("!!a", "(! (! a))"),
    ("a ? b : c ? d : e", "(? a b (? c d e))"),
    ("(a ? b : c) ? d : e", "(? ((? a b c)) d e)"),
    ("(\n  1\n  +\n  2\n)", "((+ 1 2))"),
    ("a.b.c", "a.b.c"),
    ("a . b", "a.b"),
    ("a.0.b", "a.0.b"),
    ("a[\"k\"][0][*].id", "a[\"k\"][0][*].id"),
    ("a.*.b.0.c[1]", "a.*.b.0.c[1]"),
    ("a[\n*\n]", ""),
    ("a[b.c[d]]", "a[b.c[d]]"),
    ("f(x).y", "(f x).y"),
    ("[1][0]", "[1][0]"),
    ("\"a\".b", "\"a\".b"),
    ("f()", "(f)"),
    ("f(a, b,)", "(f a b)"),
    ("f(\n  a, # one\n  b...\n)", "(f a b ...)"),
    ("provider::aws::arn_parse(a)", "(provider::aws::arn_parse a)"),
    ("[]", "[]"),
    ("[\n  1,\n  2,\n]", "[1 2]"),
    ("{}", "{}"),
    ("{ a = 1, \"b\" : 2, (c) = 3, d.e = 4 }", "{a: 1 \"b\": 2 (c): 3 d.e: 4}"),
    ("{\n  a = 1 # x\n  b = 2,\n\n  c = 3\n}", "{a: 1 b: 2 c: 3}"),
    ("{ true = 1 }", "{true: 1}"),
    ("{ a ? b : c = 1 }", "{(? a b c): 1}"),
    ("[for x in y : x]", "(for x in y: x)"),
    ("[for i, x in [1] : x if i > 0]", "(for i, x in [1]: x if (> i 0))"),
    ("{\n  for k, v in m :\n  k => v...\n  if v\n}", "(for k, v in m: k => v... if v)"),
    ("forest", "forest"),
    ("\"\"", "\"\""),
    (#""a\"\\\n\t\u00e9\U0001F600""#, #""a\"\\\n\té😀""#),
    (#""$ % $$ %% $x""#, #""$ % $$ %% $x""#),
    (#""$${a} %%{b} $$${c}""#, #""${a} %{b} $${c}""#),
    (#""${a}""#, "(template a)"),
    (#""a${b}c${d + 1}""#, #"(template "a" b "c" (+ d 1))"#),
    (#""a ${~ b ~} c""#, #"(template "a" b "c")"#),
    (#""${"${"x"}"}""#, #"(template (template "x"))"#),
    (#""${{ a = "}" }}""#, #"(template {a: "}"})"#),
    (#""%{ if a }b%{ else }c%{ endif }""#, #"(template (if a ("b") ("c")))"#),
    (#""%{ if a }%{ endif }""#, "(template (if a () ()))"),
    (#""%{ for k, v in m ~} ${k} %{~ endfor }""#, #"(template (for k, v in m ("" k "")))"#),
    ("<<EOT\na\n  b\nEOT", "\"a\\n  b\\n\""),
    ("<<EOT\n  EOT", "\"\""),
    ("<<-EOT\n    a\n      b\n\n    EOT", "\"a\\n  b\\n\\n\""),
    ("<<-EOT\n    a\n  ${b} c\n    EOT", "(template \"  a\\n\" b \" c\\n\")"),
    ("<<EOT\na ${b\n} c \\n \"d\"\nEOTX\n x EOT\nEOT", "(template \"a \" b \" c \\\\n \\\"d\\\"\\nEOTX\\n x EOT\\n\")"),
    ("<<EOT\n%{ if a ~}\n  b\n%{ endif ~}\nEOT", "(template (if a (\"  b\\n\") ()) \"\")"),
    ("<<EOT\r\na\r\nEOT", "\"a\\r\\n\""),
    ("f(<<A, <<B)\n", ""),
    ("[<<A\nx\nA\n, <<-B\n  y\n  B\n]", "[\"x\\n\" \"y\\n\"]"),
  ]

  @Test(arguments: expressions.indices) func readsAnExpression(_ index: Int) {
    let (text, expected) = Self.expressions[index]
    let document = HCLDocument(text: "x = \(text)\n")
    let read = document.diagnostics.isEmpty ? document.body.attribute("x").map { HCLDump.text($0.value) } : ""
    #expect(read == expected, "\(document.diagnostics)")
  }

  static let bodies: [(String, String)] = [
    ("", ""),
    ("\u{FEFF}a = 1", "a = 1"),
    ("a = 1\r\nb {\r\n}\r\n", "a = 1; b {}"),
    ("a {}\nb { c = 1 }\nd e \"f g\" {\n  h = 1\n}", "a {}; b {c = 1}; d \"e\" \"f g\" {h = 1}"),
    ("# c\n// d\n/* e\n */ a = 1 /* f */ # g\n", "a = 1"),
    ("a { /* c */ }\nb { # c\n}", "a {}; b {}"),
    ("null = null\nfor = 1\nif {}", "null = null; for = 1; if {}"),
    ("ünï = 1", "ünï = 1"),
  ]

  @Test(arguments: bodies.indices) func readsABody(_ index: Int) {
    let (text, expected) = Self.bodies[index]
    let document = HCLDocument(text: text)
    #expect(document.diagnostics.isEmpty)
    #expect(HCLDump.text(document.body) == expected)
  }

  static let alone: [(String, isTemplate: Bool, String?)] = [
    ("a.b[0]\n", false, "a.b[0]"), ("{\n  a = 1\n}", false, "{a: 1}"), ("1 +\n2", false, "(+ 1 2)"), ("", false, nil),
    ("a b", false, nil),
    ("a = 1", false, nil), ("", true, "\"\""), ("plain \\n", true, "\"plain \\\\n\""),
    ("a\n${b}", true, "(template \"a\\n\" b)"),
    ("$${a} $", true, "\"${a} $\""), ("%{ if a }b%{ endif }", true, "(template (if a (\"b\") ()))"), ("${a", true, nil),
    ("%{ x }", true, nil),
  ]

  @Test(arguments: alone.indices) func readsWhatStandsAlone(_ index: Int) {
    let (text, isTemplate, expected) = Self.alone[index]
    let file = SourceFile(name: "var", text: text)
    let (value, diagnostics) =
      isTemplate ? HCLExpression.readingTemplate(file, id: 0) : HCLExpression.reading(file, id: 0)
    #expect((diagnostics.isEmpty ? HCLDump.text(value) : nil) == expected)
  }

  @Test func everythingKnowsItsPlace() throws {
    let text = "# head\nresource \"aws_x\" y {\n  tags = merge(var.t, { n = \"${local.n}-x\" }) # tail\n}\n"
    let file = SourceFile(name: "test.tf", text: text)
    let document = HCLDocument(file, id: 7)
    let block = try #require(document.body.blocks("resource").first)
    let tags = try #require(block.body.attribute("tags"))
    guard case .call(let call) = tags.value.kind, case .object(let items) = call.arguments.last?.kind,
      let item = items.first, case .template(let parts) = item.value.kind,
      case .value(let local, let sequence) = parts.first
    else {
      Issue.record("not the tree")
      return
    }
    let ranges = [
      block.type.range, block.labels[0].range, block.labels[1].range, block.header, block.body.range, tags.name.range,
      tags.equals, tags.value.range, call.name.range, call.arguments[0].range, item.key.range, item.value.range,
      local.range,
      sequence, document.comments[0].range, document.comments[1].range,
    ]
    #expect(ranges.allSatisfy { $0.file == 7 })
    #expect(
      ranges.map(file.text) == [
        "resource", "\"aws_x\"", "y", "resource \"aws_x\" y",
        "{\n  tags = merge(var.t, { n = \"${local.n}-x\" }) # tail\n}",
        "tags", "=", "merge(var.t, { n = \"${local.n}-x\" })", "merge", "var.t", "n", "\"${local.n}-x\"", "local.n",
        "${local.n}", "# head", "# tail",
      ])
    #expect(document.comments.map { $0.text(in: file) } == ["head", "tail"])
    #expect(call.arguments[0].reference.map { $0.root.value + $0.steps.map(HCLDump.text).joined() } == "var.t")
  }
}
