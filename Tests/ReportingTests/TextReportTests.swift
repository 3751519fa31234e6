import SourceText
import TestSupport
import Testing

@testable import Reporting

/// One diagnostic over marked sources, and what is printed for it.
struct ReportCase: Sendable, CustomTestStringConvertible {
  let testDescription: String
  /// The files; `⟦…⟧` is the primary place, `⟨…⟩` a related one. Labels are given in the order of the marks.
  var files: [(name: String, text: String)] = [("main.tf", "")]
  var labels: [String] = []
  var severity: Severity = .error
  var message = "wrong"
  var rule: String?
  var slug: String?
  var remarks: [Diagnostic.Remark] = []
  var help: String?
  var style: Style = .plain
  var width = 100
  let expected: String

  var printed: String {
    var sources = SourceMap()
    var primary: Diagnostic.Label?
    var related: [Diagnostic.Label] = []
    var texts = labels[...]
    for (name, marked) in files {
      let number = sources.nextFile
      var bytes: [UInt8] = []
      var open: [(isPrimary: Bool, start: Int, text: String)] = []
      for scalar in marked.unicodeScalars {
        switch scalar {
        case "⟦", "⟨": open.append((scalar == "⟦", bytes.count, texts.popFirst() ?? ""))
        case "⟧", "⟩":
          guard let mark = open.popLast() else { continue }
          let label = Diagnostic.Label(SourceRange(file: number, mark.start..<bytes.count), mark.text)
          if mark.isPrimary { primary = label } else { related.append(label) }
        default: bytes += Array(String(Character(scalar)).utf8)
        }
      }
      _ = sources.add(SourceFile(name: name, bytes: bytes))
    }
    let nowhere = Diagnostic.Label(SourceRange(file: 99, 0..<0), "")
    var diagnostic = Diagnostic(severity, message, at: primary ?? nowhere)
    diagnostic.related = related
    diagnostic.rule = rule
    diagnostic.slug = slug
    diagnostic.remarks = remarks
    diagnostic.help = help
    return TextReport(sources: sources, style: style, width: width).text(of: [diagnostic])
  }
}

@Test(arguments: ReportCase.shapes + ReportCase.texts + ReportCase.longLines)
func `prints a diagnostic`(_ example: ReportCase) {
  #expect(example.printed == example.expected + "\n\n")
}

