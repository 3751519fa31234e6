import AWSFacts
import Diffing
import Foundation
import PlayedCloud
import ProxyModel
import Rendering
import SampleDeployments
import SourceText
import TestSupport
import Testing

/// What a difference says that Terraform does, held against what the real Terraform plans to do.
@Suite(.serialized) struct UpdateEffectTests {
  @Test func `a plan does what the difference says`() throws {
    let original = Self.original
    guard let applied = try AppliedModule(original) else { return }
    try applied.addUnplayed(of: original)
    func plan(_ deployment: Deployment) throws -> [String: String] {
      for file in applied.surroundings.moved(try TerraformRenderer.render(deployment)) {
        try applied.folder.write(file)
      }
      return try applied.folder.plannedActions("-refresh=false")
    }
    let unchanged = try plan(original)
    try #require(unchanged == [:], "the module that is applied is not the one that is compared")
    for round in Self.rounds {
      var edited = original
      for edit in round { edit.apply(&edited) }
      let planned = try plan(edited)
      let difference = Difference(from: original, to: edited)
      for edit in round {
        let said = try edit.actions(in: difference)
        #expect(said.contains(planned[edit.address]), "\(edit.address): \(edit.kind.rawValue) \(edit.setting)")
      }
      if round.allSatisfy(\.isApart) {
        let others = planned.keys.filter { address in !round.contains { $0.address == address } }
        #expect(others.allSatisfy(Self.isWorkedOutAnew), "\(round.map(\.setting)): \(others.sorted())")
      }
    }
  }

  /// A policy that names a changed resource is put together again while the plan is applied, to the same end.
  private static func isWorkedOutAnew(_ address: String) -> Bool {
    address.hasPrefix("data.aws_iam_policy_document.") || address.hasPrefix("aws_iam_role_policy.")
  }

  /// A replaced or renamed proxy takes with it what belongs to it, as the difference says.
  @Test(arguments: ProxyAttribute.allCases) func `what cascades is a change of the proxy`(_ attribute: ProxyAttribute) {
    guard let cascade = attribute.terraformCascade?.value else { return }
    #expect(attribute.name(in: .terraform)?.owner == "aws_db_proxy")
    #expect(cascade == .replace || attribute.effect(in: .terraform).value == .replace)
  }

  /// Nothing that can be written goes untried, but for what is listed with the reason.
  @Test func `every argument that is written is changed, or said why not`() throws {
    let original = WrittenArguments(try TerraformRenderer.render(Self.original))
    var tried: Set<String> = []
    for edit in Self.edits {
      var edited = Self.original
      edit.apply(&edited)
      let changed = WrittenArguments(try TerraformRenderer.render(edited)).difference(from: original)
      #expect(!changed.isEmpty, "\(edit.address): \(edit.setting) changes nothing")
      tried.formUnion(changed)
    }
    var written = original.paths
    for sample in SampleDeployment.allCases {
      written.formUnion(WrittenArguments(try TerraformRenderer.render(sample.deployment)).paths)
    }
    for seed in Seeds.parts(of: 45, share: 10).joined() {
      let profile = ProfileGenerator.profile(seed: seed, reach: .accepted)
      guard let deployment = SampleSource.read(profile.text(.block)),
        let files = try? TerraformRenderer.render(deployment)
      else { continue }
      written.formUnion(WrittenArguments(files).paths)
    }
    #expect(written.subtracting(tried).subtracting(Self.untried.keys) == [])
    #expect(tried.intersection(Self.untried.keys) == [], "tried after all")
  }

  /// Edits of different resources are planned together; what replaces or renames the proxy is planned alone.
  static let rounds: [[Edit]] = {
    let all = edits.map { (edit: $0, isAlone: !$0.isApart && $0.address == "aws_db_proxy.this") }
    return rounds(of: all.filter { $0.edit.isApart }.map(\.edit))
      + rounds(of: all.filter { !$0.edit.isApart && !$0.isAlone }.map(\.edit)) + all.filter(\.isAlone).map { [$0.edit] }
  }()

  private static func rounds(of edits: [Edit]) -> [[Edit]] {
    edits.reduce(into: []) { rounds, edit in
      let free = rounds.firstIndex { round in
        !round.contains { $0.address == edit.address || $0.kind == edit.kind && $0.setting == edit.setting }
      }
      if let free { rounds[free].append(edit) } else { rounds.append([edit]) }
    }
  }
}

extension UpdateEffectTests {
  /// One attribute, changed.
  struct Edit: Sendable {
    /// The resource whose fate the plan tells.
    let address: String
    /// The part and the setting by which the difference tells of it.
    let kind: Part.Kind
    let setting: String
    /// Whether nothing but the resource itself changes.
    var isApart = true
    let apply: @Sendable (inout Deployment) -> Void

    init<Row: Resource>(
      _ address: String, _ kind: Part.Kind, _ setting: String,
      _ table: any WritableKeyPath<Deployment, Table<Row>> & Sendable, _ symbol: String,
      _ change: @escaping @Sendable (inout Row) -> Void
    ) {
      (self.address, self.kind, self.setting) = (address, kind, setting)
      apply = { deployment in
        guard var row = deployment[keyPath: table][Symbol(symbol)] else { return }
        change(&row)
        deployment[keyPath: table].insert(row)
      }
    }

    /// The same edit, where other resources change with it.
    var drawingOthers: Edit {
      var edit = self
      edit.isApart = false
      return edit
    }

    /// What a plan would do that does what the difference says; nil for nothing.
    func actions(in difference: Difference) throws -> [String?] {
      let changes = difference.changes.filter { $0.part.kind == kind && $0.setting == setting }
      try #require(!changes.isEmpty, "\(setting) is not among \(difference.changes.map(\.path))")
      let effects = Set(changes.map { change in change.effects.first { $0.tool == .terraform }?.effect })
      try #require(effects.count == 1, "\(changes.map(\.path))")
      switch effects.first ?? nil {
      case .update(.inPlace), .update(.dropsConnections), .update(.needsReboot): return ["update"]
      case .update(.replace): return ["replace"]
      case .create: return ["create"]
      case .delete: return ["delete"]
      // Terraform plans nothing, or plans it every time anew.
      case .update(.notApplied): return [nil, "update"]
      case nil: return [nil]
      }
    }
  }
}
