import HCLSyntax
import SourceText
import Testing

/// What is said of files with mistakes: where, in which words, and nothing more than that.
@Suite struct HCLErrorTests {
  /// Texts in which `⟦…⟧` are the places that must be pointed at, in order, and the messages.
  static let cases: [(String, [String])] = [
    // blocks
    ("a ⟦{⟧\n", ["`{` is not closed"]),
    ("resource \"x\" \"y\" ⟦{⟧\n  a = 1\n\nresource \"z\" \"w\" {\n  b = 2\n}\n", ["`{` is not closed"]),
    ("a {\n  b ⟦{⟧\n    c = 1\n}\n\nd {\n}\n", ["`{` is not closed"]),
    ("a {\n}\n⟦}⟧\nb = 1\n", ["nothing to close"]),
    ("a⟦\n⟧{\n  b = 1\n}\n", ["expected `{` on the line of the block's name"]),
    ("a {} ⟦b⟧ {}\nc = 1\n", ["expected a line break after the block"]),
    ("a { b = 1⟦,⟧ c = 2 }\nd = ⟦@⟧\n", ["a block in one line holds one argument", "`@` means nothing here"]),
    ("a { b = 1 ⟦c⟧ = 2 }\n", ["a block in one line holds one argument"]),
    ("a { b = 1⟦\n⟧}\nc = 1\n", ["a block begun in one line ends in it"]),
    ("a { ⟦b {⟧} }\nc = 1\n", ["a block in one line holds one argument"]),
    ("a \"⟦${⟧b}\" {\n  c = 1\n}\nd = ⟦⟧\n".replacing("d = ⟦⟧\n", with: ""), ["a label is plain text"]),
    ("\u{FEFF}a = ⟦'b'⟧\n", ["strings have double quotes"]),
    // arguments
    ("a = 1\n⟦a⟧ = 2\n", ["an argument is set twice"]),
    (
      "a = 1⟦,⟧\nb = 2⟦,⟧ c = 3\n",
      ["expected a line break after the argument", "expected a line break after the argument"]
    ),
    ("a = 1 ⟦b⟧ = 2\nc = 3\n", ["expected a line break after the argument"]),
    ("a⟦ ⟧\"b\"\nc = 1\n", ["expected `=` after the name"]),
    ("a ⟦1⟧\nb = 1\n", ["expected `=` after the name"]),
    ("a⟦:⟧ 1\nb = 1\n", ["expected `=` after the name"]),
    ("a⟦.⟧b = 1\n", ["expected `=` after the name"]),
    ("⟦a⟧\nb = 1\n", ["expected an argument or a block"]),
    ("⟦\"a\"⟧ = 1\nb = 1\n", ["expected an argument or a block"]),
    ("a =⟦\n⟧b = 1\n", ["expected a value"]),
    ("⟦=⟧ 1\n", ["expected an argument or a block"]),
    // values
    ("a = ⟦'b c'⟧\nd = ⟦`e`⟧\nf = ⟦“⟧g”\n", Array(repeating: "strings have double quotes", count: 3)),
    ("a = ⟦<your-value>⟧\r\nb = 1\r\n", ["expected a value"]),
    ("a = ⟦aws_rds_cluster.${local.x}_db.arn⟧\nb = 1\n", ["a template outside of quotes"]),
    ("a = ⟦${⟧b}\nc = 1\n", ["a template outside of quotes"]),
    ("a = b ⟦&⟧ c\nd = 1⟦;⟧\n", ["`&` is no operator", "`;` means nothing here"]),
    ("a = 1 +⟦\n⟧b = 2\n", ["expected a value"]),
    ("a = b ? c⟦\n⟧d = 1\n", ["expected `:` and the value for false"]),
    ("a = ⟦1.2.3⟧\nb = c.⟦0.1⟧\n", ["the number cannot be read", "two numbers cannot follow each other as indexes"]),
    ("a = b.⟦\n⟧c = d.*.e.⟦*⟧\n", ["expected a name after the dot", "a `.*` cannot follow another `.*`"]),
    ("a = ⟦(⟧1\nb = 2\n", ["`(` is not closed"]),
    ("a = b⟦[⟧0\nc = 1\n", ["`[` is not closed"]),
    ("a = ⟦/*⟧ b\n", ["a comment is not closed"]),
    // collections
    ("a = [1⟦⟧ 2, \"b\"⟦⟧ \"c\"]\nd = 1\n", ["missing comma", "missing comma"]),
    ("a = ⟦[⟧1, 2\nb = 3\n", ["`[` is not closed"]),
    (
      "a = [\n  1,\n  ⟦@⟧,\n  ⟦'x'⟧,\n]\nb = ⟦@⟧\n",
      ["`@` means nothing here", "strings have double quotes", "`@` means nothing here"]
    ),
    ("a = [⟦,⟧]\n", ["expected a value"]),
    (
      "a = {\n  b ⟦1⟧\n  c = ⟦'x'⟧\n  ⟦d⟧\n  e = 1⟦⟧ f = 2\n}\ng = 1\n",
      ["expected `=` after the key", "strings have double quotes", "expected `=` and a value", "missing comma"]
    ),
    (
      "a {\n  b = ⟦{⟧\n    c = 1\n  d = 2\n}\n".replacing("    c = 1\n", with: "    c = 1\n\n"),
      ["`{` is not closed"]
    ),
    (
      "a = f(1⟦⟧ 2)\nb = g(1..., ⟦⟧2)\n".replacing("..., ⟦⟧2", with: "...⟦,⟧ 2"),
      ["missing comma", "expected `)` right after `...`"]
    ),
    ("a = f⟦(⟧1,\nb = 2\n", ["`(` is not closed"]),
    ("a = [for ⟦1⟧ in b : c]\nd = [for e ⟦of⟧ f : g]\n", ["expected a name", "expected `in`"]),
    ("a = [for b in c : b ⟦=>⟧ b]\nd = {for e in f : ⟦e⟧}\n", ["a list has no keys", "an object needs keys"]),
    ("a = [for b in c : b⟦...⟧]\n", ["a list has nothing to group"]),
    (
      "a = b::⟦1⟧()\nc = d::e⟦\n⟧",
      ["expected the rest of the function's name after `::`", "expected `(` after the function's name"]
    ),
    // strings
    ("a = ⟦\"⟧b\nc = 1\nd = ⟦\"⟧e\n", ["a string is not closed", "a string is not closed"]),
    (
      "a = \"b⟦\\y⟧c⟦\\u12⟧g\"\n".replacing("⟦\\u12⟧g", with: "⟦\\u⟧12g"),
      ["unknown escape sequence", "unknown escape sequence"]
    ),
    ("a = ⟦\"⟧b\n  two words\n  c\"\nd = ⟦\"⟧e\nf = \"g\"\n", ["a string is not closed", "a string is not closed"]),
    ("a = \"⟦${⟧b\"\nc = 1\n", ["a template sequence is not closed"]),
    ("a = \"${b ⟦c⟧} ${⟦'d'⟧}\"\n", ["expected `}`", "strings have double quotes"]),
    ("a = ⟦<<EOT⟧\nb\nEOT", ["a heredoc is not closed"]),
    ("a {\n  b = ⟦<<EOT⟧\n  c\n  EOT,\n}\n", ["a heredoc is not closed"]),
    (
      "a = \"%{ ⟦fi⟧ b }\"\nc = \"⟦%{ if d }⟧e\"\nf = \"⟦%{ endif }⟧\"\n",
      ["unknown template directive", "a template directive is not ended", "`endif` where it ends nothing"]
    ),
    ("a = \"%{ for b in c }⟦%{ else }⟧%{ endfor }\"\n", ["`else` where it ends nothing"]),
  ]

