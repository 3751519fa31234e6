import AWSFacts
import ProxyModel
import SourceText

/// What a version constraint of Terraform lets through: `>= 5.0, < 6.0`, `~> 5.100`, `6.1.0`.
enum ProviderConstraint {
  /// The range of versions; refused where it is no constraint.
  static func read(_ text: Located<String>) -> Setting<TerraformFacts.ProviderVersions> {
    var versions = TerraformFacts.ProviderVersions(lowest: nil, limit: nil)
    for part in text.value.split(separator: ",") {
      guard narrow(&versions, by: String(part.trimmed)) else { return .refused(text.value, at: text.range) }
    }
    return .written(versions, at: text.range)
  }

  private static func narrow(_ versions: inout TerraformFacts.ProviderVersions, by part: String) -> Bool {
    let digits = part.drop { !$0.isNumber }
    let sign = part.dropLast(digits.count).filter { $0 != " " && $0 != "v" }
    guard let (version, count) = version(of: digits) else { return false }
    switch sign {
    case "", "=": narrow(&versions, from: version, to: next(version, at: 3))
    case ">=": narrow(&versions, from: version, to: nil)
    case ">": narrow(&versions, from: next(version, at: 3), to: nil)
    case "<": narrow(&versions, from: nil, to: version)
    case "<=": narrow(&versions, from: nil, to: next(version, at: 3))
    // The last number that is written may rise, and none before it.
    case "~>": narrow(&versions, from: version, to: next(version, at: max(1, count - 1)))
    case "!=": break
    default: return false
    }
    return true
  }

  private static func narrow(
    _ versions: inout TerraformFacts.ProviderVersions, from lowest: TerraformProvider.Version?,
    to limit: TerraformProvider.Version?
  ) {
    if let lowest { versions.lowest = max(versions.lowest ?? lowest, lowest) }
    if let limit { versions.limit = min(versions.limit ?? limit, limit) }
  }

  /// The first version after all those that agree with one in its first numbers.
  private static func next(_ version: TerraformProvider.Version, at count: Int) -> TerraformProvider.Version {
    switch count {
    case 1: .init(version.major + 1, 0)
    case 2: .init(version.major, version.minor + 1)
    default: .init(version.major, version.minor, version.patch + 1)
    }
  }

  /// The version, and how many numbers it is written with.
  private static func version(of text: Substring) -> (TerraformProvider.Version, Int)? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    // A pre-release counts as the release that it precedes.
    let numbers = parts.prefix(3).map { part in Words.integer(String(part.prefix { $0.isNumber })) }
    guard !numbers.isEmpty, !numbers.contains(nil) else { return nil }
    let known = numbers.compactMap { $0 } + [0, 0]
    return (.init(known[0], known[1], numbers.count > 2 ? known[2] : 0), numbers.count)
  }
}
