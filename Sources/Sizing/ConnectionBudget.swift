import AWSFacts
public import ProxyModel
import SourceText

/// Who may take how many of a database's connections: the pools of its proxies, those that connect directly, and what must stay free.
public struct ConnectionBudget: Sendable {
  /// What the database takes in all.
  public let maxConnections: MaxConnectionsEstimate
  /// What this proxy's pool may take.
  public let pool: Int
  /// What the pools of other proxies in the same deployment may take.
  public let otherPools: Int
  /// What is said to connect without the proxy.
  public let direct: Int
  /// Slots that nobody but a superuser and AWS's own automation gets.
  public let reserved: Reserved

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

  /// What is left over when everybody has what they may take; negative where more is promised than there is.
  public var left: Int { maxConnections.value.subtractingClamped(pool).subtractingClamped(wantedByOthers) }

  /// What everybody but this proxy's pool may take.
  public var wantedByOthers: Int { direct.addingClamped(otherPools).addingClamped(reserved.total) }

  /// What the pool could be at most, so that all others still have theirs.
  public var largestPool: Int { maxConnections.value.subtractingClamped(wantedByOthers) }

  /// The greatest percentage whose pool leaves the others theirs; zero where there is none.
  public var largestPercent: Int {
    guard maxConnections.value > 0, largestPool > 0 else { return 0 }
    return min(100, largestPool.multipliedClamped(by: 100) / maxConnections.value)
  }
}

extension Deployment {
  /// The budget of a database as one of its proxies sees it; `administrators` are connections that shall stay free for people.
  ///
  /// - Throws: `Inconclusive` where a number that it needs is not known.
  public func connectionBudget(
    of group: TargetGroup, on database: Database, administrators: Int = 0
  ) throws(Inconclusive) -> ConnectionBudget {
    let maxConnections = try database.maxConnectionsEstimate
    var direct = 0
    for connection in database.directConnections { direct = direct.addingClamped(try connection.connections.value) }
    var others = 0
    for proxy in proxies(before: database) where proxy.symbol != group.proxy.value.symbol {
      guard let other = targetGroup(of: proxy) else { continue }
      others = others.addingClamped(try other.maxConnectionsPercent.value.share(of: maxConnections.value))
    }
    var reserved = try database.reservedConnections
    reserved.administrators = max(0, administrators)
    return ConnectionBudget(
      maxConnections: maxConnections, pool: try group.maxConnectionsPercent.value.share(of: maxConnections.value),
      otherPools: others, direct: direct, reserved: reserved)
  }
}

extension Database {
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

  /// A difference that stays above the least number instead of trapping, so that it can be negated.
  func subtractingClamped(_ other: Int) -> Int {
    let (difference, overflow) = subtractingReportingOverflow(other)
    return overflow || difference == .min ? -.max : difference
  }

  /// A product that stays at the greatest number instead of trapping.
  func multipliedClamped(by other: Int) -> Int {
    let (product, overflow) = multipliedReportingOverflow(by: other)
    return overflow ? .max : product
  }
}
