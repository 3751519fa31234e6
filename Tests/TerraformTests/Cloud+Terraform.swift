import Rendering
import TestSupport

extension Cloud {
  /// Points the provider here; Terraform lays it over the generated `provider` block, which stays as it is.
  var override: RenderedFile {
    let services = ["cloudwatch", "ec2", "iam", "kms", "rds", "secretsmanager", "ssm", "sts"]
    return RenderedFile(
      name: "test_override.tf",
      text: """
        provider "aws" {
          access_key                  = "test"
          secret_key                  = "test"
          skip_credentials_validation = true
          skip_metadata_api_check     = true

          endpoints {
        \(services.map { "    \($0) = \"\(address)\"" }.joined(separator: "\n"))
          }
        }

        """)
  }
}
