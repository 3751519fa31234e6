import ProxyModel
import SourceText
import YAMLSyntax

/// One resource as a plan or a state shows it.
struct PlannedResource {
  /// The instance: `module.db["eu"].aws_db_proxy.this[0]`.
  let address: String
  /// `aws_db_proxy`.
  let type: String
  /// Its name in the configuration: `this`.
  let name: String
  /// Whether it is only looked up.
  let isData: Bool
  /// The key of the instance as it stands in brackets, where it has one.
  let key: String?
  /// What to point at.
  let place: SourceRange
  /// Everything that is said of it.
  let whole: SourceRange
  /// Its attributes, after what is planned.
  let values: YAMLNode?
  /// Which of them are known only after that.
  var unknown: YAMLNode?
  /// Which of them are secret, in the shape of the attributes; beside it the attributes that it speaks of.
  var sensitive: [(marks: YAMLNode, values: YAMLNode)] = []
  /// The attributes that a raw state lists as secret, each as a path of names.
  var sensitivePaths: [[String]] = []
  /// What the plan does with it; nil in a state.
  var action: PlannedAction?

  /// The address in the configuration, of which this is one instance.
  var configured: String { key.map { String(address.dropLast($0.count + 2)) } ?? address }
}

extension PlannedResource {
  /// A resource of `terraform show -json`: of its `resource_changes`, or of a state's `values`.
  init?(shown node: YAMLNode) {
    guard let type = node["type"]?.text, let name = node["name"]?.text, let address = node["address"] else {
      return nil
    }
    self.type = type
    self.name = name
    self.address = address.text ?? ""
    isData = node["mode"]?.text == "data"
    key = node["index"].map { $0.style == .plain ? $0.source : Self.quoted($0.text ?? "") }
    place = address.range
    whole = node.range
    if let change = node["change"] {
      values = change["after"].flatMap { $0.kind == .mapping ? $0 : nil }
      unknown = change["after_unknown"]
      action = PlannedAction(change["actions"]?.items.compactMap { $0.text } ?? [])
      for (marks, about) in [("after_sensitive", "after"), ("before_sensitive", "before")] {
        if let marks = change[marks], let about = change[about] { sensitive.append((marks, about)) }
      }
    } else {
      values = node["values"]
      if let marks = node["sensitive_values"], let values { sensitive.append((marks, values)) }
    }
  }

  /// An instance of a resource in a state as Terraform stores it.
  init?(stored instance: YAMLNode, of resource: YAMLNode) {
    guard let type = resource["type"]?.text, let name = resource["name"], let words = name.text else { return nil }
    self.type = type
    self.name = words
    isData = resource["mode"]?.text == "data"
    key = instance["index_key"].map { $0.style == .plain ? $0.source : Self.quoted($0.text ?? "") }
    let module = resource["module"]?.text.map { "\($0)." } ?? ""
    address = module + (isData ? "data." : "") + "\(type).\(words)" + (key.map { "[\($0)]" } ?? "")
    place = name.range
    whole = instance.range
    values = instance["attributes"]
    sensitivePaths = instance["sensitive_attributes"]?.items.map { $0.items.compactMap { $0["value"]?.text } } ?? []
  }

  /// A key as it stands between brackets.
  private static func quoted(_ key: String) -> String { "\"\(key)\"" }
}
