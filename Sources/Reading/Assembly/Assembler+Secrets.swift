import AWSFacts
import ProxyModel
import SourceText

extension Assembler {
  mutating func addSecrets() {
    for draft in parts.secrets {
      guard let symbol = secrets[draft.origin.address] else { continue }
      let place = draft.origin.place
      let arn = draft.arn.map { settled($0).setting { SecretARN($0) } }
      var secret = Secret(
        symbol, at: draft.origin.provenance, draft.origin.ownership,
        name: setting(
          draft.name, or: arn?.map { $0.name } ?? .unknown(unsaid("the name", of: draft.origin)), Words.text))
      secret.arn = arn
      secret.kmsKey = key(draft.kmsKey, at: place)
      secret.tags = tags(draft.tags)
      secret.rotation = rotation(of: draft)
      secret.username = setting(draft.username, or: secret.username, Words.text)
      if let content = draft.content { describe(&secret, by: content) }
      deployment.secrets.insert(secret)
      for name in [draft.origin.found, secret.name.known, arn?.known.map { "\($0.arn)" }] { secrets.name(symbol, name) }
    }
    for draft in parts.secretContents {
      guard let value = draft.secret, case .symbol(let symbol) = reference(value, in: secrets),
        var secret = deployment.secrets[symbol], let content = draft.content
      else { continue }
      describe(&secret, by: content)
      deployment.secrets.insert(secret)
    }
  }

  private func unsaid(_ what: String, of origin: Origin) -> Unknown {
    Unknown("\(what) of `\(origin.address)` is not written", at: origin.place)
  }

  /// How a password is changed: by hand, where nothing of the input says otherwise.
  private func rotation(of draft: SecretDraft) -> Setting<Secret.Rotation> {
    let beside = parts.secretRotations.first { rotation in
      guard let value = rotation.secret, case .symbol(let symbol) = reference(value, in: secrets) else { return false }
      return symbol == secrets[draft.origin.address]
    }
    guard let strategy = draft.rotation ?? beside?.strategy else {
      if let beside {
        return .unknown(
          Unknown("how `\(beside.origin.address)` changes the password is not written", at: beside.origin.place))
      }
      return isFound(draft.origin, .unknown(unsaid("the rotation", of: draft.origin)), else: .none)
    }
    return settled(strategy).setting { text in
      let letters = text.lowercased().filter { $0.isLetter }
      if letters.holds("multiuser") || letters.holds("alternatingusers") { return .alternatingUsers }
      if letters.holds("singleuser") { return .singleUser }
      return letters == "none" ? Secret.Rotation.none : nil
    }
  }

  private func key(_ value: Value?, at place: SourceRange) -> Setting<ARN?> {
    guard let value, !value.isNull else { return .defaulted(nil, at: place) }
    let settled = settled(value)
    if settled.scalar.map({ $0.hasSuffix(IAMWords.managedSecretKey.value) }) == true {
      return .written(nil, at: value.range)
    }
    return optional(settled, at: place) { ARN($0) }
  }

  /// Takes the keys of the JSON that a secret holds, its user and what its host names; no other value, and no password ever.
  private func describe(_ secret: inout Secret, by content: Value) {
    guard case .map(let entries, let range) = settled(content).document else {
      if let unknown = content.reasonUnknown {
        secret.keys = .unknown(unknown)
        secret.username = .unknown(unknown)
        secret.host = .unknown(unknown)
      }
      return
    }
    secret.keys = .written(entries.map { $0.key }, at: range)
    if let user = entries.first(where: { $0.key.value == "username" }) {
      secret.username = settled(user.value).setting(Words.text)
    }
    guard let host = entries.first(where: { $0.key.value == "host" }) else {
      secret.host = .written(.none, at: range)
      return
    }
    secret.host = whose(host.value)
  }

  /// Whose address a host is: that of a declared proxy or database, or one that shows it by its form.
  private func whose(_ value: Value) -> Setting<Secret.Host> {
    if case .text(let text, let range) = value, let address = text.reference?.address {
      if proxies[address] != nil || endpoints[address] != nil { return .written(.proxy, at: range) }
      if databases[address] != nil { return .written(.database, at: range) }
    }
    return settled(value).setting { text in
      guard text.hasSuffix(".rds.amazonaws.com") || text.hasSuffix(".rds.amazonaws.com.cn") else { return nil }
      return text.holds(".proxy-") ? .proxy : .database
    }
  }

  /// The secret that a value names: declared, or made known by its ARN.
  mutating func secretReference(_ value: Value) -> Setting<Reference<Secret>> {
    switch reference(value, in: secrets) {
    case .symbol(let symbol): return .written(.symbol(symbol), at: value.range)
    case .unknown(let unknown):
      if let managed = managedSecret(value) { return .written(.symbol(managed), at: value.range) }
      return .unknown(unknown)
    case .external(let written):
      guard let arn = SecretARN(written) else { return .refused(written, at: value.range) }
      // The six characters at the end are AWS's: a declared secret of that name is the one that is meant.
      let last = arn.name.split(separator: "/").last.map(String.init) ?? arn.name
      var symbol = secrets.unused(Naming.identifier(last))
      if symbol.name != Naming.identifier(last) { symbol = secrets.unused(Naming.identifier(arn.name)) }
      var secret = Secret(
        symbol, at: Provenance(value.range, arn.name), .existing(written), name: .written(arn.name, at: value.range))
      secret.arn = .written(arn, at: value.range)
      deployment.secrets.insert(secret)
      secrets.add(symbol, named: written)
      return .written(.symbol(symbol), at: value.range)
    }
  }

  /// The secret in which RDS itself keeps the master's password of a declared database.
  private mutating func managedSecret(_ value: Value) -> Symbol<Secret>? {
    guard case .text(let text, let range) = settled(value), let address = text.reference?.address,
      let symbol = databases[address], let database = deployment.databases[symbol]
    else { return nil }
    let managed = secrets.unused("\(symbol.name)_master")
    let name = "\(address) master user secret"
    if let already = secrets[name: name] { return already }
    var secret = Secret(
      managed, at: Provenance(range, name), .existing(name),
      name: .unknown(Unknown("RDS chooses the name of the secret", at: range)))
    secret.username = database.masterUsername
    secret.rotation = .defaulted(.singleUser, at: range)
    secret.keys = .defaulted(["username", "password"].map { Located($0, at: range) }, at: range)
    secret.host = .defaulted(.none, at: range)
    deployment.secrets.insert(secret)
    secrets.add(managed, named: name)
    return managed
  }
}
