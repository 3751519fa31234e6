import AWSFacts
public import ProxyModel
import SourceText

extension Deployment {
  /// What policies, taken together, say to a request: AWS's own evaluation, with a third answer where something is not known.
  public func decision(on request: AccessRequest, by documents: [PolicyDocument]) -> AccessDecision {
    decision(on: request, by: documents, unseen: nil)
  }

  /// What the policies of a role say to a request.
  ///
  /// What the shown policies grant counts as granted: that an unseen one might forbid it is nothing to act on.
  public func decision(on request: AccessRequest, by role: Role) -> AccessDecision {
    var documents: [PolicyDocument] = []
    var unseen = role.unseenPolicies
    for policy in role.policies {
      switch policy.document {
      case .written(let document, _), .defaulted(let document, _): documents.append(document)
      case .unknown(let unknown): unseen = unseen ?? unknown
      case .refused(let text, let range): unseen = unseen ?? Unknown("`\(text)` is no policy", at: range)
      }
    }
    return decision(on: request, by: documents, unseen: unseen)
  }

  /// The statements of a role that grant an action on something, whatever it is.
  public func grants(of action: String, to role: Role) -> [PolicyStatement] {
    role.policies.compactMap { $0.document.known }.flatMap { $0.statements }.filter { statement in
      statement.effect == .allow && includes(statement.actions, action, at: statement.provenance.range) == .yes
    }
  }

  private func decision(
    on request: AccessRequest, by documents: [PolicyDocument], unseen: Unknown?
  ) -> AccessDecision {
    var grant: PolicyStatement?
    var doubtfulGrant: Unknown?
    var doubtfulDenial: Unknown?
    for statement in documents.flatMap({ $0.statements }) {
      switch (statement.effect, applies(statement, to: request)) {
      case (.deny, .yes): return .denied(by: statement)
      case (.deny, .perhaps(let unknown)): doubtfulDenial = doubtfulDenial ?? unknown
      case (.allow, .yes): grant = grant ?? statement
      case (.allow, .perhaps(let unknown)): doubtfulGrant = doubtfulGrant ?? unknown
      case (_, .no): continue
      }
    }
    if let grant { return doubtfulDenial.map { .undetermined($0) } ?? .allowed(by: grant) }
    return (doubtfulGrant ?? unseen).map { .undetermined($0) } ?? .notGranted
  }

  private func applies(_ statement: PolicyStatement, to request: AccessRequest) -> Match {
    let place = statement.provenance.range
    return includes(statement.actions, request.action, at: place)
      .and(includes(statement.resources, request.resource, at: place))
      .and(includes(statement.principals, request.principal, at: place))
      .and(statement.conditions.all { holds($0, in: request.context, at: place) })
  }

  /// Whether a statement is about an action; upper and lower case are one.
  func includes(
    _ actions: PolicyStatement.Scope<DeferredText>, _ action: String, at place: SourceRange
  ) -> Match {
    let action = action.lowercased()
    return actions.includes { pattern in
      if pattern.isPlain, let text = pattern.known { return text.lowercased() == action ? .yes : .no }
      let value = tokens(of: DeferredText(action), isPattern: false, at: place)
      return PatternMatching.match(
        tokens(of: pattern, isPattern: true, at: place).map { $0.lowercased }, value, at: place)
    }
  }

  private func includes(
    _ resources: PolicyStatement.Scope<DeferredText>?, _ resource: DeferredText?, at place: SourceRange
  ) -> Match {
    guard let resource else { return .yes }
    guard let resources else { return .no }
    return resources.includes { pattern in
      // Most policies name a thing in the words in which it is asked for; only others are compared piece by piece.
      if pattern.isPlain, pattern == resource { return .yes }
      return PatternMatching.match(
        tokens(of: pattern, isPattern: true, at: place), tokens(of: resource, isPattern: false, at: place), at: place)
    }
  }

  private func includes(
    _ principals: [PolicyPrincipal], _ principal: PolicyPrincipal?, at place: SourceRange
  ) -> Match {
    guard let principal else { return .yes }
    return principals.any { candidate in
      if candidate.kind == "*" { return .yes }
      let isAnybody = candidate.identifiers.contains { $0.known == "*" }
      if candidate.kind == "AWS", isAnybody { return .yes }
      guard candidate.kind == principal.kind else { return .no }
      return candidate.identifiers.any { identifier in
        let named = tokens(of: identifier, isPattern: false, at: place)
        return principal.identifiers.all {
          PatternMatching.match(named, tokens(of: $0, isPattern: false, at: place), at: place)
        }
      }
    }
  }

  private func holds(
    _ condition: PolicyCondition, in context: [String: DeferredText], at place: SourceRange
  ) -> Match {
    let doubt = Match.perhaps(
      Unknown(
        "whether the condition `\(condition.test)` on `\(condition.key)` holds is decided when it is asked",
        at: place))
    let key = condition.key.lowercased()
    guard let value = context.first(where: { $0.key.lowercased() == key })?.value,
      let test = ConditionTest(condition.test)
    else { return doubt }
    let match = condition.values.any { expected in
      let pattern = tokens(of: expected, isPattern: test.hasWildcards, at: place)
      let actual = tokens(of: value, isPattern: false, at: place)
      return test.ignoresCase
        ? PatternMatching.match(pattern.map { $0.lowercased }, actual.map { $0.lowercased }, at: place)
        : PatternMatching.match(pattern, actual, at: place)
    }
    return test.isNegated ? match.negated : match
  }
}

extension DeferredText {
  /// Whether it stands for itself: no part of it is unknown, and no character of it is a wildcard or begins a variable.
  fileprivate var isPlain: Bool {
    parts.allSatisfy { part in
      switch part {
      case .text(let text):
        !text.utf8.contains { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "$") }
      case .attribute: true
      case .unknown: false
      }
    }
  }
}

extension PolicyStatement.Scope {
  /// Whether the scope takes in what the matcher looks for.
  func includes(_ match: (Element) -> Match) -> Match {
    switch self {
    case .only(let elements): elements.any(match)
    case .allExcept(let elements): elements.any(match).negated
    }
  }
}

/// A comparison of texts among the tests of conditions; numbers, dates, addresses and sets of values are not evaluated.
private struct ConditionTest {
  let isNegated: Bool
  let hasWildcards: Bool
  let ignoresCase: Bool

  init?(_ name: String) {
    var word = name.lowercased()
    if word.hasSuffix("ifexists") { word.removeLast("ifexists".count) }
    switch word {
    case "stringequals", "stringnotequals": (hasWildcards, ignoresCase) = (false, false)
    case "stringequalsignorecase", "stringnotequalsignorecase": (hasWildcards, ignoresCase) = (false, true)
    case "stringlike", "stringnotlike", "arnequals", "arnlike", "arnnotequals", "arnnotlike":
      (hasWildcards, ignoresCase) = (true, false)
    default: return nil
    }
    isNegated = word.holds("not")
  }
}

extension Deployment {
  /// Whether a pattern of a policy, with its wildcards, takes in a text.
  public func covers(_ pattern: DeferredText, _ text: DeferredText) -> Match {
    PatternMatching.match(
      tokens(of: pattern, isPattern: true, at: provenance.range),
      tokens(of: text, isPattern: false, at: provenance.range),
      at: provenance.range)
  }
}
