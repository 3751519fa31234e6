import SourceText

/// What is wrong with a template and the files it consists of; each cause once, at the first place that shows it.
final class Mistakes {
  private var found: [String: Diagnostic] = [:]

  /// Notes a mistake. What has the same cause in several places is told once.
  func note(_ diagnostic: Diagnostic, cause: String? = nil) {
    let range = diagnostic.primary.range
    let cause = cause ?? "\(range.file):\(range.start):\(diagnostic.message)"
    if let known = found[cause], known.primary.range <= range { return }
    found[cause] = diagnostic
  }

  /// All of them in the order of the files.
  var diagnostics: [Diagnostic] {
    found.values.sorted { ($0.primary.range, $0.message) < ($1.primary.range, $1.message) }
  }
}
