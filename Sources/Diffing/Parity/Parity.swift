public import SourceText

/// What a team has decided about how its environments may differ.
public struct Parity: Sendable {
  /// One line of it.
  struct Entry: Sendable {
    let path: String
    let permissions: [(text: String, permission: Permission)]
    let range: SourceRange
  }

  private let entries: [Entry]

  /// A line as it is written: a path of settings, and what is allowed.
  public struct Written: Sendable {
    let path: Located<String>
    let permissions: [Located<String>]

    /// A path and its permissions, as words.
    public init(_ path: Located<String>, _ permissions: [Located<String>]) {
      (self.path, self.permissions) = (path, permissions)
    }
  }

  /// What a change is under these decisions.
  public enum Verdict: Sendable, Hashable {
    /// It may be.
    case allowed
    /// It may not, for this reason; the place of the line that says so, where one does.
    case forbidden(String, at: SourceRange?)
  }

  /// The decisions in lines, with what is wrong with them; where `environments` are listed, no others may be named.
  public static func read(
    _ lines: [Written], environments: [Located<String>]
  ) -> (parity: Parity, diagnostics: [Diagnostic]) {
    var entries: [Entry] = []
    var diagnostics: [Diagnostic] = []
    let known = environments.map { $0.value }
    for line in lines {
      if let diagnostic = SettingNames.flaw(of: line.path) { diagnostics.append(diagnostic) }
      var permissions: [(text: String, permission: Permission)] = []
      for text in line.permissions {
        do throws(Permission.Mistake) {
          let permission = try Permission(text.value)
          for name in permission.environments where !known.isEmpty && !known.contains(name) {
            diagnostics.append(strange(name, at: text.range, known))
          }
          permissions.append((text.value, permission))
        } catch {
          diagnostics.append(
            .error("what may differ is not clear", at: text.range, error.label, help: error.help))
        }
      }
      entries.append(Entry(path: line.path.value, permissions: permissions, range: line.path.range))
    }
    return (Parity(entries: entries), diagnostics)
  }

  private static func strange(_ name: String, at range: SourceRange, _ known: [String]) -> Diagnostic {
    let meant = Suggestion.closest(to: name, among: known).map { "did you mean `\($0)`?" }
    return .error(
      "there is no environment `\(name)`", at: range, meant ?? "it is not among `environments`",
      help: "write one of \(known.map { "`\($0)`" }.joined(separator: ", ")), or add it to `environments`")
  }

  /// Whether a change may be. What follows from the environment or from other changes always may.
  public func verdict(on change: Change, in difference: Difference) -> Verdict {
    guard change.fold == nil else { return .allowed }
    guard let entry = entry(for: change) else { return .forbidden("nothing says that it may differ", at: nil) }
    let values = Self.values(of: change)
    let one = Permission.Value(environment: difference.environmentBefore ?? "", value: values.before)
    let other = Permission.Value(environment: difference.environmentAfter ?? "", value: values.after)
    for (_, permission) in entry.permissions {
      if let objection = permission.objection(to: one, other) { return .forbidden(objection, at: entry.range) }
    }
    return .allowed
  }

  private static func values(of change: Change) -> (before: SettingValue?, after: SettingValue?) {
    switch change.content {
    case .added, .removed: (nil, nil)
    case .setting(let before, let after): (before?.value, after?.value)
    }
  }

  /// The line that says most exactly what the change is.
  private func entry(for change: Change) -> Entry? {
    let paths = SettingNames.paths(to: change.part, change.setting)
    return entries.compactMap { entry in paths.firstIndex(of: entry.path).map { (entry, $0) } }
      .min { $0.1 < $1.1 }?.0
  }
}
