import Foundation
import HeadroomCLI
import JSONSyntax
import Reading
import Reporting
import Rules
import TestSupport
import Testing

/// What is written about the program is made by the program, or held to it.
@Suite struct Pages {
  static let docs = Golden.package.appending(path: "Docs")

  /// The pages that are made from declarations: `HEADROOM_RECORD=1` writes them.
  static let made: [Page] =
    [
      Page("rules/index.md") { RuleList.index(of: Catalogue.rules) }, Page("rules/base.yaml") { Example.base + "\n" },
      Page("profile.md") { ProfileReference.markdown }, Page("cli.md") { Headroom.reference },
      Page("profile.schema.json") { ProfileSchema.json.text(.indented) + "\n" },
      Page("settings.md") { SettingsReference.markdown },
      Page("settings.schema.json") { ProfileSchema.settings.text(.indented) + "\n" },
      Page("parity.md") { ParityReference.markdown },
      Page("parity.schema.json") { ProfileSchema.parity.text(.indented) + "\n" },
    ] + Catalogue.rules.map { rule in Page("rules/\(rule.id).md") { RulePage.text(of: rule) } }

  struct Page: Sendable, CustomTestStringConvertible {
    let path: String
    let text: @Sendable () -> String

    init(_ path: String, _ text: @escaping @Sendable () -> String) {
      self.path = path
      self.text = text
    }

    var testDescription: String { path }
  }

  @Test(arguments: made) func isUpToDate(_ page: Page) throws {
    #expect(try Golden.difference(page.text(), from: Self.docs.appending(path: page.path)) == nil)
  }

  @Test(.enabled(if: !Golden.isRecording)) func noPageOutlivesItsRule() throws {
    let pages = try FileManager.default.contentsOfDirectory(
      atPath: Self.docs.appending(path: "rules").path(percentEncoded: false))
    #expect(Set(pages.filter { $0.hasPrefix("HR") }) == Set(Catalogue.rules.map { "\($0.id).md" }))
  }

  /// A rule has a file of its own, named after it, in the folder of its topic.
  @Test(arguments: Catalogue.rules.map(\.id)) func ruleHasItsFile(_ id: String) throws {
    let rule = try #require(Catalogue.rule(id))
    let folder = Self.camel(rule.topic.rawValue)
    let rules = Golden.package.appending(path: "Sources/Rules/\(folder)")
    let names = try FileManager.default.contentsOfDirectory(atPath: rules.path(percentEncoded: false)).map {
      $0.lowercased()
    }
    #expect(names.contains(Self.camel(rule.slug).lowercased() + ".swift"), "\(id) `\(rule.slug)` in \(folder)")
  }

  @Test func everyRuleFileIsListed() throws {
    let root = Golden.package.appending(path: "Sources/Rules")
    let files =
      FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL } ?? []
    let declaring = try files.filter { $0.pathExtension == "swift" }.filter {
      try String(contentsOf: $0, encoding: .utf8).contains(" = Rule(\n")
    }
    #expect(declaring.count == Catalogue.rules.count, "a rule is declared but not listed in its topic")
  }

  private static func camel(_ name: String) -> String {
    let folder = name.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    return folder == "Tls" ? "TLS" : folder
  }
}
