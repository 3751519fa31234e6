import Foundation
import ProxyModel
import Reading
import Rendering
import Rules
import SourceText
import TestSupport

/// A profile with what it means, read from files in memory.
struct ReadFiles {
  let sources: SourceMap
  let deployment: Deployment?
  let complaints: [String]

  init(_ path: String, _ files: [String: String]) {
    var sources = SourceMap()
    let result = ProfileReader.read(path, Array((files[path] ?? "").utf8), into: &sources) { path in
      files[path].map { .success(Array($0.utf8)) } ?? .failure(UnreadableFile("there is none"))
    }
    self.sources = sources
    deployment = result.deployment
    complaints = result.diagnostics.map { "\($0.message): \($0.primary.text)" }
  }

  init(_ text: String) { self.init("p.yaml", ["p.yaml": text]) }
}

extension ProfileRenderer {
  /// The profile of the first proxy, without places.
  static func profile(of deployment: Deployment, places: (SourceRange) -> String? = { _ in nil }) -> Profile? {
    deployment.proxies.first.map { proxy in
      render(proxy, of: deployment, places: places) { ReadFiles($0).deployment }
    }
  }
}

/// What a profile came back as.
struct Return: CustomStringConvertible {
  let before: Deployment
  let profile: ProfileRenderer.Profile
  let after: Deployment?
  let complaints: [String]

  init?(_ deployment: Deployment, places: (SourceRange) -> String? = { _ in nil }) {
    guard let profile = ProfileRenderer.profile(of: deployment, places: places) else { return nil }
    let read = ReadFiles(profile.text)
    (before, self.profile, after, complaints) = (deployment, profile, read.deployment, read.complaints)
  }

  /// Whether nothing was lost or gained.
  var isSame: Bool { after == before }

  /// The parts that came back otherwise, and the profile.
  var description: String {
    guard let after else { return "\(complaints)\n\(profile.text)" }
    let settings = [
      ("name", before.name == after.name), ("environment", before.environment == after.environment),
      ("region", before.region == after.region), ("account", before.account == after.account),
      ("proxyQuota", before.proxyQuota == after.proxyQuota),
      ("unseenEndpoints", before.unseenEndpoints == after.unseenEndpoints),
      ("unseenAlarms", before.unseenAlarms == after.unseenAlarms),
    ].filter { !$0.1 }.map(\.0)
    let tables = [
      changes(\.vpcs), changes(\.subnets), changes(\.securityGroups), changes(\.securityGroupRules),
      changes(\.databases), changes(\.secrets), changes(\.roles), changes(\.proxies), changes(\.targetGroups),
      changes(\.targets), changes(\.endpoints), changes(\.clients), changes(\.parameters), changes(\.alarms),
    ].flatMap(\.self)
    return "\(settings)\n\(tables.joined(separator: "\n"))\n\(profile.losses)\n\(profile.text)"
  }

  /// The rows that only one side has, or has otherwise.
  private func changes<Row: Resource>(_ table: KeyPath<Deployment, Table<Row>>) -> [String] {
    guard let after else { return [] }
    let (old, new) = (before[keyPath: table], after[keyPath: table])
    let gone = old.filter { new[$0.symbol] == nil }.map { "- \(fields(of: $0))" }
    let come = new.filter { old[$0.symbol] == nil }.map { "+ \(fields(of: $0))" }
    return gone + come
      + old.compactMap { row in
        guard let other = new[row.symbol], other != row else { return nil }
        let pairs = zip(fields(of: row), fields(of: other)).filter { $0 != $1 }
        return "\(Row.self) \(row.symbol): \(pairs.map { "\($0) -> \($1)" })"
      }
  }

  /// What a row says, without places.
  private func fields(of row: Any) -> [String] {
    Mirror(reflecting: row).children.map { field in
      "\(field.label ?? ""): \(field.value)".replacing(/SourceRange\([^()]*(\([^()]*\))?[^()]*\)/, with: "")
        .replacing(/(SourceText|ProxyModel|AWSFacts|Swift)\./, with: "")
    }
  }
}