extension ReportCase {
  static let shapes: [ReportCase] = [
    ReportCase(
      testDescription: "all the parts of a finding",
      files: [
        ("security.tf", "# chain\n\n\n\n\n\n\n\n\n\n\n\n\n⟦resource \"aws_security_group\" \"rds_proxy\" {⟧\n}\n")
      ],
      labels: ["no egress rule here allows tcp/5432"], message: "the proxy cannot reach the database on port 5432",
      rule: "HR204", slug: "proxy-to-database-egress-missing",
      remarks: [.init("chain", "app sg ──5432──▶ proxy sg ──✗──▶ aurora sg"), .init("why", "connections hang")],
      help: "add an egress rule",
      expected: """
        error[HR204 proxy-to-database-egress-missing]: the proxy cannot reach the database on port 5432
          --> security.tf:14:1
           |
        14 | resource "aws_security_group" "rds_proxy" {
           | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ no egress rule here allows tcp/5432
           |
           = chain: app sg ──5432──▶ proxy sg ──✗──▶ aurora sg
           = why: connections hang
           = fix: add an egress rule
           = see: headroom explain HR204
        """),
    ReportCase(
      testDescription: "no secret of the line, nor of what is said about it",
      files: [("a.yaml", "url: ⟦postgres://äpp:hunter2@db⟧ # ⟨here⟩, password: hunter2\n")],
      labels: ["found `postgres://app:hunter2@db`", "then"],
      remarks: [.init("sum", "password=hunter2")],
      expected: """
        error: wrong
         --> a.yaml:1:6
          |
        1 | url: postgres://äpp:*******@db # here, password: *******
          |      ^^^^^^^^^^^^^^^^^^^^^^^^^   ---- then
          |      found `postgres://app:*******@db`
          |
          = sum: password=*******
        """),
    ReportCase(
      testDescription: "related places on distant and on neighbouring lines",
      files: [("a.yaml", "⟨one⟩: 1\ntwo: ⟨2⟩\nthree: 3\nfour: 4\nfive: ⟦5⟧\n")],
      labels: ["first", "", "last"], severity: .warning,
      expected: """
        warning: wrong
         --> a.yaml:5:7
          |
        1 | one: 1
          | --- first
        2 | two: 2
          |      -
         ...
        5 | five: 5
          |       ^ last
        """),
    ReportCase(
      testDescription: "several labels on one line",
      files: [("a.yaml", "⟨name⟩: ⟨a⟩, ⟦name⟧: b\n")], labels: ["first set here", "its value", "set again"],
      severity: .note,
      expected: """
        note: wrong
         --> a.yaml:1:10
          |
        1 | name: a, name: b
          | ----  -  ^^^^ set again
          | |     its value
          | first set here
        """),
    ReportCase(
      testDescription: "labels inside each other",
      files: [("a.tf", "⟨ports = ⟦5432⟧⟩\n")], labels: ["this rule", "this port"],
      expected: """
        error: wrong
         --> a.tf:1:9
          |
        1 | ports = 5432
          | ------------ this rule
          |         ^^^^ this port
        """),
    ReportCase(
      testDescription: "places in two files",
      files: [("dir/a.tf", "x\n⟨first⟩\n"), ("b.tf", "⟦second⟧\n")], labels: ["here before", "here"], help: "drop one",
      expected: """
        error: wrong
         --> b.tf:1:1
          |
        1 | second
          | ^^^^^^ here
         ::: dir/a.tf:2:1
          |
        2 | first
          | ----- here before
          |
          = fix: drop one
        """),
    ReportCase(
      testDescription: "a range over lines is marked on its first",
      files: [("a.tf", "  pool ⟦{\n  size = 1\n}⟧\n")], labels: ["this block"],
      expected: """
        error: wrong
         --> a.tf:1:8
          |
        1 |   pool {
          |        ^ this block
        """),
    ReportCase(
      testDescription: "the end of a file", files: [("a.yaml", "name: x\n⟦⟧")], labels: ["expected a value"],
      expected: """
        error: wrong
         --> a.yaml:2:1
          |
        2 |
          | ^ expected a value
        """),
    ReportCase(
      testDescription: "the end of a file without a line break", files: [("a.yaml", "name:⟦⟧")], labels: ["a value"],
      expected: """
        error: wrong
         --> a.yaml:1:6
          |
        1 | name:
          |      ^ a value
        """),
    ReportCase(
      testDescription: "an empty file", files: [("-", "⟦⟧")],
      expected: """
        error: wrong
         --> -:1:1
          |
        1 |
          | ^
        """),
    ReportCase(
      testDescription: "a place that no file of the run has", files: [], help: "look elsewhere",
      expected: """
        error: wrong
          = fix: look elsewhere
        """),
    ReportCase(
      testDescription: "in colour", files: [("a.tf", "⟨a⟩ ⟦b⟧\n")], labels: ["one", "two"], rule: "HR001",
      style: .colored,
      expected: """
        \u{1B}[1;31merror[HR001]\u{1B}[0m\u{1B}[1m: wrong\u{1B}[0m
        \u{1B}[2m -->\u{1B}[0m a.tf:1:3
        \u{1B}[2m  |\u{1B}[0m
        \u{1B}[2m1 |\u{1B}[0m a b
        \u{1B}[2m  |\u{1B}[0m \u{1B}[34m-\u{1B}[0m \u{1B}[1;31m^\u{1B}[0m \u{1B}[1;31mtwo\u{1B}[0m
        \u{1B}[2m  |\u{1B}[0m \u{1B}[34mone\u{1B}[0m
        \u{1B}[2m  |\u{1B}[0m
        \u{1B}[2m  = \u{1B}[0msee: headroom explain HR001
        """),
  ]

