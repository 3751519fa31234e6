import SourceText
import YAMLSyntax

/// The configuration inside of a plan: which expression stands behind an attribute, and what it leads to.
///
/// A plan does not keep expressions, only what they refer to; that is enough to know who a value of tomorrow comes from.
struct PlanConfiguration {
  private let root: YAMLNode?
  private let variables: YAMLNode?
  /// The instances of each resource that can be referred to, by the address that they share.
  private var instances: [String: [PlannedResource]] = [:]
  /// What it says of each resource, by its address without keys.
  private var configured: [String: YAMLNode] = [:]

  init(_ document: PlanDocument) {
    root = document.root["configuration"]?["root_module"]
    variables = document.root["variables"]
    for resource in document.resources { instances[resource.configured, default: []].append(resource) }
    let wanted = Set(document.resources.map { Self.plainAddress(of: $0) })
    var waiting = root.map { [(prefix: "", module: $0)] } ?? []
    while let (prefix, module) = waiting.popLast() {
      for resource in module["resources"].map({ Array($0.items) }) ?? [] {
        guard let address = resource["address"]?.text, wanted.contains(prefix + address) else { continue }
        configured[prefix + address] = resource
      }
      for call in module["module_calls"].map({ Array($0.entries) }) ?? [] {
        guard let name = call.key.text, let inner = call.value["module"] else { continue }
        waiting.append(("\(prefix)module.\(name).", inner))
      }
    }
  }

  /// The address of a resource without the keys of instances: what the configuration calls it.
  private static func plainAddress(of resource: PlannedResource) -> String {
    PlanAddress(resource.address).steps.compactMap { if case .name(let name) = $0 { name } else { nil } }
      .joined(separator: ".")
  }

  /// Where an expression leads.
  enum Source {
    /// An attribute of a resource, or the resource itself.
    case attribute(PlannedResource, path: [String])
    /// Something else, in the words of the configuration.
    case unseen(String)
  }

  /// From where an expression is looked at: `var.x` means something else in every module.
  struct Scope {
    var modules: [PlanAddress.ModuleStep]
    /// The key of the resource or the module that the expression stands in.
    var key: String?
    /// What the `for_each` of that goes through.
    var each: YAMLNode?
  }

  /// The scope of a resource's own expressions.
  func scope(of resource: PlannedResource) -> Scope {
    Scope(
      modules: PlanAddress(resource.address).modules.path, key: resource.key,
      each: configured[Self.plainAddress(of: resource)]?["for_each_expression"])
  }

  /// The expressions of a resource; nil where the plan has no configuration for it.
  func expressions(of resource: PlannedResource) -> YAMLNode? {
    configured[Self.plainAddress(of: resource)]?["expressions"]
  }

  private func module(_ path: [PlanAddress.ModuleStep]) -> YAMLNode? {
    path.reduce(root) { module, step in module?["module_calls"]?[step.name]?["module"] }
  }

  /// What an expression refers to.
  func sources(of expression: YAMLNode, in scope: Scope) -> [Source] { sources(of: expression, in: scope, depth: 0) }

  /// Through how many variables and outputs a value is followed.
  private static let depthLimit = 32

  private func sources(of expression: YAMLNode, in scope: Scope, depth: Int) -> [Source] {
    guard depth < Self.depthLimit, let listed = expression["references"] else { return [] }
    let words = Self.longest(listed.items.compactMap { $0.text })
    let isOwnKey = words.contains {
      ["each.key", "each.value", "count.index"].contains($0) || $0.hasPrefix("each.value.")
    }
    if words.count == 1, let value = eachValue(words[0], in: scope, depth: depth) { return value }
    return words.flatMap { sources(of: $0, in: scope, isOwnKey: isOwnKey, depth: depth) }
  }

