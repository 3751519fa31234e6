public import SourceText

/// What a team has written into `.headroom.yaml`; rules are still words there.
public struct WrittenSettings: Sendable {
  /// The rules whose severity is changed; nil for one that is left out altogether.
  public let severities: [(rule: Located<String>, severity: Severity?)]
  /// The least severity that makes `validate` fail; nil where nothing is written.
  public let failOn: Severity?
  /// Patterns of paths that walks pass over.
  public let exclude: [String]
  /// The rules that nothing may excuse.
  public let neverIgnore: [Located<String>]
  /// How many connections shall stay free for people.
  public let administratorsReserve: Int
}

/// Reads `.headroom.yaml`.
public enum SettingsReader {
  /// The name of the file in the directory in which headroom runs.
  public static let fileName = ".headroom.yaml"

  /// The settings, or nil and what is wrong with the file.
  public static func read(
    _ path: String, _ bytes: [UInt8], into sources: inout SourceMap
  ) -> (settings: WrittenSettings?, diagnostics: [Diagnostic]) {
    var loader = ProfileLoader(readFile: { _ in .failure(UnreadableFile("")) }, sources: sources)
    let tree = loader.parse(path, bytes, as: "file of settings")
    sources = loader.sources
    guard let tree else { return (nil, loader.diagnostics) }
    var checker = ProfileChecker(subject: "file of settings")
    checker.check(tree.withoutRemoved(), as: SettingsKeys.declaration, path: "", place: tree.firstKey ?? tree.range)
    guard checker.diagnostics.isEmpty else {
      return (nil, checker.diagnostics.sorted { $0.primary.range < $1.primary.range })
    }
    let root = ProfileSection(node: tree.withoutRemoved(), place: tree.firstKey ?? tree.range, path: "")
    return (settings(of: root), [])
  }

  private static func settings(of root: ProfileSection) -> WrittenSettings {
    var severities: [(rule: Located<String>, severity: Severity?)] = []
    if case .map(let entries, _)? = root.entry(SettingsKeys.severities)?.value {
      for entry in entries {
        guard case .scalar(let scalar) = entry.value else { continue }
        severities.append((entry.key, SeverityWord(rawValue: scalar.text)?.severity))
      }
    }
    return WrittenSettings(
      severities: severities, failOn: root.value(SettingsKeys.failOn)?.value.severity,
      exclude: root.value(SettingsKeys.exclude)?.value ?? [],
      neverIgnore: root.values(SettingsKeys.neverIgnore, each: .text(.any)),
      administratorsReserve: root.section(SettingsKeys.thresholds).value(ThresholdKeys.administratorsReserve)?.value
        ?? 0)
  }
}

/// The documentation of the keys of `.headroom.yaml`, made from the declarations that the reader uses.
public enum SettingsReference {
  /// The page in Markdown: one table a section.
  public static var markdown: String {
    var page = """
      # The team's settings

      `.headroom.yaml` in the directory in which headroom runs, or the file named with `--config`, holds what a team has decided \
      about the rules. Unknown keys, wrong types and rules that do not exist are errors.

      `headroom schema --of settings` prints the same as a JSON Schema.

      """
    ProfileReference.append(SettingsKeys.declaration, title: "Top level", path: "", to: &page)
    return page
  }
}
