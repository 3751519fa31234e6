import Foundation
import Rendering
import Rules
import TestSupport
import Testing

/// A directory with modules in modules, and what the real Terraform once made of it: the plan that made it, and the state since then.
///
/// Its faults are those of the fixture `nested`; it has one instance a cluster, because `moto` knows no endpoints.
@Suite struct RecordedFormsTests {
  @Test func sayTheSameAsTheDirectory() throws {
    let directory = JudgedForm(files: try Self.files())
    let plan = JudgedForm("plan", shown: try Self.recorded("nested.plan.json"))
    let state = JudgedForm("state", shown: try Self.recorded("nested.state.json"))
    for form in [directory, plan, state] { #expect(form.mistakes == [], "\(form.name)") }
    // A plan does not show what a `dynamic` block refers to, here the secret of an entry and the groups of the clients.
    let hidden: Set = ["HR037", "HR073"]
    #expect(directory.differences(to: plan, besides: JudgedForm.knownFromPlansOn.union(hidden)) == [])
    // The port that was left out is there by now.
    let shown: Set = ["HR160"]
    #expect(plan.differences(to: state, besides: JudgedForm.knownBeforeOrSinceStates.union(shown)) == [])
    #expect(
      state.findings == [
        "HR066": [#"module.db["us"].module.proxy.aws_db_proxy.this"#],
        "HR075": [#"module.db["eu"].aws_rds_cluster.this"#, #"module.db["us"].aws_rds_cluster.this"#],
        "HR082": [#"module.db["us"].module.proxy.aws_db_proxy_default_target_group.this"#],
        "HR103": [
          #"module.db["eu"].module.proxy.aws_db_proxy_default_target_group.this"#,
          #"module.db["us"].module.proxy.aws_db_proxy_default_target_group.this"#,
        ],
      ])
  }

  private static func recorded(_ name: String) throws -> String {
    try String(contentsOf: Golden.package.appending(path: "Tests/TerraformTests/Recorded/\(name)"), encoding: .utf8)
  }

  private static func files() throws -> [RenderedFile] {
    let root = Golden.package.appending(path: "Tests/TerraformReadingTests/Modules/nested")
    let names = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
    let files = try names.filter { $0.hasSuffix(".tf") }.map { name in
      RenderedFile(name: name, text: try String(contentsOf: root.appending(path: name), encoding: .utf8))
    }
    let one = "resource \"aws_rds_cluster_instance\" \"this\" {\n  count = 1\n}\n"
    return files + [RenderedFile(name: "modules/database/readers_override.tf", text: one)]
  }
}
