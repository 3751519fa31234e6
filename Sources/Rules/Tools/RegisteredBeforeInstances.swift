import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let registeredBeforeInstances = Rule(
    "HR122", "registered-before-instances", .warning, .tools,
    "the target group does not wait for the instances of its cluster",
    reason: "the cluster is registered while an instance is being made, and the stack may fail and roll back",
    why: """
      A target group registers its cluster as soon as the cluster is there, and CloudFormation makes instances after that. RDS \
      registers an instance only in some states; one that is just being configured is in none of them, and the stack stops with \
      `InvalidDBInstanceState`. Whether it happens is a matter of timing, so that the same template works nine times.
      """,
    fix: "Add every instance of the cluster to the target group's `DependsOn`.",
    sources: [.cdkIssue31304, .cfnDependsOn],
    examples: [
      .violates(.cloudformation, TemplateExample.cluster(group: "⟦ProxyTargetGroup⟧")),
      .holds(.cloudformation, TemplateExample.cluster(dependsOn: "DependsOn: Writer")),
      .undetermined(.cloudformation, TemplateExample.cluster(identifier: "!ImportValue orders-cluster")),
    ],
    check: .deployment { report throws(Inconclusive) in
      let needs = try report.needs(.databaseInstance)
      var groups: [(dependent: Provenance, place: SourceRange, missing: [Provenance])] = []
      for need in needs {
        guard case .open(let instance) = need.order else { continue }
        if let index = groups.firstIndex(where: { $0.place == need.place }) {
          groups[index].missing.append(instance)
        } else {
          groups.append((need.dependent, need.place, [instance]))
        }
      }
      for group in groups {
        let names = group.missing.map { "`\($0.label)`" }.joined(separator: ", ")
        report.flag(
          group.place, "nothing makes it wait for \(names)", of: group.dependent,
          related: group.missing.map { .init($0.range, "an instance of the cluster") },
          help: "add \(names) to its `DependsOn`")
      }
    })
}
