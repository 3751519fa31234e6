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
    if kind == .profile {
      return part.part.kind.isWrittenInProfiles ? .edit("\(isWanted ? "add" : "delete") `\(part.part.path())`") : nil
    }
    if kind == .capture, let command = MendCommand(self, side).command(for: part, isWanted: isWanted) {
      return .command(command)
    }
    return part.isMade ? .edit("\(isWanted ? "make" : "delete") the \(part.part.title)") : nil
  }

  private func mend(
    _ change: Change, from old: Facet?, to new: Facet?, on side: Side, of kind: SideKind
  ) -> Mend? {
    let value = new?.value ?? .nothing
    guard let tool = kind.tool else {
      guard let path = change.pathInProfile else { return nil }
      if value == .nothing || new?.isDefault == true && old?.isDefault == false { return .edit("delete `\(path)`") }
      return change.isReference ? nil : .edit("write `\(path): \(value.shown)`")
    }
    guard let attribute = change.attribute else { return nil }
    // The database is looked after elsewhere.
    if case .database = attribute { return nil }
    if kind == .capture,
      let command = MendCommand(self, side).command(for: change.part, change.setting, attribute, value)
    {
      return .command(command)
    }
    guard let name = attribute.name(in: tool) else {
      return .edit("\(tool.title) cannot change it: delete the \(change.part.title), and make it anew")
    }
    if change.isReference, value != .nothing { return .edit("change `\(name.path)` in `\(name.owner)`") }
    switch tool {
    case .terraform:
      return .edit(value == .nothing ? "delete `\(name)`" : "write `\(name.path) = \(hcl(value))` in `\(name.owner)`")
    case .cloudFormation:
      return .edit(value == .nothing ? "delete `\(name)`" : "write `\(name.path): \(value.shown)` in `\(name.owner)`")
    case .commandLine where value == .nothing: return .edit("take it away, which no single command does")
    case .commandLine: return .edit("`\(name)`, for: \(value.shown)")
    }
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

extension Part.Kind {
  /// Whether a profile writes such parts one by one; others follow from what it says.
  fileprivate var isWrittenInProfiles: Bool {
    switch self {
    case .auth, .endpoint, .client: true
    case .deployment, .proxy, .targetGroup, .database, .rule, .securityGroup, .role, .secret, .network, .subnet,
      .parameter, .alarm:
      false
    }
  }
}

extension Change {
  /// Whether the value is what a comparison calls other resources, which no file does.
  fileprivate var isReference: Bool {
    let references = [
      "subnets", "security_groups", "security_group", "role", "vpc", "secret", "endpoints", "trust", "dimensions",
      "value",
      "targets",
    ]
    return references.contains(setting) || isOfPolicy
  }

  /// Where a profile writes the setting; nil for what follows there from something else.
  fileprivate var pathInProfile: String? {
    let derived = ["ownership", "id", "resource_id", "kind", "identifier", "targets", "proxy"]
    let facet = if case .setting(let before, let after) = content { after ?? before } else { nil as Facet? }
    if derived.contains(setting) || facet?.isTag == true { return nil }
    switch part.kind {
    case .deployment: return setting
    case .proxy, .targetGroup, .auth, .endpoint, .database, .client: return path
    case .rule, .securityGroup, .role, .secret, .network, .subnet, .parameter, .alarm: return nil
    }
  }
}
