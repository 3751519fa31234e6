import ProxyModel

/// A resource that a rendering creates or finds.
protocol OwnedResource: Resource {
  /// Which of the two.
  var ownership: Ownership { get }
}

extension SecurityGroup: OwnedResource {}
extension Subnet: OwnedResource {}
extension VPC: OwnedResource {}
extension Secret: OwnedResource {}
extension Role: OwnedResource {}
extension Database: OwnedResource {}
extension Proxy: OwnedResource { var ownership: Ownership { .created } }
extension TargetGroup: OwnedResource { var ownership: Ownership { .created } }
