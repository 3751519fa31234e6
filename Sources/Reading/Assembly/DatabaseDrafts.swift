import ProxyModel
import SourceText

/// A cluster, or an instance that stands alone.
struct DatabaseDraft: Sendable {
  /// Which of the two.
  enum Kind: Sendable { case cluster, instance }

  var origin: Origin
  var kind: Kind
  var identifier: Value?
  var engine: Value?
  var engineVersion: Value?
  var engineMode: Value?
  var port: Value?
  var securityGroups: Value?
  /// The name of the subnet group that it stands in.
  var subnetGroup: Value?
  var minimumCapacity: Value?
  var maximumCapacity: Value?
  /// Where its capacity range stands.
  var capacityPlace: SourceRange?
  /// The class of an instance, or of all instances of a Multi-AZ cluster.
  var instanceClass: Value?
  /// The names of the parameter groups: the cluster's own, and an instance's.
  var clusterParameterGroup: Value?
  var parameterGroup: Value?
  var masterUsername: Value?
  /// Whether RDS keeps the master's password in a secret of its own.
  var managesMasterPassword: Value?
  var iamAuthentication: Value?
  var networkType: Value?
  /// What it is a read replica of.
  var replicaOf: Value?
  var globalCluster: Value?
  var localWriteForwarding: Value?
  var resourceID: Value?
  var scalability: Value?
  var hasPendingReboot: Value?

  init(_ origin: Origin, _ kind: Kind) {
    self.origin = origin
    self.kind = kind
  }
}

/// An instance of a cluster.
struct ClusterInstanceDraft: Sendable {
  var origin: Origin
  /// The cluster's identifier.
  var cluster: Value?
  var identifier: Value?
  var instanceClass: Value?
  var parameterGroup: Value?
  /// Whether it is a reader, where the input shows it; else the first one is the writer.
  var isReader: Value?

  init(_ origin: Origin) { self.origin = origin }
}

/// A parameter group of a cluster or of instances.
struct ParameterGroupDraft: Sendable {
  var origin: Origin
  var name: Value?
  var parameters: [(name: Located<String>, value: Value)] = []
  /// Why it may set more than those; nil where all is listed.
  var unseen: Unknown?

  init(_ origin: Origin) { self.origin = origin }
}

/// A group of subnets for databases.
struct SubnetGroupDraft: Sendable {
  var origin: Origin
  var name: Value?
  var subnets: Value?

  init(_ origin: Origin) { self.origin = origin }
}
