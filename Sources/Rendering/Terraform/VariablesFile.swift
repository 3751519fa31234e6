import HCLSyntax
import ProxyModel
import SourceText

extension TerraformScope {
  /// `variables.tf`: what only the caller can know.
  var variablesFile: [HCLItem] {
    guard hasClusterTarget else { return [] }
    return [
      block("variable", "database_instances") {
        "description"
          .= """
          Instances of the cluster that the same run creates: pass aws_rds_cluster_instance.x[*].id, so that the \
          cluster is registered only once they are up. A cluster without instances cannot be registered.
          """
        "type" .= .expression("list(string)")
        "default" .= []
      }
    ]
  }

  /// `locals.tf`
  var localsFile: [HCLItem] {
    commonTags.isEmpty ? [] : [block("locals") { "tags" .= .object(commonTags.items) }]
  }

  /// Whether a cluster is registered, whose instances are made elsewhere.
  var hasClusterTarget: Bool {
    deployment.targets.contains { deployment.databases[$0.database.value]?.kind == .cluster }
  }
}
