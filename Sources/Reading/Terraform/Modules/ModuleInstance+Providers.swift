import HCLSyntax
import SourceText
import YAMLSyntax

// Which provider makes what a module declares.
extension ModuleInstance {
  /// The block that configures what `aws` or `aws.eu` means in this module: its own, the one that its call hands to it under that
  /// name, or, for a name without an alias, the one of the module that calls it. Nil where none is written.
  func provider(_ reference: String) -> TerraformProviderBlock? {
    let words = reference.split(separator: ".", maxSplits: 1).map(String.init)
    guard let name = words.first else { return nil }
    let alias = words.count > 1 ? words[1] : nil
    let own = declarations.providers.first { $0.name.value == name && $0.alias == alias }
    if let own { return TerraformProviderBlock(own, body: evaluate(own.body, scope)) }
    guard let parent, let call else { return nil }
    if let given = call.declaration.providers[reference] { return parent.provider(given) }
    return alias == nil ? parent.provider(name) : nil
  }

  /// The provider of a resource or data source of AWS.
  func provider(of declaration: ResourceDeclaration) -> TerraformProviderBlock? {
    let written = declaration.body.argument("provider")?.value.providerReference
    return provider(written ?? "aws")
  }
}

extension ProviderDeclaration {
  fileprivate var alias: String? { body.argument("alias")?.value.plainText?.value }
}

extension TerraformProviderBlock {
  fileprivate init(_ declaration: ProviderDeclaration, body: TerraformValue) {
    self.init(alias: declaration.alias, place: declaration.header, body: body)
  }
}

extension ModuleCallDeclaration {
  /// What `providers` hands to the module: its own name for each, and what that is in the module that calls it.
  fileprivate var providers: [String: String] {
    var providers: [String: String] = [:]
    switch body.argument("providers")?.value {
    case .native(let expression)?:
      guard case .object(let items) = expression.withoutParentheses.kind else { break }
      for item in items {
        if let name = item.key.providerReference { providers[name] = item.value.providerReference }
      }
    case .json(let node)?:
      for entry in node.entries { if let name = entry.key.text { providers[name] = entry.value.text } }
    case nil: break
    }
    return providers
  }
}

extension ModuleExpression {
  fileprivate var providerReference: String? {
    switch self {
    case .native(let expression): expression.providerReference
    case .json(let node): node.text
    }
  }
}

extension HCLExpression {
  /// `aws` or `aws.eu`, also in quotes, as it was written before version 0.12.
  fileprivate var providerReference: String? {
    switch withoutParentheses.kind {
    case .variable(let name), .string(let name): return name
    case .path(let root, let steps):
      guard case .variable(let name) = root.kind, steps.count == 1, case .attribute(let alias) = steps[0].kind else {
        return nil
      }
      return "\(name).\(alias)"
    default: return nil
    }
  }
}
