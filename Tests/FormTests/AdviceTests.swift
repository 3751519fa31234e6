import AWSFacts
import ProxyModel
import SampleDeployments
import SourceText
import TestSupport
import Testing

@testable import Reading
@testable import Rules

/// Advice speaks the language of the file that it is about.
@Suite struct AdviceTests {
  /// The forms that have words of their own.
  static let forms: [InputKind] = [.terraform, .plan, .cloudformation, .cli, .describe]

  /// Every violating example is judged as if a file of another kind had said it, so that each finding of each rule is looked at.
  @Test(arguments: forms) func `no finding has a profile's word`(form: InputKind) {
    var count = 0
    for (rule, deployments) in Self.faults {
      let judged = deployments.map { deployment in
        var deployment = deployment
        deployment.form = DeploymentForm(form)
        return deployment
      }
      let findings = Judgement(of: judged, by: [rule]).findings
      count += findings.count
      for finding in findings { Self.expectOwnWords(of: finding, in: form) }
    }
    #expect(count > 150)
  }

  /// The same of what is really rendered in a form and read back from there.
  @Test(arguments: [RenderedForm.terraform, .cloudformation, .cli, .capture])
  func `no finding on a file has a profile's word`(form: RenderedForm) {
    var count = 0
    for (rule, again) in SameFaultTests.faults(readBackFrom: form) {
      let findings = Judgement(of: [again], by: [rule]).findings
      count += findings.count
      for finding in findings { Self.expectOwnWords(of: finding, in: again.form.kind) }
    }
    #expect(count > 40)
  }

  /// A rule's general advice is what a finding says where nothing is more exact.
  @Test(arguments: Catalogue.rules.map(\.id)) func `general advice has no profile's word`(id: String) throws {
    let rule = try #require(Catalogue.rule(id))
    // What a rule on one tool says is said in that tool's words.
    guard rule.topic != .tools, rule.topic != .suppressions else { return }
    for form in Self.forms {
      for text in [rule.advice(in: form), rule.reason(in: form)] {
        #expect(Foreign.phrases(in: text, of: form) == [], "\(form.rawValue): \(text)")
      }
    }
  }

  /// What advice can name is a key of the profile, and each tool that has the setting has a word for it.
  @Test(arguments: SettingName.allCases) func `a setting has a name everywhere`(setting: SettingName) {
    #expect(ProfileWords.paths.contains("\(setting.entry.section).\(setting.entry.key)"))
    #expect(setting.name(in: .profile) == "`\(setting.entry.key)`")
    for form in [InputKind.cloudformation, .cli, .describe] {
      #expect(setting.name(in: form) != setting.name(in: .profile), "\(form)")
    }
    #expect(setting.assignment(of: .word("x"), in: .terraform).contains(" = \"x\"`"))
  }

  @Test(arguments: [
    (InputKind.profile, "set `require_tls: true`, `max_connections_percent: 90` or `iam_auth: REQUIRED`"),
    (
      .terraform,
      "set `require_tls = true` in `aws_db_proxy`, `max_connections_percent = 90` in `connection_pool_config` or "
        + "`iam_auth = \"REQUIRED\"` in `auth`"
    ),
    (
      .cloudformation,
      "set `RequireTLS: true` in `AWS::RDS::DBProxy`, `MaxConnectionsPercent: 90` in `ConnectionPoolConfigurationInfo` or "
        + "`IAMAuth: REQUIRED` in `Auth`"
    ),
    (
      .cli,
      "set `--require-tls`, `--connection-pool-config MaxConnectionsPercent=90` or `--auth IAMAuth=REQUIRED`"
    ),
  ]) func `a setting is written as the file writes it`(form: InputKind, text: String) {
    let wording: Wording = "set \(.requireTLS, true), \(.maxConnectionsPercent, 90) or \(.iamAuth, .word("REQUIRED"))"
    #expect(wording.text(in: form) == text)
  }

