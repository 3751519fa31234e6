import AWSFacts
import ProxyModel
import SourceText

/// The availability zones of some subnets.
struct Zones {
  /// One subnet in its zone.
  struct Place {
    let subnet: Subnet
    let zone: String
    let range: SourceRange

    /// Whether the zone is given by its id, `use1-az3`, which is the same in every account.
    var isID: Bool { zone.holds("-az") }
  }

  /// The subnets of which the zone is known.
  private(set) var places: [Place] = []
  /// What is not known of the others.
  private(set) var unknown: Unknown?
  // Zones that AWS will name: the first and the second of its list are two, whatever they are called.
  private var unnamed: Set<String> = []

  init(of subnets: [Referral<Subnet>], in deployment: Deployment) {
    for referral in subnets {
      guard let subnet = deployment.subnets[referral.value] else {
        unknown = unknown ?? Unknown("the availability zone of a subnet is not written", at: referral.range)
        continue
      }
      switch subnet.availabilityZone {
      case .written(let zone, let range), .defaulted(let zone, let range):
        places.append(Place(subnet: subnet, zone: zone, range: range))
      case .refused(let text, let range): unknown = unknown ?? Unknown("`\(text)` is no availability zone", at: range)
      case .unknown(let doubt):
        unknown = unknown ?? doubt
        if doubt.isMadeUp, let expression = doubt.expression { unnamed.insert(expression) }
      }
    }
  }

  /// How many different zones there are at least: a name and an id may be one zone.
  var least: Int { max(count { !$0.isID }, count { $0.isID }, unnamed.count) }
  /// How many different zones there are at most, of the subnets that are known.
  var most: Int { count { !$0.isID } + count { $0.isID } }

  private func count(where isCounted: (Place) -> Bool) -> Int { Set(places.filter(isCounted).map { $0.zone }).count }
}
