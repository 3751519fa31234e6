public import SourceText

/// The keys of `.headroom.yaml`.
enum SettingsKeys {
  static let severities = ProfileKey(
    "severities", Shape<[String: String]>.severities,
    "How bad the findings of a rule are for the team, by the rule's id or name; `off` leaves the rule out.",
    absent: .derived("the severities of the catalogue"))
  static let failOn = ProfileKey(
    "fail_on", Shape<SeverityWord>.choice, "The least severity that makes `validate` fail; `--fail-on` overrules it.",
    absent: .value(.error))
  static let exclude = ProfileKey(
    "exclude", Shape<[String]>.list(.text(.any)),
    """
    Paths that a walk through a directory passes over, from the directory in which headroom runs: `*` stands for any part of a name, \
    `**` for any number of directories, and a directory for everything below it. A file that is named on the command line is read \
    all the same.
    """, absent: .emptyList)
  static let neverIgnore = ProfileKey(
    "never_ignore", Shape<[String]>.list(.text(.any)),
    "Rules, by id or name, whose findings no comment, no baseline and no `--ignore` may excuse.", absent: .emptyList)
  static let thresholds = SectionKey("thresholds", ThresholdKeys.declaration)

  static let declaration = SectionDeclaration(
    "What a team has decided about the rules.",
    [
      severities.declaration, failOn.declaration, exclude.declaration, neverIgnore.declaration, thresholds.declaration,
    ])
}

/// `thresholds`.
enum ThresholdKeys {
  static let administratorsReserve = ProfileKey(
    "administrators_reserve", .integer(0...100_000),
    "How many connections shall stay free for people, beyond those that the engine and AWS keep.", absent: .value(0))

  static let declaration = SectionDeclaration(
    "Numbers that rules measure against.", [administratorsReserve.declaration])
}

/// How bad a finding is, as a team writes it.
public enum SeverityWord: String, Sendable, CaseIterable {
  /// AWS refuses it, or it cannot work.
  case error
  /// Works until the day it matters.
  case warning
  /// Worth knowing.
  case note

  /// The severity.
  public var severity: Severity {
    switch self {
    case .error: .error
    case .warning: .warning
    case .note: .note
    }
  }
}

extension Shape where Value == [String: String] {
  /// Rules and how bad they are.
  fileprivate static let severities = Shape(form: .map(.choice(SeverityWord.allCases.map { $0.rawValue } + ["off"]))) {
    _ in
    [:]
  }
}
