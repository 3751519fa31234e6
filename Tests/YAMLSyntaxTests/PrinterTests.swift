import SourceText
import Testing
import YAMLSyntax

@Suite struct PrinterTests {
  @Test func looksLikeThis() throws {
    let tree = YAMLOutput.mapping([
      .init("version", .integer(1).commented(above: "The orders service", "and its proxy")),
      .init(
        "proxy",
        .mapping([
          .init("name", "orders"), .init("tls", true), .init("debug", .string("no").commented(atEnd: "a string")),
          .init("note", "two\nlines\n"), .init("empty", .sequence([])), .init("nothing", YAMLOutput(.scalar(.null))),
          .init("arn", .string("arn:aws:rds:eu-west-1:123456789012:db-proxy:prx-1")),
        ]).spaced()),
      .init("subnets", .sequence(["subnet-a", "subnet-b"]).flow()),
      .init(
        "tags", .mapping([.init("team", "a: b"), .init("c", .sequence([]))]).flow().commented(atEnd: "on one line")),
      .init(
        "clients",
        .sequence([
          .mapping([.init("name", "api"), .init("size", .integer(20))]), .sequence(["x", .sequence(["z"])]),
          .mapping([.init("name", .string("worker").commented(above: "at night"))]),
          .mapping([.init("Fn", "x")]).tagged("!Equals"),
        ])),
      .init("url", .string("${Proxy.Endpoint}").tagged("!Sub")),
    ])
    let expected = """
      # The orders service
      # and its proxy
      version: 1

      proxy:
        name: orders
        tls: true
        debug: "no" # a string
        note: |
          two
          lines
        empty: []
        nothing: null
        arn: arn:aws:rds:eu-west-1:123456789012:db-proxy:prx-1
      subnets: [subnet-a, subnet-b]
      tags: { team: "a: b", c: [] } # on one line
      clients:
        - name: api
          size: 20
        - - x
          - - z
        -
          # at night
          name: worker
        - !Equals
          Fn: x
      url: !Sub ${Proxy.Endpoint}

      """
    #expect(YAMLPrinter.print(tree) == expected)
    #expect(try output(read(expected)) == plain(tree))
  }

