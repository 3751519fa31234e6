import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let engineVersionUnsupported = Rule(
    "HR007", "engine-version-unsupported", .error, .database, "RDS Proxy does not support this version of the engine",
    reason: "the database cannot be registered as a target",
    why: """
      For each engine AWS lists the versions before which RDS Proxy can stand; for Aurora they begin at a minor version. A version \
      newer than everything that this build's table lists is left undecided, since AWS may have added it.
      """,
    fix: "Upgrade the database to a version that RDS Proxy supports.",
    sources: [.rdsProxySupport, .auroraProxySupport],
    examples: [
      .violates(
        """
        database:
          engine_version: ⟦"17.2"⟧
        """),
      .holds(
        """
        database:
          engine_version: "17.4"
        """),
      .undetermined(
        """
        database:
          engine_version: null
        """),
      .undetermined(
        """
        database:
          engine_version: "21.1"
        """),
    ],
    check: .database { database, _, report throws(Inconclusive) in
      let engine = try database.engine.value
      guard engine.family != nil else { throw .reportedElsewhere }
      let text = try database.engineVersion.value
      let place = database.engineVersion.range
      guard let version = EngineVersion(text, of: engine) else {
        throw report.undetermined("`\(text)` begins with no number", at: place)
      }
      switch SupportedVersions.verdict(version, of: engine) {
      case .supported: return
      case .newerThanTable:
        throw report.undetermined("`\(text)` is newer than the versions that this build knows", at: place)
      case .undetermined:
        throw report.undetermined(
          "`\(text)` is too short to tell", at: place, remedy: "write the minor version into `database.engine_version`")
      case .unsupported:
        guard SupportedVersions.ruledOutRelease(version, of: engine) == nil else { throw .reportedElsewhere }
        let listed = SupportedVersions.of(engine).value.map { $0.description }.joined(separator: "; ")
        report.flag(
          place, "not among the versions of \(engine.rawValue) that AWS lists", of: database.provenance,
          related: [.init(database.engine.range, "the engine")], remarks: [.init("listed", listed)])
      }
    })
}
