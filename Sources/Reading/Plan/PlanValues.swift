import ProxyModel
import SourceText
import YAMLSyntax

/// Brings the attributes of planned resources to values: what is known as it is, what is not as a reference where the configuration
/// tells to what.
struct PlanValues {
  let configuration: PlanConfiguration
  let identities: PlanIdentities
  /// The policy documents that are computed only after the plan, by address.
  let documents: [String: PlannedResource]

  /// What a configuration says of an attribute.
  private enum Expression {
    /// Nothing: what is not known is left to AWS.
    case absent
    /// One expression for all of it.
    case whole(YAMLNode)
    /// Blocks, in the order of the configuration, which for sets is not that of the plan.
    case blocks([YAMLNode])
    /// The attributes of a block.
    case block(YAMLNode)
    /// It may say something, but the plan does not show what, as in a `dynamic` block.
    case unavailable

    init(_ node: YAMLNode?) {
      guard let node else {
        self = .absent
        return
      }
      if node.kind == .sequence {
        self = .blocks(Array(node.items))
      } else if node.entries.isEmpty || node["references"] != nil || node["constant_value"] != nil {
        self = .whole(node)
      } else {
        self = .block(node)
      }
    }
  }

  /// Where an attribute stands.
  private struct Place {
    let resource: PlannedResource
    let scope: PlanConfiguration.Scope
    /// The name of the attribute, or of the list whose element this is.
    var attribute = ""
    /// Whether it is one of the resource's own, not one of a block.
    var isOwn = true

    func inside(_ name: String) -> Place {
      var place = self
      place.isOwn = attribute.isEmpty
      place.attribute = name
      return place
    }
  }

  /// The attributes of a resource.
  func body(of resource: PlannedResource) -> Value {
    let place = Place(resource: resource, scope: configuration.scope(of: resource))
    let expression = configuration.expressions(of: resource).map { Expression.block($0) } ?? .unavailable
    return value(resource.values, resource.unknown, expression, place) ?? .map([], at: resource.place)
  }

  // The JSON reader bounds how deep nodes lie in each other, so that this comes to an end.
  private func value(_ known: YAMLNode?, _ unknown: YAMLNode?, _ expression: Expression, _ place: Place) -> Value? {
    if let unknown, unknown.kind == .scalar, unknown.source == "true" {
      return reference(expression, place, at: unknown.range)
    }
    guard let known else { return unknown.flatMap { map(nil, $0, expression, place, at: $0.range) } }
    switch known.kind {
    case .mapping: return map(known, unknown, expression, place, at: known.range)
    case .sequence: return list(known, unknown, expression, place)
    case .scalar: return scalar(known, expression, place)
    }
  }

  private func map(
    _ known: YAMLNode?, _ unknown: YAMLNode?, _ expression: Expression, _ place: Place, at range: SourceRange
  ) -> Value? {
    guard known != nil || unknown?.kind == .mapping else { return nil }
    var entries: [Value.Entry] = []
    func add(_ key: YAMLNode, _ value: YAMLNode?, _ mark: YAMLNode?) {
      let name = key.text ?? ""
      let inner = Self.inner(expression, name, value ?? mark)
      if let value = self.value(value, mark, inner, place.inside(name)) {
        entries.append(.init(Located(name, at: key.range), value))
      }
    }
    var seen: Set<String> = []
    if let known {
      for entry in known.entries {
        seen.insert(entry.key.text ?? "")
        add(entry.key, entry.value, unknown?[entry.key.text ?? ""])
      }
    }
    if let unknown, unknown.kind == .mapping {
      for entry in unknown.entries where !seen.contains(entry.key.text ?? "") { add(entry.key, nil, entry.value) }
    }
    return .map(entries, at: range)
  }

  /// The expression of an attribute within that of what holds it.
  private static func inner(_ expression: Expression, _ name: String, _ value: YAMLNode?) -> Expression {
    switch expression {
    case .absent, .unavailable, .whole: return expression
    case .blocks(let blocks): return blocks.count == 1 ? inner(.block(blocks[0]), name, value) : .unavailable
    case .block(let block):
      let found = Expression(block[name])
      // Blocks that are there though no block is written come from a `dynamic` one.
      if case .absent = found, let value, value.kind == .sequence, value.items.first?.kind == .mapping {
        return .unavailable
      }
      return found
    }
  }

  private func list(_ known: YAMLNode, _ unknown: YAMLNode?, _ expression: Expression, _ place: Place) -> Value {
    let marks = unknown?.kind == .sequence ? Array(unknown?.items ?? known.items) : []
    func mark(_ index: Int) -> YAMLNode? { marks.indices.contains(index) ? marks[index] : nil }
    var blocks: [YAMLNode] = []
    if case .blocks(let written) = expression { blocks = written }
    var holes = holes(in: marks, expression, place)
    let items = known.items.enumerated().map { index, item -> Value in
      if mark(index)?.source == "true" {
        return holes.isEmpty ? unseen(expression, place, at: item.range) : holes.removeFirst()
      }
      var inner = expression
      if case .blocks = expression {
        let match = blocks.firstIndex { Self.fits($0, item) }
        inner = match.map { .block(blocks.remove(at: $0)) } ?? .unavailable
      }
      return value(item, mark(index), inner, place) ?? .null(at: item.range)
    }
    return .list(items, at: known.range)
  }

