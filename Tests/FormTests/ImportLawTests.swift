import Diffing
import ProxyModel
import Reading
import Rendering
import Rules
import SampleDeployments
import SourceText
import TestSupport
import Testing

/// A profile that went through another form and was imported from there is still that profile.
@Suite struct ImportLawTests {
  @Test(arguments: SampleSource.profiles, RenderedForm.allCases)
  func `import, generate and validate`(source: SampleSource, form: RenderedForm) throws {
    let original = source.deployment
    let rendered = try #require(form.readBack(original))
    let imported = try ImportedProfile(of: try #require(rendered.deployment), sources: rendered.sources)
    let words = imported.profile.text
    #expect(imported.complaints == [], "\(words)")
    let profile = try #require(imported.deployment, "\(words)")

    #expect(Self.errors(profile).subtracting(Self.errors(original)) == [], "\(words)")
    let changes = Difference(from: original, to: profile).shown.filter { !Self.isUntold($0.path, form) }
    #expect(changes.map { "\($0.path): \($0.before ?? "-") → \($0.after ?? "-")" } == [], "\(words)")
    let losses = imported.profile.losses.filter { !Self.isSaidPlainly($0, form) }
    #expect(losses == [], "\(words)")

    // What runs is imported as being there: generating it again makes no second one.
    let again = try #require(form.readBack(profile)?.deployment, "\(words)")
    guard form != .capture else { return }
    let declared: DeclaredForm = form == .cdk ? .constructs : .template
    let differences = Differences.between(original.asDeclared(in: declared), again.asDeclared(in: declared))
    #expect(differences.filter { !Self.isExplained($0, by: imported.profile.losses, form) } == [], "\(words)")
  }

  /// What only rules tell of a database stands where the rules stand; it is no default of AWS.
  @Test func `the last hop is told with its place`() throws {
    let source = try #require(SampleSource.profiles.first { $0.testDescription == "orders/prod.yaml" })
    let rendered = try #require(RenderedForm.terraform.readBack(source.deployment))
    let text = try ImportedProfile(of: try #require(rendered.deployment), sources: rendered.sources).profile.text
    #expect(text.contains("\n  port: 5432 # security_groups.tf\n"), "\(text)")
    #expect(text.contains("\n  security_group: sg-0d1e2f3a4b5c6d7e8 # security_groups.tf\n"), "\(text)")
  }

  /// Whatever a form tells, what is imported of it is a profile.
  @Test(arguments: RenderedForm.allCases) func `every import can be read`(form: RenderedForm) throws {
    var count = 0
    // Another part of the examples for each form; all of them take minutes.
    let start = RenderedForm.allCases.firstIndex(of: form) ?? 0
    for index in stride(from: start, to: SampleSource.examples.count, by: 20) {
      let source = SampleSource.examples[index]
      guard let rendered = form.readBack(source.deployment), let deployment = rendered.deployment else { continue }
      let imported = try ImportedProfile(of: deployment, sources: rendered.sources)
      #expect(imported.complaints == [], "\(source.testDescription)\n\(imported.profile.text)")
      count += 1
    }
    print("\(form.rawValue): \(count) imported")
    #expect(count > 20)
  }

  /// What a form does not tell of a deployment, so that no import can have it again.
  private static func isUntold(_ path: String, _ form: RenderedForm) -> Bool {
    // How many clients there are and what they run on stands in no file, nor which role goes with which group; and what somebody else
    // looks after, the rules of other groups, stands in other files.
    let words = [
      "clients.", "direct_connections", "_reason", "rules.out of app-runner", "rules.into database from 10.",
    ]
    if words.contains(where: path.contains) { return true }
    switch form {
    // The database is declared elsewhere.
    case .terraform, .cloudformation, .cli: return path.hasPrefix("database.")
    // The CDK names and describes what it makes in its own words.
    case .cdk:
      return path.hasPrefix("database.") || path.hasPrefix("roles.") || path.hasSuffix(".description")
        || path.hasSuffix(".name") || path.contains(".tags.")
    // AWS knows everything but who made it; a profile lists the policies of a role that is there without their names.
    case .capture:
      return [".ownership", ".trust", ".description"].contains(where: path.hasSuffix) || path.contains(".tags.")
        || path.hasPrefix("roles.proxy.policies.")
    }
  }

  /// Losses that the profile itself names at its head. Whether a client's own group lets it out stands in no file of the proxy; AWS
  /// adds a rule for IPv6 of which no profile speaks; and the CDK names policies after their roles.
  private static func isSaidPlainly(_ loss: String, _ form: RenderedForm) -> Bool {
    loss.hasPrefix("that there is no rule `egress of sg-")
      || (form == .cli && loss == "the rule `acmecorp-qa-rds-proxy` (deploy.sh)")
      || (form == .cdk && loss.hasPrefix("the policy `"))
  }

  /// What generating again adds, or says otherwise, because of such a loss. A template of the CDK says no region, so that the ARNs of
  /// the second one have a hole there.
  private static func isExplained(_ difference: String, by losses: [String], _ form: RenderedForm) -> Bool {
    guard losses.contains(where: { isSaidPlainly($0, form) }) else { return false }
    return difference.hasPrefix("+ SecurityGroupRule ") || (form == .cdk && difference.hasPrefix("- Role "))
  }

  private static func errors(_ deployment: Deployment) -> Set<String> {
    Set(Judgement(of: [deployment]).findings.filter { $0.severity == .error }.compactMap(\.rule))
  }
}

/// What `headroom import` makes of a deployment that was read from a file.
struct ImportedProfile {
  let profile: ProfileRenderer.Profile
  let deployment: Deployment?
  let complaints: [String]

  init(of read: Deployment, sources: SourceMap) throws {
    let proxy = try #require(read.proxies.first)
    profile = ProfileRenderer.render(proxy, of: read, places: { sources.file(of: $0)?.name }) {
      Self.read($0).deployment
    }
    let result = Self.read(profile.text)
    deployment = result.deployment
    complaints = result.diagnostics.map { "\($0.message): \($0.primary.text)" }
  }

  private static func read(_ text: String) -> ProfileReader.Result {
    var sources = SourceMap()
    return ProfileReader.read("imported.yaml", Array(text.utf8), into: &sources) { _ in
      .failure(UnreadableFile("an imported profile extends nothing"))
    }
  }
}
