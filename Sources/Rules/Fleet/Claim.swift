import ProxyModel
import SourceText

/// One deployment's use of something that another may use as well: a name, a database, a secret.
struct Claim<Subject: Sendable>: Sendable {
  /// What uses it.
  let subject: Subject
  /// Where that is described.
  let member: Fleet.Member
  /// What is used, so written that equal texts mean the same thing within the territory.
  let key: Setting<String>
  /// The account, where it is not the deployment's own.
  let account: Setting<String>
  /// Where the use stands.
  let range: SourceRange

  init(
    _ subject: Subject, of member: Fleet.Member, key: Setting<String>, account: Setting<String>? = nil,
    at range: SourceRange? = nil
  ) {
    self.subject = subject
    self.member = member
    self.key = key
    self.account = account ?? member.deployment.account
    self.range = range ?? key.range
  }

  /// Whether both stand in one deployment, as instances of one block do.
  func isBeside(_ other: Claim) -> Bool { member.number == other.member.number }

  /// The place to point at beside another claim: a setting that two deployments have from one file is nobody's own.
  func place(beside other: Claim) -> SourceRange {
    range == other.range && !isBeside(other) ? member.deployment.provenance.range : range
  }

  /// What a finding about it is about: the proxy of its deployment.
  func provenance(beside other: Claim) -> Provenance { Provenance(place(beside: other), member.label) }
}

extension Claim where Subject: Resource {
  /// What a finding about it is about: the proxy of its deployment, or itself where both stand in one.
  func provenance(beside other: Claim) -> Provenance {
    Provenance(place(beside: other), isBeside(other) ? subject.provenance.label : member.label)
  }
}

/// Within what a name means one thing.
enum Territory: Sendable {
  /// One account, in all its regions.
  case account
  /// One account and region.
  case accountAndRegion
  /// Everywhere: an ARN.
  case everywhere
}

/// Deployments that are looked at together.
struct Fleet: Sendable {
  /// One of them, and which; an object, because every claim names it.
  final class Member: Sendable {
    let deployment: Deployment
    let number: Int

    init(_ deployment: Deployment, number: Int) { (self.deployment, self.number) = (deployment, number) }

    /// The name of its first proxy, or of itself.
    var label: String {
      deployment.proxies.first?.name.known ?? deployment.name.known ?? deployment.provenance.label
    }

    /// `dev`, or that it is not known.
    var environment: String { deployment.environment.known ?? "an environment that is not known" }

    /// What a name that follows from the profile's own is made of, to point at: the environment.
    func place<Value>(of setting: Setting<Value>) -> SourceRange {
      if case .defaulted = setting { deployment.environment.range } else { setting.range }
    }
  }

  /// In an order that does not depend on how they were given: production first, so that the others are told about it.
  let members: [Member]

  init(_ deployments: [Deployment]) {
    guard deployments.count > 1 else {
      members = deployments.map { Member($0, number: 0) }
      return
    }
    let keys = deployments.enumerated().map { Fleet.order($1, $0) }
    let sorted = deployments.indices.sorted { keys[$0] < keys[$1] }
    members = sorted.enumerated().map { Member(deployments[$1], number: $0) }
  }

  private static func order(_ deployment: Deployment, _ number: Int) -> (Int, String, String, String, String, Int) {
    let isProduction = (try? deployment.isProduction) ?? false
    return (
      isProduction ? 0 : 1, deployment.environment.known ?? "", deployment.name.known ?? "",
      deployment.proxies.first?.name.known ?? "", deployment.databases.first?.identifier.known ?? "", number
    )
  }
}

extension [Claim<Proxy>] {
  /// The proxies of a fleet.
  static func proxies(of fleet: Fleet) -> [Claim<Proxy>] {
    fleet.members.flatMap { member in
      member.deployment.proxies.map {
        Claim($0, of: member, key: $0.name.map { $0.lowercased() }, at: member.place(of: $0.name))
      }
    }
  }
}

extension Report {
  /// Those claims that are certainly on the same thing, two or more together.
  ///
  /// - Throws: `notApplicable` where there are not two claims at all.
  mutating func shared<Subject>(
    _ claims: [Claim<Subject>], within territory: Territory
  ) throws(Inconclusive) -> [[Claim<Subject>]] {
    guard claims.count > 1 else { throw .notApplicable }
    return grouped(claims, within: territory).filter { $0.count > 1 }
  }

  /// All claims, those that are certainly on the same thing together; what cannot be told is left open.
  mutating func grouped<Subject>(_ claims: [Claim<Subject>], within territory: Territory) -> [[Claim<Subject>]] {
    var groups: [[Claim<Subject>]] = []
    // By the numbers of groups, so that one dictionary serves claims on whatever it is.
    var groupsOfKey: [String: [Int]] = [:]
    for claim in claims {
      guard let key = claim.key.known else {
        if case .unknown(let unknown) = claim.key, claims.count > 1 { leaveOpen(unknown) }
        continue
      }
      if let group = group(of: claim, among: groupsOfKey[key] ?? [], of: groups, within: territory) {
        groups[group].append(claim)
      } else {
        groupsOfKey[key, default: []].append(groups.count)
        groups.append([claim])
      }
    }
    return groups
  }

  private mutating func group<Subject>(
    of claim: Claim<Subject>, among candidates: [Int], of groups: [[Claim<Subject>]], within territory: Territory
  ) -> Int? {
    for candidate in candidates {
      guard let first = groups[candidate].first else { continue }
      switch first.isIn(claim, territory) {
      case .same: return candidate
      case .different: continue
      case .open(let unknown): leaveOpen(unknown)
      }
    }
    return nil
  }
}

/// Whether two things stand in the same territory.
private enum Sameness {
  case same, different
  case open(Unknown)
}

extension Claim {
  fileprivate func isIn(_ other: Claim, _ territory: Territory) -> Sameness {
    // What one deployment holds, it holds in one account and region.
    if member.number == other.member.number { return .same }
    switch territory {
    case .everywhere: return .same
    case .account: return Self.compare(account, other.account)
    case .accountAndRegion:
      switch Self.compare(member.deployment.region, other.member.deployment.region) {
      case .different: return .different
      case .same: return Self.compare(account, other.account)
      case .open(let unknown):
        if case .different = Self.compare(account, other.account) { return .different }
        return .open(unknown)
      }
    }
  }

  private static func compare(_ left: Setting<String>, _ right: Setting<String>) -> Sameness {
    for setting in [left, right] { if case .unknown(let unknown) = setting { return .open(unknown) } }
    return left.known == right.known ? .same : .different
  }
}
