import ProxyModel
import ShellSyntax
import Templates

/// One script: what it is for, what it takes, and what it does.
struct Script {
  /// An option of a script, which sets a variable of its name to `true`.
  struct Flag {
    let name: String
    let help: String

    static let dryRun = Flag(
      name: "dry-run", help: "ask AWS what is there, and print the commands that would change it")
    static let dryQuestions = Flag(name: "dry-run", help: "print the commands that would ask, and run none")

    var variable: String { String(name.map { $0 == "-" ? "_" : $0 }) }
  }

  /// `deploy.sh`
  let name: String
  /// What it does, in whole sentences, a line each.
  let purpose: String
  let flags: [Flag]
  /// The one word it takes beside options, as its usage calls it.
  var operand: String?
  /// Whether it waits.
  var waits = true
  /// The parts that are the same in all deployments.
  let parts: [Templates.ScriptPart]
  /// What is this deployment's own.
  let steps: [ShellStatement]

  /// The whole script.
  @ShellBuilder func statements(of scope: CommandLineScope) -> [ShellStatement] {
    ShellStatement.lines("#!/usr/bin/env bash\n")
    ShellStatement.comment(purpose)
    ShellStatement.lines("#\n")
    scope.heading
    ShellStatement.lines(
      "# shellcheck disable=SC2016 # values and queries stand in single quotes so that nothing in them is expanded\n")
    ShellStatement.lines("set -euo pipefail\n\n")
    constant("REGION", .text(scope.text(scope.deployment.region)))
    ShellStatement.lines(Templates.ScriptPart.common.text)
    ShellStatement.lines(usage)
    for part in parts { ShellStatement.lines(part.text) }
    steps
  }

  /// `usage` and the reading of the options.
  private var usage: String {
    let width = (flags.map { $0.name.utf8.count }.max() ?? 0) + 2
    let options = flags.map { flag in
      let name = "--\(flag.name)"
      return "  \(name)\(String(repeating: " ", count: width - name.utf8.count))  \(flag.help)\n"
    }
    let environment =
      waits
      ? "AWS_CLI names another command than aws; POLL_SECONDS (10) and TIMEOUT_SECONDS (1800) say how to wait."
      : "AWS_CLI names another command than aws."
    let variables = flags.filter { $0.name != Flag.dryRun.name }.map { "\($0.variable)=false\n" }.joined()
    let cases = flags.map { "    --\($0.name)) \($0.variable)=true ;;\n" }.joined()
    let words = operand.map { [" [\($0)]"] } ?? []
    return """
      \(operand.map { "\($0.lowercased())=''\n" } ?? "")\(variables)
      usage() {
        cat <<'END'
      usage: \(name)\(flags.map { " [--\($0.name)]" }.joined())\(words.joined())

      \(purpose)

      \(options.joined())
      \(environment)
      END
      }

      while (($# > 0)); do
        case "$1" in
      \(cases)    --help)
            usage
            exit 0
            ;;
      \(operand.map { "    [!-]*) \($0.lowercased())=\"$1\" ;;\n" } ?? "")    *)
            usage >&2
            exit 2
            ;;
        esac
        shift
      done


      """
  }
}

extension CommandLineScope {
  /// One line that says where a script comes from; no date and no path, so that the same input gives the same bytes.
  fileprivate var heading: ShellStatement {
    let origin = [deployment.name.known, deployment.environment.known].compactMap { $0 }.joined(separator: "/")
    let words = origin.split(whereSeparator: { $0.isNewline }).joined(separator: " ")
    return .comment(
      "Written by headroom\(words.isEmpty ? "" : " from \(words)"): change the profile and generate again, not this file."
    )
  }
}
