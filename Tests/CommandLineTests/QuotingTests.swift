import Foundation
import PlayedCloud
import ShellSyntax
import TestSupport
import Testing

/// What is quoted comes out of a shell as it went in.
@Suite struct QuotingTests {
  static let texts: [String] = {
    var random = SeededRandom(seed: 20_261_120)
    let made = (0..<2_000).map { _ in HostileText.make(using: &random).filter { $0 != "\0" } }
    return made.map { String(String.UnicodeScalarView($0.unicodeScalars.filter { $0 != "\0" })) } + [
      "", "-n", "--query", "$(touch x)", "`touch x`", "${HOME}", "!!", "a'b", "'", "''", "\\", "\n", "\r\n", "~", "*",
      "=x", "a=b",
    ]
  }()

  @Test func textsMeanThemselves() throws {
    guard let folder = try ScriptFolder([]) else { return }
    let words = Self.texts.flatMap { text -> [ShellWord] in
      [.text(text), "--option=\(text)", ShellWord([.text(text), .variable("x"), .literal(text), .text(text)])]
    }
    let script = ShellPrinter.print([
      .assignment("x", "a b", constant: false), .command(["printf", .text("%s\\0")] + words),
    ])
    try folder.write("words.sh", script)
    let outcome = try folder.run("words.sh", environment: ["LC_ALL": "C.UTF-8"])
    let expected = Self.texts.flatMap { [$0, "--option=\($0)", "\($0)a b\($0)\($0)"] }
    // By bytes: characters that only look the same are not.
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(Array(outcome.output.utf8) == expected.flatMap { Array($0.utf8) + [0] })
  }

  static let sources: [(ShellWord, String)] = [
    (ShellWord("plain-word"), "plain-word"), (.text("plain"), "'plain'"), (.variable("x"), #""${x}""#),
    ("a b", "'a b'"),
    ("", "''"), ("--x=\("v")", "--x='v'"), (ShellWord([.literal("says "), .variable("x")]), #""says ${x}""#),
    (ShellWord([.literal("=a")]), "'=a'"), (.text("\u{1B}\u{202E}"), #"$'\x1b\xe2\x80\xae'"#),
  ]

  @Test(arguments: sources) func sourceIs(_ word: ShellWord, _ source: String) {
    #expect(ShellQuoting.source(word) == source)
  }

  @Test func commentsEndWithTheirLine() {
    #expect(
      ShellPrinter.print([.comment("one\r\ntwo\u{2028}rm -rf\u{1B}[31m")]) == "# one\n# two\n# rm -rf [31m\n")
  }
}
