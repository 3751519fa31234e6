import Foundation
import SourceText
import Testing
import YAMLSyntax

/// The tree of a text that has to be readable.
func tree(_ text: String, dialect: YAMLDialect = .yaml) throws -> YAMLNode {
  try #require(try YAMLReader.read(SourceFile(name: "test", text: text), id: 7, dialect: dialect).root)
}

@Suite struct TreeTests {
  /// A document and what every node's range covers, in order.
  @Test(arguments: [
    ("a: 1", ["a: 1", "a", "1"]),
    (
      "a: 1\nbc: &x [1, {d: 'e'}] # note\n",
      ["a: 1\nbc: &x [1, {d: 'e'}]", "a", "1", "bc", "[1, {d: 'e'}]", "1", "{d: 'e'}", "d", "'e'"]
    ),
    ("- !Sub \"x\"\n-  two\n   lines\n", ["- !Sub \"x\"\n-  two\n   lines", "\"x\"", "two\n   lines"]),
    (
      "a: |\n  b\n  c\n\n# note\nd: >-\n  e\n",
      ["a: |\n  b\n  c\n\n# note\nd: >-\n  e", "a", "|\n  b\n  c", "d", ">-\n  e"]
    ),
    ("a:\nb: \n", ["a:\nb:", "a", "", "b", ""]),
    ("\u{FEFF}a: é\r\nb: ü\r\n", ["a: é\r\nb: ü", "a", "é", "b", "ü"]),
    ("? a\n: b\n", ["? a\n: b", "a", "b"]),
    ("[a: b]", ["[a: b]", "a: b", "a", "b"]),
    ("a: &x 1\nb: *x", ["a: &x 1\nb: *x", "a", "1", "b", "*x"]),
  ]) func ranges(_ text: String, _ expected: [String]) throws {
    let file = SourceFile(name: "test", text: text)
    var sources: [String] = []
    func visit(_ node: YAMLNode) {
      #expect(node.range.file == 7)
      #expect(file.text(node.range) == node.source)
      sources.append(node.source)
      if node.alias != nil { return }
      for item in node.items { visit(item) }
      for entry in node.entries {
        visit(entry.key)
        visit(entry.value)
      }
    }
    visit(try tree(text))
    #expect(sources == expected)
  }

  @Test(
    arguments: [
      ("", .null), ("~", .null), ("null", .null), ("Null", .null), ("NULL", .null), ("nULL", .string("nULL")),
      ("true", .bool(true)), ("True", .bool(true)), ("FALSE", .bool(false)), ("no", .string("no")),
      ("on", .string("on")),
      ("0", .integer(0)), ("-12", .integer(-12)), ("+12", .integer(12)), ("012", .integer(12)), ("0o17", .integer(15)),
      ("0x1F", .integer(31)), ("0b11", .string("0b11")), ("1_000", .string("1_000")), ("-0x1F", .string("-0x1F")),
      ("0o8", .string("0o8")), ("0x", .string("0x")), ("9223372036854775807", .integer(.max)),
      ("9223372036854775808", .float(9_223_372_036_854_775_808)), ("-9223372036854775808", .integer(.min)),
      ("0xFFFFFFFFFFFFFFFF", .float(18_446_744_073_709_551_616)), ("1.", .float(1)), (".5", .float(0.5)),
      ("-1.5e3", .float(-1500)), ("1e3", .float(1000)), ("1e", .string("1e")), (".", .string(".")), ("+", .string("+")),
      (".inf", .float(.infinity)), ("-.INF", .float(-.infinity)), ("+.Inf", .float(.infinity)),
      ("-.nan", .string("-.nan")),
      ("1e999", .float(.infinity)), ("2012-10-17", .string("2012-10-17")), ("12:30:45", .string("12:30:45")),
      ("'1'", .string("1")), ("\"true\"", .string("true")), ("! 1", .string("1")), ("!!str 1", .string("1")),
      ("!!int 1", .integer(1)), ("!!int '1'", .integer(1)), ("!!int x", .string("x")), ("!!float 1", .float(1)),
      ("!!bool 'true'", .bool(true)), ("!!null ''", .null), ("!Sub 1", .string("1")), ("<<", .string("<<")),
      ("!<tag:yaml.org,2002:int> 5", .integer(5)), ("|\n 1", .string("1\n")),
    ] as [(String, YAMLValue)]) func coreSchema(_ text: String, _ expected: YAMLValue) throws
  {
    #expect(try tree("- " + text).items.first?.resolved == expected)
  }

