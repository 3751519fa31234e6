import JSONSyntax
import ProxyModel
import ShellSyntax
import SourceText

extension CommandLineScope {
  /// A policy as IAM takes it.
  func document(_ policy: PolicyDocument) -> CommandDocument {
    .object([
      ("Version", .string(policy.version)), ("Statement", .array(policy.statements.map { document($0) })),
    ])
  }

  private func document(_ statement: PolicyStatement) -> CommandDocument {
    let place = statement.provenance.range
    func listed(_ texts: [DeferredText]) -> CommandDocument {
      texts.count == 1 ? document(texts[0], at: place) : .array(texts.map { document($0, at: place) })
    }
    func scope(_ name: String, _ scope: PolicyStatement.Scope<DeferredText>) -> (name: String, value: CommandDocument) {
      switch scope {
      case .only(let texts): (name, listed(texts))
      case .allExcept(let texts): ("Not\(name)", listed(texts))
      }
    }
    var members: [(name: String, value: CommandDocument)] = []
    if let sid = statement.sid { members.append(("Sid", .string(sid))) }
    members.append(("Effect", .string(statement.effect.rawValue)))
    if !statement.principals.isEmpty {
      members.append(("Principal", .object(statement.principals.map { ($0.kind, listed($0.identifiers)) })))
    }
    members.append(scope("Action", statement.actions))
    if let resources = statement.resources { members.append(scope("Resource", resources)) }
    if !statement.conditions.isEmpty {
      members.append(("Condition", conditions(statement.conditions, listed)))
    }
    return .object(members)
  }

  /// Tests of one kind stand together.
  private func conditions(
    _ conditions: [PolicyCondition], _ listed: ([DeferredText]) -> CommandDocument
  ) -> CommandDocument {
    var tests: [(name: String, value: [(name: String, value: CommandDocument)])] = []
    for condition in conditions {
      let member = (name: condition.key, value: listed(condition.values))
      if let index = tests.firstIndex(where: { $0.name == condition.test }) {
        tests[index].value.append(member)
      } else {
        tests.append((condition.test, [member]))
      }
    }
    return .object(tests.map { ($0.name, .object($0.value)) })
  }
}
