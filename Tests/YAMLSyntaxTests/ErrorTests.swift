import SourceText
import Testing
import YAMLSyntax

/// A text with the place of its error between ⟦ and ⟧, and what is said about it.
struct ErrorCase: Sendable, CustomTestStringConvertible {
  let marked: String
  let message: String
  var label: String?
  var related: [String] = []
  var help: String?
  var dialect = YAMLDialect.yaml

  init(
    _ marked: String, _ message: String, label: String? = nil, related: [String] = [], help: String? = nil,
    dialect: YAMLDialect = .yaml
  ) {
    self.marked = marked
    self.message = message
    self.label = label
    self.related = related
    self.help = help
    self.dialect = dialect
  }

  var testDescription: String { "\(message): \(marked.debugDescription)" }

  /// The text without marks, and the bytes that they mark.
  var input: (text: String, range: Range<Int>) {
    let parts = marked.split(separator: "⟦", maxSplits: 1, omittingEmptySubsequences: false)
    let rest = parts[1].split(separator: "⟧", maxSplits: 1, omittingEmptySubsequences: false)
    let start = parts[0].utf8.count
    return ("\(parts[0])\(rest[0])\(rest[1])", start..<start + rest[0].utf8.count)
  }

  func check() {
    let (text, range) = input
    let file = SourceFile(name: "test", text: text)
    do throws(YAMLError) {
      _ = try YAMLReader.read(file, dialect: dialect)
      Issue.record("accepted")
    } catch {
      let diagnostic = error.diagnostic
      #expect(diagnostic.message == message)
      #expect(
        diagnostic.primary.range.bytes == range,
        "at \(file.text(diagnostic.primary.range).debugDescription) \(diagnostic.primary.range.bytes)")
      if let label { #expect(diagnostic.primary.text == label) }
      if let help { #expect(diagnostic.help == help) }
      #expect(diagnostic.related.map { file.text($0.range) } == related)
    }
  }
}

@Suite struct ErrorTests {
  @Test(arguments: [
    // lines and indentation
    ErrorCase("a:\n⟦\t⟧b: 1\n", "a tab is used as indentation", help: "indent with spaces; YAML allows no tabs there"),
    ErrorCase("a:\n  b: 1\n  ⟦\t⟧c: 2\n", "a tab is used as indentation"),
    ErrorCase("-⟦\t⟧- a\n", "a tab is used as indentation", label: "what follows is indented by it"),
    ErrorCase("text: |\n⟦\t⟧tabbed\n", "a tab is used as indentation"),
    ErrorCase("a: 1\n⟦key value⟧\nb: 2\n", "a key has no `:`", label: "no `:` follows", help: "write `key: value`"),
    ErrorCase("⟦key value⟧\nb: 2\n", "a key has no `:`", related: ["b: 2"]),
    ErrorCase("a: 1\n⟦b⟧ # nothing\n", "a key has no `:`"),
    ErrorCase("a: 1\n⟦&anchor⟧\nb: 2\n", "a key has no `:`"),
    ErrorCase("a: 1\nb⟦:⟧2\nc: 3\n", "a space is missing after `:`", help: "write `key: value`"),
    ErrorCase("b⟦:⟧2\nc: 3\n", "a space is missing after `:`"),
    ErrorCase("'a'⟦:⟧2\n", "a space is missing after `:`"),
    ErrorCase("- a\n⟦-⟧b\n", "a space is missing after `-`"),
    ErrorCase("- a\n⟦b: 1⟧\n", "a list goes on without `- `", related: ["- a"]),
    ErrorCase("a: 1\n⟦-⟧ b\n", "a list item stands among the keys of a mapping", related: ["a: 1"]),
    ErrorCase("a: ⟦-⟧ b\n", "a list begins on the line of its key"),
    ErrorCase("a: b⟦:⟧ c\n", "a value holds `: `"),
    ErrorCase("--- a⟦:⟧ b\n", "a mapping or list begins on the line of `---`"),
    ErrorCase("&a ⟦-⟧ b\n", "an anchor or tag stands before a list on the same line"),
    ErrorCase("a: \"b\" ⟦c⟧\n", "the value is over, but the line goes on", label: "this does not belong to the value"),
    ErrorCase(
      "a: \"b\n  c: \"⟦d\"⟧\n", "the value is over, but the line goes on", related: ["\""]),
    ErrorCase("a: [b]⟦]⟧\n", "a bracket is closed that was never opened"),
    ErrorCase("[a]\n⟦b⟧\n", "the document is over, but there is more", related: ["[a]"]),
    ErrorCase("⟦'a\n  b'⟧: c\n", "a key reaches over more than one line"),
    ErrorCase("a: 'b'⟦#⟧ c\n", "a comment needs a space before `#`"),
    ErrorCase("a: >⟦#⟧ c\n d\n", "a comment needs a space before `#`"),
    ErrorCase(
      "a:\n  b: 1\n ⟦c: 2⟧\n", "the indentation fits nothing above", label: "1 space, but `b` has 2 and `a` has 0",
      related: ["a:", "b: 1"]),
    ErrorCase(
      "a: |\n  b\n ⟦c⟧\n", "the indentation fits nothing above", label: "further left than the text above",
      related: ["a: |"]),
    ErrorCase(
      "a: b # c\n  ⟦d⟧\n", "the indentation fits nothing above", label: "the value above ended at its comment",
      related: ["# c"]),
    ErrorCase("a: 1\n  ⟦b: 2⟧\n", "the indentation fits nothing above", related: ["1"]),
    ErrorCase("a: 'x'\n   ⟦b: 2⟧\n", "the indentation fits nothing above", related: ["a: 'x'"]),
    ErrorCase(
      "  a: 1\n⟦b: 2⟧\n", "the indentation fits nothing above", label: "further left than the first line",
      related: ["a: 1"]),
    ErrorCase("⟦" + String(repeating: "k", count: 1025) + "⟧: v\n", "a key is longer than 1024 characters"),
    ErrorCase("a: ⟦]⟧\n", "a bracket is closed that was never opened"),
    // documents
    ErrorCase("a: 1\n... ⟦b⟧\n", "nothing but a comment may follow `...`", related: ["..."]),
    ErrorCase("a: 1\n⟦%YAML 1.2⟧\n---\n", "a directive stands inside a document"),
    ErrorCase("⟦%YAML 1.2⟧\na: 1\n", "directives are not followed by `---`"),
    ErrorCase("⟦%YAML 1⟧\n---\n", "`%YAML` needs a version and nothing else"),
    ErrorCase("⟦%YAML 2.0⟧\n---\n", "this version of YAML is not known"),
    ErrorCase("%YAML 1.2\n⟦%YAML 1.2⟧\n---\n", "a directive is given twice", related: ["%YAML 1.2"]),
    ErrorCase("⟦%TAG !x⟧\n---\n", "`%TAG` needs a handle and a prefix"),
    // anchors, aliases, tags
    ErrorCase("a: ⟦&⟧ b\n", "`&` needs a name behind it", help: "to begin a text with `&`, put it in quotes"),
    ErrorCase("a: ⟦*⟧\n", "`*` needs a name behind it"),
    ErrorCase("a: &b ⟦&c⟧ d\n", "a node has two anchors", related: ["b"]),
    ErrorCase("a: !b ⟦!c⟧ d\n", "a node has two tags", related: ["!b"]),
    ErrorCase("- &a b\n- !c ⟦*a⟧\n", "an alias has an anchor or tag of its own"),
    ErrorCase("a: ⟦!b{⟧} c\n", "this tag is malformed", label: "`{` cannot stand in a tag"),
    ErrorCase("a: ⟦!b!⟧c d\n", "this tag uses a handle that is not declared"),
    ErrorCase("a: ⟦*.example.com⟧\n", "an alias has no anchor", label: "no `&` of this name stands above"),
    ErrorCase("a: &default 1\nb: ⟦*defualt⟧\n", "an alias has no anchor", help: "did you mean `*default`?"),
    ErrorCase("--- &a 1\n--- ⟦*a⟧\n", "an alias has no anchor"),
    ErrorCase("a: &b\n  c: ⟦*b⟧\n", "an alias stands inside the node it stands for", related: ["b"]),
    ErrorCase("a: 1\nb: 2\n⟦a⟧: 3\n", "a key is set twice", label: "set again here", related: ["a"]),
    ErrorCase("a: 1\n⟦\"a\"⟧: 3\n", "a key is set twice", related: ["a"]),
    ErrorCase("{a: 1, b: {c: 1, ⟦c⟧: 2}}", "a key is set twice", related: ["c"]),
    ErrorCase("? [a, b]\n: 1\n? ⟦[a, 'b']⟧\n: 2\n", "a key is set twice", related: ["[a, b]"]),
    ErrorCase(
      "{a: 1, b: 1, c: 1, d: 1, e: 1, f: 1, g: 1, h: 1, i: 1, j: 1, ⟦b⟧: 2}", "a key is set twice", related: ["b"]),
    // scalars
    ErrorCase("a: ⟦\"⟧b\nc: \"d\"\n", "a quote is not closed", related: ["c: \"d\""], help: "write the closing `\"`"),
    ErrorCase("a: \"b\n⟦c\"⟧\n", "a quoted text goes on too far to the left", related: ["\"b"]),
    ErrorCase(
      "a: 'it'⟦s'⟧\n", "the value is over, but the line goes on",
      help: "to have a quote inside single quotes, write it twice: `''`"),
    ErrorCase("a: ⟦?⟧ b\n", "a value cannot begin with this character"),
    ErrorCase("a:\n- b\n⟦-⟧c\n", "a space is missing after `-`"),
    ErrorCase("a: >\n⟦b⟧\n", "a key has no `:`", related: [">"], help: "indent the text deeper than its key"),
    ErrorCase("a: ⟦'⟧b\n", "a quote is not closed", label: "opened here", related: [""]),
    ErrorCase("⟦\"⟧b\n---\nc\n", "a quote is not closed", related: ["---"]),
    ErrorCase(#"a: "⟦\d⟧""#, "this escape means nothing"),
    ErrorCase(#"a: "⟦\x4⟧""#, "an escape has too few hexadecimal digits"),
    ErrorCase(#"a: "⟦\ud800⟧""#, "an escape names no character"),
    ErrorCase(#"a: "⟦\UFFFFFFFF⟧""#, "an escape names no character"),
    ErrorCase("a: ⟦@⟧b\n", "a value cannot begin with this character", help: "put the value in quotes"),
    ErrorCase("a: ⟦`⟧b`\n", "a value cannot begin with this character"),
    ErrorCase("a: ⟦%⟧b\n", "a value cannot begin with this character"),
    ErrorCase("a: | ⟦text⟧\n", "the line of `|` or `>` holds too much", label: "this cannot stand here"),
    ErrorCase("a: ⟦|++⟧\n", "the line of `|` or `>` holds too much"),
    ErrorCase("a: |\n⟦   ⟧\n b\n", "a blank line is indented deeper than the text below it", related: ["b"]),
    // flow
    ErrorCase("a: ⟦[⟧b, c\n", "a bracket or brace is not closed", related: [""], help: "write the closing `]`"),
    ErrorCase("a: [b, ⟦{⟧c: d\n", "a bracket or brace is not closed", related: [""], help: "write the closing `}`"),
    ErrorCase("a: ⟦[⟧b\nc: d\n", "a bracket or brace is not closed", related: ["c: d"]),
    ErrorCase("a: [b,\n⟦c]⟧\n", "a line inside brackets stands too far to the left", related: ["["]),
    ErrorCase("[a: b⟦:⟧ c]\n", "a value holds `: `", help: "put the value in quotes, or the mapping in braces"),
    ErrorCase(
      "a: [b, c⟦}⟧\n", "a bracket or brace is closed by the wrong one", label: "`]` belongs here", related: ["["]),
    ErrorCase("[\"a\"⟦⟧ \"b\"]", "a comma is missing", label: "before `\"b\"`", related: ["["]),
    ErrorCase("[a, ⟦,⟧ b]", "a comma stands where an entry belongs"),
    ErrorCase("[⟦-⟧ a]", "this cannot begin a value inside brackets"),
    ErrorCase("[⟦a⟧\n: b]", "a key reaches over more than one line", related: [":"]),
    ErrorCase("[a,⟦#⟧b\n]", "a comment needs a space before `#`"),
    // the file
    ErrorCase("a: ⟦\u{01}⟧b\n", "a control character stands in the text", label: "byte 0x01"),
    ErrorCase("a: b⟦\u{9F}⟧\n", "an invisible character stands outside of quotes"),
    ErrorCase("a: b\n⟦\u{FEFF}⟧c: d\n", "a byte order mark stands inside the file"),
  ]) func yaml(_ test: ErrorCase) { test.check() }
}
