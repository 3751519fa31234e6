import AWSFacts
import ProxyModel
import SourceText
import YAMLSyntax

// What the names in a template lead to.
extension TemplateScope {
  func reference(_ call: FunctionCall) -> Value {
    guard call.argument.kind == .scalar, let text = call.argument.text else { return misuse(call) }
    return reference(to: filled(text), at: call.range, namedAt: call.argument.range)
  }

  func attribute(_ call: FunctionCall) -> Value {
    let resource: String
    let attribute: Value
    if let arguments = call.arguments {
      guard arguments.count == 2, let first = arguments[0].text else { return misuse(call) }
      (resource, attribute) = (filled(first), value(of: arguments[1]))
    } else {
      guard let text = call.argument.text, let dot = text.firstIndex(of: ".") else { return misuse(call) }
      resource = filled(String(text[..<dot]))
      attribute = .text(filled(String(text[text.index(after: dot)...])), at: call.argument.range)
    }
    guard let name = attribute.scalar else {
      let unknown = attribute.reasonUnknown ?? Unknown("the attribute is not known", at: call.range)
      if let type = resources[resource]?.type, CloudFormationType(rawValue: type) != nil {
        openAttributes.append(unknown)
      }
      return .unknown(unknown)
    }
    return self.attribute(name, of: resource, at: call.range, namedAt: attribute.range)
  }

  /// What `Ref` gives for a name.
  func reference(to name: String, at range: SourceRange, namedAt place: SourceRange) -> Value {
    if let text = bindings[name] { return .text(text, at: range) }
    if let given = parameters.given[name], name.hasPrefix("AWS::"), case .text(let text) = given {
      return .text(text, at: range)
    }
    if let pseudo = PseudoParameter(rawValue: name) { return value(of: pseudo, at: range) }
    if let value = parameters.value(of: name, at: range) { return value }
    guard let resource = resources[name] else { return nothing(called: name, at: range, namedAt: place) }
    if let absent = absence(of: resource, at: range) { return .unknown(absent) }
    return reference(to: resource, at: range)
  }

  /// What `Fn::GetAtt` gives.
  func attribute(_ name: String, of id: String, at range: SourceRange, namedAt place: SourceRange) -> Value {
    guard let resource = resources[id] else { return nothing(called: id, at: range, namedAt: place) }
    if let absent = absence(of: resource, at: range) { return .unknown(absent) }
    return ResourceAttributes.value(of: name, resource, at: range, namedAt: place, in: self)
  }

  private func reference(to resource: TemplateResource, at range: SourceRange) -> Value {
    // An attachment is called by the secret that it completes.
    if resource.type == "AWS::SecretsManager::SecretTargetAttachment",
      let secret = property(["SecretId"], of: resource)
    {
      return secret
    }
    let facet: Facet = CloudFormationReturns.byType.value[resource.type].map { Facet($0.reference) } ?? .other("Ref")
    return .text(DeclaredText([.attribute(of: address(resource.id), facet)]), at: range)
  }

  private func value(of pseudo: PseudoParameter, at range: SourceRange) -> Value {
    func open(_ reason: String) -> Value { .unknown(Unknown(reason, at: range, expression: pseudo.rawValue)) }
    switch pseudo {
    case .noValue: return .null(at: range)
    case .accountID: return .text(DeclaredText([.account]), at: range)
    case .region: return .text(DeclaredText([.region]), at: range)
    case .partition: return .text(DeclaredText([.partition]), at: range)
    case .urlSuffix:
      guard case .text(let region)? = parameters.given[PseudoParameter.region.rawValue] else {
        return open("the region is not written")
      }
      return .text(Partition(region: region).dnsSuffix, at: range)
    case .stackName, .stackID: return open("the stack is named when it is deployed")
    case .notificationARNs: return open("the topics of a stack are named when it is deployed")
    }
  }

  /// Why a resource is not there to be referred to; nil for one that is, or may be.
  private func absence(of resource: TemplateResource, at range: SourceRange) -> Unknown? {
    guard let condition = resource.condition,
      case .no = binding(resource.bindings, { truth(ofCondition: filled(condition.value), at: condition.range) })
    else { return nil }
    return Unknown("`\(resource.id)` is left out by its condition `\(condition.value)`", at: range)
  }

  /// A name that nothing in the template has.
  private func nothing(called name: String, at range: SourceRange, namedAt place: SourceRange) -> Value {
    let unknown = Value.unknown(Unknown("nothing in the template is called `\(name)`", at: range, expression: name))
    guard !isMadeElsewhere(name) else {
      return .unknown(Unknown("`\(name)` is made when the template is transformed", at: range, expression: name))
    }
    let known = order + parameters.names.sorted() + PseudoParameter.allCases.map { $0.rawValue }
    mistakes.note(
      .error(
        "nothing in the template has this name", at: place, "`\(name)`",
        help: Suggestion.closest(to: name, among: known).map { "did you mean `\($0)`?" }
          ?? "declare it as a parameter or a resource"), cause: "name \(prefix)\(name)")
    return unknown
  }

  /// Whether something else than the template may make a resource of that name.
  private func isMadeElsewhere(_ name: String) -> Bool {
    switch template.dialect {
    case .cloudFormation: false
    case .serverlessFramework: true
    // The roles, versions and permissions that a function brings are called after it.
    case .withMacros(isServerless: true):
      order.contains { name.hasPrefix($0) && resources[$0]?.type.hasPrefix("AWS::Serverless::") == true }
        || name.hasPrefix("Serverless")
    case .withMacros(isServerless: false): true
    }
  }

  /// A name with the variables of loops filled in.
  func filled(_ text: String) -> String {
    guard !bindings.isEmpty, text.utf8.contains(UInt8(ascii: "{")) else { return text }
    return bindings.reduce(text) { text, binding in
      text.replacingRuns(of: "${\(binding.key)}", with: binding.value)
        .replacingRuns(of: "&{\(binding.key)}", with: binding.value.lettersAndDigits)
    }
  }
}

extension String {
  /// The text with some words replaced wherever they stand.
  func replacingRuns(of words: String, with other: String) -> String {
    let bytes = Array(utf8), sought = Array(words.utf8)
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index...].starts(with: sought) {
        result += other.utf8
        index += sought.count
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// What a logical id may hold of it.
  fileprivate var lettersAndDigits: String { filter { $0.isASCII && ($0.isLetter || $0.isNumber) } }
}

extension Facet {
  /// What a type of resource gives, in the words of the assembly.
  init(_ meaning: CloudFormationReturns.Meaning) {
    self =
      switch meaning {
      case .id: .id
      case .arn: .arn
      case .name: .name
      case .endpoint: .endpoint
      case .port: .other("port")
      case .resourceID: .resourceID
      }
  }
}
