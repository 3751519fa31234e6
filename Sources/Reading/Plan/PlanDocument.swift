import ProxyModel
import SourceText
import YAMLSyntax

/// What a plan or a state holds, as far as headroom has any use for it.
struct PlanDocument {
  /// The three that tell of resources and their attributes.
  enum Form { case plan, state, storedState }

  let form: Form
  let root: YAMLNode
  /// The resources that can be lifted, and the policy documents that they may take their policies from.
  private(set) var resources: [PlannedResource] = []
  /// How many others there are.
  private(set) var passedOver = 0

  /// Nil for JSON that is neither.
  init?(_ root: YAMLNode) {
    self.root = root
    if root["resource_changes"] != nil || root["planned_values"] != nil {
      form = .plan
      for node in Self.items(root["resource_changes"]) { add(PlannedResource(shown: node)) }
      let changed = Set(resources.map { $0.address })
      // What is looked up before anything is planned stands in the state that the plan starts from.
      for node in Self.resources(in: root["prior_state"]?["values"]?["root_module"])
      where node["mode"]?.text == "data" && !changed.contains(node["address"]?.text ?? "") {
        add(PlannedResource(shown: node))
      }
    } else if root["values"] != nil || root["format_version"] != nil {
      form = .state
      for node in Self.resources(in: root["values"]?["root_module"]) { add(PlannedResource(shown: node)) }
    } else if root["serial"] != nil || root["lineage"] != nil {
      form = .storedState
      for resource in Self.items(root["resources"]) {
        for instance in Self.items(resource["instances"]) {
          add(PlannedResource(stored: instance, of: resource))
        }
      }
    } else {
      return nil
    }
  }

  /// The data source that computes policies, which plans show part by part.
  static let policyDocument = "aws_iam_policy_document"

  private mutating func add(_ resource: PlannedResource?) {
    guard let resource else { return }
    if TerraformLifting.knows(resource.type) || resource.type == Self.policyDocument {
      resources.append(resource)
    } else {
      passedOver += 1
    }
  }

  private static func items(_ node: YAMLNode?) -> [YAMLNode] { node.map { Array($0.items) } ?? [] }

  /// The resources of a module and of all modules in it.
  private static func resources(in module: YAMLNode?) -> [YAMLNode] {
    var found: [YAMLNode] = []
    var waiting = module.map { [$0] } ?? []
    while let module = waiting.popLast() {
      found += items(module["resources"])
      waiting += items(module["child_modules"]).reversed()
    }
    return found
  }
}
