import AWSFacts
import ProxyModel
import SourceText
import YAMLSyntax

/// Brings the resources of templates to drafts.
struct TemplateLifting {
  /// What was lifted so far.
  private(set) var parts = Parts()
  /// The template whose resources are being lifted.
  private(set) var scope: TemplateScope
  /// Services of ECS, which run what a task definition says.
  var services: [(body: TemplateBody, origin: Origin)] = []
  /// Services of App Runner, which reach a VPC by a connector.
  var runners: [(body: TemplateBody, origin: Origin)] = []
  /// What such services refer to by its address.
  var definitions: [ResourceAddress: TemplateBody] = [:]
  /// What was looked at and left, with the reason.
  var passedOver: [(what: String, why: String)] = []

  /// How one type of resource becomes drafts.
  typealias Lift = @Sendable (inout TemplateLifting, TemplateBody, Origin) -> Void

  private static let lifts: [String: Lift] = [proxy, network, access, secrets, database, operations, compute]
    .reduce(into: [:]) { all, topic in all.addMissing(topic) }

  /// Everything that a template and the stacks nested in it declare.
  static func lifting(_ scope: TemplateScope) -> TemplateLifting {
    var lifting = TemplateLifting(scope: scope)
    lifting.lift(scope)
    lifting.joinServices()
    lifting.joinRunners()
    return lifting
  }

  private init(scope: TemplateScope) { self.scope = scope }

  private mutating func lift(_ scope: TemplateScope) {
    self.scope = scope
    for id in scope.order {
      guard let resource = scope.resources[id] else { continue }
      if let nested = scope.nested[id] {
        if isPresent(resource) { lift(nested) }
        self.scope = scope
      } else if let lift = Self.lifts[resource.type], isPresent(resource) {
        let origin = origin(of: resource)
        lift(&self, body(of: resource), origin)
      }
    }
  }

  /// Adds drafts.
  mutating func add(_ change: (inout Parts) -> Void) { change(&parts) }

  /// Whether a resource is made, as far as its condition tells; one that may be made is.
  private func isPresent(_ resource: TemplateResource) -> Bool {
    if case .no = scope.truth(of: resource) { false } else { true }
  }

  private func origin(of resource: TemplateResource) -> Origin {
    var origin = Origin(scope.address(resource.id), name: resource.id, at: resource.place)
    if case .unknown(let unknown) = scope.truth(of: resource) { origin.condition = unknown }
    origin.madeBy = resource.constructPath
    return origin
  }

  private func body(of resource: TemplateResource) -> TemplateBody {
    scope.binding(resource.bindings) {
      guard let node = resource.properties else { return TemplateBody(value: .map([], at: resource.place)) }
      var body = TemplateBody(value: scope.value(of: node))
      if let entry = node.entries.first(where: { FunctionCall.isTransform($0) }) {
        body.unseen = Unknown("a macro makes it when the stack is deployed", at: entry.key.range)
      }
      return body
    }
  }
}

extension TemplateScope {
  /// Whether a resource is made.
  func truth(of resource: TemplateResource) -> Truth {
    guard let condition = resource.condition else { return .yes }
    return binding(resource.bindings) { truth(ofCondition: filled(condition.value), at: condition.range) }
  }
}
