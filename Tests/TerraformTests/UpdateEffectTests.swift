import AWSFacts
import Diffing
import Foundation
import ProxyModel
import Rendering
import SampleDeployments
import SourceText
import Testing

/// What a difference says that Terraform does, held against what the real Terraform plans to do.
@Suite(.serialized) struct UpdateEffectTests {
  /// One attribute, changed.
  struct Edit: Sendable {
    /// The resource whose fate the plan tells.
    let address: String
    /// The setting that the difference tells of.
    let path: String
    let apply: @Sendable (inout Deployment) -> Void

    init<Row: Resource>(
      _ address: String, _ path: String, _ table: WritableKeyPath<Deployment, Table<Row>> & Sendable,
      _ symbol: String, _ change: @escaping @Sendable (inout Row) -> Void
    ) {
      (self.address, self.path) = (address, path)
      apply = { deployment in
        guard var row = deployment[keyPath: table][Symbol(symbol)] else { return }
        change(&row)
        deployment[keyPath: table].insert(row)
      }
    }
  }

  @Test func `a plan does what the difference says`() throws {
    let original = SampleDeployment.orders.deployment
    guard let applied = try AppliedModule(original) else { return }
    try applied.addEndpoint(of: original)
    for round in Self.rounds {
      var edited = original
      for edit in round { edit.apply(&edited) }
      for file in applied.surroundings.moved(try TerraformRenderer.render(edited)) { try applied.folder.write(file) }
      let planned = try applied.folder.plannedActions(
        "-refresh=false", "-var", #"database_instances=["orders-1", "orders-2"]"#)
      let difference = Difference(from: original, to: edited)
      for edit in round {
        let change = try #require(difference.changes.first { $0.path == edit.path }, "\(edit.path) does not differ")
        let effect = change.effects.first { $0.tool == .terraform }?.effect
        #expect(planned[edit.address] == Self.action(for: effect), "\(edit.path): \(String(describing: effect))")
      }
    }
  }

  /// The word of a plan.
  private static func action(for effect: ToolEffect.Effect?) -> String? {
    switch effect {
    case .update(.inPlace), .update(.dropsConnections), .update(.needsReboot): "update"
    case .update(.replace): "replace"
    case .create: "create"
    case .delete: "delete"
    case .update(.notApplied), nil: nil
    }
  }

  /// Edits of different resources are planned together; what replaces something others hang on is planned alone.
  static let rounds: [[Edit]] = {
    var rounds: [[Edit]] = []
    for edit in apart {
      if let index = rounds.firstIndex(where: { round in !round.contains { $0.address == edit.address } }) {
        rounds[index].append(edit)
      } else {
        rounds.append([edit])
      }
    }
    return rounds + alone.map { [$0] }
  }()
}
