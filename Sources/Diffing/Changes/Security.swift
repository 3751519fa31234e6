import AWSFacts
import ProxyModel

/// Whether a change makes a deployment easier or harder to get into.
enum Security {
  static func effect(of change: Change, from before: Outline, to after: Outline) -> Change.Security? {
    switch change.content {
    // What another rule lets through as well is let through all the same.
    case .added(let part): weakens(by: part) && !before.covers(part) ? .weaker : nil
    case .removed(let part): weakens(by: part) && !after.covers(part) ? .stronger : nil
    case .setting where change.part.kind == .client && change.setting == "cidr":
      effect(fromAddresses: before.addresses(of: change.part), to: after.addresses(of: change.part))
    case .setting(let before, let after): effect(from: before, to: after, of: change.part.kind)
    }
  }

  /// Whether the part, by being there, lets somebody in.
  private static func weakens(by part: PartOutline) -> Bool {
    switch part.part.kind {
    case .rule: true
    case .client: if case .addresses(let blocks)? = part.reach { !blocks.isEmpty } else { false }
    case .deployment, .proxy, .targetGroup, .auth, .endpoint, .database, .securityGroup, .role, .secret, .network,
      .subnet, .parameter, .alarm:
      false
    }
  }

  private static func effect(from before: Facet?, to after: Facet?, of kind: Part.Kind) -> Change.Security? {
    let name = after?.name ?? before?.name ?? ""
    if isListOfGrants(name, of: kind) { return effect(ofGrants: items(before), items(after)) }
    guard let before, let after, let strengthBefore = strength(of: before, kind),
      let strengthAfter = strength(of: after, kind), strengthBefore != strengthAfter
    else { return nil }
    return strengthBefore < strengthAfter ? .stronger : .weaker
  }

  /// Whether a client's addresses become more, fewer, or neither.
  private static func effect(fromAddresses before: [CIDRBlock], to after: [CIDRBlock]) -> Change.Security? {
    let (widens, narrows) = (!before.cover(after), !after.cover(before))
    return widens == narrows ? nil : widens ? .weaker : .stronger
  }

  private static func isListOfGrants(_ name: String, of kind: Part.Kind) -> Bool {
    switch kind {
    case .role: name == "trust" || name.utf8.starts(with: "policies.".utf8)
    default: false
    }
  }

  private static func items(_ facet: Facet?) -> Set<String> {
    if case .list(let items)? = facet?.value { Set(items) } else { [] }
  }

  /// More grants are weaker and fewer are stronger; a denial is the opposite of a grant, and of an exchange one cannot tell.
  private static func effect(ofGrants before: Set<String>, _ after: Set<String>) -> Change.Security? {
    func isDenial(_ text: String) -> Bool { text.hasPrefix(PolicyStatement.Effect.deny.rawValue + " ") }
    let (added, removed) = (after.subtracting(before), before.subtracting(after))
    let weakens = added.contains { !isDenial($0) } || removed.contains(where: isDenial)
    let strengthens = removed.contains { !isDenial($0) } || added.contains(where: isDenial)
    return weakens == strengthens ? nil : weakens ? .weaker : .stronger
  }

  /// How well a value protects, among the values of its setting; nil where it has nothing to do with that.
  private static func strength(of facet: Facet, _ kind: Part.Kind) -> Int? {
    guard let value = facet.value else { return nil }
    switch (kind, facet.name, value) {
    case (.proxy, "require_tls", .flag(let isOn)): return isOn ? 1 : 0
    case (.proxy, "debug_logging", .flag(let isOn)): return isOn ? 0 : 1
    case (.auth, "iam_auth", .text(let word)): return IAMAuth(rawValue: word).map(strength)
    case (.auth, "client_password_auth_type", .text(let word)):
      return ClientPasswordAuthType(rawValue: word).map(strength)
    case (.client, "sslmode", .text(let word)): return SSLMode.allCases.firstIndex { $0.rawValue == word }
    case (.secret, "kms_key_arn", let key): return key == .nothing ? 0 : 1
    case (.secret, "rotation", .text(let word)): return word == Secret.Rotation.none.rawValue ? 0 : 1
    default: return nil
    }
  }

  private static func strength(_ auth: IAMAuth) -> Int {
    switch auth {
    case .disabled: 0
    case .enabled: 1
    case .required: 2
    }
  }

  private static func strength(_ type: ClientPasswordAuthType) -> Int {
    switch type {
    case .postgresMD5, .mysqlNativePassword: 0
    case .postgresSCRAMSHA256, .mysqlCachingSHA2Password, .sqlServerAuthentication: 1
    }
  }
}
