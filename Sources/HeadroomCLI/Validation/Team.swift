import Reading
import Reporting
import Rules
import SourceText

/// What `.headroom.yaml` says, with its words turned into rules.
struct Team {
  /// The file; nil where there is none.
  private(set) var path: String?
  private(set) var settings = RuleSettings()
  /// The rules, by id, that are left out.
  private(set) var off: Set<String> = []
  private(set) var failOn: Severity?
  private(set) var exclude = PathPatterns([])

  /// Reads the file that is named, or the one in the working directory where there is one.
  init(_ named: String?, _ console: inout Console) throws(Failure) {
    let path = named ?? SettingsReader.fileName
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try console.files.read(path)
    } catch {
      if named == nil, error == .missing { return }
      throw .unreadable(path, error)
    }
    var sources = SourceMap()
    var (written, diagnostics) = SettingsReader.read(path, bytes, into: &sources)
    if let written { diagnostics += adopt(written) }
    guard diagnostics.isEmpty else {
      console.complain(
        TextReport(sources: sources, style: console.errorStyle, width: console.width).text(of: diagnostics))
      throw .said
    }
    self.path = path
  }

  private mutating func adopt(_ written: WrittenSettings) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    var neverIgnored: [String: SourceRange] = [:]
    for word in written.neverIgnore {
      guard let rule = Self.rule(word, &diagnostics) else { continue }
      neverIgnored[rule.id] = word.range
    }
    for (word, severity) in written.severities {
      guard let rule = Self.rule(word, &diagnostics) else { continue }
      if let severity {
        settings.severities[rule.id] = severity
      } else {
        off.insert(rule.id)
        if let other = neverIgnored[rule.id] {
          diagnostics.append(
            .error(
              "a rule is left out that nobody may ignore", at: word.range, "`off` here",
              related: [.init(other, "`never_ignore` here")], help: "take it out of one of the two"))
        }
      }
    }
    settings.neverIgnored = Set(neverIgnored.keys)
    settings.thresholds.administratorsReserve = written.administratorsReserve
    failOn = written.failOn
    exclude = PathPatterns(written.exclude)
    return diagnostics
  }

  private static func rule(_ word: Located<String>, _ diagnostics: inout [Diagnostic]) -> Rule? {
    if let rule = Catalogue.rule(word.value) { return rule }
    let known = Suggestion.closest(to: word.value, among: Catalogue.rules.flatMap { [$0.id, $0.slug] })
    diagnostics.append(
      .error(
        "there is no such rule", at: word.range, known.map { "did you mean `\($0)`?" } ?? "",
        help: "`headroom rules` lists them"))
    return nil
  }
}
