import SourceText

/// Data sources that look nothing up: what they say can be worked out from the files.
enum ComputedDataSource {
  /// An attribute that can be worked out; nil for all others.
  static func attribute(
    _ name: String, of declaration: ResourceDeclaration, _ instance: Expansion.Instance, in module: ModuleInstance,
    at range: SourceRange
  ) throws(Fault) -> TerraformValue? {
    guard declaration.mode == .data else { return nil }
    switch (declaration.type.value, name) {
    case ("aws_iam_policy_document", "json"), ("aws_iam_policy_document", "minified_json"):
      let address = module.address(of: declaration, instance.key)
      return try module.once("\(address).json", at: declaration.header) { () throws(Fault) in
        let body = module.evaluate(
          declaration.body, module.scope(of: instance, at: declaration.header),
          leavingOut: ResourceDeclaration.metaArguments)
        return try PolicyDocumentSource(body, at: declaration.header).json()
      }.used(at: range)
    case ("aws_region", "name"), ("aws_region", "region"), ("aws_region", "id"):
      // The region of the deployment is that of its proxies; an alias may stand for another one.
      guard let provider = module.provider(of: declaration), provider.alias != nil else { return nil }
      return provider.body.entry("region")?.value.used(at: range)
    default: return nil
    }
  }

  /// What is added to the body of a data source.
  static func attributes(
    of declaration: ResourceDeclaration, _ instance: Expansion.Instance, in module: ModuleInstance
  ) -> [TerraformValue.Entry]? {
    guard declaration.mode == .data, declaration.type.value == "aws_iam_policy_document" else { return nil }
    let place = declaration.header
    guard let json = try? attribute("json", of: declaration, instance, in: module, at: place) else { return nil }
    return [TerraformValue.Entry(name: "json", place: place, value: json)]
  }
}
