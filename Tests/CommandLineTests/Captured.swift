import Diffing
import Foundation
import PlayedCloud
import ProxyModel
import Reading
import Rendering
import Rules
import SourceText
import TestSupport
import Testing

/// What our own `snapshot.sh` writes down of a deployment that runs, read again.
struct Captured {
  let reading: InputReading
  let sources: SourceMap

  /// The files of a folder, with the ids that the deployment has.
  init(_ name: String, of played: PlayedScripts) throws {
    let folder = played.folder.url.appending(path: name)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    var sources = SourceMap()
    let files = try names.map { file in
      let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
      return (path: "\(name)/\(file)", bytes: Array(played.surroundings.unmoved(text).utf8))
    }
    reading = DescribeReader.read(name, files, into: &sources)
    self.sources = sources
  }
}

/// The capture says what the deployment says, and nothing is left open that a person could tell from it.
func expectCapture(of deployment: Deployment, in played: PlayedScripts, _ folder: String) throws {
  let captured = try Captured(folder, of: played)
  #expect(captured.reading.diagnostics.map { "\($0.message): \($0.primary.text)" } == [])
  #expect(captured.reading.passedOver.map { "\($0.what): \($0.why)" } == [])
  let running = try #require(captured.reading.deployments.first)
  #expect(captured.reading.deployments.count == 1)
  let difference = Difference(from: deployment, to: running)
  let changes = difference.shown.filter { !Captured.isUntold($0.path) }
  #expect(changes.map { "\($0.path): \($0.before ?? "-") → \($0.after ?? "-")" } == [])
  // What the profile itself leaves open is no fault of the capture.
  let open = difference.undecided.filter { $0.after == nil && $0.before != nil && !Captured.isUntold($0.path) }
  #expect(open.map { "\($0.path): \($0.reason.reason)" } == [])
  let imports = TerraformImports.render(deployment, of: running)
  #expect(imports.missing == [])

  let before = Judgement(of: [deployment]), after = Judgement(of: [running])
  let found = Set(before.findings.map(\.rule)).union(Captured.askedOfProfiles)
  #expect(after.findings.filter { !found.contains($0.rule) }.map { "\($0.rule ?? "") \($0.primary.text)" } == [])
  let told = Set(before.outcomes.filter { $0.verdict != .undetermined }.map(\.rule.id)).subtracting(Captured.untellable)
  let described = try expectProfile(of: running, as: running)
  #expect(described.contains("to = aws_db_proxy.this\n"), "\(described)")
  // Taken over, the module also makes what is the proxy's own, and finds all of it.
  let proxy = try #require(running.proxies.first)
  let taken = try expectProfile(of: running, as: running.takenOver(with: proxy))
  for type in ["security_group", "vpc_security_group_ingress_rule", "vpc_security_group_egress_rule", "iam_role"] {
    #expect(taken.contains("to = aws_\(type)."), "\(type)\n\(taken)")
  }
  let unknown = after.outcomes.filter { $0.verdict == .undetermined && told.contains($0.rule.id) }
  #expect(unknown.map { "\($0.rule.id): \($0.unknowns.map(\.reason))" } == [])
}

/// The profile that is imported of a capture can be read, and has no error that the capture has not; every resource of its module
/// has an import block, and these are the answer.
private func expectProfile(of running: Deployment, as described: Deployment) throws -> String {
  func read(_ text: String) -> ProfileReader.Result {
    var sources = SourceMap()
    return ProfileReader.read("imported.yaml", Array(text.utf8), into: &sources) { _ in
      .failure(UnreadableFile("an imported profile extends nothing"))
    }
  }
  let proxy = try #require(running.proxies.first)
  let profile = ProfileRenderer.render(proxy, of: described, places: { _ in nil }, reading: { read($0).deployment })
  let result = read(profile.text)
  #expect(result.diagnostics.map { "\($0.message): \($0.primary.text)" } == [], "\(profile.text)")
  #expect(profile.losses == [])
  let imported = try #require(result.deployment, "\(profile.text)")
  let blocks = TerraformImports.render(imported, of: running)
  #expect(blocks.missing == [], "\(profile.text)")
  let errors = Judgement(of: [imported]).findings.filter { $0.severity == .error }
  #expect(errors.map { "\($0.rule ?? "") \($0.primary.text)" } == [], "\(profile.text)")
  return blocks.file.text
}

extension Captured {
  /// What AWS does not know of a deployment, or only answers to a question of its own: who the clients are and how many, whose
  /// database user a secret holds, reasons, the tags of everything but the proxy, and who made what there is.
  static func isUntold(_ path: String) -> Bool {
    let words = [
      "clients.", "direct_connections", ".username", ".secret_keys", ".secret_host", "_reason", ".ownership", ".trust",
      ".description",
    ]
    return words.contains { path.contains($0) } || (path.contains(".tags.") && !path.hasPrefix("proxy.tags."))
      || isDefaultEgress(path)
  }

  /// A group that the profile only names has rules that it does not list; AWS gave it this one.
  private static func isDefaultEgress(_ path: String) -> Bool {
    path.hasPrefix("security_group_rules.out of database to 0.0.0.0/0")
  }

  /// Rules that ask for a reason, which only a profile or a comment gives.
  static let askedOfProfiles: Set = ["HR105"]

  /// Rules that need to know how many connections clients make, who else makes some, and what is inside the database.
  static let untellable: Set = ["HR089", "HR094", "HR140"]
}