  /// What stands for the unknown elements of a list, where there are as many as the expression has references.
  private func holes(in marks: [YAMLNode], _ expression: Expression, _ place: Place) -> [Value] {
    let unknown = marks.filter { $0.source == "true" }
    guard let first = unknown.first, case .whole(let node) = expression else { return [] }
    let found = texts(of: node, place)
    return found.count == unknown.count ? found.map { .text($0, at: first.range) } : []
  }

  /// Whether a block of the configuration can be the one that became this element of a set.
  private static func fits(_ block: YAMLNode, _ item: YAMLNode) -> Bool {
    block.entries.allSatisfy { entry in
      guard let constant = entry.value["constant_value"], let text = constant.text else { return true }
      return item[entry.key.text ?? ""]?.text == text
    }
  }

  private func scalar(_ node: YAMLNode, _ expression: Expression, _ place: Place) -> Value? {
    switch node.resolved {
    case .null?, nil: return .null(at: node.range)
    case .bool(let bool)?: return .bool(bool, at: node.range)
    case .integer(let number)?: return .number(Double(number), at: node.range)
    case .float(let number)?: return .number(number, at: node.range)
    case .string(let text)?: return .text(meaning(of: text, expression, place), at: node.range)
    }
  }

  /// A text that is known, seen as a reference where it is what another resource is called.
  private func meaning(of text: String, _ expression: Expression, _ place: Place) -> DeclaredText {
    if let referred = referred(expression, place), referred.says(text) { return referred.text }
    if let identity = identities[text] ?? identities.named(text, by: place.attribute, of: place.resource.type),
      identity.address != place.resource.address
    {
      return identity.text
    }
    return Self.documents.contains(place.attribute) ? identities.text(text) : DeclaredText(text)
  }

  /// Attributes that hold JSON.
  private static let documents: Set<String> = ["assume_role_policy", "container_definitions", "json", "policy"]
}

// What is not known yet.
extension PlanValues {
  /// The one resource that an expression leads to, with what is known of it.
  private func referred(_ expression: Expression, _ place: Place) -> (text: DeclaredText, says: (String) -> Bool)? {
    guard case .whole(let node) = expression, !Self.documents.contains(place.attribute) else { return nil }
    let sources = configuration.sources(of: node, in: place.scope)
    guard sources.count == 1, case .attribute(let resource, let path)? = sources.first, path.count == 1,
      resource.address != place.resource.address
    else { return nil }
    let text = TerraformFacets.text(of: ResourceAddress(resource.address), type: resource.type, path: path)
    return (text, { resource.values?[path[0]]?.text == $0 })
  }

  private func texts(of node: YAMLNode, _ place: Place) -> [DeclaredText] {
    configuration.sources(of: node, in: place.scope).compactMap { source in
      guard case .attribute(let resource, let path) = source else { return nil }
      // A list of whole resources means their ids: `aws_subnet.private[*].id`.
      let steps = path.isEmpty ? ["id"] : path
      return TerraformFacets.text(of: ResourceAddress(resource.address), type: resource.type, path: steps)
    }
  }

  /// What stands for an attribute that is not known; nil where AWS decides because nobody has written anything.
  private func reference(_ expression: Expression, _ place: Place, at range: SourceRange) -> Value? {
    guard case .whole(let node) = expression else {
      if case .absent = expression { return nil }
      // AWS chooses this one by itself, and a `dynamic` block does not show whether anybody has.
      if place.attribute == "client_password_auth_type" { return nil }
      return unseen(expression, place, at: range)
    }
    let sources = configuration.sources(of: node, in: place.scope)
    if Self.documents.contains(place.attribute) { return document(sources, expression, place, at: range) }
    let found = texts(of: node, place)
    guard found.count == sources.count, !found.isEmpty else { return unseen(expression, place, at: range) }
    if Self.lists.contains(place.attribute) { return .list(found.map { .text($0, at: range) }, at: range) }
    return found.count == 1 ? .text(found[0], at: range) : unseen(expression, place, at: range)
  }

  /// A policy that a data source computes after the plan, from parts that the plan shows.
  private func document(
    _ sources: [PlanConfiguration.Source], _ expression: Expression, _ place: Place, at range: SourceRange
  ) -> Value {
    guard sources.count == 1, case .attribute(let resource, let path)? = sources.first, path == ["json"],
      let document = documents[resource.address], resource.address != place.resource.address
    else { return unseen(expression, place, at: range) }
    return TerraformPolicyDocument.value(of: TerraformBody(value: body(of: document)), at: document.place)
  }

  private func unseen(_ expression: Expression, _ place: Place, at range: SourceRange) -> Value {
    var words: String?
    if case .whole(let node) = expression { words = node["references"]?.items.first?.text }
    let subject = "`\(place.attribute)` of `\(place.resource.address)`"
    let reason =
      words.map { "\(subject) is known only after `\($0)`" } ?? "\(subject) is known only after the plan is applied"
    return .unknown(
      Unknown(
        reason, at: range, expression: words ?? place.attribute, remedy: "apply the plan, and validate the state"))
  }

  /// Attributes that are lists or sets.
  private static let lists: Set<String> = [
    "alarm_actions", "cidr_blocks", "identifiers", "ipv6_cidr_blocks", "managed_policy_arns", "policy_arns",
    "prefix_list_ids", "resources", "roles", "security_group_ids", "security_groups", "subnet_ids", "subnets",
    "vpc_security_group_ids", "vpc_subnet_ids",
  ]
}
