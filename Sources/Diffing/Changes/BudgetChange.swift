import AWSFacts
import ProxyModel
import Sizing

/// How many connections a proxy's pool may take on either side, and how many are asked of it.
public struct BudgetChange: Sendable {
  /// The proxy.
  public let proxy: Part
  /// The pool: `pool 240 → 960 of 1,669`.
  public let pool: String?
  /// What is left when everybody has theirs.
  public let left: String?
  /// What clients ask at their peak.
  public let demand: String?

  /// The lines that say it, without those that do not differ.
  public var lines: [String] { [pool, demand, left].compactMap { $0 } }

  /// The budgets that differ, proxy by proxy.
  static func all(from before: OutlineScope, to after: OutlineScope) -> [BudgetChange] {
    var changes: [BudgetChange] = []
    for proxy in before.deployment.proxies {
      let label = before.labels.proxies[proxy.symbol] ?? ""
      guard let other = after.deployment.proxies.first(where: { after.labels.proxies[$0.symbol] == label }),
        let old = before.budget(of: proxy), let new = after.budget(of: other)
      else { continue }
      let change = BudgetChange(
        proxy: Part(.proxy, label), pool: pool(old, new),
        left: left(old.left, new.left),
        demand: demand(from: before.deployment, to: after.deployment))
      if !change.lines.isEmpty { changes.append(change) }
    }
    return changes
  }

  private static func left(_ old: Int, _ new: Int) -> String? {
    guard old != new else { return nil }
    if old >= 0, new >= 0 { return "\(words(old)) → \(words(new)) left for everybody else" }
    func short(_ number: Int) -> String { number < 0 ? "\(words(number.magnitudeClamped)) too few" : words(number) }
    return "left for everybody else: \(short(old)) → \(short(new))"
  }

  private static func pool(_ old: ConnectionBudget, _ new: ConnectionBudget) -> String? {
    guard old.pool != new.pool || old.maxConnections.value != new.maxConnections.value else { return nil }
    let (whole, newWhole) = (words(old.maxConnections.value), words(new.maxConnections.value))
    return whole == newWhole
      ? "pool \(words(old.pool)) → \(words(new.pool)) of \(whole)"
      : "pool \(words(old.pool)) of \(whole) → \(words(new.pool)) of \(newWhole)"
  }

  private static func demand(from before: Deployment, to after: Deployment) -> String? {
    guard let old = try? before.clientDemand, let new = try? after.clientDemand, old.peak != new.peak else {
      return nil
    }
    return "clients ask for \(words(old.peak)) → \(words(new.peak)) at their peak"
  }

  /// A number with commas between its thousands: `1,669`.
  static func words(_ number: Int) -> String {
    let digits = Array(String(number.magnitude))
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { text.append(",") }
      text.append(digit)
    }
    return number < 0 ? "-\(text)" : text
  }
}

extension OutlineScope {
  /// The budget of a proxy's pool on its database; nil where a number that it needs is not known, or is no share of anything.
  func budget(of proxy: Proxy) -> ConnectionBudget? {
    guard let group = deployment.targetGroup(of: proxy), let database = deployment.databases(behind: proxy).first else {
      return nil
    }
    guard let share = group.maxConnectionsPercent.known, PoolLimits.maxConnectionsPercent.value.contains(share.rawValue)
    else { return nil }
    return try? deployment.connectionBudget(of: group, on: database)
  }
}

extension Int {
  /// The number without its sign; the greatest there is where that is one too many.
  fileprivate var magnitudeClamped: Int { Int(clamping: magnitude) }
}
