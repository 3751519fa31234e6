@testable import HeadroomCLI

/// A program with every kind of parameter, which prints what it was given.
enum Sample {
  enum Format: String, CaseIterable, Sendable { case text, json, sarif }
  enum Target: String, CaseIterable, Sendable { case terraform, cloudformation }

  struct Shared: Parameters {
    let variables = Option.forms("--var", value: "NAME=VALUE", form: "NAME=VALUE", help: "set a variable") { word in
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      return parts.count == 2 ? parts : nil
    }

    var declarations: [Declaration] { [variables.declaration] }
  }

  struct RenderParameters: Parameters {
    let target = Operand.one("TARGET", of: Target.self, help: "what to write")
    let profiles = Operand.list("PROFILE", help: "the profiles to read")
    let out = Option.text("--out", "-o", value: "DIR", accepts: .directory, help: "write the files to this directory")
    let format = Option.choice("--format", value: "FORMAT", default: Format.text, help: "how to print findings")
    let limit = Option.choice("--fail-on", value: "FORMAT", of: Format.self, help: "what fails the run")
    let ignored = Option.list("--ignore", value: "RULE", accepts: .known(["HR001", "HR002"]), help: "leave a rule out")
    let force = Option.flag("--force", negation: "--no-force", help: "overwrite what is there")
    let shard = Option.form("--shard", value: "I/N", form: "I/N", help: "run a part") { word in
      word.contains("/") ? word.split(separator: "/").compactMap { Int($0) } : nil
    }
    let shared = Shared()

    var declarations: [Declaration] {
      [
        target.declaration, profiles.declaration, out.declaration, format.declaration, limit.declaration,
        ignored.declaration, force.declaration, shard.declaration,
      ] + shared.declarations
    }
  }

  struct ExplainParameters: Parameters {
    let rule = Operand.one("RULE", accepts: .known(["HR001", "HR002"]), help: "the rule")
    let other = Operand.optional("FILE", accepts: .path, help: "a file")

    var declarations: [Declaration] { [rule.declaration, other.declaration] }
  }

  static let render: Command = Command(
    name: "render", summary: "Write files from profiles",
    discussion: """
      Reads every profile, checks it, and writes nothing while an error stands; this paragraph is long enough that it has
      to be broken somewhere.

        as it is
      """,
    parameters: RenderParameters(),
    examples: [
      .init("sample render terraform a.yaml", "Print the files"),
      .init("sample render cloudformation - --out d", "Write"),
    ]
  ) { (arguments, console) throws(Failure) in
    let parameters = arguments.parameters
    console.out(
      "\(arguments[parameters.target]) \(arguments[parameters.profiles]) out=\(arguments[parameters.out] ?? "-") format=\(arguments[parameters.format])"
    )
    console.out(
      " fail-on=\(arguments[parameters.limit].map(\.rawValue) ?? "-") ignored=\(arguments[parameters.ignored]) force=\(arguments[parameters.force])"
    )
    console.out(
      " shard=\(arguments[parameters.shard] ?? []) var=\(arguments[parameters.shared.variables]) has=\(arguments.has(parameters.format))\n"
    )
    return .clean
  }

  static let explain: Command = Command(
    name: "explain", summary: "Say it in words", parameters: ExplainParameters(),
    examples: [.init("sample explain HR001", "Explain a rule")]
  ) { (arguments, console) throws(Failure) in
    let parameters = arguments.parameters
    switch arguments[parameters.rule] {
    case "usage": throw .usage("there is no rule `x`", help: "did you mean `y`?")
    case "input": throw .input("cannot read `a\u{1B}`: it is empty")
    case "said": throw .said
    case "speak":
      console.out("out\n")
      console.complain("error")
      console.say("normal")
      console.detail("verbose")
    default: console.out("\(arguments[parameters.rule]) \(arguments[parameters.other] ?? "-")\n")
    }
    return .findings
  }

  struct ListParameters: Parameters {
    let paths = Operand.list("PATH", atLeast: 0, help: "files")

    var declarations: [Declaration] { [paths.declaration] }
  }

  static let list: Command = Command(
    name: "list", summary: "List files", parameters: ListParameters(), examples: [.init("sample list", "List all")]
  ) { (arguments, console) throws(Failure) in
    let parameters = arguments.parameters
    console.out("\(arguments[parameters.paths])\n")
    return .clean
  }

  static let program = Program(
    name: "sample", version: "1.2.3", summary: "Show every kind of parameter",
    groups: [.init("Write", [render]), .init("Read", [explain, list])])

  /// Everything a run says, with a line for the exit status.
  static func said(_ line: String, terminal: Terminal = Terminal(), files: FileSystem) -> String {
    var console = Console(files: files, terminal: terminal)
    let status = program.run(line.split(separator: " ").map(String.init), &console)
    return console.output + (console.errors.isEmpty ? "" : "-- stderr --\n\(console.errors)")
      + "-- exit \(status.rawValue) --"
  }
}
