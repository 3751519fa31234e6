import AWSFacts
public import ProxyModel
import SourceText

/// Who may take how many of a database's connections: the pools of its proxies, those that connect directly, and what must stay free.
///
/// Where `max_connections` is an estimate, every number here is for its lower end, and those named `atMost` for its upper end.
public struct ConnectionBudget: Sendable {
  /// What the database takes in all.
  public let maxConnections: MaxConnectionsEstimate
  /// The share of it that this proxy's pool may take.
  public let share: Percent
  /// The shares that go elsewhere: the pools of other proxies, and write forwarding.
  public let otherShares: [Share]
  /// What is said to connect without the proxy.
  public let direct: Int
  /// Slots that nobody but a superuser and AWS's own automation gets.
  public let reserved: Reserved

  /// A share of `max_connections` that does not go to this pool.
  public struct Share: Hashable, Sendable {
    /// Whose: `the proxy reporting`, `write forwarding`.
    public let holder: String
    /// How much.
    public let percent: Percent
  }

  /// The slots that an engine keeps back.
  public struct Reserved: Hashable, Sendable {
    /// PostgreSQL's `superuser_reserved_connections`.
    public let superuser: Int
    /// `rds.rds_superuser_reserved_connections`, up to PostgreSQL 15.
    public let rdsSuperuser: Int
    /// What AWS asks to be left for its automation.
    public let automation: Int
    /// What the team wants to be left for people.
    public var administrators = 0

    /// All of them.
    public var total: Int { (superuser + rdsSuperuser + automation).addingClamped(administrators) }

    /// `3 superuser + 2 rds_superuser + 3 for AWS's automation`, without what is zero.
    public var words: String {
      [
        (superuser, "superuser"), (rdsSuperuser, "rds_superuser"), (automation, "for AWS's automation"),
        (administrators, "for administrators"),
      ]
      .filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: " + ")
    }
  }

  /// What this proxy's pool may take of each instance.
  public var pool: Int { share.share(of: maxConnections.value) }
  /// The same if `max_connections` is at the upper end of the estimate.
  public var poolAtMost: Int { share.share(of: maxConnections.most) }
  /// What the other shares come to.
  public var otherPools: Int { others(of: maxConnections.value) }

  /// What is left over when everybody has what they may take; negative where more is promised than there is.
  public var left: Int { left(of: maxConnections.value) }
  /// The same if `max_connections` is at the upper end of the estimate.
  public var leftAtMost: Int { left(of: maxConnections.most) }

  /// What all others together want beside the pool.
  public var wanted: Int { otherPools.addingClamped(direct).addingClamped(reserved.total) }

  /// What the pool could be at most, so that all others still have theirs.
  public var largestPool: Int { maxConnections.value.subtractingClamped(wanted) }

  /// The greatest percentage whose pool leaves the others theirs; zero where there is none.
  public var largestPercent: Int {
    guard maxConnections.value > 0, largestPool > 0 else { return 0 }
    return min(100, largestPool.multipliedClamped(by: 100) / maxConnections.value)
  }

  /// The least percentage whose pool has so many connections; nil where not even all of them are enough.
  public func percent(for connections: Int) -> Int? {
    (0...100).first { Percent($0).share(of: maxConnections.value) >= connections }
  }

  private func others(of whole: Int) -> Int {
    otherShares.reduce(0) { $0.addingClamped($1.percent.share(of: whole)) }
  }

  private func left(of whole: Int) -> Int {
    whole.subtractingClamped(
      share.share(of: whole).addingClamped(others(of: whole)).addingClamped(direct).addingClamped(reserved.total))
  }
}

extension Deployment {
  /// The budget of a database as one of its proxies sees it; `administrators` are connections that shall stay free for people.
  ///
  /// - Throws: `Inconclusive` where a number that it needs is not known.
  public func connectionBudget(
    of group: TargetGroup, on database: Database, administrators: Int = 0
  ) throws(Inconclusive) -> ConnectionBudget {
    var reserved = try database.reservedConnections
    reserved.administrators = max(0, administrators)
    var direct = 0
    for connection in database.directConnections { direct = direct.addingClamped(try connection.connections.value) }
    return ConnectionBudget(
      maxConnections: try database.maxConnectionsEstimate, share: try group.maxConnectionsPercent.value,
      otherShares: try otherShares(of: group, on: database), direct: direct, reserved: reserved)
  }

  private func otherShares(
    of group: TargetGroup, on database: Database
  ) throws(Inconclusive) -> [ConnectionBudget.Share] {
    var shares: [ConnectionBudget.Share] = []
    for proxy in proxies(before: database) where proxy.symbol != group.proxy.value.symbol {
      guard let other = targetGroup(of: proxy) else { continue }
      shares.append(.init(holder: "the proxy `\(proxy.symbol)`", percent: try other.maxConnectionsPercent.value))
    }
    for other in database.otherPools {
      shares.append(.init(holder: "the proxy `\(other.name)`", percent: try other.maxConnectionsPercent.value))
    }
    if let forwarded = try database.writeForwardingPercent?.value {
      shares.append(.init(holder: "write forwarding", percent: forwarded))
    }
    return shares
  }
}

extension Database {
  /// The share of `max_connections` that forwarded writes may take; nil where no parameter that is written here says so.
  ///
  /// - Throws: `Inconclusive` where the parameter is no percentage.
  public var writeForwardingPercent: Setting<Percent>? {
    get throws(Inconclusive) {
      guard let setting = parameters[PoolLimits.writeForwardingParameter.value] else { return nil }
      guard let number = Int(try setting.value), (0...100).contains(number) else {
        throw .unknown(
          Unknown("`\(PoolLimits.writeForwardingParameter.value)` is no percentage", at: setting.range))
      }
      return setting.map { _ in Percent(number) }
    }
  }

  /// The slots that the engine and AWS keep back.
  public var reservedConnections: ConnectionBudget.Reserved {
    get throws(Inconclusive) {
      guard try engine.value.family == .postgresql else {
        return ConnectionBudget.Reserved(superuser: 0, rdsSuperuser: 0, automation: 0)
      }
      // Where the version is not written the older, larger number stands: too much kept free does no harm.
      let major = engineVersion.known.flatMap { $0.split(separator: ".").first }.flatMap { Int($0) }
      let isOld = major.map { $0 <= ReservedConnections.rdsSuperuserLastMajor.value } ?? true
      return ConnectionBudget.Reserved(
        superuser: ReservedConnections.superuser.value,
        rdsSuperuser: isOld ? ReservedConnections.rdsSuperuser.value : 0,
        automation: ReservedConnections.automation.value)
    }
  }
}

extension Int {
  /// A sum that stays at the greatest number instead of trapping.
  func addingClamped(_ other: Int) -> Int {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? .max : sum
  }

  /// A difference that stays at the greatest number instead of trapping.
  func subtractingClamped(_ other: Int) -> Int {
    let (difference, overflow) = subtractingReportingOverflow(other)
    return overflow ? .max : difference
  }

  /// A product that stays at the greatest number instead of trapping.
  func multipliedClamped(by other: Int) -> Int {
    let (product, overflow) = multipliedReportingOverflow(by: other)
    return overflow ? .max : product
  }
}