  @Test func notANumber() throws {
    guard case .float(let value)? = try tree("- .NaN").items.first?.resolved else { return #expect(Bool(false)) }
    #expect(value.isNaN)
  }

  @Test func nodesTellWhatTheyAre() throws {
    let root = try tree(
      """
      # leading
      plain: text
      single: 'it''s'
      double: "tab\\t"
      literal: |
        line
      folded: >-
        two
        lines
      flow: [1, {a: b}]   # trailing
      sub: !Sub "${x}"
      condition: !Equals
      - a
      - b
      base: &base {k: v}
      copy: *base
      """)
    #expect(root.kind == .mapping && !root.isFlow && root.entries.count == 10)
    #expect(
      root.entries.map { $0.key.text } == [
        "plain", "single", "double", "literal", "folded", "flow", "sub", "condition", "base", "copy",
      ])
    let styles = root.entries.map(\.value.style)
    #expect(styles == [.plain, .singleQuoted, .doubleQuoted, .literal, .folded, nil, .doubleQuoted, nil, nil, nil])
    #expect(root["single"]?.text == "it's")
    #expect(root["double"]?.text == "tab\t")
    #expect(root["literal"]?.text == "line\n")
    #expect(root["folded"]?.text == "two lines")
    #expect(root["flow"]?.isFlow == true && root["flow"]?.items.count == 2)
    #expect(root["flow"]?.items.dropFirst().first?["a"]?.text == "b")
    #expect(root["sub"]?.tag == "!Sub" && root["sub"]?.text == "${x}")
    #expect(root["condition"]?.tag == "!Equals" && root["condition"]?.items.map(\.text) == ["a", "b"])
    #expect(root["base"]?.anchor == "base" && root["base"]?.alias == nil)
    #expect(root["copy"]?.alias == "base" && root["copy"]?["k"]?.text == "v" && root["copy"]?.source == "*base")
    #expect(root["missing"] == nil && root["plain"]?["x"] == nil && root["plain"]?.items.isEmpty == true)
    #expect(root["plain"] == root.entry("plain")?.value)
  }

  @Test func commentsAndDocuments() throws {
    let text = "# one\na: 'b # no' # two\n---\n#three\n- x\n...\n# four\n"
    let stream = try YAMLReader.read(SourceFile(name: "", text: text))
    #expect(stream.comments.map(\.text) == ["one", "two", "three", "four"])
    #expect(stream.comments.map(\.isTrailing) == [false, true, false, false])
    #expect(stream.documents.map { $0.comments.map(\.text) } == [["one", "two"], ["three", "four"]])
    #expect(stream.documents.map(\.beginsExplicitly) == [false, true])
    #expect(stream.documents.map(\.endsExplicitly) == [false, true])
    #expect(stream.documents.map(\.range.bytes) == [6..<17, 24..<42])
    #expect(stream.root == nil)
  }

  @Test(arguments: ["", "\n\n", "# only a comment\n", "\u{FEFF}", "...\n"]) func nothingIsAnEmptyStream(_ text: String)
    throws
  {
    #expect(try YAMLReader.read(SourceFile(name: "", text: text)).documents.isEmpty)
  }

  @Test(arguments: [
    ("a: [\n  b\n]\n", ["b"]), ("a: {\n  b: 1,\n}\n", ["b"]), ("- a: [\n    b\n  ]\n", []),
  ]) func closingBracketsMayStandUnderTheKey(_ text: String, _ items: [String]) throws {
    let root = try tree(text)
    let value = root["a"]
    #expect((value?.items.compactMap(\.text) ?? []) + (value?.entries.compactMap(\.key.text) ?? []) == items)
  }

  @Test func warnings() throws {
    let stream = try YAMLReader.read(SourceFile(name: "", text: "%FOO bar\n%YAML 1.3\n--- a\n"))
    #expect(
      stream.warnings.map(\.message) == [
        "this directive is not known and has no effect", "this version of YAML is not known; it is read as 1.2",
      ])
  }

  @Test(arguments: ["a: 1\nb:\n  - c\n", "a: 1\r\nb:\r\n  - c\r\n", "a: 1\rb:\r  - c\r"]) func lineBreaks(
    _ text: String
  ) throws {
    let root = try tree(text)
    #expect(root["a"]?.resolved == .integer(1))
    #expect(root["b"]?.items.map(\.text) == ["c"])
  }
}
