/// What a proxy costs, second-hand: AWS's page was not at hand.
public enum Pricing {
  /// What the price is counted by.
  public enum Unit: String, Sendable, CaseIterable {
    /// The virtual CPUs of the instances behind the proxy.
    case vCPUHour = "vCPU-hour"
    /// The capacity of the Serverless v2 instances behind it.
    case acuHour = "ACU-hour"

    /// The least that is billed for, whatever the database has.
    public var minimum: Fact<Int> {
      switch self {
      case .vCPUHour: Fact(2, .rdsProxyPricing, confidence: .thirdParty)
      case .acuHour: Fact(8, .serverlessMinimumCost, .rdsProxyPricing, confidence: .thirdParty)
      }
    }
  }

  /// The rate in millionths of a US dollar; nil where nobody quotes one for the Region.
  public static func microdollars(per unit: Unit, in region: String) -> Fact<Int>? {
    rates.first { $0.unit == unit && $0.region == region }.map {
      Fact($0.microdollars, .rdsProxyPricing, confidence: .thirdParty)
    }
  }

  /// Hours that AWS counts a month by.
  public static let hoursPerMonth = Fact(730, .rdsProxyPricing, confidence: .thirdParty)

  static let rates: [(unit: Unit, region: String, microdollars: Int)] = [
    (.vCPUHour, "us-east-1", 15_000),
    (.vCPUHour, "eu-west-2", 17_000),
    (.acuHour, "eu-west-2", 18_000),
  ]
}
