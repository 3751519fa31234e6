import Foundation
import ShellSyntax
import SourceText
import TestSupport
import Testing

/// Words mean what they mean to Bash.
@Suite struct WordTests {
  /// The words of the only command of a text; what is not known stands as `?`.
  private static func words(_ text: String) -> [String] {
    let script = ShellReader.read(SourceFile(name: "words.sh", text: text), id: 0)
    #expect(script.errors.isEmpty, "\(text)")
    return script.statements.flatMap { statement -> [String] in
      guard case .command(let command) = statement.kind else { return [] }
      return command.words.map { $0.known ?? "?" }
    }
  }

  static let runs = [
    "a", "Z9", "'b c'", "\"d e\"", "\\ ", "\\\"", "\\'", "\\\\", "''", "\"\"", "'\"'", "\"'\"", "\"\\$x\"", "\"\\`\"",
    "'\\'", "\"\\a\"", "\\\n", "\"x\\\ny\"", "'x\ny'", "$'a\\tb'", "$'\\x41\\101'", "$'\\u00e9'", "$'\\''", "$'a\\qb'",
    "$\"t\"", "-", "=", ":", ",", "#", "é", "日本", "%", "@", "+", ".", "/", "_", "^", "\"#\"", "\\#", "\\;", "\\&",
    "\\|",
    "\"; & | < > ( )\"", "'$(reboot)'", "\"!\"", "]",
  ]

  static let lines: [String] = {
    var random = SeededRandom(seed: 20_261_124)
    return (0..<600).map { _ in
      (0..<Int.random(in: 1...4, using: &random)).map { _ in
        // A word that begins with `#` is a comment.
        "x" + (0..<Int.random(in: 1...5, using: &random)).map { _ in runs.randomElement(using: &random) ?? "" }.joined()
      }.joined(separator: [" ", "  ", "\t", " \\\n "].randomElement(using: &random) ?? " ")
    }
  }()

  @Test func areSplitAndUnquotedAsBashDoes() throws {
    guard let bash = try RealTool.find("bash") else { return }
    let script = Self.lines.map { "printf '%s\\0' \($0)\nprintf '\\n\\0'\n" }.joined()
    let outcome = try bash.run(
      ["-s"], in: FileManager.default.temporaryDirectory, environment: ["LC_ALL": "C.UTF-8"], input: script)
    #expect(outcome.status == 0, "\(outcome.errors)")
    let ours = Self.lines.flatMap { Self.words("printf \($0)").dropFirst() + ["\n"] }
    #expect(Array(outcome.output.utf8) == ours.flatMap { Array($0.utf8) + [0] }, "seed 20261124")
  }

  /// What our own printer writes reads back as the same words.
  @Test func printedWordsReadBack() throws {
    var random = SeededRandom(seed: 20_261_125)
    for _ in 0..<500 {
      let texts = (0..<3).map { _ in
        String(String.UnicodeScalarView(HostileText.make(using: &random).unicodeScalars.filter { $0 != "\0" }))
      }
      let printed = ShellPrinter.print([.command(["printf"] + texts.map { .text($0) })])
      #expect(Self.words(printed) == ["printf"] + texts, "seed 20261125: \(printed)")
    }
  }

  @Test func textKnowsItsPlace() throws {
    let text = "run 'it'\\''s' \"a\\\"b$c\" <<E\nf $g\nE\n"
    let file = SourceFile(name: "places.sh", text: text)
    let script = ShellReader.read(file, id: 3)
    guard case .command(let command)? = script.statements.first?.kind else {
      Issue.record("no command")
      return
    }
    let pieces = command.words.flatMap(\.pieces) + command.words.flatMap { _ in [] }
    #expect(pieces.map { file.text($0.range) } == ["run", "it", "'", "s", "a", "\"", "b", "$c"])
    #expect(command.words.map { file.text($0.range) } == ["run", "'it'\\''s'", "\"a\\\"b$c\""])
    #expect(pieces.allSatisfy { $0.range.file == 3 })
    let redirection = try #require(script.statements.first?.redirections.first)
    let document = try #require(script.document(of: redirection))
    #expect(document.pieces.map { file.text($0.range) } == ["f ", "$g", "\n"])
  }

  @Test func placesInBackticksAreThoseOfTheFile() throws {
    let file = SourceFile(name: "ticks.sh", text: "a `b \\`c d\\` e`\n")
    let script = ShellReader.read(file, id: 0)
    guard case .command(let command)? = script.statements.first?.kind,
      case .output(let outer)? = command.words.last?.pieces.first?.kind,
      case .command(let inner)? = outer.first?.kind, case .output(let last)? = inner.words[1].pieces.first?.kind
    else {
      Issue.record("no backticks")
      return
    }
    #expect(inner.words.map { file.text($0.range) } == ["b", "`c d\\`", "e"])
    #expect(last.map { file.text($0.range) } == ["c d"])
  }

  @Test func commentsAreKept() {
    let script = ShellReader.read(SourceFile(name: "c.sh", text: "#!/bin/sh\na # one\n  # two \nb#c \"# d\"\n"), id: 0)
    #expect(script.comments.map(\.text) == ["!/bin/sh", "one", "two"])
    #expect(script.comments.map(\.isTrailing) == [false, true, false])
  }
}