  @Test(arguments: [
    ("orders", "orders"), ("db.t3.medium", "db.t3.medium"), ("10.0.0.0/16", "10.0.0.0/16"), ("a b", "a b"),
    ("a:b", "a:b"), ("a#b", "a#b"),
    ("", #""""#), ("no", #""no""#), ("On", #""On""#), ("y", #""y""#), ("NULL", #""NULL""#), ("~", #""~""#),
    ("012", #""012""#),
    ("1e3", #""1e3""#), ("0x1F", #""0x1F""#), ("1_000", #""1_000""#), ("12:30:45", #""12:30:45""#),
    ("2012-10-17", #""2012-10-17""#),
    ("2001-12-14 21:59:43.10 Z", #""2001-12-14 21:59:43.10 Z""#), (".5", #"".5""#), ("+.inf", #""+.inf""#),
    ("<<", #""<<""#),
    ("=", #""=""#), ("-1", #""-1""#), ("- a", #""- a""#), ("*.example.com", #""*.example.com""#), ("@x", #""@x""#),
    ("%x", #""%x""#),
    ("a: b", #""a: b""#), ("a:", #""a:""#), ("a #b", #""a #b""#), (" a", #"" a""#), ("a ", #""a ""#),
    ("a\tb", #""a\tb""#),
    (#"say "hi""#, #"say "hi""#), (#""hi""#, #"'"hi"'"#), (#""it's""#, #"'"it''s"'"#), ("a\u{1}b", #""a\x01b""#),
    ("a\u{2028}", #""a\u2028""#),
    ("\u{FEFF}", #""\uFEFF""#), ("é 😀", "é 😀"), ("'\u{301}: ", "\"'\u{301}: \""), (#"'\#u{301}": "#, "'''\u{301}\": '"),
    ("---", #""---""#), ("... x", #""... x""#), (" a\nb", #"" a\nb""#), ("\n", #""\n""#), ("a\r\nb", #""a\r\nb""#),
    ("a\nb", "|-\n  a\n  b"),
    ("a\n\n", "|+\n  a\n"), ("\na\n", "|\n\n  a"),
  ]) func strings(_ text: String, _ printed: String) throws {
    #expect(YAMLPrinter.print(.string(text)) == printed + "\n")
    #expect(try tree(printed + "\n").text == text)
  }

  @Test func commentsCannotEscape() throws {
    let tree = YAMLOutput.mapping([
      .init("a", .integer(1).commented(above: "x\nb: 2").commented(atEnd: "y\r\nc: 3\u{2028}\u{85}"))
    ])
    let stream = try read(YAMLPrinter.print(tree))
    #expect(try output(stream) == .mapping([.init("a", 1)]))
    #expect(stream.comments.map(\.text) == ["x", "b: 2", "y  c: 3"])
  }

  /// What is printed reads back as what it was, and prints the same again.
  @Test func printingIsReadingBackwards() throws {
    var random = RandomNumbers(seed: RandomNumbers.announcedSeed("printer"))
    for _ in 0..<5_000 {
      var trees = TreeGenerator(random: random)
      let tree = trees.node(depth: 4)
      random = trees.random
      let text = YAMLPrinter.print(tree)
      let back = Result { try output(read(text)) }
      guard case .success(let back) = back, back == plain(tree) else {
        Issue.record("\(text)\nread as \(back)")
        return
      }
    }
  }

  private func read(_ text: String) throws -> YAMLStream {
    try YAMLReader.read(SourceFile(name: "printed", text: text))
  }
}

/// The tree that a stream holds, as the printer takes trees; comments and styles are left out.
private func output(_ stream: YAMLStream) throws -> YAMLOutput { output(try #require(stream.root)) }

private func output(_ node: YAMLNode) -> YAMLOutput {
  var result: YAMLOutput =
    switch node.kind {
    case .scalar: YAMLOutput(.scalar(node.tag == nil ? node.resolved ?? .null : .string(node.text ?? "")))
    case .sequence: .sequence(node.items.map(output))
    case .mapping: .mapping(node.entries.map { .init($0.key.text ?? "?", output($0.value)) })
    }
  result.tag = node.tag
  return result
}

/// A tree without what only concerns its looks. What has a tag of its own says its text.
private func plain(_ node: YAMLOutput) -> YAMLOutput {
  var result = YAMLOutput(node.content)
  result.tag = node.tag
  switch node.content {
  case .scalar: break
  case .sequence(let items): result.content = .sequence(items.map(plain))
  case .mapping(let entries): result.content = .mapping(entries.map { .init($0.key, plain($0.value)) })
  }
  return result
}

/// Trees of every shape, with strings that are easily misread.
private struct TreeGenerator {
  var random: RandomNumbers

  private static let fragments: [String] = [
    "a", "key", "no", "true", "null", "~", "1", "0", "12", ".5", "e3", "0x", ":", ": ", " ", "  ", "#", " #", "-", "- ",
    "?", "!", "&", "*", "|", ">", "'", "\"",
    "\\", "\n", "\n\n", "\n ", "\t", "\r", "[", "]", "{", "}", ",", "%", "@", "`", "---", "...", "\n---\n", "é", "😀",
    "\u{301}", "\u{85}", "\u{FEFF}", "\u{0}", "\u{7F}", "=", "<<",
  ]

  mutating func string() -> String {
    (0..<Int.random(in: 0...5, using: &random)).map { _ in Self.fragments.randomElement(using: &random) ?? "" }.joined()
  }

  mutating func node(depth: Int) -> YAMLOutput {
    var node = content(depth: depth)
    if case .scalar(let value) = node.content {
      if case .string = value, chance(10) {
        node.tag = ["!Sub", "!é", "tag:example.com,2000:x", "!a{b}"].randomElement(using: &random)
      }
    } else if chance(10) {
      node.tag = "!Tag"
    }
    if chance(8) { node.commentAbove = [string()] }
    if chance(8) { node.commentAtEnd = string() }
    node.hasBlankLineAbove = chance(10)
    node.isFlow = chance(4)
    return node
  }

  private mutating func chance(_ one: Int) -> Bool { Int.random(in: 0..<one, using: &random) == 0 }

  private mutating func content(depth: Int) -> YAMLOutput {
    switch Int.random(in: 0..<(depth > 0 ? 9 : 5), using: &random) {
    case 0: return YAMLOutput(.scalar(.null))
    case 1: return .bool(Bool.random(using: &random))
    case 2: return .integer([0, -1, 7, .max, .min].randomElement(using: &random) ?? 0)
    case 3:
      return YAMLOutput(
        .scalar(.float([0.5, -1.5, 1e300, .leastNonzeroMagnitude, .infinity, 1e16].randomElement(using: &random) ?? 0)))
    case 4: return .string(string())
    case 5, 6: return .sequence((0..<Int.random(in: 0...3, using: &random)).map { _ in node(depth: depth - 1) })
    default:
      let keys = (0..<Int.random(in: 0...3, using: &random)).map { "\(string())\($0)" }
      return .mapping(keys.map { .init($0, node(depth: depth - 1)) })
    }
  }
}
