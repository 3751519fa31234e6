import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let tooFewFreeAddresses = Rule(
    "HR023", "too-few-free-addresses", .warning, .network,
    "the proxy's subnets have fewer free addresses than it may come to need",
    reason: "the proxy cannot grow with its database; event RDS-EVENT-0243 tells of it",
    why: """
      A proxy takes more addresses as its database grows: AWS publishes how many to keep free by the size of the instances, the same \
      again for each reader, and some for each further endpoint. When none is left the proxy keeps its old capacity, and a target \
      may fail to register with InsufficientAvailableIPsInSubnetFault.
      """,
    fix: "Use bigger subnets, or subnets that less else stands in.",
    sources: [.auroraProxyNetworkPrerequisites, .registerDBProxyTargets],
    examples: [
      .violates(
        """
        network:
          subnets:
            - { id: subnet-0a1b2c3d4e5f60718, availability_zone: us-east-1a, free_addresses: ⟦9⟧ }
            - { id: subnet-0b1c2d3e4f5a6b7c8, availability_zone: us-east-1b, free_addresses: 20 }
        """),
      .holds(
        """
        network:
          subnets:
            - { id: subnet-0a1b2c3d4e5f60718, availability_zone: us-east-1a, free_addresses: 200 }
            - { id: subnet-0b1c2d3e4f5a6b7c8, availability_zone: us-east-1b }
        """),
      .undetermined("{}"),
    ],
    check: .database { database, proxy, report throws(Inconclusive) in
      let need = try report.deployment.addressNeed(of: proxy, before: database)
      var free = 0
      var unknown: Unknown?
      var places: [(range: SourceRange, count: Int)] = []
      for subnet in try proxy.subnets.value {
        guard let known = report.deployment.subnets[subnet.value] else {
          unknown = unknown ?? Unknown("the free addresses of a subnet are not written here", at: subnet.range)
          continue
        }
        switch known.freeAddresses {
        case .unknown(let doubt): unknown = unknown ?? doubt
        case .refused(let text, let range): unknown = unknown ?? Unknown("`\(text)` is no number", at: range)
        case .written(let count, let range), .defaulted(let count, let range):
          free = free.addingReportingOverflow(count).overflow ? .max : free + count
          places.append((range, count))
        }
      }
      guard free < need.total else { return }
      if let unknown { throw .unknown(unknown) }
      guard let first = places.first else { throw .notApplicable }
      // What may come is not certain where readers are not counted; that it is too little already is.
      report.flag(
        first.range, "\(need.total) are wanted, \(free) are free", of: proxy.provenance,
        related: places.dropFirst().map { .init($0.range, "") },
        remarks: [
          .init("wanted", need.sum),
          .init("free", "\(places.map { "\($0.count)" }.joined(separator: " + ")) = \(free)"),
        ])
      if let unseen = database.unseenInstances { throw .unknown(unseen) }
    })
}

/// How many addresses a proxy may come to need, with the sum.
struct AddressNeed {
  let total: Int
  let sum: String
}

extension Deployment {
  /// What AWS advises to keep free for a proxy, by the instances of its database and its further endpoints.
  fileprivate func addressNeed(of proxy: Proxy, before database: Database) throws(Inconclusive) -> AddressNeed {
    var parts: [String] = []
    var total = 0
    for instance in try database.instances.value {
      let (count, size) = try database.addresses(of: instance)
      total += count
      parts.append("\(count) for \(instance.isReader ? "a reader" : "the writer") of \(size)")
    }
    let endpoints = endpoints(of: proxy).count
    if endpoints > 0 {
      let each = FreeAddresses.perAdditionalEndpoint.value
      total += each * endpoints
      parts.append("\(each) × \(endpoints) \(endpoints == 1 ? "endpoint" : "endpoints")")
    }
    let most = FreeAddresses.maximum.value
    let sum = parts.joined(separator: " + ") + " = \(total)"
    return AddressNeed(
      total: min(total, most), sum: total > most ? "\(sum), of which a proxy takes \(most) at most" : sum)
  }
}

extension Database {
  /// What AWS advises to keep free for one instance, and what it calls the instance's size.
  fileprivate func addresses(of instance: DatabaseInstance) throws(Inconclusive) -> (count: Int, size: String) {
    let size = try instance.size.value
    switch size {
    case .serverless:
      guard let serverless else { throw .notApplicable }
      let maximum = try serverless.maximum.value
      guard let fact = FreeAddresses.forMaximumACU(maximum.units) else { throw .notApplicable }
      return (fact.value, "\(maximum) ACU")
    case .instanceClass(let name):
      guard let known = InstanceClass(name), let fact = FreeAddresses.forInstance(known.size) else {
        throw .unknown(Unknown("no table here has the instance class `\(name)`", at: instance.size.range))
      }
      return (fact.value, name)
    }
  }
}
