/// The program, apart from the process it runs in.
public enum Headroom {
  /// The version, as `headroom --version` prints it.
  public static let version = "0.1.0"

  /// Every command, in the order of the help.
  static let program: Program = Program(
    name: "headroom", version: version,
    summary: "Model, check and generate AWS RDS Proxy deployments, without touching AWS",
    groups: [
      .init("Deployments", [.generate, .validate, .diff, .importing]), .init("Rules", [.rules, .explain]),
      .init("Profiles", [.initialize, .schema, .debug]),
      .init("Around the shell", [.completion]),
    ])

  /// Does what the words after `headroom` say; text is left in the console, and the answer is for the shell.
  public static func run(_ words: [String], _ console: inout Console) -> ExitStatus { program.run(words, &console) }

  /// Every command with all it takes, as a page of the documentation.
  public static var reference: String { MarkdownReference(program: program).text }
}
