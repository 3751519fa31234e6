import Foundation
import Testing

@testable import HeadroomCLI

/// A shell that may not be installed here.
private func installed(_ shell: String) -> String? {
  ["/bin/\(shell)", "/usr/bin/\(shell)", "/usr/local/bin/\(shell)", "/opt/homebrew/bin/\(shell)"]
    .first { FileManager.default.isExecutableFile(atPath: $0) }
}

private func run(_ executable: String, _ arguments: [String], in directory: URL) throws -> (
  output: String, status: Int32
) {
  let process = Process()
  let pipe = Pipe()
  process.executableURL = URL(filePath: executable)
  process.arguments = arguments
  process.currentDirectoryURL = directory
  process.standardOutput = pipe
  process.standardError = pipe
  try process.run()
  let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
  process.waitUntilExit()
  return (String(decoding: output, as: UTF8.self), process.terminationStatus)
}

private func withDirectory(_ body: (URL) throws -> Void) throws {
  let directory = FileManager.default.temporaryDirectory.appending(path: "headroom-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: directory) }
  try body(directory)
}

@Test(
  .enabled(if: installed("bash") != nil),
  arguments: [
    ("sample ", ["render", "explain", "list"]), ("sample re", ["render"]), ("sample -q r", ["render"]),
    ("sample --color ", ["auto", "always", "never"]), ("sample --color = al", ["always"]),
    ("sample --color = always r", ["render"]), ("sample render ", ["terraform", "cloudformation"]),
    ("sample render --out terraform clo", ["cloudformation"]), ("sample render -o ", ["some directory"]),
    ("sample render terraform so", ["some directory", "some.yaml"]),
    ("sample render terraform a b c some.", ["some.yaml"]),
    ("sample render terraform --f", ["--format", "--fail-on", "--force"]),
    ("sample render --format j", ["json"]), ("sample render --format =", ["text", "json", "sarif"]),
    ("sample render --format = s", ["sarif"]), ("sample render --shard ", []), ("sample explain ", ["HR001", "HR002"]),
    ("sample explain HR001 some.", ["some.yaml"]), ("sample explain HR001 a some.", []),
    ("sample explain -- HR", ["HR001", "HR002"]),
    ("sample explain -- --", []), ("sample render --ignore HR002 --ignore ", ["HR001", "HR002"]),
    ("sample list some.", ["some.yaml"]),
  ] as [(String, [String])])
func `bash completes`(_ line: String, _ expected: [String]) throws {
  let bash = try #require(installed("bash"))
  try withDirectory { directory in
    try Data(Shell.bash.completion(of: Sample.program).utf8).write(to: directory.appending(path: ".completion"))
    try Data().write(to: directory.appending(path: "some.yaml"))
    let inner = directory.appending(path: "some directory")
    try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: true)
    let words = line.split(separator: " ", omittingEmptySubsequences: false).map { "'\($0)'" }.joined(separator: " ")
    let script = """
      set -u
      source .completion
      complete -p sample >/dev/null || exit 3
      COMP_WORDS=(\(words)) COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
      _sample
      ((${#COMPREPLY[@]})) && printf '%s\\n' "${COMPREPLY[@]}"
      exit 0
      """
    let (output, status) = try run(bash, ["--norc", "-c", script], in: directory)
    #expect(status == 0)
    #expect(output.split(separator: "\n").map(String.init).sorted() == expected.sorted())
  }
}

@Test(arguments: Shell.allCases)
func `completion scripts are scripts`(_ shell: Shell) throws {
  for program in [Sample.program, Headroom.program] {
    let script = shell.completion(of: program)
    for command in program.commands {
      #expect(script.contains(command.name))
      for option in command.declarations.options { #expect(script.contains(option.name.drop { $0 == "-" })) }
    }
    guard let executable = installed(shell.rawValue) else { continue }
    try withDirectory { directory in
      let file = directory.appending(path: "script")
      try Data(script.utf8).write(to: file)
      let (output, status) = try run(executable, ["-n", file.path()], in: directory)
      #expect(status == 0 && output.isEmpty)
    }
  }
}

@Test func `what shells would read as code is quoted`() {
  struct Hostile: Parameters {
    let out = Option.text("--out", value: "A:B", help: "it's [here]: $(x) `y` \\")

    var declarations: [Declaration] { [out.declaration] }
  }
  let command = Command(
    name: "hostile", summary: "It's $(a) `test`", parameters: Hostile(), examples: []
  ) { (_, _) throws(Failure) in .clean }
  let program = Program(name: "p", version: "", summary: "", groups: [.init("", [command])])
  #expect(Shell.zsh.completion(of: program).contains(#"'(--out)--out=[it'\''s \[here\]\: $(x) `y` \\]:A\:B: '"#))
  #expect(Shell.zsh.completion(of: program).contains(#"'hostile:It'\''s $(a) `test`'"#))
  #expect(Shell.fish.completion(of: program).contains(#"-l out -x -d 'it\'s [here]: $(x) `y` \\'"#))
}
