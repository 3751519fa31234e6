import AWSFacts
import ProxyModel
import Sizing
import SourceText

extension Rule {
  static let instancesDiffer = Rule(
    "HR101", "instances-differ", .warning, .database,
    "the instances of the cluster take different numbers of connections",
    reason: "one percentage means another pool on each, and after a failover the writer may be the small one",
    why: """
      `max_connections_percent` holds for each instance of the cluster by itself. Where writer and readers have different \
      `max_connections`, the same percentage is a large pool on one and a small pool on the other, and a failover exchanges them. \
      AWS advises to size by the smallest, or to give all instances the same class.
      """,
    fix: "Give all instances of the cluster the same class.",
    sources: [.bestPracticesUsage, .auroraProxyConnections],
    examples: [
      .violates(
        """
        database:
          serverless_v2: null
          instance_class: db.r6g.xlarge
          reader_instance_class: ⟦db.r6g.large⟧
        """),
      .holds(
        """
        database:
          serverless_v2: null
          instance_class: db.r6g.xlarge
        """),
      .undetermined(
        """
        database:
          serverless_v2: null
          instance_class: db.r6g.xlarge
          reader_instance_class: !unknown differs by environment
        """),
      .notApplicable(
        """
        database:
          readers: 0
        """),
    ],
    check: .database { database, _, report throws(Inconclusive) in
      let instances = try database.instances.value
      guard instances.count > 1, let first = instances.first else {
        if let unseen = database.unseenInstances { throw .unknown(unseen) }
        throw .notApplicable
      }
      // Equal sizes are equal whatever they come to, and a written number holds for all.
      let size = try first.size.value
      var other: DatabaseInstance?
      for instance in instances.dropFirst() where try instance.size.value != size { other = other ?? instance }
      guard let other, try database.maxConnections.value == nil else { return }
      let estimates = try database.maxConnectionsByInstance
      guard let least = estimates.map({ $0.value }).min(), let most = estimates.map({ $0.value }).max(), least != most
      else {
        return
      }
      report.flag(
        other.size.range, "\(least) connections on the smallest instance, \(most) on the largest",
        of: database.provenance, related: [.init(first.size.range, "the writer")],
        remarks: zip(instances, estimates).map {
          .init($0.isReader ? "reader" : "writer", "max_connections is \($1.words) (\($1.origin))")
        }.reduce(into: []) { lines, line in if !lines.contains(line) { lines.append(line) } },
        help: "give readers and writer the same class")
    })
}
