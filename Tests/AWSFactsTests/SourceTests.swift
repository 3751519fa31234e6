import AWSFacts
import Foundation
import Testing

@Suite struct Sources {
  @Test(arguments: AWSDocument.allCases) func pagesHaveAnAddress(_ page: AWSDocument) throws {
    let url = try #require(URL(string: page.url))
    #expect(url.scheme == "https" && url.host()?.contains(".") == true && !url.path().contains("//"))
    #expect(!page.title.isEmpty && !page.title.hasSuffix("."))
    #expect(page.url.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F })
  }

  @Test func noTwoPagesAreOne() { #expect(Set(AWSDocument.allCases.map(\.url)).count == AWSDocument.allCases.count) }
}

@Suite struct Words {
  @Test func metricsAreTwentyFive() {
    #expect(ProxyMetric.allCases.count == 25)
    #expect(ProxyMetric.inventedNames.allSatisfy { ProxyMetric(rawValue: $0.name) == nil })
    #expect(ProxyMetric.allCases.count { $0.isGauge } == 10)
    #expect(ProxyMetric.allCases.count { $0.unit == .microseconds } == 3)
  }

  @Test(arguments: ProxyMetric.allCases) func metricsAreConsistent(_ metric: ProxyMetric) {
    #expect(!metric.dimensionSets.isEmpty)
    #expect(Set(metric.dimensionSets).count == metric.dimensionSets.count)
    #expect(!metric.isGauge || metric.statistic.value == .sum)
    #expect((metric.unit == .count) == (metric.statistic.value == .sum))
    #expect(metric.dimensionSets.contains(.proxy) || metric == .availabilityPercentage)
  }

  @Test(arguments: [
    ("us-east-1", Partition.aws, "secretsmanager.us-east-1.amazonaws.com"),
    ("cn-north-1", .china, "secretsmanager.cn-north-1.amazonaws.com.cn"),
    ("us-gov-west-1", .usGovernment, "secretsmanager.us-gov-west-1.amazonaws.com"),
  ])
  func hostsEndAsTheirPartitionDoes(_ region: String, _ partition: Partition, _ host: String) {
    #expect(Partition(region: region) == partition)
    #expect(IAMWords.viaServiceHost(region: region).value == host)
    #expect(Regions.known.value.contains(region))
  }

  @Test func regionsAreKnown() {
    let known = Regions.known.value
    #expect(known == Set(known).sorted())
    #expect(Set(known).isSuperset(of: Regions.withoutProxy.value))
  }

  /// Whoever adds an attribute decides what both tools do; the measured surprises stay.
  @Test(
    arguments: [
      (ProxyAttribute.proxyName, UpdateEffect.inPlace, UpdateEffect.replace, UpdateEffect.replace),
      (.engineFamily, .replace, .replace, .notApplied), (.proxySubnets, .replace, .replace, .notApplied),
      (.requireTLS, .inPlace, .inPlace, nil), (.authClientPasswordType, .notApplied, .inPlace, nil),
      (.targetIdentifier, .replace, .dropsConnections, nil), (.endpointRole, .replace, .replace, nil),
    ] as [(ProxyAttribute, UpdateEffect, UpdateEffect, UpdateEffect?)])
  func changesDoWhatWasMeasured(
    _ attribute: ProxyAttribute, _ terraform: UpdateEffect, _ cloudFormation: UpdateEffect, _ cascade: UpdateEffect?
  ) {
    #expect(attribute.effect(in: .terraform).value == terraform)
    #expect(attribute.effect(in: .cloudFormation).value == cloudFormation)
    #expect(attribute.terraformCascade?.value == cascade)
  }

  @Test(arguments: ServiceMessage.allCases) func messagesAreTold(_ message: ServiceMessage) {
    #expect(!message.sources.isEmpty && !message.cause.hasSuffix("."))
    #expect(ServiceMessage.allCases.count { $0.text.hasPrefix(message.text) } == 1)
  }
}
