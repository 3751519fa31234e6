import ProxyModel
import SourceText

/// Everything that an input declares of what headroom knows, before it is put together.
struct Parts: Sendable {
  var proxies: [ProxyDraft] = []
  var targetGroups: [TargetGroupDraft] = []
  var targets: [TargetDraft] = []
  var endpoints: [EndpointDraft] = []
  var vpcs: [VPCDraft] = []
  var subnets: [SubnetDraft] = []
  var securityGroups: [SecurityGroupDraft] = []
  var securityGroupRules: [SecurityGroupRuleDraft] = []
  var roles: [RoleDraft] = []
  var inlinePolicies: [InlinePolicyDraft] = []
  var managedPolicies: [ManagedPolicyDraft] = []
  var policyAttachments: [PolicyAttachmentDraft] = []
  var secrets: [SecretDraft] = []
  var secretContents: [SecretContentDraft] = []
  var secretRotations: [SecretRotationDraft] = []
  var keys: [KeyDraft] = []
  var databases: [DatabaseDraft] = []
  var clusterInstances: [ClusterInstanceDraft] = []
  var parameterGroups: [ParameterGroupDraft] = []
  var subnetGroups: [SubnetGroupDraft] = []
  var alarms: [AlarmDraft] = []
  var parameters: [ParameterDraft] = []
  var compute: [ComputeDraft] = []

  init() {}
}

/// What is true of an input as a whole.
struct InputContext: Sendable {
  /// The whole input: what to point at when nothing narrower will do.
  var provenance: Provenance
  /// The region that resources are made in, where it is written.
  var region: Value?
  /// The account's twelve digits, where they are written.
  var account: Value?
  /// Whether the input shows everything that is there, as a capture of what is running does.
  var isComplete = false

  init(_ provenance: Provenance) { self.provenance = provenance }
}
