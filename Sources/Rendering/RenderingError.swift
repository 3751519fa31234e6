public import SourceText

/// Why a deployment cannot be rendered: everything that stands in the way, so that one run names it all.
public struct RenderingError: Error, Sendable, Hashable {
  /// At least one error, in the order of the files that the deployment was read from.
  public let diagnostics: [Diagnostic]

  /// What stands in the way.
  public init(_ diagnostics: [Diagnostic]) { self.diagnostics = diagnostics }
}