  static let texts: [ReportCase] = [
    ReportCase(
      testDescription: "tabs, wide characters and emoji line up",
      files: [("a.yaml", "\tname: 東京 👩‍👩‍👧 é⟦x⟧\n")], labels: ["here"],
      expected: """
        error: wrong
         --> a.yaml:1:14
          |
        1 |     name: 東京 👩‍👩‍👧 éx
          |                    ^ here
        """),
    ReportCase(
      testDescription: "wide characters are underlined whole", files: [("a.yaml", "⟦東京⟧: 1\n")],
      expected: """
        error: wrong
         --> a.yaml:1:1
          |
        1 | 東京: 1
          | ^^^^
        """),
    ReportCase(
      testDescription: "control characters are shown and not sent",
      files: [("a\u{1B}[2J.yaml", "\u{1B}[31m\u{7}\u{9B}\u{202E}⟦x⟧\u{7F}\n")], labels: ["a\nb\u{8}"],
      message: "name `\u{1B}]0;x\u{7}` is\r\nwrong", remarks: [.init("why", "one\n::stop\u{1B}")],
      expected: """
        error: name `␛]0;x␇` is␍␊wrong
         --> a␛[2J.yaml:1:9
          |
        1 | ␛[31m␇\\u{9B}\\u{202E}x␡
          |                     ^ a␊b␈
          |
          = why: one
          |      ::stop␛
        """),
    ReportCase(
      testDescription: "CR LF and a byte order mark do not count",
      files: [("a.yaml", "\u{FEFF}one: ⟨1⟩\r\ntwo: ⟦2\r\nthree⟧: 3\r\n")],
      expected: """
        error: wrong
         --> a.yaml:2:6
          |
        1 | one: 1
          |      -
        2 | two: 2
          |      ^
        """),
    ReportCase(
      testDescription: "a range of a line break alone", files: [("a.yaml", "one⟦\r\n⟧two\n")],
      expected: """
        error: wrong
         --> a.yaml:1:4
          |
        1 | one
          |    ^
        """),
  ]

  static let longLines: [ReportCase] = [
    ReportCase(
      testDescription: "a long line is cut on both sides",
      files: [("plan.json", String(repeating: "a", count: 500) + "⟦x⟧" + String(repeating: "b", count: 500))],
      labels: ["here"], width: 44,
      expected: """
        error: wrong
         --> plan.json:1:501
          |
        1 | …aaaaaaaaaaaaaaaaaaxbbbbbbbbbbbbbbbbbbb…
          |                    ^ here
        """),
    ReportCase(
      testDescription: "a long line is cut on the right only",
      files: [("plan.json", "ab⟦x⟧" + String(repeating: "c", count: 99))],
      width: 44,
      expected: """
        error: wrong
         --> plan.json:1:3
          |
        1 | abxcccccccccccccccccccccccccccccccccccc…
          |   ^
        """),
    ReportCase(
      testDescription: "a long line is cut on the left only",
      files: [("plan.json", String(repeating: "東", count: 99) + "⟦x⟧y\n")], width: 44,
      expected: """
        error: wrong
         --> plan.json:1:100
          |
        1 | …東東東東東東東東東東東東東東東東東東xy
          |                                      ^
        """),
    ReportCase(
      testDescription: "a range longer than the terminal",
      files: [("plan.json", "ab⟦" + String(repeating: "x", count: 99) + "⟧c")],
      labels: ["all of it"], width: 44,
      expected: """
        error: wrong
         --> plan.json:1:3
          |
        1 | abxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…
          |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ all of it
        """),
    ReportCase(
      testDescription: "far apart on one line",
      files: [("plan.json", "⟨x⟩" + String(repeating: "a", count: 99) + "⟦y⟧" + String(repeating: "b", count: 99))],
      labels: ["this", "that"], width: 44,
      expected: """
        error: wrong
         --> plan.json:1:101
          |
        1 | xaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…
          | - this
         ...
        1 | …aaaaaaaaaaaaaaaaaaybbbbbbbbbbbbbbbbbbb…
          |                    ^ that
        """),
  ]
}

