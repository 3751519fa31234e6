import AWSFacts
import ProxyModel
import SourceText

extension Assembler {
  mutating func addRoles() {
    for draft in parts.roles {
      guard let symbol = roles[draft.origin.address] else { continue }
      let provenance = draft.origin.provenance
      var role = Role(
        symbol, at: provenance, draft.origin.ownership,
        name: setting(draft.name, or: nameOfRole(draft, at: draft.origin.place), Words.text))
      role.description = draft.description.flatMap { settled($0).scalar }
      if draft.origin.found != nil, draft.trust == nil {
        role.trust = .unknown(
          Unknown("the trust policy of `\(provenance.label)` is not written here", at: provenance.range))
      }
      role.unseenPolicies = draft.unseenPolicies
      role.tags = tags(draft.tags)
      deployment.roles.insert(role)
      roles.name(symbol, role.name.known)
      roles.name(symbol, draft.arn.flatMap { settled($0).scalar })
      roles.name(symbol, draft.origin.found)
    }
  }

  /// A role that is only found has its name from what it is found by.
  private func nameOfRole(_ draft: RoleDraft, at place: SourceRange) -> Setting<String> {
    draft.origin.found.map { .defaulted(Self.roleName($0), at: place) }
      ?? .unknown(Unknown("the name of `\(draft.origin.address)` is not written", at: place))
  }

  /// AWS knows a role by the last part of its path or ARN.
  static func roleName(_ written: String) -> String { written.split(separator: "/").last.map(String.init) ?? written }

  /// A role that the input only names: its policies are somewhere else.
  mutating func addNamedRole(_ value: Value?) {
    guard let value, case .external(let written) = reference(value, in: roles) else { return }
    let name = Self.roleName(written)
    if let known = roles[name: name] {
      roles.add(known, named: written)
      return
    }
    let symbol = roles.unused(Naming.identifier(name))
    var role = Role(
      symbol, at: Provenance(value.range, written), .existing(written), name: .written(name, at: value.range))
    role.trust = .unknown(Unknown("the trust policy of `\(written)` is not written here", at: value.range))
    role.unseenPolicies = Unknown("`\(written)` has policies that are not written here", at: value.range)
    deployment.roles.insert(role)
    roles.add(symbol, named: written)
    roles.add(symbol, named: name)
  }

  /// Every policy of every role, once proxies and secrets can be named in them.
  mutating func addPolicies() {
    for draft in parts.roles {
      guard let symbol = roles[draft.origin.address] else { continue }
      let label = draft.origin.address.description
      if let trust = draft.trust {
        let trusted = document(trust, label: "\(label) trust")
        deployment.roles[symbol]?.trust = trusted
      }
      for policy in draft.policies { add(policy, to: symbol) }
      for policy in draft.managedPolicies.flatMap({ $0.elements }) { attach(policy, to: symbol) }
    }
    for draft in parts.inlinePolicies {
      for role in draft.role?.elements ?? [] { withRole(role) { $0.add(draft, to: $1) } }
    }
    for draft in parts.managedPolicies {
      for role in draft.roles?.elements ?? [] { withRole(role) { $0.add(draft, to: $1) } }
    }
    for draft in parts.policyAttachments {
      for role in draft.role?.elements ?? [] {
        withRole(role) { assembler, symbol in
          for policy in draft.policy?.elements ?? [] { assembler.attach(policy, to: symbol) }
        }
      }
    }
  }

  /// The role that a value names, declared or not; nothing is done where it is not known.
  private mutating func withRole(_ value: Value, _ body: (inout Assembler, Symbol<Role>) -> Void) {
    addNamedRole(value)
    if case .symbol(let symbol) = reference(value, in: roles) { body(&self, symbol) }
  }

  private mutating func add(_ draft: InlinePolicyDraft, to role: Symbol<Role>) {
    let provenance = draft.origin.provenance
    let name = draft.name.flatMap { settled($0).scalar } ?? draft.origin.name
    let content = draft.document.map { document($0, label: provenance.label) }
    var policy = RolePolicy(name, content ?? .unknown(unsaid(draft.origin)), at: provenance)
    policy.isFound = draft.origin.found != nil
    deployment.roles[role]?.policies.append(policy)
  }

