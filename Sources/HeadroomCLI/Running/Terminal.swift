/// What a run may know of the terminal and the environment, as functions handed in.
public struct Terminal: Sendable {
  /// Whether standard output is a terminal.
  public var outputIsTerminal: Bool
  /// Whether standard error is a terminal.
  public var errorIsTerminal: Bool
  /// The width in cells; nil where it is not known.
  public var columns: Int?
  /// The value of an environment variable; nil where it is not set.
  public var variable: @Sendable (String) -> String?
  /// How many seconds have passed since the beginning of 1970, in Greenwich.
  public var secondsSince1970: @Sendable () -> Int
  /// Writes a line of progress to standard error at once, over the one before; an empty text removes it.
  public var showProgress: @Sendable (String) -> Void

  /// A terminal; by default there is none, the environment is empty, and it is the beginning of 1970.
  public init(
    outputIsTerminal: Bool = false, errorIsTerminal: Bool = false, columns: Int? = nil,
    variable: @escaping @Sendable (String) -> String? = { _ in nil },
    secondsSince1970: @escaping @Sendable () -> Int = { 0 },
    showProgress: @escaping @Sendable (String) -> Void = { _ in }
  ) {
    self.outputIsTerminal = outputIsTerminal
    self.errorIsTerminal = errorIsTerminal
    self.columns = columns
    self.variable = variable
    self.secondsSince1970 = secondsSince1970
    self.showProgress = showProgress
  }
}
