public import SourceText

/// Prints diagnostics for a person: the line, a caret under the words, and what to do.
///
/// Nothing from a file reaches the terminal raw: control characters are shown, not sent.
public struct TextReport: Sendable {
  private let sources: SourceMap
  private let style: Style
  private let width: Int

  /// A report over the files of a run; `width` is the terminal's, in cells, to which long source lines are cut.
  public init(sources: SourceMap, style: Style = .plain, width: Int = 100) {
    self.sources = sources
    self.style = style
    self.width = max(40, width)
  }

  /// The diagnostics by file and place, each followed by an empty line; nothing for none.
  public func text(of diagnostics: [Diagnostic]) -> String {
    var lines = OpenFiles(sources: sources)
    return diagnostics.sorted { $0.primary.range < $1.primary.range }
      .map { text(of: $0, &lines).joined(separator: "\n") + "\n\n" }
      .joined()
  }

  /// How many there are of each severity, worst first: `1 error, 2 warnings`; `no findings` for none.
  public static func summary(of diagnostics: [Diagnostic]) -> String {
    let counts = Severity.allCases.sorted(by: >).compactMap { severity -> String? in
      let count = diagnostics.count { $0.severity == severity }
      return count == 0 ? nil : "\(count) \(severity.rawValue)\(count == 1 ? "" : "s")"
    }
    return counts.isEmpty ? "no findings" : counts.joined(separator: ", ")
  }

  /// A text as it may be printed on a terminal: control characters become visible ones.
  public static func printable(_ text: String) -> String { DisplayText(text).text }

  private func text(of diagnostic: Diagnostic, _ files: inout OpenFiles) -> [String] {
    let labels = [diagnostic.primary] + diagnostic.related
    let known = labels.enumerated().filter { files.open($0.element.range.file) }
    var lastLine = 1
    for (_, label) in known { lastLine = max(lastLine, files.line(of: label.range)?.number ?? 1) }
    let excerpt = Excerpt(
      style: style, severity: diagnostic.severity, gutter: String(lastLine).utf8.count, width: width)

    var lines = [heading(of: diagnostic)]
    var shown: [UInt32] = []
    for (_, label) in known where !shown.contains(label.range.file) {
      shown.append(label.range.file)
      let here = known.filter { $0.element.range.file == label.range.file }
        .map { (label: $0.element, isPrimary: $0.offset == 0) }
      lines += files.withLines(of: label.range.file) { excerpt.lines(of: here, isFirst: shown.count == 1, in: &$0) }
    }
    let remarks = remarks(of: diagnostic)
    if !shown.isEmpty, !remarks.isEmpty { lines.append(excerpt.bar) }
    return lines + remarks.flatMap { excerpt.remark($0.title, $0.text) }
  }

  private func heading(of diagnostic: Diagnostic) -> String {
    let name = [diagnostic.rule, diagnostic.slug].compactMap { $0 }.joined(separator: " ")
    let severity = diagnostic.severity.rawValue + (name.isEmpty ? "" : "[\(DisplayText(name).text)]")
    return style.ink(.severity(diagnostic.severity), severity)
      + style.ink(.strong, ": \(DisplayText(diagnostic.message).text)")
  }

  private func remarks(of diagnostic: Diagnostic) -> [Diagnostic.Remark] {
    var remarks = diagnostic.remarks.map { Diagnostic.Remark($0.title, $0.shown) }
    if let instance = diagnostic.instance { remarks.insert(Diagnostic.Remark("of", instance), at: 0) }
    if let help = diagnostic.help { remarks.append(Diagnostic.Remark("fix", help)) }
    if let rule = diagnostic.rule { remarks.append(Diagnostic.Remark("see", "headroom explain \(rule)")) }
    return remarks
  }
}

/// The files of a run that have been looked into so far.
private struct OpenFiles {
  let sources: SourceMap
  /// By the number of the file; nil for one that nothing has been printed of.
  private var files: [FileLines?]

  init(sources: SourceMap) {
    self.sources = sources
    files = Array(repeating: nil, count: sources.files.count)
  }

  /// Whether the run has such a file.
  mutating func open(_ number: UInt32) -> Bool {
    guard files.indices.contains(Int(number)) else { return false }
    if files[Int(number)] == nil { files[Int(number)] = FileLines(sources.files[Int(number)]) }
    return true
  }

  /// The line that a range of an open file begins on.
  mutating func line(of range: SourceRange) -> FileLines.Line? {
    files[Int(range.file)]?.line(at: range.bytes.lowerBound)
  }

  /// Hands over the lines of an open file.
  mutating func withLines(of number: UInt32, _ body: (inout FileLines) -> [String]) -> [String] {
    guard var lines = files[Int(number)].take() else { return [] }
    defer { files[Int(number)] = lines }
    return body(&lines)
  }
}
