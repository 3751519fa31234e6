import TestSupport
import Testing

@testable import HeadroomCLI

private let nothing = "out=- format=text fail-on=- ignored=[] force=false shard=[] var=[] has=false"

@Test(arguments: [
  ("render terraform a b", "terraform [\"a\", \"b\"] \(nothing)"),
  ("render terraform -", "terraform [\"-\"] \(nothing)"),
  ("render -- terraform --out --", "terraform [\"--out\", \"--\"] \(nothing)"),
  ("--quiet render terraform a -v --color never", "terraform [\"a\"] \(nothing)"),
  (
    "render --out d terraform --format=json a --fail-on sarif",
    "terraform [\"a\"] out=d format=json fail-on=sarif ignored=[] force=false shard=[] var=[] has=true"
  ),
  (
    "render -o d terraform a --ignore x --ignore=y --force --shard 1/2 --var a=b=c --var=d=",
    "terraform [\"a\"] out=d format=text fail-on=- ignored=[\"x\", \"y\"] force=true shard=[1, 2] "
      + "var=[[\"a\", \"b=c\"], [\"d\", \"\"]] has=false"
  ),
  ("render terraform a --force --force --no-force", "terraform [\"a\"] \(nothing)"),
  (
    "render terraform a --out -",
    "terraform [\"a\"] out=- format=text fail-on=- ignored=[] force=false shard=[] var=[] has=false"
  ),
  (
    "render terraform a --out=--x",
    "terraform [\"a\"] out=--x format=text fail-on=- ignored=[] force=false shard=[] var=[] has=false"
  ),
  ("list", "[]"), ("list a", "[\"a\"]"),
])
func `reads arguments`(_ line: String, _ expected: String) {
  #expect(Sample.said(line, files: MemoryFiles().system) == expected + "\n-- exit 0 --")
}

@Test(
  arguments: [
    ("rendr", "there is no command `rendr`", "did you mean `render`?", "sample"),
    ("paint", "there is no command `paint`", nil, "sample"),
    ("--frce render", "`sample` has no option `--frce`", nil, "sample"),
    ("help rendre", "there is no command `rendre`", "did you mean `render`?", "sample"),
    ("render --frce", "`render` has no option `--frce`", "did you mean `--force`?", "sample render"),
    ("render -x", "`render` has no option `-x`", nil, "sample render"),
    ("render --no-forse", "`render` has no option `--no-forse`", "did you mean `--no-force`?", "sample render"),
    ("render --force=yes", "`--force` takes no value", "write `--force` alone", "sample render"),
    ("render --out", "`--out` needs a value", "write `--out DIR`", "sample render"),
    ("render --out=", "`--out` takes a path, not ``", nil, "sample render"),
    ("render --format", "`--format` needs a value", "write `--format` with text, json or sarif", "sample render"),
    (
      "render -o --force", "`-o` needs a value, and `--force` looks like an option", "write `-o=DIR`", "sample render"
    ),
    ("render --out a --out b", "`--out` is given twice", "give it once", "sample render"),
    ("render --format jsn", "`--format` takes text, json or sarif, not `jsn`", "did you mean `json`?", "sample render"),
    ("render --shard 12", "`--shard` takes I/N, not `12`", nil, "sample render"),
    ("render", "`render` needs TARGET", "name one: terraform or cloudformation", "sample render"),
    ("render terraform", "`render` needs PROFILE", "PROFILE is the profiles to read", "sample render"),
    (
      "render teraform a", "TARGET of `render` takes terraform or cloudformation, not `teraform`",
      "did you mean `terraform`?", "sample render"
    ),
    ("explain a b c", "`explain` does not know what to do with `c`", "leave it out", "sample explain"),
    ("explain usage", "there is no rule `x`", "did you mean `y`?", "sample explain"),
  ] as [(String, String, String?, String)])
func `refuses wrong usage`(_ line: String, _ message: String, _ help: String?, _ command: String) {
  let fix = help.map { "  = fix: \($0)\n" } ?? ""
  let expected = "-- stderr --\nerror: \(message)\n\(fix)  = see: \(command) --help\n-- exit 2 --"
  #expect(Sample.said(line, files: MemoryFiles().system) == expected)
}

@Test(arguments: [
  ("explain input", "-- stderr --\nerror: cannot read `a␛`: it is empty\n-- exit 2 --"),
  ("explain said", "-- exit 2 --"),
  ("explain speak", "out\n-- stderr --\nerror\nnormal\n-- exit 1 --"),
  ("explain speak -q", "out\n-- stderr --\nerror\n-- exit 1 --"),
  ("explain --verbose speak", "out\n-- stderr --\nerror\nnormal\nverbose\n-- exit 1 --"),
  ("--version", "sample 1.2.3\n-- exit 0 --"),
  ("render --version --nonsense", "sample 1.2.3\n-- exit 0 --"),
  (
    "",
    """
    -- stderr --
    Usage: sample COMMAND [OPTION]...

    Write
      render   Write files from profiles

    Read
      explain  Say it in words
      list     List files

    sample --help tells more.
    -- exit 2 --
    """
  ),
])
func `says what belongs to each stream`(_ line: String, _ expected: String) {
  #expect(Sample.said(line, files: MemoryFiles().system) == expected)
}

@Test(arguments: [
  (Terminal(), "explain usage", false), (Terminal(errorIsTerminal: true), "explain usage", true),
  (Terminal(outputIsTerminal: true), "explain usage", false), (Terminal(), "explain usage --color always", true),
  (Terminal(errorIsTerminal: true), "explain usage --color=never", false),
  (Terminal(errorIsTerminal: true) { $0 == "NO_COLOR" ? "1" : nil }, "explain usage", false),
  (Terminal(errorIsTerminal: true) { $0 == "NO_COLOR" ? "" : nil }, "explain usage", true),
  (Terminal(errorIsTerminal: true) { $0 == "NO_COLOR" ? "1" : nil }, "explain usage --color always", true),
  (Terminal(errorIsTerminal: true) { $0 == "TERM" ? "dumb" : nil }, "explain usage", false),
])
func `colours are for terminals that want them`(_ terminal: Terminal, _ line: String, _ isColored: Bool) {
  #expect(Sample.said(line, terminal: terminal, files: MemoryFiles().system).contains("\u{1B}[") == isColored)
}
