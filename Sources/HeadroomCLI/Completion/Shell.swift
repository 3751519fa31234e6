/// A shell for which completion can be written.
enum Shell: String, CaseIterable, Sendable {
  case bash, zsh, fish

  /// The script that completes the words of a program, made from its declarations.
  func completion(of program: Program) -> String {
    switch self {
    case .bash: BashCompletion(program: program).script
    case .zsh: ZshCompletion(program: program).script
    case .fish: FishCompletion(program: program).script
    }
  }
}

/// Text inside single quotes of a POSIX shell.
func singleQuoted(_ text: String) -> String {
  "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
}
