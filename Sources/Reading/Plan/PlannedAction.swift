import ProxyModel
import SourceText

/// What a plan of Terraform does with a resource, in Terraform's words.
enum PlannedAction: String, Hashable, Sendable {
  /// It is there, and stays as it is.
  case none = "no-op"
  case create
  /// It is looked up, only once the rest is there.
  case read
  /// It is changed in place.
  case update
  /// It is made anew, and the old one goes.
  case replace
  case delete
  /// Terraform lets go of it without touching it.
  case forget

  /// The action that Terraform writes as a list: a replacement is a deletion and a creation, in either order.
  init?(_ words: [String]) {
    if words.count == 2, Set(words) == ["delete", "create"] {
      self = .replace
    } else if let word = words.first, words.count == 1, let action = PlannedAction(rawValue: word) {
      self = action
    } else {
      return nil
    }
  }
}

extension Deployment {
  /// Takes note of what a plan does with everything that hangs on a proxy, by the addresses of both.
  mutating func note(_ actions: [String: PlannedAction]) {
    func dependent(_ kind: String, _ provenance: Provenance, _ proxy: Reference<Proxy>) -> TerraformFacts.Dependent {
      let isReplaced = proxies[proxy].flatMap { actions[$0.provenance.label] } == .replace
      let action = actions[provenance.label]
      let isLeft = isReplaced && (action == PlannedAction.none || action == .update)
      return TerraformFacts.Dependent(kind, at: provenance, of: proxy, isLeft ? .isLeft : .safe)
    }
    form.terraform.dependents =
      targetGroups.map { dependent("target group", $0.provenance, $0.proxy.value) }
      + targets.map { dependent("target", $0.provenance, $0.proxy.value) }
      + endpoints.map { dependent("endpoint", $0.provenance, $0.proxy.value) }
  }
}
