import AWSFacts
import ProxyModel
import SourceText
import YAMLSyntax

/// `Fn::ForEach::Name: [variable, collection, {key: body}]`, written out.
enum LoopExpansion {
  /// How many rounds all loops around each other may make; CloudFormation takes 500 resources.
  private static let mostRounds = 2_000

  /// What a loop makes: each key with its body and what the variables stand for there.
  typealias Round = (name: Located<String>, body: YAMLNode, bindings: [String: String])

  /// The rounds of a loop and of those within it; none where the collection is not known, or the loop is malformed.
  static func rounds(of entry: YAMLEntry, in scope: TemplateScope) -> [Round] {
    var rounds: [Round] = []
    expand(entry, in: scope, into: &rounds)
    return rounds
  }

  private static func expand(_ entry: YAMLEntry, in scope: TemplateScope, into rounds: inout [Round]) {
    let parts = Array(entry.value.items)
    guard parts.count == 3, let variable = parts[0].text, parts[2].kind == .mapping else {
      scope.mistakes.note(
        .error(
          "a loop is given something that it does not take", at: entry.key.range,
          "it takes a variable, a list, and what to make of each", help: nil))
      return
    }
    guard case .list(let items, _) = scope.value(of: parts[1]), scope.descend() else { return }
    defer { scope.ascend() }
    for item in items {
      guard let text = item.scalar else { continue }
      scope.binding([variable: text]) {
        for inner in parts[2].entries {
          guard rounds.count < mostRounds else { return }
          if inner.key.text?.hasPrefix(CloudFormationFunction.loopPrefix) == true {
            expand(inner, in: scope, into: &rounds)
          } else {
            let name = scope.filled(inner.key.text ?? "")
            rounds.append((Located(name, at: inner.key.range), inner.value, scope.bindings))
          }
        }
      }
    }
  }
}

/// The resources of a template, with its loops written out.
enum TemplateResources {
  static func all(of scope: TemplateScope) -> [TemplateResource] {
    var resources: [TemplateResource] = []
    for entry in scope.template.entries(of: "Resources") {
      let key = entry.key.text ?? ""
      if key.hasPrefix(CloudFormationFunction.loopPrefix) {
        resources += LoopExpansion.rounds(of: entry, in: scope).compactMap { round in
          resource(round.name, round.body, round.bindings, in: scope)
        }
      } else if !FunctionCall.isTransform(entry) {
        resource(Located(key, at: entry.key.range), entry.value, [:], in: scope).map { resources.append($0) }
      }
    }
    return resources
  }

  private static func resource(
    _ id: Located<String>, _ body: YAMLNode, _ bindings: [String: String], in scope: TemplateScope
  ) -> TemplateResource? {
    guard let type = body["Type"]?.text else {
      // What a macro is yet to fill in may have no type.
      guard scope.template.dialect == .cloudFormation else { return nil }
      scope.mistakes.note(
        .error(
          "a resource has no type", at: id.range, "`\(id.value)`", help: "write `Type:`, such as `AWS::RDS::DBProxy`"))
      return nil
    }
    return TemplateResource(id: id.value, place: id.range, type: type, body: body, bindings: bindings)
  }
}