  @Test func `what is off and what has quotes is still ready to type`() {
    let off: Wording = "\(.debugLogging, false)"
    #expect(off.text(in: .cli) == "`--no-debug-logging`")
    #expect(off.text(in: .describe) == "`--no-debug-logging` with `aws rds modify-db-proxy`")
    // A database's own argument may be a cluster's or an instance's.
    #expect(("\(.databaseIAM, true)" as Wording).text(in: .terraform) == "`iam_database_authentication_enabled = true`")
    #expect(("\(.databaseIAM, true)" as Wording).text(in: .describe) == "`--enable-iam-database-authentication`")
    let name: Wording = "\(.proxyName, .word(#"a"b${c}\"#))"
    #expect(("\(.proxyName, .word("orders"))" as Wording).text(in: .cli) == "`--db-proxy-name orders`")
    #expect(name.text(in: .terraform) == #"`name = "a\"b$${c}\\"` in `aws_db_proxy`"#)
  }

  private static func expectOwnWords(of finding: Diagnostic, in form: InputKind) {
    let texts = [finding.help ?? ""] + finding.remarks.filter { $0.title == "why" }.map(\.text)
    for text in texts {
      #expect(Foreign.phrases(in: text, of: form) == [], "\(finding.rule ?? "") in \(form.rawValue): \(text)")
    }
  }

  /// Every violating example that is a profile, or several.
  private static let faults: [(rule: Rule, deployments: [Deployment])] = Catalogue.rules.flatMap { rule in
    rule.examples.filter { $0.verdict == .violates && $0.language == .profile }.map { example in
      let deployments = example.texts.compactMap { text in
        SampleSource.read("extends: base.yaml\n\(text.filter { $0 != "⟦" && $0 != "⟧" })\n")
      }
      return (rule, deployments)
    }
  }
}

/// What of a text only a profile would say.
private enum Foreign {
  static func phrases(in text: String, of form: InputKind) -> [String] {
    let parts = text.split(separator: "`", omittingEmptySubsequences: false)
    return parts.indices.filter { $0 % 2 == 1 }.map { String(parts[$0]) }.filter { isForeign($0, in: form) }
  }

  private static func isForeign(_ phrase: String, in form: InputKind) -> Bool {
    // `require_tls: true`
    let words = phrase.split(separator: ":", maxSplits: 1)
    if words.count == 2, words[1].first == " ", ProfileWords.keys.contains(String(words[0])) { return true }
    // `proxy.idle_client_timeout`, `require_tls`, `clients[].role`
    guard phrase.contains(where: { $0 == "_" || $0 == "." }), !isCommon(phrase) else { return false }
    if ProfileWords.paths.contains(phrase) { return true }
    return ProfileWords.keys.contains(phrase) && !isOwn(phrase, in: form)
  }

  /// Whether the form has the word, too.
  private static func isOwn(_ word: String, in form: InputKind) -> Bool {
    guard form == .terraform || form == .plan else { return false }
    return SettingName.allCases.contains { $0.name(in: form) == "`\(word)`" }
  }

  /// Parameters of databases are called alike everywhere.
  private static func isCommon(_ word: String) -> Bool { word == "max_connections" }
}

/// What a profile can say.
private enum ProfileWords {
  /// Every key with the sections that it stands in: `proxy.auth.iam_auth`.
  static let paths: Set<String> = paths(in: RootKeys.declaration, under: [])

  /// Every key alone.
  static let keys = Set(paths.compactMap { $0.split(separator: ".").last.map(String.init) })

  private static func paths(in section: SectionDeclaration, under path: [String]) -> Set<String> {
    var found: Set<String> = []
    for key in section.keys {
      let own = path + [key.name]
      found.insert(own.joined(separator: "."))
      if let inner = inner(of: key.form) { found.formUnion(paths(in: inner, under: own)) }
    }
    return found
  }

  private static func inner(of form: Form) -> SectionDeclaration? {
    switch form {
    case .section(let section): section
    case .list(let form), .oneOrMany(let form), .map(let form): inner(of: form)
    case .boolean, .integer, .number, .text, .choice: nil
    }
  }
}
