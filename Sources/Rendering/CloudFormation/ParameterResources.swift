import JSONSyntax
import ProxyModel

extension TemplateScope {
  /// Where applications find the endpoints.
  var parameterResources: [TemplateResource] {
    deployment.parameters.map { parameter in
      resource(id(.parameter(parameter.symbol)), "AWS::SSM::Parameter", at: parameter.provenance) {
        "Name" .= value(parameter.name)
        if !parameter.description.isEmpty { "Description" .= parameter.description }
        "Type" .= "String"
        "Value" .= value(parameter.value, at: parameter.provenance.range)
        tagMap(parameter.tags, at: parameter.provenance.range)
      }
    }
  }
}
