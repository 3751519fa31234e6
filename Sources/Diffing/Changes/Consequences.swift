import AWSFacts
import ProxyModel
import Sizing

/// Says in words what comes of a change.
struct Consequences {
  let before: OutlineScope
  let after: OutlineScope
  let budgets: [BudgetChange]
  let ways: [WayChange]

  init(from before: OutlineScope, to after: OutlineScope, budgets: [BudgetChange], ways: [WayChange]) {
    (self.before, self.after, self.budgets, self.ways) = (before, after, budgets, ways)
  }

  func add(to changes: inout [Change]) {
    let poolTeller = changes.first { $0.attribute == .proxy(.maxConnectionsPercent) && $0.fold == nil }?.path
    for index in changes.indices {
      let change = changes[index]
      var words = fallback(of: change) + replacement(of: change, among: changes) + access(of: change) + unseen(change)
      if Self.sizesPool(change), poolTeller == nil || change.path == poolTeller {
        words += budgets.compactMap { $0.pool }
      }
      words += parts(change) + takeover(change)
      changes[index].consequences = words
    }
  }

  /// Whether the size of the pool hangs on the setting.
  private static func sizesPool(_ change: Change) -> Bool {
    switch change.attribute {
    case .proxy(.maxConnectionsPercent), .database(.instanceSize), .database(.maximumCapacity): true
    case .database(.parameters): change.setting == "max_connections"
    case .proxy, .companion, .database, nil: false
    }
  }

  /// What holds once nothing is written any more; the tools do not agree on that.
  private func fallback(of change: Change) -> [String] {
    guard case .setting(let before?, let after?) = change.content, !before.isDefault, after.isDefault,
      let attribute = after.attribute
    else { return [] }
    let terraform = PoolDefaults.terraform.value
    func words(_ source: String, _ sent: Int) -> [String] {
      let own = "falls back to \(after.shown)\(source) by AWS's default"
      return [after.shown == "\(sent)" ? own : "\(own); Terraform sends \(sent)"]
    }
    switch attribute {
    case .proxy(.maxConnectionsPercent): return words("", terraform.maxConnectionsPercent)
    case .proxy(.maxIdleConnectionsPercent):
      return words(", half of max_connections_percent", terraform.maxIdleConnectionsPercent)
    case .proxy(.connectionBorrowTimeout): return words("", terraform.connectionBorrowTimeout)
    case .proxy(.initQuery): return [told(.initQueryNotRemoved)]
    case .proxy where after.value == .nothing, .companion where after.value == .nothing,
      .database where after.value == .nothing:
      return []
    case .proxy, .companion, .database: return ["falls back to \(after.shown), because nothing is written"]
    }
  }

  /// The rule's words, and its id to look up.
  private func told(_ rule: ComparisonRule) -> String { "\(rule.consequence) (\(rule.id))" }

  /// A change of the entry that Terraform does not see.
  private func unseen(_ change: Change) -> [String] {
    let isUnseen =
      change.attribute == .proxy(.authClientPasswordType) && change.fold == nil
      && change.effects.contains { $0.tool == .terraform && $0.effect == .update(.notApplied) }
    return isUnseen ? [told(.passwordTypeNotApplied)] : []
  }

  private func replacement(of change: Change, among changes: [Change]) -> [String] {
    guard case .proxy(let attribute)? = change.attribute, change.fold == nil else { return [] }
    var words: [String] = []
    let isRenamed = changes.contains { $0.attribute == .proxy(.proxyName) && $0.part == change.part }
    switch attribute.terraformCascade?.value {
    // Under another name they go with the proxy.
    case .notApplied where isRenamed: break
    case .notApplied:
      words.append(
        "Terraform leaves the target group, target and endpoints of the replaced proxy as they are, so that the new one has "
          + "AWS's default pool and no target, unless they have `replace_triggered_by`")
    case .replace: words.append("Terraform replaces the target group, target and endpoints, which go by the name")
    case .inPlace, .dropsConnections, .needsReboot, nil: break
    }
    if change.part.kind == .proxy, attribute.effect(in: .cloudFormation).value == .replace {
      words.append(told(.replacesProxy))
      if !isRenamed { words.append(told(.nameIsTaken)) }
    }
    if attribute == .endpointSubnets || attribute == .endpointName || attribute == .endpointRole {
      words.append("the endpoint's address changes")
    }
    return words
  }

  /// What the change means for those who sign in.
  private func access(of change: Change) -> [String] {
    guard case .setting(_, let after?) = change.content, change.fold == nil else { return [] }
    switch (change.attribute, after.value) {
    case (.proxy(.requireTLS), .flag(true)?): return ["clients that do not use TLS are refused"]
    case (.proxy(.requireTLS), .flag(false)?): return ["clients may send passwords and data in plain text"]
    case (.proxy(.debugLogging), .flag(true)?):
      return ["statements stand in the log, and AWS turns it off again after a day"]
    case (.proxy(.defaultAuthScheme), .text(DefaultAuthScheme.iamAuth.rawValue)?):
      return ["users of the database sign in by token, and need no secret"]
    case (.proxy(.defaultAuthScheme), .text(DefaultAuthScheme.none.rawValue)?):
      return ["users without a secret can no longer sign in"]
    case (.proxy(.authIAM), .text(IAMAuth.required.rawValue)?):
      return ["clients need a token and rds-db:connect; those with a password are refused"]
    case (.proxy(.authIAM), .text(IAMAuth.disabled.rawValue)?):
      return ["clients sign in by password; tokens are refused"]
    default: return []
    }
  }

  /// What a part brings with it, or takes away.
  private func parts(_ change: Change) -> [String] {
    switch change.content {
    case .setting: return []
    case .added where change.part.kind == .endpoint:
      return ["each additional endpoint is billed as a PrivateLink interface endpoint"] + ways(of: change.part)
    case .removed where change.part.kind == .endpoint:
      return ["clients that use its address can no longer connect"]
    case .added where change.part.kind == .client, .removed where change.part.kind == .client:
      return ways(of: change.part)
    case .removed where change.part.kind == .auth: return ["its user can no longer sign in through the proxy"]
    case .added, .removed: return []
    }
  }

  /// What becomes of a resource that changes hands.
  private func takeover(_ change: Change) -> [String] {
    switch change.takesOver {
    case true?:
      ["the tools try to make it: where one of its name is there already they fail until it is imported"]
    case false?:
      ["Terraform and CloudFormation delete what is no longer theirs, unless it is taken out of their state first"]
    case nil: []
    }
  }

  private func ways(of part: Part) -> [String] {
    ways.filter { $0.source == part || $0.target == part }.map { $0.words }
  }
}
