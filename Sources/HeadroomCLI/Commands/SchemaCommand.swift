import JSONSyntax
import Reading

/// What `headroom schema` takes.
struct SchemaParameters: Parameters {
  /// Which file the schema describes.
  enum Subject: String, CaseIterable, Sendable {
    case profile, settings, parity
  }

  let subject = Option.choice(
    "--of", value: "WHAT", default: Subject.profile, help: "a profile, the team's .headroom.yaml, or a parity file")

  var declarations: [Declaration] { [subject.declaration] }
}

extension Command {
  /// Prints the JSON Schema of a profile.
  static let schema: Command = Command(
    name: "schema", summary: "Print the JSON Schema of a profile, for editors",
    discussion: """
      An editor with a YAML language server completes keys and shows their meaning when a profile begins with

        # yaml-language-server: $schema=headroom.schema.json
      """,
    parameters: SchemaParameters(),
    examples: [
      .init("headroom schema > headroom.schema.json", "Keep the schema where an editor finds it"),
      .init("headroom schema --of settings", "Print the schema of .headroom.yaml"),
    ]
  ) { (arguments, console) throws(Failure) in
    let parameters = arguments.parameters
    let schema =
      switch arguments[parameters.subject] {
      case .profile: ProfileSchema.json
      case .settings: ProfileSchema.settings
      case .parity: ProfileSchema.parity
      }
    console.out(schema.text(.indented) + "\n")
    return .clean
  }
}
