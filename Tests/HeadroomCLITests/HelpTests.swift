import TestSupport
import Testing

@testable import HeadroomCLI

@Test(arguments: [
  (
    "--help",
    """
    Show every kind of parameter.

    Usage: sample COMMAND [OPTION]...

    Write
      render   Write files from profiles

    Read
      explain  Say it in words
      list     List files

    Options of every command
      -h, --help        print help and stop
          --version     print the version and stop
      -q, --quiet       say nothing but results and errors
      -v, --verbose     say what is read, and what is passed over
          --color WHEN  print in colours; auto asks the terminal and NO_COLOR: auto,
                        always or never (auto by default)

    sample COMMAND --help tells more about a command.

    """
  ),
  (
    "help render",
    """
    Write files from profiles.

    Usage: sample render [OPTION]... TARGET PROFILE...

    Reads every profile, checks it, and writes nothing while an error stands; this
    paragraph is long enough that it has to be broken somewhere.

      as it is

    Operands
      TARGET   what to write: terraform or cloudformation
      PROFILE  the profiles to read

    Options
      -o, --out DIR             write the files to this directory
          --format FORMAT       how to print findings: text, json or sarif (text by
                                default)
          --fail-on FORMAT      what fails the run: text, json or sarif
          --ignore RULE ...     leave a rule out
          --force, --no-force   overwrite what is there
          --shard I/N           run a part
          --var NAME=VALUE ...  set a variable

    Options of every command
      -h, --help        print help and stop
          --version     print the version and stop
      -q, --quiet       say nothing but results and errors
      -v, --verbose     say what is read, and what is passed over
          --color WHEN  print in colours; auto asks the terminal and NO_COLOR: auto,
                        always or never (auto by default)

    Examples
      sample render terraform a.yaml
          Print the files
      sample render cloudformation - --out d
          Write

    """
  ),
])
func `help`(_ line: String, _ expected: String) {
  let terminal = Terminal(outputIsTerminal: true, columns: 80)
  #expect(Sample.said(line, terminal: terminal, files: MemoryFiles().system) == expected + "-- exit 0 --")
}

@Test(arguments: ["help", "-h", "--help nonsense", "help help"])
func `asking for help in other words`(_ line: String) {
  let said = Sample.said(line, files: MemoryFiles().system)
  #expect(said.contains("Usage: sample COMMAND") == (line != "help help"))
}

@Test(arguments: [20, 60, 80, 100, 300])
func `help keeps to the width`(_ width: Int) {
  for program in [Headroom.program, Sample.program] {
    let help = HelpText(program: program, width: width)
    for text in [help.text] + program.commands.map(help.text) {
      let lines = text.split(separator: "\n").filter { !$0.hasPrefix("  ") || $0.hasPrefix("      ") }
      #expect(lines.allSatisfy { $0.count <= min(max(60, width), 100) })
    }
  }
}

@Test func `the page of commands`() {
  let expected = """
    ### `sample render`

    Write files from profiles.

    ```
    sample render [OPTION]... TARGET PROFILE...
    ```

    Reads every profile, checks it, and writes nothing while an error stands; this paragraph is long enough that it has
    to be broken somewhere.

    ```
      as it is
    ```

    | operand | meaning |
    | --- | --- |
    | `TARGET` | what to write: `terraform` or `cloudformation` |
    | `PROFILE` | the profiles to read |

    | option | meaning |
    | --- | --- |
    | `-o, --out DIR` | write the files to this directory |
    | `--format FORMAT` | how to print findings: `text`, `json` or `sarif` (`text` by default) |

    """
  let page = MarkdownReference(program: Sample.program).text
  #expect(page.contains(expected.dropLast()))
  #expect(page.contains("| [`sample explain`](#sample-explain) | Say it in words |\n"))
  #expect(page.contains("\n```sh\n# Explain a rule\nsample explain HR001\n```\n"))
}

@Test func `the declarations are sound`() {
  #expect(Headroom.program.mistakes.isEmpty)
  #expect(Sample.program.mistakes.isEmpty)
}

private struct Unsound: Parameters {
  let first = Operand.list("PATH", help: "all")
  let second = Operand.optional("PATH", help: "Ends with a stop.")
  let third = Operand.one("THIRD", help: "x")
  let out = Option.text("-o", "--out", value: "DIR", help: "")
  let twice = Option.flag("--quiet", "-Q", "--x", help: "x")

  var declarations: [Declaration] {
    [
      first.declaration, second.declaration, third.declaration, out.declaration, twice.declaration,
    ]
  }
}

@Test func `unsound declarations are found`() {
  let command = Command(
    name: "bad", summary: "Stops.", parameters: Unsound(), examples: [.init("other bad", "x")]
  ) { (_, _) throws(Failure) in .clean }
  let bare = Command(name: "bad", summary: "Fine", parameters: NoParameters(), examples: []) { (_, _) throws(Failure) in
    .clean
  }
  let program = Program(name: "unsound", version: "", summary: "", groups: [.init("", [command, bare])])
  #expect(
    program.mistakes == [
      "`bad` is declared twice", "bad: the summary is not one line without a full stop",
      "bad: the example `other bad` is of another command", "bad: `--quiet` is declared twice",
      "bad: `PATH` is declared twice", "bad: -o: the first name is not the long one",
      "bad: -o: the help is not one line without a full stop", "bad: --quiet: `-Q` is not `--word` or `-w`",
      "bad: --quiet: `--x` is not `--word` or `-w`",
      "bad: PATH: the help is not one line without a full stop", "bad: PATH: only the last operand can be a list",
      "bad: PATH: what follows is not optional", "bad: there is no example",
    ])
}
