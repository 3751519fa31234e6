/// What `headroom completion` takes.
struct CompletionParameters: Parameters {
  let shell = Operand.one("SHELL", of: Shell.self, help: "the shell to write for")

  var declarations: [Declaration] { [shell.declaration] }
}

extension Command {
  /// The completion scripts, made from the declarations of all commands.
  static let completion: Command = Command(
    name: "completion", summary: "Print the script that completes commands, options and files in a shell",
    discussion: """
      The script goes to standard output. To have it in every session:

        bash   headroom completion bash > ~/.local/share/bash-completion/completions/headroom
        zsh    headroom completion zsh > DIR/_headroom, where DIR is a directory of fpath
        fish   headroom completion fish > ~/.config/fish/completions/headroom.fish
      """,
    parameters: CompletionParameters(),
    examples: [
      .init("source <(headroom completion bash)", "Complete in this session of bash"),
      .init("headroom completion fish | source", "Complete in this session of fish"),
    ]
  ) { (arguments, console) throws(Failure) in
    let parameters = arguments.parameters
    console.out(arguments[parameters.shell].completion(of: Headroom.program))
    return .clean
  }
}
