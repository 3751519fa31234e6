import AWSFacts
import ProxyModel
import SourceText
import YAMLSyntax

extension ProfileScope {
  /// `proxy.role`: a role that exists already, with the documents that are known of it.
  var foundRole: ProfileMapping {
    var section = ProfileMapping(self)
    switch roleARN {
    case .value(let arn): section.put("arn", .string(arn), at: role?.provenance.range ?? proxy.role.range)
    case .unknown(let unknown): section.put("arn", unknown: unknown)
    }
    guard let role else { return section }
    if let trust = role.trust, trust.isWritten { section.put("trust", trust, .required) { document($0) } }
    putPolicies(of: role, into: &section)
    return section
  }

  private var roleARN: Known<String> {
    let id: String
    switch proxy.role.value {
    case .unknown(let unknown): return .unknown(unknown)
    case .external(let text): id = text
    case .symbol(let symbol):
      guard let found = role?.ownership.externalID else {
        return .unknown(Unknown("nothing describes the role `\(symbol)`", at: proxy.role.range))
      }
      id = found
    }
    if ARN(id) != nil { return .value(id) }
    guard let account = deployment.account.known else {
      return .unknown(Unknown("of the role `\(id)` only the name is written, not the ARN", at: proxy.role.range))
    }
    return .value("arn:\(Partition(region: deployment.region.known ?? "").rawValue):iam::\(account):role/\(id)")
  }

  /// `policies`, where all that the role has are known; left out where nothing says what it has.
  func putPolicies(of role: Role, into section: inout ProfileMapping) {
    if let unseen = role.unseenPolicies {
      if unseen.expression != nil { section.put("policies", unknown: unseen) }
      return
    }
    section.put(
      "policies",
      .sequence(
        role.policies.map { policy in
          switch policy.document {
          case .written(let document, _), .defaulted(let document, _): self.document(document)
          case .unknown(let unknown): open(unknown)
          case .refused(let text, let range): open(Unknown("`\(text)` is no policy document", at: range))
          }
        }))
  }

  /// A policy document under AWS's own keys.
  func document(_ document: PolicyDocument) -> YAMLOutput {
    .mapping([
      .init("Version", .string(document.version)),
      .init("Statement", .sequence(document.statements.map(statement))),
    ])
  }

  private func statement(_ statement: PolicyStatement) -> YAMLOutput {
    var entries: [YAMLOutput.Entry] = []
    if let sid = statement.sid { entries.append(.init("Sid", shown(.string(sid)))) }
    entries.append(.init("Effect", .string(statement.effect.rawValue)))
    if !statement.principals.isEmpty { entries.append(.init("Principal", principals(statement.principals))) }
    entries.append(scope("Action", statement.actions))
    if let resources = statement.resources { entries.append(scope("Resource", resources)) }
    if !statement.conditions.isEmpty { entries.append(.init("Condition", conditions(statement.conditions))) }
    return .mapping(entries)
  }

  private func scope(_ name: String, _ scope: PolicyStatement.Scope<DeferredText>) -> YAMLOutput.Entry {
    switch scope {
    case .only(let texts): .init(name, self.texts(texts))
    case .allExcept(let texts): .init("Not\(name)", self.texts(texts))
    }
  }

  private func principals(_ principals: [PolicyPrincipal]) -> YAMLOutput {
    .mapping(merged(principals.map { ($0.kind, $0.identifiers) }).map { .init($0, texts($1)) })
  }

  private func conditions(_ conditions: [PolicyCondition]) -> YAMLOutput {
    var tests: [(name: String, keys: [(String, [DeferredText])])] = []
    for condition in conditions {
      let entry = (condition.key, condition.values)
      if let index = tests.firstIndex(where: { $0.name == condition.test }) {
        tests[index].keys.append(entry)
      } else {
        tests.append((condition.test, [entry]))
      }
    }
    return .mapping(
      tests.map { test in .init(test.name, .mapping(merged(test.keys).map { .init($0, texts($1)) })) })
  }

  /// Lists under one key as one list: a mapping holds no key twice.
  private func merged(_ lists: [(String, [DeferredText])]) -> [(String, [DeferredText])] {
    var merged: [(String, [DeferredText])] = []
    for (key, texts) in lists {
      if let index = merged.firstIndex(where: { $0.0 == key }) {
        merged[index].1 += texts
      } else {
        merged.append((key, texts))
      }
    }
    return merged
  }

  private func texts(_ texts: [DeferredText]) -> YAMLOutput {
    let texts = texts.map(text)
    return texts.count == 1 ? texts[0] : .sequence(texts)
  }

  /// Text with what AWS made of it, or why it is not known.
  func text(_ text: DeferredText) -> YAMLOutput {
    var known = ""
    for part in text.parts {
      switch part {
      case .text(let run): known += run
      case .unknown(let unknown): return open(unknown)
      case .attribute(let attribute):
        guard let value = value(of: attribute) else {
          return open(Unknown("AWS makes part of it when it creates a resource", at: proxy.provenance.range))
        }
        known += value
      }
    }
    return shown(.string(known))
  }

  /// What AWS said of a resource that exists already.
  private func value(of attribute: ResourceAttribute) -> String? {
    switch attribute {
    case .accountID: deployment.account.known
    case .secretARN(let symbol): deployment.secrets[symbol]?.ownership.externalID
    case .roleARN(let symbol): deployment.roles[symbol]?.ownership.externalID
    case .proxyResourceID(let symbol): deployment.proxies[symbol]?.resourceID?.known
    case .databaseResourceID(let symbol): deployment.databases[symbol]?.resourceID.known
    case .proxyName(let symbol): deployment.proxies[symbol]?.name.known
    case .proxyEndpoint, .endpointAddress: nil
    }
  }

  private func open(_ unknown: Unknown) -> YAMLOutput {
    doubts.note(unknown)
    return .string(unknown.reason).tagged(ProfileMapping.tag)
  }
}
