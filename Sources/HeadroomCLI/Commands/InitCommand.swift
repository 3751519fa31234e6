import Reporting
import SourceText
import Templates

/// What `headroom init` takes.
struct InitParameters: Parameters {
  let template = Option.text(
    "--template", "-t", value: "NAME", accepts: .known(Templates.starters.map { $0.name }),
    help: "which starter; lambda by default")
  let templates = Option.text(
    "--templates", value: "DIR", accepts: .directory, help: "a directory of starters of your own: NAME.yaml")
  let out = Option.text(
    "--out", "-o", value: "FILE", accepts: .path, help: "write the profile here instead of standard output")
  let force = Option.flag("--force", help: "replace a file that is there already")
  let list = Option.flag("--list", help: "list the starters")

  var declarations: [Declaration] {
    [
      template.declaration, templates.declaration, out.declaration, force.declaration, list.declaration,
    ]
  }
}

extension Command {
  /// Writes a profile to begin with.
  static let initialize: Command = Command(
    name: "init", summary: "Write a profile to begin with",
    discussion:
      "The starters are complete: replace their ids, ARNs and numbers with yours, and `headroom validate` tells what is left.",
    parameters: InitParameters(),
    examples: [
      .init("headroom init --out myapp.yaml", "Begin with Lambda, IAM and Aurora PostgreSQL Serverless v2"),
      .init("headroom init --list", "See what else there is to begin with"),
    ]
  ) { (arguments, console) throws(Failure) in
    let parameters = arguments.parameters
    let starters = try Starter.all(from: arguments[parameters.templates], console)
    if arguments[parameters.list] {
      let width = starters.map { $0.name.utf8.count }.max() ?? 0
      for starter in starters {
        console.out(
          "\(starter.name)\(String(repeating: " ", count: width - starter.name.utf8.count))  \(starter.summary)\n")
      }
      return .clean
    }
    let name = arguments[parameters.template] ?? Templates.starters.first?.name ?? ""
    guard let starter = starters.first(where: { $0.name == name }) else {
      let known = Suggestion.closest(to: name, among: starters.map { $0.name })
      throw .usage(
        "there is no starter `\(name)`",
        help: known.map { "did you mean `\($0)`?" } ?? "`headroom init --list` names them")
    }
    guard let path = arguments[parameters.out] else {
      console.out(starter.text)
      return .clean
    }
    if !arguments[parameters.force], (try? console.files.kind(path)) != nil {
      throw .input("`\(path)` is there already", help: "name another file, or add `--force` to replace it")
    }
    try console.files.write(Array(starter.text.utf8), to: path)
    console.say("wrote \(path); next: headroom validate \(path)")
    return .clean
  }
}

/// A profile to begin with: one that is built in, or one of the team's own.
private struct Starter {
  let name: String
  let summary: String
  let text: String

  /// The starters that are built in, and those of a directory, which come first and take the place of others of their name.
  static func all(from directory: String?, _ console: Console) throws(Failure) -> [Starter] {
    var own: [Starter] = []
    if let directory {
      for path in try Walk().files(below: directory, in: console.files).files where path.hasSuffix(".yaml") {
        let text = String(decoding: try console.files.input(path), as: UTF8.self)
        own.append(Starter(name: String(Path.split(path).name.dropLast(5)), summary: summary(of: text), text: text))
      }
    }
    let names = Set(own.map { $0.name })
    let builtIn = Templates.starters.filter { !names.contains($0.name) }
    return own + builtIn.map { Starter(name: $0.name, summary: $0.summary, text: $0.text) }
  }

  /// What a starter says of itself: its first comment.
  private static func summary(of text: String) -> String {
    guard let line = text.split(separator: "\n").first, line.hasPrefix("#") else { return "" }
    return TextReport.printable(String(line.drop { $0 == "#" || $0 == " " }))
  }
}