  @Test(arguments: cases.indices) func saysIt(_ index: Int) {
    let (marked, messages) = Self.cases[index]
    let (text, places) = Self.unmarked(marked)
    let document = HCLDocument(text: text)
    #expect(document.diagnostics.map(\.message) == messages, "\(marked)")
    #expect(document.diagnostics.map(\.primary.range.bytes) == places, "\(marked)")
  }

  @Test func terraformRefusesThemToo() throws {
    let verdicts = try Terraform.format(Self.cases.map { Array(Self.unmarked($0.0).text.utf8) })
    if verdicts.isEmpty { print("skipped: no terraform to compare with") }
    for (verdict, (text, _)) in zip(verdicts, Self.cases) { #expect(verdict == .refused, "\(text)") }
  }

  @Test func theFirstPlaceIsShownToo() {
    let text = "a = 1\nb = 2\na = 3\n"
    let diagnostic = HCLDocument(text: text).diagnostics.first
    #expect(diagnostic?.related.map(\.range.bytes) == [0..<1])
  }

  @Test func goesOnBehindMistakes() {
    let text = "a = @\nb {\n  c = [1 2]\n  d = 'x'\n}\ne = { f = 1, g 2 }\nh = 1\n"
    let document = HCLDocument(text: text)
    #expect(HCLDump.text(document.body) == "b {c = [1 2]}; e = {f: 1}; h = 1")
    #expect(document.diagnostics.count == 4)
  }

  @Test(arguments: ["(", "[", "{ a = ", "f(", "-", "!", "a[", "a ? b : ", "\"${", "[for x in ", "1 + (", "a ? (b) : "])
  func depthIsBounded(_ opener: String) {
    let text = "a = " + String(repeating: opener, count: 20_000)
    let document = HCLDocument(text: text)
    #expect(document.diagnostics.contains { $0.message == "nested too deeply" })
    #expect(document.diagnostics.count < 5)
  }

  @Test func operatorsInARowAreBounded() {
    let sum = "a = " + Array(repeating: "1", count: 50_000).joined(separator: " + ")
    #expect(HCLDocument(text: sum).diagnostics.map(\.message) == ["nested too deeply"])
    let short = "a = " + Array(repeating: "1", count: 900).joined(separator: " + ")
    #expect(HCLDocument(text: short).diagnostics.isEmpty)
    let blocks = String(repeating: "a {\n", count: 20_000)
    #expect(HCLDocument(text: blocks).diagnostics.first?.message == "nested too deeply")
    let directives = "a = \"" + String(repeating: "%{ if a }", count: 20_000) + "\""
    #expect(HCLDocument(text: directives).diagnostics.first?.message == "nested too deeply")
    let steps = "a = b" + String(repeating: ".c", count: 50_000)
    #expect(HCLDocument(text: steps).diagnostics.isEmpty)
  }

  /// The text without marks, and the places that they were around.
  static func unmarked(_ marked: String) -> (text: String, places: [Range<Int>]) {
    var text = ""
    var places: [Range<Int>] = []
    var start = 0
    for scalar in marked.unicodeScalars {
      switch scalar {
      case "⟦": start = text.utf8.count
      case "⟧": places.append(start..<text.utf8.count)
      default: text.unicodeScalars.append(scalar)
      }
    }
    return (text, places)
  }
}
