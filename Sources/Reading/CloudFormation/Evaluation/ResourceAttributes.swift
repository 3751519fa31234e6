import AWSFacts
import ProxyModel
import SourceText
import YAMLSyntax

/// What `Fn::GetAtt` gives of a resource.
enum ResourceAttributes {
  /// Before the name of a nested stack's output.
  private static let outputs = "Outputs."

  static func value(
    of name: String, _ resource: TemplateResource, at range: SourceRange, namedAt place: SourceRange,
    in scope: TemplateScope
  ) -> Value {
    if name.hasPrefix(outputs), resource.isStack {
      return output(String(name.dropFirst(outputs.count)), of: resource, at: range, in: scope)
    }
    let address = scope.address(resource.id)
    if resource.type == CloudFormationType.proxy.rawValue, name == "DBProxyArn" {
      return .text(.proxyARN(of: address), at: range)
    }
    switch CloudFormationReturns.byType.value[resource.type]?.attributes[name] {
    case .port?: return port(of: resource, at: range, in: scope)
    case let meaning?: return .text(DeclaredText([.attribute(of: address, Facet(meaning))]), at: range)
    case nil: break
    }
    if let type = CloudFormationType(rawValue: resource.type), !type.attributes.value.contains(name) {
      note(name, of: resource, type, at: place, in: scope)
      return .unknown(
        Unknown("`\(resource.id)` has no attribute `\(name)`", at: range, expression: "\(resource.id).\(name)"))
    }
    // What is given as a property is given back under the same name.
    if let property = scope.property(name.split(separator: ".").map(String.init), of: resource) { return property }
    return .text(DeclaredText([.attribute(of: address, .other(name))]), at: range)
  }

  /// An attribute that a type of ours does not have, for a rule to speak of.
  private static func note(
    _ name: String, of resource: TemplateResource, _ type: CloudFormationType, at place: SourceRange,
    in scope: TemplateScope
  ) {
    let known = type.attributes.value
    let nearest = Suggestion.closest(to: name, among: known)
    let list = known.map { "`\($0)`" }.joined(separator: ", ")
    scope.problems.append(
      ToolProblem(
        .cloudFormation, .unknownAttribute, name,
        of: Provenance(resource.place, scope.address(resource.id).description),
        at: place, instead: nearest.map { "write `\($0)`" } ?? "write one of \(list)"))
  }

  /// The port as it is written, or the one that the engine has without.
  private static func port(of resource: TemplateResource, at range: SourceRange, in scope: TemplateScope) -> Value {
    if let port = scope.property(["Port"], of: resource) { return port }
    if let engine = scope.property(["Engine"], of: resource)?.scalar, let port = Engine(rawValue: engine)?.defaultPort {
      return .number(Double(port.value), at: range)
    }
    return .unknown(
      Unknown("the port of `\(resource.id)` is not written", at: range, expression: "\(resource.id).Endpoint.Port"))
  }

  /// An output of a nested stack, where its template is there to be read.
  private static func output(
    _ name: String, of stack: TemplateResource, at range: SourceRange, in scope: TemplateScope
  ) -> Value {
    guard let nested = scope.nested[stack.id] else {
      return .unknown(
        Unknown("the template of `\(stack.id)` is not here", at: range, expression: "\(stack.id).Outputs.\(name)"))
    }
    guard let entry = nested.template.entry(name, of: "Outputs"), let node = entry.value["Value"] else {
      scope.mistakes.note(
        .error(
          "the nested stack has no output of that name", at: range, "`\(name)`",
          help: Suggestion.closest(to: name, among: nested.template.entries(of: "Outputs").compactMap { $0.key.text })
            .map {
              "did you mean `\($0)`?"
            }))
      return .unknown(Unknown("`\(stack.id)` has no output `\(name)`", at: range, expression: name))
    }
    guard scope.descend() else { return .unknown(TemplateScope.entangled(at: range)) }
    defer { scope.ascend() }
    return nested.value(of: node)
  }
}

extension TemplateResource {
  /// Whether it is a stack of its own.
  var isStack: Bool { type == "AWS::CloudFormation::Stack" || type == "AWS::Serverless::Application" }
}
