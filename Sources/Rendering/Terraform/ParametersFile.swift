import HCLSyntax
import ProxyModel

extension TerraformScope {
  /// `parameters.tf`: where applications find the endpoints.
  @HCLBuilder var parametersFile: [HCLItem] {
    for parameter in deployment.parameters {
      block("resource", "aws_ssm_parameter", parameter.symbol.terraformName) {
        "name" .= value(parameter.name)
        if !parameter.description.isEmpty { "description" .= .string(parameter.description) }
        "type" .= "String"
        "value" .= value(parameter.value, at: parameter.provenance.range)
        tags(parameter.tags)
      }
    }
  }
}
