import AWSFacts
import ProxyModel
import SourceText
import YAMLSyntax

/// Somebody who connects, as far as rules and policies show: through which group or from which addresses, under which role.
struct ImpliedClient {
  let name: String
  /// Why it is taken for a client.
  let reason: String
  let place: SourceRange
  var securityGroup: String?
  var blocks: [CIDRBlock] = []
  var role: String?
  var users: [String] = []
  var description: String?

  /// Whether another rule speaks of the same client.
  func isMeant(by words: ClientWords) -> Bool { words.name == name && words.note == description }
}

extension ProfileScope {
  /// Those whom a configuration lets in without naming them: nothing but a profile has a word for clients.
  var impliedClients: [ImpliedClient] {
    var clients: [ImpliedClient] = []
    for rule in deployment.clients.isEmpty ? clientRules : [] {
      let words = ClientWords(rule.description)
      if case .cidr(let block)? = rule.peer.known, let same = clients.firstIndex(where: { $0.isMeant(by: words) }) {
        clients[same].blocks.append(block)
        continue
      }
      var client = ImpliedClient(
        name: unused(words.name ?? rule.symbol.name, among: clients), reason: "let in by `\(rule.provenance.label)`",
        place: rule.provenance.range)
      client.description = words.note
      switch rule.peer.known {
      case .group(let group):
        guard case .value(let id) = id(group) else { continue }
        client.securityGroup = id
      case .cidr(let block): client.blocks = [block]
      case .prefixList, nil: continue
      }
      clients.append(client)
    }
    for role in deployment.roles where role.ownership != .created && role.symbol != proxy.role.value.symbol {
      guard !deployment.clients.contains(where: { $0.role?.value == .symbol(role.symbol) }),
        let users = users(connectingAs: role)
      else { continue }
      var client = ImpliedClient(
        name: unused(role.symbol.name, among: clients), reason: "signs in by `\(role.provenance.label)`",
        place: role.provenance.range)
      client.role = role.ownership.externalID
      client.users = users
      clients.append(client)
    }
    return clients
  }

  /// Rules that let somebody reach the proxy's own port through its group.
  var clientRules: [SecurityGroupRule] {
    guard let group = proxy.securityGroups.known?.first, let port = proxy.engineFamily.known?.proxyPort.value else {
      return []
    }
    return deployment.securityGroupRules.filter { rule in
      guard rule.group.value == group.value, rule.direction == .ingress, !rule.isFound,
        rule.traffic.known == .tcp(port...port)
      else { return false }
      switch rule.peer.known {
      case .group(let other): if case .value = id(other) { return other != group.value } else { return false }
      case .cidr: return true
      case .prefixList, nil: return false
      }
    }
  }

  /// Rules of the proxy's group that neither clients nor the way to the database account for.
  var ownRules: [SecurityGroupRule] {
    guard !isDraft, let group = proxy.securityGroups.known?.first?.value else { return [] }
    let base = baseProxy?.securityGroups.known?.first?.value
    let derived = baseline?.securityGroupRules.filter { $0.group.value == base } ?? []
    return deployment.securityGroupRules.filter { rule in
      rule.group.value == group && !rule.isFound && !isOpenEgress(rule)
        && !derived.contains { isSame(rule, $0) }
    }
  }

  /// The one way out that `cdk.allow_all_outbound` means.
  func isOpenEgress(_ rule: SecurityGroupRule) -> Bool {
    guard let group = createdGroup, rule.group.value == .symbol(group.symbol), rule.direction == .egress,
      rule.description == CDKWords.openEgressDescription.value, rule.traffic.known == .all,
      case .cidr(let block)? = rule.peer.known
    else { return false }
    return block.isEverything && block.version == .ipv4
  }

  /// Whether a rule is one that the profile means by itself.
  private func isSame(_ rule: SecurityGroupRule, _ derived: SecurityGroupRule) -> Bool {
    guard derived.direction == rule.direction, derived.traffic == rule.traffic, derived.description == rule.description
    else { return false }
    switch (rule.peer.known, derived.peer.known) {
    case (.group(let one)?, .group(let other)?):
      if case .value(let id) = id(one) { return other == .symbol(Symbol(id)) || one == other }
      return false
    case (let one?, let other?): return one == other
    default: return rule.peer == derived.peer
    }
  }

  /// The users that a role may connect as, where it may connect through this proxy at all.
  private func users(connectingAs role: Role) -> [String]? {
    let resources = role.policies.filter { !$0.isFound }.compactMap { $0.document.known }.flatMap { $0.statements }
      .flatMap { $0.resources?.elements ?? [] }
    let mine = resources.filter { $0.parts.contains(.attribute(.proxyResourceID(proxy.symbol))) }
    guard !mine.isEmpty else { return nil }
    return mine.compactMap { text in
      guard case .text(let end)? = text.parts.last, end.hasPrefix("/") else { return nil }
      return String(end.dropFirst())
    }
  }

  func mapping(_ client: ImpliedClient) -> ProfileMapping {
    var section = ProfileMapping(self)
    section.remark(client.reason)
    section.put("name", .string(client.name), at: client.place)
    if let group = client.securityGroup { section.put("security_group", .string(group)) }
    if !client.blocks.isEmpty { section.put("cidr", client.blocks.oneOrMany) }
    if let role = client.role { section.put("role", .string(role)) }
    if !client.users.isEmpty { section.put("users", client.users.oneOrMany) }
    if let description = client.description { section.put("description", shown(.string(description))) }
    return section
  }

  /// What a profile calls a client: its own name, as far as that is one that a profile takes.
  func wordName(of client: Client) -> String {
    let wanted = word(client.symbol.name)
    if wanted == client.symbol.name { return wanted }
    // Those before it that come to the same word, and whoever has that very word for a name, leave it a number.
    let before = deployment.clients.prefix { $0.symbol != client.symbol }.count { word($0.symbol.name) == wanted }
    let isTaken = deployment.clients[Symbol(wanted)] != nil
    return before == 0 && !isTaken ? wanted : "\(wanted)_\(before + (isTaken ? 2 : 1))"
  }

  private func word(_ text: String) -> String {
    let words = text.utf8.map { $0.isASCIIWord ? $0 : UInt8(ascii: "_") }
    let plain = String(decoding: words, as: UTF8.self)
    return plain.utf8.first.map { $0.isASCIILetter } == true ? plain : "client_\(plain)"
  }

  /// A name of letters, digits, `-` and `_`, told apart from those that are taken.
  private func unused(_ text: String, among clients: [ImpliedClient]) -> String {
    let wanted = word(text)
    let taken = Set(clients.map { $0.name } + deployment.clients.map { $0.symbol.name })
    return taken.contains(wanted)
      ? (2...(taken.count + 2)).map { "\(wanted)_\($0)" }.first { !taken.contains($0) } ?? wanted : wanted
  }
}

/// What the description of a rule says of a client: `checkout to proxy: nightly batch`.
struct ClientWords {
  let name: String?
  let note: String?

  init(_ description: String) {
    let parts = description.split(separator: ":", maxSplits: 1)
    guard let way = parts.first, way.hasSuffix(" to proxy"), !way.dropLast(9).contains(" ") else {
      (name, note) = (nil, nil)
      return
    }
    name = String(way.dropLast(9))
    note = parts.count == 2 ? String(parts[1].drop { $0 == " " }) : nil
  }
}

extension UInt8 {
  fileprivate var isASCIILetter: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20) }
  fileprivate var isASCIIWord: Bool {
    isASCIILetter || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) || self == UInt8(ascii: "-")
      || self == UInt8(ascii: "_")
  }
}
