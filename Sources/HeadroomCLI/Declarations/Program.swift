/// Everything that can be typed: the commands in groups, and the options that all of them have.
struct Program: Sendable {
  /// Commands that belong together, under a heading of the help.
  struct Group: Sendable {
    let title: String
    let commands: [Command]

    /// Commands under a heading.
    init(_ title: String, _ commands: [Command]) {
      self.title = title
      self.commands = commands
    }
  }

  let name: String
  let version: String
  /// One line without a full stop.
  let summary: String
  let groups: [Group]

  /// The commands in the order of the help.
  var commands: [Command] { groups.flatMap { $0.commands } }
}

/// The options that every command has.
struct GlobalParameters: Parameters {
  /// When to print in colours.
  enum ColorChoice: String, CaseIterable, Sendable {
    case auto, always, never
  }

  let help = Option.flag("--help", "-h", help: "print help and stop")
  let version = Option.flag("--version", help: "print the version and stop")
  let quiet = Option.flag("--quiet", "-q", help: "say nothing but results and errors")
  let verbose = Option.flag("--verbose", "-v", help: "say what is read, and what is passed over")
  let color = Option.choice(
    "--color", value: "WHEN", default: ColorChoice.auto,
    help: "print in colours; auto asks the terminal and NO_COLOR")

  var declarations: [Declaration] {
    [
      help.declaration, version.declaration, quiet.declaration, verbose.declaration, color.declaration,
    ]
  }
}