  private mutating func add(_ draft: ManagedPolicyDraft, to role: Symbol<Role>) {
    let provenance = draft.origin.provenance
    let name = draft.name.flatMap { settled($0).scalar } ?? draft.origin.name
    guard deployment.roles[role]?.policies.contains(where: { $0.name == name }) == false else { return }
    let content = draft.document.map { document($0, label: provenance.label) }
    var policy = RolePolicy(name, content ?? .unknown(unsaid(draft.origin)), at: provenance)
    policy.isFound = true
    deployment.roles[role]?.policies.append(policy)
  }

  private func unsaid(_ origin: Origin) -> Unknown {
    Unknown("the document of `\(origin.address)` is not written", at: origin.place)
  }

  /// A managed policy: one that the input makes, one that is known to grant nothing here, or one that nobody sees.
  private mutating func attach(_ value: Value, to role: Symbol<Role>) {
    let value = settled(value)
    if case .text(let text, _) = value, let address = text.reference?.address,
      let draft = parts.managedPolicies.first(where: { $0.origin.address == address })
    {
      return add(draft, to: role)
    }
    if case .text(let text, _) = value, let name = text.nameOfAWSManagedPolicy,
      IAMWords.managedPoliciesWithoutDatabases.value.contains(name)
    {
      return
    }
    if let written = value.scalar {
      if let draft = parts.managedPolicies.first(where: {
        $0.name.flatMap { settled($0).scalar } == Self.roleName(written)
      }) {
        return add(draft, to: role)
      }
    }
    let unknown =
      value.reasonUnknown
      ?? Unknown("what the policy `\(value.scalar ?? "")` allows is not written here", at: value.range)
    if deployment.roles[role]?.unseenPolicies == nil { deployment.roles[role]?.unseenPolicies = unknown }
  }

  private func document(_ value: Value, label: String) -> Setting<PolicyDocument> {
    PolicyDocumentReader.read(node(settled(value).document), label: label)
  }

  // Readers bound how deep values lie in each other.
  private func node(_ value: Value) -> PolicyNode {
    switch value {
    case .null(let range): .text(DeferredText(""), at: range)
    case .bool(_, let range), .number(_, let range): .text(DeferredText(value.scalar ?? ""), at: range)
    case .text(let text, let range): .text(deferred(text, at: range), at: range)
    case .list(let items, let range): .list(items.map(node), at: range)
    case .map(let entries, let range):
      .map(entries.filter { !$0.value.isNull }.map { .init(key: $0.key, value: node($0.value)) }, at: range)
    case .json(let inner, _): node(inner)
    case .unknown(let unknown): .unknown(unknown)
    }
  }

  /// Text with what AWS will say of the deployment's own resources left open.
  func deferred(_ text: DeclaredText, at range: SourceRange) -> DeferredText {
    DeferredText(
      settled(text).parts.map { part in
        switch part {
        case .literal(let text): .text(text)
        case .account: .attribute(.accountID)
        case .attribute(let address, let facet): attribute(facet, of: address, at: range)
        case .unknown(let unknown): .unknown(unknown)
        case .region, .partition: .unknown(DeclaredText([part]).reasonUnknown(at: range))
        }
      })
  }

  private func attribute(_ facet: Facet, of address: ResourceAddress, at range: SourceRange) -> DeferredText.Part {
    switch facet {
    case .arn:
      if let secret = secrets[address] {
        return written(deployment.secrets[secret]?.ownership) ?? .attribute(.secretARN(secret))
      }
      if let role = roles[address] { return written(deployment.roles[role]?.ownership) ?? .attribute(.roleARN(role)) }
    case .name: if let proxy = proxies[address] { return .attribute(.proxyName(proxy)) }
    case .resourceID:
      if let proxy = proxies[address] { return .attribute(.proxyResourceID(proxy)) }
      if let database = databases[address] { return .attribute(.databaseResourceID(database)) }
    case .endpoint:
      if let proxy = proxies[address] { return .attribute(.proxyEndpoint(proxy)) }
      if let endpoint = endpoints[address] { return .attribute(.endpointAddress(endpoint)) }
    case .id, .other: break
    }
    return .unknown(DeclaredText([.attribute(of: address, facet)]).reasonUnknown(at: range))
  }

  /// The ARN of what is found by it.
  private func written(_ ownership: Ownership?) -> DeferredText.Part? {
    guard let id = ownership?.externalID, ARN(id) != nil else { return nil }
    return .text(id)
  }
}
