public import Reporting
import SourceText

/// The only way out of a command: what it prints, and the files and the terminal it may use. Text is kept until the end, so that a
/// run writes once, and a test reads what was said.
public struct Console: Sendable {
  /// How much is said beside the results.
  public enum Verbosity: Int, Sendable, Comparable {
    /// Errors only.
    case quiet
    /// What a person wants to know.
    case normal
    /// Also what was read and what was passed over.
    case verbose

    /// Quiet below verbose.
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
  }

  /// What goes to standard output.
  public private(set) var output = ""
  /// What goes to standard error.
  public private(set) var errors = ""
  /// How much is said.
  public internal(set) var verbosity = Verbosity.normal
  /// The files.
  public internal(set) var files: FileSystem
  /// The terminal.
  public let terminal: Terminal
  private var color = GlobalParameters.ColorChoice.auto
  private var kept: [ValidationRun] = []

  /// A console over files and a terminal that has said nothing yet.
  public init(files: FileSystem, terminal: Terminal) {
    self.files = files
    self.terminal = terminal
  }

  /// Keeps what a run has worked out until the process ends, which drops all of it at once: to take a model apart piece by piece is a
  /// tenth of a run.
  mutating func keepUntilTheEnd(_ run: ValidationRun) { kept.append(run) }

  /// Adds to standard output: results, and nothing else.
  public mutating func out(_ text: String) { output += text }

  /// Adds a line to standard error, unless the run is quiet.
  public mutating func say(_ line: String) { say(line, from: .normal) }

  /// Adds a line to standard error where the run is verbose.
  public mutating func detail(_ line: String) { say(line, from: .verbose) }

  /// Adds a line to standard error, always.
  public mutating func complain(_ line: String) { say(line, from: .quiet) }

  private mutating func say(_ line: String, from least: Verbosity) {
    if verbosity >= least { errors += line + "\n" }
  }

  /// Shows on the terminal at once how far the work is, where there is a terminal and the run is not quiet; the next call takes
  /// its place, and an empty text removes it.
  public func progress(_ text: String) {
    if terminal.errorIsTerminal, verbosity > .quiet { terminal.showProgress(text) }
  }

  /// How text for standard output is inked.
  public var style: Style { style(isTerminal: terminal.outputIsTerminal) }

  /// How text for standard error is inked.
  public var errorStyle: Style { style(isTerminal: terminal.errorIsTerminal) }

  /// How many cells reports may use: the terminal's, or 100 where there is none.
  public var width: Int { terminal.outputIsTerminal ? terminal.columns ?? 100 : 100 }

  private func style(isTerminal: Bool) -> Style {
    switch color {
    case .always: .colored
    case .never: .plain
    case .auto:
      isTerminal && (terminal.variable("NO_COLOR") ?? "").isEmpty && terminal.variable("TERM") != "dumb"
        ? .colored : .plain
    }
  }

  /// Takes over the options that every command has.
  mutating func adopt(_ arguments: Arguments<GlobalParameters>) {
    color = arguments[arguments.parameters.color]
    verbosity =
      arguments[arguments.parameters.quiet] ? .quiet : arguments[arguments.parameters.verbose] ? .verbose : .normal
  }

  /// Prints why a run failed, in the shape of a diagnostic; `usage` is the line that leads to more help.
  mutating func report(_ failure: Failure, see usage: String) {
    let (message, help, see): (String, String?, String?)
    switch failure {
    case .usage(let text, let advice): (message, help, see) = (text, advice, usage)
    case .input(let text, let advice): (message, help, see) = (text, advice, nil)
    case .said: return
    }
    complain(errorStyle.ink(.severity(.error), "error") + errorStyle.ink(.strong, ": \(TextReport.printable(message))"))
    if let help { complain(errorStyle.ink(.gutter, "  = ") + "fix: \(TextReport.printable(help))") }
    if let see { complain(errorStyle.ink(.gutter, "  = ") + "see: \(see)") }
  }
}
