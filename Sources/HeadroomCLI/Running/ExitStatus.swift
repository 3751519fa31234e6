/// What the program answers the shell with.
public enum ExitStatus: Int32, Sendable, CaseIterable {
  /// Nothing found, no difference, up to date.
  case clean = 0
  /// Findings, differences, out of date.
  case findings = 1
  /// Wrong usage, or input that could not be read or parsed.
  case failure = 2
}

/// Why a command could not do its work; the program then ends with `ExitStatus.failure`.
enum Failure: Error, Equatable {
  /// What was typed makes no sense: a message in lower case without a full stop, and one thing to do.
  case usage(String, help: String? = nil)
  /// A file could not be read or written, or says nothing that can be used.
  case input(String, help: String? = nil)
  /// The reason was already printed, as diagnostics.
  case said
}

extension Failure {
  /// A file that could not be read.
  static func unreadable(_ path: String, _ error: FileError) -> Failure {
    .input("cannot read `\(path)`: \(error.reason)", help: error.help(for: path))
  }

  /// A file that could not be written.
  static func unwritable(_ path: String, _ error: FileError) -> Failure {
    .input("cannot write `\(path)`: \(error.reason)", help: error.help(for: path))
  }
}
