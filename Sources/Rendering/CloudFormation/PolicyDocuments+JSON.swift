import JSONSyntax
import ProxyModel
import SourceText

extension TemplateScope {
  /// A policy document.
  func json(_ document: PolicyDocument) -> JSONValue {
    .object {
      "Version" .= document.version
      "Statement" .= JSONValue.array(document.statements.map(json))
    }
  }

  private func json(_ statement: PolicyStatement) -> JSONValue {
    let place = statement.provenance.range
    return .object {
      // Nothing but the name that a reader sees: CDK's programs go without.
      if style == .plain { "Sid" .= statement.sid }
      "Effect" .= statement.effect.rawValue
      principals(of: statement)
      scope("Action", statement.actions, at: place)
      if let resources = statement.resources { scope("Resource", resources, at: place) }
      conditions(of: statement)
    }
  }

  private func scope(_ name: String, _ scope: PolicyStatement.Scope<DeferredText>, at place: SourceRange)
    -> [JSONMember]
  {
    let values = JSONValue.oneOrMany(scope.elements.map { value($0, at: place) })
    return switch scope {
    case .only: name .= values
    case .allExcept: "Not\(name)" .= values
    }
  }

  private func principals(of statement: PolicyStatement) -> [JSONMember] {
    let place = statement.provenance.range
    guard !statement.principals.isEmpty else { return [] }
    if statement.principals.contains(where: { $0.kind == "*" }) { return "Principal" .= "*" }
    var kinds: [JSONMember] = []
    for kind in unique(statement.principals.map({ $0.kind })) {
      let identifiers = statement.principals.filter { $0.kind == kind }.flatMap { $0.identifiers }
      kinds.append(JSONMember(kind, .oneOrMany(identifiers.map { value($0, at: place) })))
    }
    return "Principal" .= JSONValue.object(kinds)
  }

  /// Tests by name, and under each the keys it is made of.
  private func conditions(of statement: PolicyStatement) -> [JSONMember] {
    let place = statement.provenance.range
    guard !statement.conditions.isEmpty else { return [] }
    var tests: [JSONMember] = []
    for test in unique(statement.conditions.map({ $0.test })) {
      let conditions = statement.conditions.filter { $0.test == test }
      if unique(conditions.map({ $0.key })).count != conditions.count {
        obstacles.note(
          inexpressible: "`\(test)` of one key stands twice in a statement", in: "CloudFormation", at: place,
          help: "write one condition, or two statements")
      }
      tests.append(
        JSONMember(
          test,
          .object(
            conditions.map { condition in
              JSONMember(condition.key, .oneOrMany(condition.values.map { value($0, at: place) }))
            })))
    }
    return "Condition" .= JSONValue.object(tests)
  }

  private func unique(_ words: [String]) -> [String] {
    words.enumerated().filter { index, word in words.firstIndex(of: word) == index }.map { $0.element }
  }
}
