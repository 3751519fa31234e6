import JSONSyntax
import Reading

extension Command {
  /// Prints the JSON Schema of a profile.
  static let schema: Command = Command(
    name: "schema", summary: "Print the JSON Schema of a profile, for editors",
    discussion: """
      An editor with a YAML language server completes keys and shows their meaning when a profile begins with

        # yaml-language-server: $schema=headroom.schema.json
      """,
    parameters: NoParameters(),
    examples: [.init("headroom schema > headroom.schema.json", "Keep the schema where an editor finds it")]
  ) { (_, console) throws(Failure) in
    console.out(ProfileSchema.json.text(.indented) + "\n")
    return .clean
  }
}
