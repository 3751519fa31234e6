import AWSFacts
import ProxyModel
import SourceText

/// One piece of a text that is compared: a byte, a wildcard, or something that AWS has yet to decide.
enum TextToken: Hashable, Sendable {
  /// A byte that is known.
  case byte(UInt8)
  /// `*`: any text, even none.
  case anything
  /// `?`: any one character.
  case anyOne
  /// One of the letters and digits that AWS adds to a secret's name.
  case random(Symbol<Secret>, Int)
  /// What AWS will call a resource: a word without `:` and `/`, and not empty.
  case word(ResourceAttribute)
  /// What the files do not tell: any text, even none.
  case unknown(Unknown)

  /// The token with its letter in lower case.
  var lowercased: TextToken {
    guard case .byte(let byte) = self, (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) else { return self }
    return .byte(byte | 0x20)
  }
}

extension Deployment {
  /// A text in pieces; in a pattern `*` and `?` stand for others, and `${...}` for what the request brings along.
  func tokens(of text: DeferredText, isPattern: Bool, at place: SourceRange) -> [TextToken] {
    text.parts.flatMap { part -> [TextToken] in
      switch part {
      case .text(let text): isPattern ? Self.pattern(text, at: place) : text.utf8.map { .byte($0) }
      case .unknown(let unknown): [.unknown(unknown)]
      case .attribute(let attribute): tokens(of: attribute)
      }
    }
  }

  private static func pattern(_ text: String, at place: SourceRange) -> [TextToken] {
    var tokens: [TextToken] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "*"): tokens.append(.anything)
      case UInt8(ascii: "?"): tokens.append(.anyOne)
      case UInt8(ascii: "$") where rest.first == UInt8(ascii: "{"):
        guard let end = rest.firstIndex(of: UInt8(ascii: "}")) else {
          return tokens + [.byte(byte)] + rest.map { .byte($0) }
        }
        let name = rest[rest.startIndex.advanced(by: 1)..<end]
        rest = rest[end.advanced(by: 1)...]
        // `${*}`, `${?}` and `${$}` are how a policy writes the characters themselves.
        if let only = name.first, name.count == 1, [UInt8(ascii: "*"), UInt8(ascii: "?"), byte].contains(only) {
          tokens.append(.byte(only))
        } else {
          let name = String(decoding: name, as: UTF8.self)
          tokens.append(.unknown(Unknown("`${\(name)}` is what the request brings along", at: place)))
        }
      default: tokens.append(.byte(byte))
      }
    }
    return tokens
  }

  /// As much of an attribute as follows from the resource.
  private func tokens(of attribute: ResourceAttribute) -> [TextToken] {
    switch attribute {
    case .secretARN(let symbol):
      guard let secret = secrets[symbol] else { return [.word(attribute)] }
      if let arn = secret.ownership.externalID { return arn.utf8.map { .byte($0) } }
      return tokens(of: secret)
    case .roleARN(let symbol):
      guard let arn = roles[symbol]?.ownership.externalID, ARN(arn) != nil else { return [.word(attribute)] }
      return arn.utf8.map { .byte($0) }
    case .proxyResourceID(let symbol):
      if let id = proxies[symbol]?.resourceID?.known { return id.utf8.map { .byte($0) } }
      return NameRules.proxyIDPrefix.value.utf8.map { .byte($0) } + [.word(attribute)]
    case .databaseResourceID(let symbol):
      guard let database = databases[symbol] else { return [.word(attribute)] }
      if let id = database.resourceID.known { return id.utf8.map { .byte($0) } }
      let prefix = database.kind == .cluster ? NameRules.clusterResourceIDPrefix : NameRules.instanceResourceIDPrefix
      return prefix.value.utf8.map { .byte($0) } + [.word(attribute)]
    case .accountID: return tokens(of: account) ?? [.word(attribute)]
    case .proxyName(let symbol): return (proxies[symbol]?.name).flatMap(tokens) ?? [.word(attribute)]
    case .proxyEndpoint, .endpointAddress: return [.word(attribute)]
    }
  }

  /// The ARN of a secret that is created here: all of it but the random end.
  private func tokens(of secret: Secret) -> [TextToken] {
    let partition = region.known.map { Partition(region: $0) } ?? .aws
    let before: [[TextToken]] = [
      "arn:\(partition.rawValue):secretsmanager:".utf8.map { .byte($0) },
      tokens(of: region) ?? [.unknown(Unknown("the region is not written", at: secret.provenance.range))],
      [.byte(UInt8(ascii: ":"))],
      tokens(of: account) ?? [.word(.accountID)],
      ":secret:".utf8.map { .byte($0) },
      tokens(of: secret.name) ?? [.word(.secretARN(secret.symbol))],
      [.byte(UInt8(ascii: "-"))],
    ]
    return before.flatMap { $0 } + (0..<NameRules.secretSuffixLength.value).map { .random(secret.symbol, $0) }
  }

  private func tokens(of setting: Setting<String>) -> [TextToken]? {
    if let known = setting.known { return known.utf8.map { .byte($0) } }
    if case .unknown(let unknown) = setting, unknown.expression != nil { return [.unknown(unknown)] }
    return nil
  }
}
