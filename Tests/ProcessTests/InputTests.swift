import Foundation
import TestSupport
import Testing

/// Whatever is handed in, the answer is an error that says what and where, or it is right.
@Suite struct InputTests {
  @Test(arguments: BadInput.allCases) func `what is no profile is refused in words`(_ input: BadInput) throws {
    let program = try Program()
    try program.write("bad.yaml", input.bytes)
    let (message, place) = input.expected
    for outcome in [
      try program.run("validate", "bad.yaml"), try program.run("generate", "terraform", "bad.yaml", "--out", "out"),
      try program.run("debug", "deployment", "bad.yaml"),
    ] {
      #expect(outcome.status == 2)
      #expect(outcome.words.contains("error: \(message)"), "\(outcome.words.prefix(2_000))")
      #expect(outcome.words.contains(" --> bad.yaml:\(place)"), "\(outcome.words.prefix(2_000))")
      #expect(outcome.words.contains("= fix: "), "\(outcome.words.prefix(2_000))")
      // A line of a million bytes is not put on the screen.
      let longest = outcome.words.split(separator: "\n").map(\.utf8.count).max() ?? 0
      #expect(longest < 600, "\(longest)")
    }
    #expect(!program.exists("out"))
    let events = try program.run("debug", "yaml", "bad.yaml")
    #expect(events.status == (input.isYAML ? 0 : 2), "\(events.words.prefix(2_000))")
  }

  /// The same profile, as other systems and editors write it.
  @Test(arguments: ["plain", "CRLF", "mark", "no final line break", "a line of a megabyte", "many lines"])
  func `what only looks strange is read`(_ dress: String) throws {
    let program = try Program()
    let text = try program.read("p.yaml")
    let dressed =
      switch dress {
      case "CRLF": text.replacing("\n", with: "\r\n")
      case "mark": "\u{FEFF}" + text
      case "no final line break": String(text.dropLast())
      case "a line of a megabyte": text + "# " + String(repeating: "x", count: 1_000_000) + "\n"
      case "many lines": String(repeating: "#\n", count: 100_000) + text
      default: text
      }
    #expect((dressed == text) == (dress == "plain"))
    let plain = try program.run("generate", "terraform", "p.yaml")
    #expect(plain.status == 0, "\(plain.errors)")
    try program.write("dressed.yaml", Data(dressed.utf8))
    let outcome = try program.run("generate", "terraform", "dressed.yaml")
    #expect(outcome.status == 0 && outcome.output == plain.output, "\(outcome.errors)")
    #expect(try program.run("validate", "-", input: dressed).status == 0)
  }

  @Test(arguments: [
    (["validate", "gone.yaml"], "cannot read `gone.yaml`: there is no such file or directory"),
    (["validate", "p.yaml/x"], "cannot read `p.yaml/x`: it is not a directory"),
    (["validate", "empty"], "nothing here describes an RDS Proxy"),
    (["generate", "terraform", "empty"], "nothing here describes an RDS Proxy"),
    (["debug", "yaml", "empty"], "cannot read `empty`: it is a directory"),
    (["validate", "dangling"], "cannot read `dangling`: there is no such file or directory"),
    (["validate", "loop"], "cannot read `loop`: too many levels of symbolic links"),
    (["validate", "gone\nerror: false\u{1B}[31m.yaml"], "cannot read `gone␊error: false␛[31m.yaml`"),
    (["validate", String(repeating: "x", count: 5_000)], "file name too long"),
  ])
  func `what cannot be read is named`(_ words: [String], _ message: String) throws {
    let program = try Program()
    try FileManager.default.createDirectory(
      at: program.folder.appending(path: "empty"), withIntermediateDirectories: false)
    for (name, target) in [("dangling", "nowhere"), ("loop", "loop")] {
      try FileManager.default.createSymbolicLink(
        atPath: program.folder.appending(path: name).path, withDestinationPath: target)
    }
    let outcome = try program.shell(#""$HEADROOM" "$@""#, words)
    #expect(outcome.status == 2)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.hasPrefix("error: "), "\(outcome.errors)")
    #expect(outcome.errors.contains(message), "\(outcome.errors)")
  }

  @Test func `standard input may be empty, closed or a folder`() throws {
    let program = try Program()
    let closed = try program.shell(#""$HEADROOM" validate - <&-"#)
    #expect(
      closed.status == 2 && closed.errors.contains("cannot read `standard input`: it is closed"), "\(closed.errors)")
    let folder = try program.shell(#""$HEADROOM" validate - < ."#)
    #expect(
      folder.status == 2 && folder.errors.contains("cannot read `standard input`: it is a directory"),
      "\(folder.errors)")
    let empty = try program.run("validate", "-")
    #expect(
      empty.status == 2 && empty.output.contains("error: the profile is empty\n --> standard input:1:1"),
      "\(empty.words)")
  }

  @Test func `what may not be read is named`() throws {
    guard let nobody = Program.asNobody else { return }
    let program = try Program()
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program.folder.path)
    let outcome = try program.shell(#"chmod 0 p.yaml; \#(nobody)"$HEADROOM" validate p.yaml"#)
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("cannot read `p.yaml`: permission denied"), "\(outcome.errors)")
    #expect(outcome.errors.contains("= fix: check the owner and the mode of `p.yaml`"), "\(outcome.errors)")
  }
}
