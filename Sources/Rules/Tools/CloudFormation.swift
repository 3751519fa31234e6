import ProxyModel

extension Rule {
  /// What CloudFormation makes of a template.
  static let cloudFormation: [Rule] = [.registeredBeforeInstances, .proxyNamedWithoutDependency, .attributeUnknown]
}

extension Report {
  /// What CloudFormation knows of the deployment.
  ///
  /// - Throws: `notApplicable` for a deployment that is no template.
  var template: TemplateFacts {
    get throws(Inconclusive) {
      guard deployment.form.kind == .cloudformation else { throw .notApplicable }
      return deployment.form.template
    }
  }

  /// The needs of a kind; what is not known of them is left open.
  ///
  /// - Throws: `notApplicable` where there are none.
  mutating func needs(_ kind: TemplateFacts.Need.Kind) throws(Inconclusive) -> [TemplateFacts.Need] {
    let needs = try template.needs.filter { $0.kind == kind }
    guard !needs.isEmpty else { throw .notApplicable }
    for need in needs { if case .unknown(let unknown) = need.order { leaveOpen(unknown) } }
    return needs
  }
}