@Test func `diagnostics come by file and place, and equal places in the order found`() {
  var sources = SourceMap()
  let first = sources.add(SourceFile(name: "first", text: "ab"))
  let second = sources.add(SourceFile(name: "second", text: "ab"))
  let diagnostics = [
    Diagnostic.error("4", at: SourceRange(file: second, 0..<1)), .error("2", at: SourceRange(file: first, 1..<2)),
    .error("3", at: SourceRange(file: first, 1..<2)), .error("1", at: SourceRange(file: first, 0..<1)),
  ]
  let text = TextReport(sources: sources).text(of: diagnostics)
  #expect(text.split(separator: "\n").filter { $0.hasPrefix("error") } == (1...4).map { "error: \($0)" })
  #expect(TextReport(sources: sources).text(of: []) == "")
}

@Test(
  arguments: [
    ([], "no findings"), ([.error], "1 error"),
    ([.note, .warning, .note, .error, .error], "2 errors, 1 warning, 2 notes"),
  ] as [([Severity], String)])
func `counts severities`(_ severities: [Severity], _ expected: String) {
  let nowhere = Diagnostic.Label(SourceRange(file: 0, 0..<0), "")
  #expect(TextReport.summary(of: severities.map { Diagnostic($0, "x", at: nowhere) }) == expected)
}

@Test(arguments: [
  "", "a", "\n", "a\nb", "\r", "\r\n", "a\r\r\nb\r", "\u{FEFF}", "\u{FEFF}é\né\u{301}x\r\n\r\n👩‍👩‍👧z", "a\n\r\nb\r\r",
])
func `lines and columns agree with the line table`(_ text: String) {
  let file = SourceFile(name: "f", text: text)
  let table = LineTable(file)
  var lines = FileLines(file)
  for offset in -1...(file.bytes.count + 1) {
    let position = table.position(at: offset)
    let line = lines.line(at: offset)
    #expect(line.number == position.line)
    #expect(String(decoding: file.bytes[line.bytes], as: UTF8.self) == table.line(position.line))
    // Inside a CR LF the table counts the CR; the report stays at the end of the line.
    if line.bytes.upperBound >= offset { #expect(lines.column(at: offset) == position.column) }
  }
}

/// Prints a hundred findings on one line, and says how long that took.
private func printing(onLineOfParts count: Int) -> Duration {
  var sources = SourceMap()
  let number = sources.add(SourceFile(name: "plan.json", text: String(repeating: "{\"é\":[1]},", count: count)))
  let diagnostics = (0..<100).map {
    Diagnostic.error("x", at: SourceRange(file: number, ($0 * 4_000)..<($0 * 4_000 + 4)))
  }
  var text = ""
  let took = ContinuousClock().measure { text = TextReport(sources: sources).text(of: diagnostics) }
  #expect(text.utf8.count { $0 == 0x0A } == 100 * 6)
  return took
}

/// Held to a line of a tenth of the length in the same run, so that the speed of the machine does not matter.
@Test func `a hundred findings on one line of megabytes are printed at once`() {
  let short = printing(onLineOfParts: 40_000)
  #expect(printing(onLineOfParts: 400_000) < short * 4)
}

@Test func `any bytes and any range can be printed`() {
  var random = SeededRandom(seed: 1)
  let pieces: [[UInt8]] = [
    [0x0A], [0x0D], [0xFF], [0xE2, 0x80], [0x1B], Array("é東👩‍👩‍👧\u{301}\t".utf8), Array("abc".utf8),
  ]
  for _ in 0..<500 {
    var sources = SourceMap()
    let bytes = (0..<Int.random(in: 0...60, using: &random)).flatMap { _ in pieces.randomElement(using: &random) ?? [] }
    let number = sources.add(SourceFile(name: "f", bytes: bytes))
    let labels = (0..<3).map { _ in
      let start = Int.random(in: 0...(bytes.count + 3), using: &random)
      return Diagnostic.Label(SourceRange(file: number, start..<(start + .random(in: 0...50, using: &random))), "x")
    }
    var diagnostic = Diagnostic(.error, "m", at: labels[0])
    diagnostic.related = [labels[1], labels[2]]
    let text = TextReport(sources: sources, width: .random(in: 0...60, using: &random)).text(of: [diagnostic])
    #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control })
    #expect(text.contains("^"))
  }
}
