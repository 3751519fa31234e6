import ProxyModel

/// Where two deployments differ, a line for each row.
enum Differences {
  static func between(_ left: Deployment, _ right: Deployment) -> [String] {
    rows(left.proxies, right.proxies) + rows(left.targetGroups, right.targetGroups)
      + rows(left.targets, right.targets) + rows(left.endpoints, right.endpoints)
      + rows(left.securityGroups, right.securityGroups) + rows(left.securityGroupRules, right.securityGroupRules)
      + rows(left.roles, right.roles) + rows(left.secrets, right.secrets) + rows(left.parameters, right.parameters)
      + rows(left.alarms, right.alarms)
  }

  private static func rows<Row: Resource>(_ left: Table<Row>, _ right: Table<Row>) -> [String] {
    var lines: [String] = []
    for row in left where right[row.symbol] != row {
      lines.append("- \(fields(of: row, but: right[row.symbol]))")
    }
    for row in right where left[row.symbol] == nil { lines.append("+ \(Row.self) \(row.symbol)") }
    return lines
  }

  /// The fields in which two rows differ.
  private static func fields<Row: Resource>(of row: Row, but other: Row?) -> String {
    guard let other else { return "\(Row.self) \(row.symbol) is missing" }
    let pairs = zip(Mirror(reflecting: row).children, Mirror(reflecting: other).children)
    let differing = pairs.filter { "\($0.value)" != "\($1.value)" }.map {
      "\($0.label ?? ""): \($0.value) ≠ \($1.value)"
    }
    return "\(Row.self) \(row.symbol) \(differing.joined(separator: "; "))"
  }
}