  /// What `each.value` is: the instance of the same key where `for_each` goes through a resource, or the one thing that all of it is
  /// made of; nil for any other expression.
  private func eachValue(_ words: String, in scope: Scope, depth: Int) -> [Source]? {
    let steps = PlanAddress(words).steps
    guard steps.starts(with: [.name("each"), .name("value")]), let each = scope.each else { return nil }
    let path = steps.dropFirst(2).compactMap { if case .name(let name) = $0 { name } else { nil } }
    let found = sources(of: each, in: Scope(modules: scope.modules), depth: depth + 1)
    for case .attribute(let resource, []) in found where resource.key != nil && resource.key == scope.key {
      return [.attribute(resource, path: path)]
    }
    return found.count == 1 && path.isEmpty ? found : [.unseen(words)]
  }

  /// Terraform lists a reference and then everything that it is a part of.
  private static func longest(_ words: [String]) -> [String] {
    var kept: [String] = []
    for word in words
    where !kept.contains(where: { $0.hasPrefix("\(word).") || $0.hasPrefix("\(word)[") || $0 == word }) {
      kept.append(word)
    }
    return kept
  }

  private func sources(of words: String, in scope: Scope, isOwnKey: Bool, depth: Int) -> [Source] {
    let (path, rest) = PlanAddress(words).modules
    guard path.isEmpty else { return output(words, path, rest, in: scope, isOwnKey: isOwnKey, depth: depth) }
    switch rest.first {
    case .name("var")?: return variable(words, rest.dropFirst(), in: scope, depth: depth)
    case .name("each")?, .name("count")?, .name("path")?, .name("terraform")?, nil: return []
    default: return resource(words, rest, in: scope, isOwnKey: isOwnKey)
    }
  }

  /// A variable of a module is what the call gives to it.
  private func variable(
    _ words: String, _ rest: ArraySlice<PlanAddress.Step>, in scope: Scope, depth: Int
  ) -> [Source] {
    guard let call = scope.modules.last, case .name(let name)? = rest.first,
      let written = module(scope.modules.dropLast())?["module_calls"]?[call.name],
      let expression = written["expressions"]?[name]
    else { return [.unseen(words)] }
    let outer = Scope(modules: scope.modules.dropLast(), key: call.key, each: written["for_each_expression"])
    return sources(of: expression, in: outer, depth: depth + 1)
  }

  /// An output of a module is what its expression says there.
  private func output(
    _ words: String, _ path: [PlanAddress.ModuleStep], _ rest: ArraySlice<PlanAddress.Step>,
    in scope: Scope, isOwnKey: Bool, depth: Int
  ) -> [Source] {
    guard case .name(let name)? = rest.first, var call = path.first, path.count == 1 else { return [.unseen(words)] }
    if call.key == nil, isOwnKey { call.key = scope.key }
    let modules = scope.modules + [call]
    guard let expression = module(modules)?["outputs"]?[name]?["expression"] else { return [.unseen(words)] }
    return sources(of: expression, in: Scope(modules: modules), depth: depth + 1)
  }

  private func resource(
    _ words: String, _ rest: ArraySlice<PlanAddress.Step>, in scope: Scope, isOwnKey: Bool
  ) -> [Source] {
    let length = rest.first == .name("data") ? 3 : 2
    let names = rest.prefix(length).compactMap { if case .name(let name) = $0 { name } else { nil } }
    guard names.count == length else { return [.unseen(words)] }
    var steps = rest.dropFirst(length)
    var key: String?
    if case .index(let index)? = steps.first {
      key = index
      steps = steps.dropFirst()
    }
    let path = steps.compactMap { if case .name(let name) = $0 { name } else { nil } }
    let all = instances[PlanAddress.prefix(scope.modules) + names.joined(separator: ".")] ?? []
    if let key { return all.filter { $0.key == key }.map { .attribute($0, path: path) } }
    if isOwnKey, let own = all.first(where: { $0.key == scope.key }) { return [.attribute(own, path: path)] }
    return all.isEmpty ? [.unseen(words)] : all.map { .attribute($0, path: path) }
  }
}
