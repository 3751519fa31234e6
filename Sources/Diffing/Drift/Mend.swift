import AWSFacts

/// What brings one side to what the other says: a command for what is running, an edit for what is written.
public enum Mend: Sendable, Hashable {
  /// Words for a shell, not yet quoted.
  case command([String])
  /// What to write, and where.
  case edit(String)
}

extension Difference {
  /// Which side is to be brought to the other's value.
  public enum Side: Sendable, Hashable, CaseIterable {
    case before, after
  }

  /// What to do so that `side`, which is of a kind, says what the other one says; nil where that takes more than one step.
  public func mend(_ change: Change, on side: Side, of kind: SideKind) -> Mend? {
    switch change.content {
    case .added(let part): mend(part, isWanted: side == .before, on: side, of: kind)
    case .removed(let part): mend(part, isWanted: side == .after, on: side, of: kind)
    case .setting(let before, let after):
      mend(change, from: side == .before ? before : after, to: side == .before ? after : before, on: side, of: kind)
    }
  }

  private func mend(_ part: PartOutline, isWanted: Bool, on side: Side, of kind: SideKind) -> Mend? {
    switch kind {
    case .profile: return .edit("\(isWanted ? "add" : "delete") `\(part.part.path())`")
    case .capture where !isWanted && part.part.kind == .endpoint:
      guard let name = outline(side).facet(part.part, "name")?.value else { return nil }
      return .command(["aws", "rds", "delete-db-proxy-endpoint", "--db-proxy-endpoint-name", name.shown])
    case .terraform, .plan, .cloudformation, .script, .capture:
      return part.isMade ? .edit("\(isWanted ? "make" : "delete") the \(part.part.title)") : nil
    }
  }

  private func mend(
    _ change: Change, from old: Facet?, to new: Facet?, on side: Side, of kind: SideKind
  ) -> Mend? {
    let value = new?.value ?? .nothing
    guard let tool = kind.tool else {
      return .edit(
        value == .nothing || new?.isDefault == true && old?.isDefault == false
          ? "delete `\(change.path)`" : "write `\(change.path): \(value.shown)`")
    }
    guard let attribute = change.attribute else { return nil }
    if kind == .capture, let command = command(attribute, value, of: change.part, on: side) { return .command(command) }
    guard let name = attribute.name(in: tool) else {
      return .edit("\(tool.title) cannot change it: delete the \(change.part.title), and make it anew")
    }
    switch tool {
    case .terraform:
      return .edit(value == .nothing ? "delete `\(name)`" : "write `\(name.path) = \(hcl(value))` in `\(name.owner)`")
    case .cloudFormation:
      return .edit(value == .nothing ? "delete `\(name)`" : "write `\(name.path): \(value.shown)` in `\(name.owner)`")
    case .commandLine: return .edit("give `\(name)` \(value.shown)")
    }
  }

  private func outline(_ side: Side) -> Outline { side == .before ? before : after }

  /// The command that changes what is running; nil where the option takes more than this one value.
  private func command(
    _ attribute: DeployedAttribute, _ value: SettingValue, of part: Part, on side: Side
  ) -> [String]? {
    guard case .proxy(let attribute) = attribute, let name = attribute.name(in: .commandLine) else { return nil }
    let owner = attribute.isOfEndpoint ? part : Part(.proxy, part.kind == .auth ? "" : part.name)
    guard let called = outline(side).facet(owner, "name")?.value?.shown else { return nil }
    let words = ["aws"] + name.owner.split(separator: " ").map(String.init)
    switch (attribute, value) {
    case (.requireTLS, .flag(let isOn)), (.debugLogging, .flag(let isOn)):
      return words + ["--db-proxy-name", called, isOn ? name.path : "--no-\(name.path.dropFirst(2))"]
    case (.idleClientTimeout, .number), (.defaultAuthScheme, .text), (.proxyName, .text):
      return words + ["--db-proxy-name", called, name.path, value.shown]
    case (.endpointName, .text): return words + ["--db-proxy-endpoint-name", called, name.path, value.shown]
    case (.maxConnectionsPercent, .number), (.maxIdleConnectionsPercent, .number), (.connectionBorrowTimeout, .number):
      guard let pool = poolConfiguration(attribute, value, of: part, on: side) else { return nil }
      return words
        + ["--db-proxy-name", called, "--target-group-name", DefaultTargetGroup.name.value, name.path, pool]
    default: return nil
    }
  }

  /// `MaxConnectionsPercent=75`. AWS takes the idle share only together with the whole one.
  private func poolConfiguration(
    _ attribute: ProxyAttribute, _ value: SettingValue, of part: Part, on side: Side
  ) -> String? {
    guard let word = attribute.name(in: .cloudFormation)?.path.split(separator: ".").last else { return nil }
    let own = "\(word)=\(value.shown)"
    guard attribute == .maxIdleConnectionsPercent else { return own }
    let other = outline(side == .before ? .after : .before)
    guard let whole = other.facet(part, "max_connections_percent")?.value else { return nil }
    return "MaxConnectionsPercent=\(whole.shown),\(own)"
  }

  private func hcl(_ value: SettingValue) -> String {
    func quoted(_ text: String) -> String {
      "\"" + text.flatMap { $0 == "\"" || $0 == "\\" ? ["\\", $0] : [$0] } + "\""
    }
    return switch value {
    case .nothing: "null"
    case .flag, .number: value.shown
    case .text(let text): quoted(text)
    case .list(let items): "[\(items.map(quoted).joined(separator: ", "))]"
    }
  }
}

extension ProxyAttribute {
  /// Whether it is one of an additional endpoint, not of the proxy.
  fileprivate var isOfEndpoint: Bool {
    switch self {
    case .endpointName, .endpointProxy, .endpointSubnets, .endpointRole, .endpointSecurityGroups,
      .endpointOwnNetworkType, .endpointTags:
      true
    case .proxyName, .engineFamily, .proxySubnets, .endpointNetworkType, .targetConnectionNetworkType, .role,
      .proxySecurityGroups, .requireTLS, .idleClientTimeout, .debugLogging, .tags, .defaultAuthScheme, .authSecret,
      .authIAM, .authDescription, .authClientPasswordType, .authUserName, .targetGroupProxy, .maxConnectionsPercent,
      .maxIdleConnectionsPercent, .connectionBorrowTimeout, .pinningFilters, .initQuery, .targetGroupName,
      .targetIdentifier, .targetProxy:
      false
    }
  }
}
