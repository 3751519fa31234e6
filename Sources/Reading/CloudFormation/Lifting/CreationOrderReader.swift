import AWSFacts
import ProxyModel
import SourceText
import YAMLSyntax

/// Reads off a template which of its resources wait for which.
struct CreationOrderReader {
  private let scope: TemplateScope
  /// What each resource refers to or names in `DependsOn`, as far as anybody asked.
  private var direct: [String: Set<String>] = [:]

  private init(_ scope: TemplateScope) { self.scope = scope }

  /// The order of a template and those nested in it.
  static func order(in scope: TemplateScope, of deployment: Deployment) -> CreationOrder {
    CreationOrder(needs(in: scope, of: deployment))
  }

  private static func needs(in scope: TemplateScope, of deployment: Deployment) -> [CreationOrder.Need] {
    var reader = CreationOrderReader(scope)
    var needs: [CreationOrder.Need] = []
    for id in scope.order {
      guard let resource = scope.resources[id] else { continue }
      if let nested = scope.nested[id] { needs += Self.needs(in: nested, of: deployment) }
      switch CloudFormationType(rawValue: resource.type) {
      case .targetGroup: needs += reader.proxyNeed(of: resource) + reader.instanceNeeds(of: resource)
      case .endpoint: needs += reader.proxyNeed(of: resource)
      case .proxy, nil: continue
      }
    }
    return needs
  }

  /// The proxy that a part names, where this template makes it.
  private mutating func proxyNeed(of part: TemplateResource) -> [CreationOrder.Need] {
    guard let named = scope.property(["DBProxyName"], of: part), let proxy = resource(named, type: .proxy) else {
      return []
    }
    return [need(.proxy, of: part, at: named.range, on: proxy)]
  }

  /// The instances of the clusters that a target group registers, as far as this template makes them.
  private mutating func instanceNeeds(of group: TemplateResource) -> [CreationOrder.Need] {
    let clusters = scope.property(["DBClusterIdentifiers"], of: group)?.elements ?? []
    let names = clusters.compactMap(Self.identity)
    guard !names.isEmpty else { return [] }
    var needs: [CreationOrder.Need] = []
    for id in scope.order {
      guard let instance = scope.resources[id], instance.type == "AWS::RDS::DBInstance",
        let cluster = scope.property(["DBClusterIdentifier"], of: instance).flatMap(Self.identity),
        names.contains(cluster)
      else { continue }
      needs.append(need(.databaseInstance, of: group, at: group.place, on: instance))
    }
    return needs
  }

  private mutating func need(
    _ kind: CreationOrder.Need.Kind, of part: TemplateResource, at place: SourceRange, on other: TemplateResource
  ) -> CreationOrder.Need {
    CreationOrder.Need(
      kind, of: provenance(part), at: place, on: provenance(other), isAwaited: awaits(part.id, other.id))
  }

  private func provenance(_ resource: TemplateResource) -> Provenance {
    Provenance(resource.place, scope.address(resource.id).description)
  }

  /// By what two values are known to name the same thing: the resource, or the name itself.
  private static func identity(_ value: Value) -> DeclaredText? {
    guard case .text(let text, _) = value, !text.hasUnknown else { return nil }
    return text
  }

  /// The resource of a type that a value names: by reference, or by its name as it is written.
  private func resource(_ value: Value, type: CloudFormationType) -> TemplateResource? {
    guard let name = Self.identity(value) else { return nil }
    for id in scope.order {
      guard let resource = scope.resources[id], resource.type == type.rawValue else { continue }
      if name.reference?.address == scope.address(id) { return resource }
      if scope.property(["DBProxyName"], of: resource).flatMap(Self.identity) == name { return resource }
    }
    return nil
  }

  /// Whether one resource waits for another, through however many others.
  private mutating func awaits(_ id: String, _ other: String) -> Bool {
    var seen: Set<String> = [id]
    var waiting = [id]
    while let next = waiting.popLast() {
      for dependency in dependencies(of: next) where seen.insert(dependency).inserted {
        if dependency == other { return true }
        waiting.append(dependency)
      }
    }
    return false
  }

  private mutating func dependencies(of id: String) -> Set<String> {
    if let known = direct[id] { return known }
    guard let resource = scope.resources[id] else { return [] }
    var found = scope.binding(resource.bindings) { () -> Set<String> in
      let named = Set(resource.dependencies.map { scope.filled($0.value) })
      return resource.properties.map { named.union(ReferenceSearch.names(in: $0, scope)) } ?? named
    }
    found = found.filter { scope.resources[$0] != nil }
    direct[id] = found
    return found
  }
}

/// Finds the names that the functions within a node refer to, without evaluating anything.
enum ReferenceSearch {
  static func names(in root: YAMLNode, _ scope: TemplateScope) -> Set<String> {
    var names: Set<String> = []
    // The reader bounds how many nodes there are, aliases followed.
    var waiting = [(node: root, isArgument: false)]
    while let (node, isArgument) = waiting.popLast() {
      if let call = FunctionCall(node, ignoringTag: isArgument) {
        collect(call, scope, into: &names)
        waiting.append((call.argument, call.isTagged))
        continue
      }
      for entry in node.entries { waiting.append((entry.value, false)) }
      for item in node.items { waiting.append((item, false)) }
    }
    return names
  }

  private static func collect(_ call: FunctionCall, _ scope: TemplateScope, into names: inout Set<String>) {
    switch call.function {
    case .ref: if let name = call.argument.text { names.insert(scope.filled(name)) }
    case .getAtt:
      let name = call.arguments?.first?.text ?? call.argument.text.map { String($0.prefix { $0 != "." }) }
      if let name { names.insert(scope.filled(name)) }
    case .sub:
      let text = call.arguments?.first?.text ?? call.argument.text ?? ""
      for case .variable(let name) in SubstitutionText.pieces(of: text) {
        names.insert(String(name.prefix { $0 != "." }))
      }
    default: break
    }
  }
}
