/// The options of the commands that headroom reads, as the AWS command line has them.
public enum CommandLineModel {
  /// What an option takes.
  public enum Kind: Sendable, Hashable {
    /// One word of text or a number.
    case scalar
    /// Several words.
    case list
    /// Several mappings, in shorthand or as JSON.
    case structures
    /// One mapping, in shorthand or as JSON.
    case structure
    /// Nothing: it is on as it stands, and off with `no-` before its name.
    case flag
  }

  /// An option of a command.
  public struct Option: Sendable, Hashable {
    /// Its name without the two hyphens.
    public let name: String
    /// What it takes.
    public let kind: Kind
    /// Whether the command does not run without it.
    public let isRequired: Bool

    fileprivate init(_ notation: Substring) {
      var name = notation
      isRequired = name.last == "!"
      if isRequired { name.removeLast() }
      kind =
        switch name.last {
        case "*": .list
        case "@": .structures
        case "&": .structure
        case "?": .flag
        default: .scalar
        }
      self.name = String(kind == .scalar ? name : name.dropLast())
    }
  }

  /// The options of a command, such as `rds create-db-proxy`; nil for one that headroom does not read.
  public static func options(of command: String) -> [Option]? {
    commands.first { $0.name == command }?.options.split(separator: " ").map(Option.init)
  }

  /// The commands that headroom reads.
  public static var names: [String] { commands.map { $0.name } }

  /// Options that every command has.
  public static let global: [Option] =
    """
    endpoint-url output query profile region color ca-bundle cli-read-timeout cli-connect-timeout cli-binary-format \
    cli-input-json cli-input-yaml generate-cli-skeleton cli-error-format debug? no-verify-ssl? no-paginate? version? \
    no-sign-request? v2-debug? cli-auto-prompt? no-cli-pager? no-cli-auto-prompt?
    """.split(separator: " ").map(Option.init)

  /// What `aws rds wait` can wait for.
  public static let databaseWaiters: Set<String> = Set(
    """
    db-cluster-available db-cluster-deleted db-cluster-snapshot-available db-cluster-snapshot-deleted \
    db-instance-available db-instance-deleted db-snapshot-available db-snapshot-completed \
    db-snapshot-deleted tenant-database-available tenant-database-deleted
    """.split(separator: " ").map(String.init))

  /// Where the tables come from.
  public static let source = Fact(
    "botocore", .createDBProxy, note: "the model of the installed `aws` itself; a test compares them")

  /// Behind a name: `*` for a list, `@` for a list of mappings, `&` for a mapping, `?` for a flag, `!` for what has to be there.
  private static let commands: [(name: String, options: String)] = [
    (
      "rds create-db-proxy",
      """
      db-proxy-name! engine-family! default-auth-scheme auth@ role-arn! vpc-subnet-ids*! vpc-security-group-ids* \
      require-tls? idle-client-timeout debug-logging? tags@ endpoint-network-type target-connection-network-type
      """
    ),
    (
      "rds modify-db-proxy",
      """
      db-proxy-name! new-db-proxy-name default-auth-scheme auth@ require-tls? idle-client-timeout debug-logging? \
      role-arn security-groups*
      """
    ),
    ("rds delete-db-proxy", "db-proxy-name!"),
    ("rds describe-db-proxies", "db-proxy-name filters@ marker max-records starting-token page-size max-items"),
    ("rds modify-db-proxy-target-group", "target-group-name! db-proxy-name! connection-pool-config& new-name"),
    (
      "rds describe-db-proxy-target-groups",
      """
      db-proxy-name! target-group-name filters@ marker max-records starting-token page-size max-items
      """
    ),
    (
      "rds register-db-proxy-targets",
      """
      db-proxy-name! target-group-name db-instance-identifiers* db-cluster-identifiers*
      """
    ),
    (
      "rds deregister-db-proxy-targets",
      """
      db-proxy-name! target-group-name db-instance-identifiers* db-cluster-identifiers*
      """
    ),
    (
      "rds describe-db-proxy-targets",
      """
      db-proxy-name! target-group-name filters@ marker max-records starting-token page-size max-items
      """
    ),
    (
      "rds create-db-proxy-endpoint",
      """
      db-proxy-name! db-proxy-endpoint-name! vpc-subnet-ids*! vpc-security-group-ids* target-role tags@ \
      endpoint-network-type
      """
    ),
    (
      "rds modify-db-proxy-endpoint",
      """
      db-proxy-endpoint-name! new-db-proxy-endpoint-name vpc-security-group-ids*
      """
    ),
    ("rds delete-db-proxy-endpoint", "db-proxy-endpoint-name!"),
    (
      "rds describe-db-proxy-endpoints",
      """
      db-proxy-name db-proxy-endpoint-name filters@ marker max-records starting-token page-size max-items
      """
    ),
    (
      "rds create-db-cluster",
      """
      availability-zones* backup-retention-period character-set-name database-name db-cluster-identifier! \
      db-cluster-parameter-group-name vpc-security-group-ids* db-subnet-group-name engine! engine-version port \
      master-username master-user-password option-group-name preferred-backup-window preferred-maintenance-window \
      replication-source-identifier tags@ storage-encrypted? kms-key-id pre-signed-url \
      enable-iam-database-authentication? backtrack-window enable-cloudwatch-logs-exports* engine-mode \
      scaling-configuration& rds-custom-cluster-configuration& db-cluster-instance-class allocated-storage \
      storage-type iops publicly-accessible? auto-minor-version-upgrade? deletion-protection? \
      global-cluster-identifier enable-http-endpoint? copy-tags-to-snapshot? domain domain-iam-role-name \
      enable-global-write-forwarding? network-type serverless-v2-scaling-configuration& monitoring-interval \
      monitoring-role-arn database-insights-mode enable-performance-insights? performance-insights-kms-key-id \
      performance-insights-retention-period enable-limitless-database? cluster-scalability-type db-system-id \
      manage-master-user-password? enable-local-write-forwarding? master-user-secret-kms-key-id \
      ca-certificate-identifier engine-lifecycle-support tag-specifications@ master-user-authentication-type \
      with-express-configuration? source-region
      """
    ),
    (
      "rds modify-db-cluster",
      """
      db-cluster-identifier! new-db-cluster-identifier apply-immediately? backup-retention-period \
      db-cluster-parameter-group-name vpc-security-group-ids* port master-user-password option-group-name \
      preferred-backup-window preferred-maintenance-window enable-iam-database-authentication? backtrack-window \
      cloudwatch-logs-export-configuration& engine-version allow-major-version-upgrade? \
      db-instance-parameter-group-name domain domain-iam-role-name scaling-configuration& deletion-protection? \
      enable-http-endpoint? copy-tags-to-snapshot? enable-global-write-forwarding? db-cluster-instance-class \
      allocated-storage storage-type iops auto-minor-version-upgrade? network-type \
      serverless-v2-scaling-configuration& monitoring-interval monitoring-role-arn database-insights-mode \
      enable-performance-insights? performance-insights-kms-key-id performance-insights-retention-period \
      manage-master-user-password? rotate-master-user-password? enable-local-write-forwarding? \
      master-user-secret-kms-key-id engine-mode allow-engine-mode-change? aws-backup-recovery-point-arn \
      enable-limitless-database? ca-certificate-identifier master-user-authentication-type
      """
    ),
    (
      "rds create-db-instance",
      """
      db-name db-instance-identifier! allocated-storage db-instance-class! engine! master-username \
      master-user-password db-security-groups* vpc-security-group-ids* availability-zone db-subnet-group-name \
      preferred-maintenance-window db-parameter-group-name backup-retention-period preferred-backup-window port \
      multi-az? engine-version auto-minor-version-upgrade? license-model iops storage-throughput option-group-name \
      character-set-name nchar-character-set-name publicly-accessible? tags@ db-cluster-identifier storage-type \
      tde-credential-arn tde-credential-password storage-encrypted? kms-key-id domain domain-fqdn domain-ou \
      domain-auth-secret-arn domain-dns-ips* copy-tags-to-snapshot? monitoring-interval monitoring-role-arn \
      domain-iam-role-name promotion-tier timezone enable-iam-database-authentication? database-insights-mode \
      enable-performance-insights? performance-insights-kms-key-id performance-insights-retention-period \
      enable-cloudwatch-logs-exports* processor-features@ deletion-protection? max-allocated-storage \
      enable-customer-owned-ip? network-type backup-target custom-iam-instance-profile db-system-id \
      ca-certificate-identifier manage-master-user-password? master-user-secret-kms-key-id multi-tenant? \
      dedicated-log-volume? engine-lifecycle-support additional-storage-volumes@ tag-specifications@ \
      master-user-authentication-type
      """
    ),
    (
      "rds modify-db-instance",
      """
      db-instance-identifier! allocated-storage db-instance-class db-subnet-group-name db-security-groups* \
      vpc-security-group-ids* apply-immediately? master-user-password db-parameter-group-name \
      backup-retention-period preferred-backup-window preferred-maintenance-window multi-az? engine-version \
      allow-major-version-upgrade? auto-minor-version-upgrade? license-model iops storage-throughput \
      option-group-name new-db-instance-identifier storage-type tde-credential-arn tde-credential-password \
      ca-certificate-identifier domain domain-fqdn domain-ou domain-auth-secret-arn domain-dns-ips* \
      disable-domain? copy-tags-to-snapshot? monitoring-interval db-port-number publicly-accessible? \
      monitoring-role-arn domain-iam-role-name promotion-tier enable-iam-database-authentication? \
      database-insights-mode enable-performance-insights? performance-insights-kms-key-id \
      performance-insights-retention-period cloudwatch-logs-export-configuration& processor-features@ \
      use-default-processor-features? deletion-protection? max-allocated-storage certificate-rotation-restart? \
      replica-mode automation-mode resume-full-automation-mode-minutes enable-customer-owned-ip? network-type \
      aws-backup-recovery-point-arn manage-master-user-password? rotate-master-user-password? \
      master-user-secret-kms-key-id multi-tenant? dedicated-log-volume? engine additional-storage-volumes@ \
      tag-specifications@ master-user-authentication-type
      """
    ),
    (
      "rds create-db-instance-read-replica",
      """
      db-instance-identifier! source-db-instance-identifier db-instance-class availability-zone port multi-az? \
      auto-minor-version-upgrade? iops storage-throughput option-group-name db-parameter-group-name \
      publicly-accessible? tags@ db-subnet-group-name vpc-security-group-ids* storage-type copy-tags-to-snapshot? \
      monitoring-interval monitoring-role-arn kms-key-id pre-signed-url enable-iam-database-authentication? \
      database-insights-mode enable-performance-insights? performance-insights-kms-key-id \
      performance-insights-retention-period enable-cloudwatch-logs-exports* processor-features@ \
      use-default-processor-features? deletion-protection? domain domain-iam-role-name domain-fqdn domain-ou \
      domain-auth-secret-arn domain-dns-ips* replica-mode enable-customer-owned-ip? network-type \
      max-allocated-storage backup-target custom-iam-instance-profile allocated-storage \
      source-db-cluster-identifier dedicated-log-volume? upgrade-storage-config? ca-certificate-identifier \
      additional-storage-volumes@ tag-specifications@ source-region
      """
    ),
    (
      "rds create-db-cluster-parameter-group",
      """
      db-cluster-parameter-group-name! db-parameter-group-family! description! tags@
      """
    ),
    ("rds modify-db-cluster-parameter-group", "db-cluster-parameter-group-name! parameters@!"),
    ("rds create-db-parameter-group", "db-parameter-group-name! db-parameter-group-family! description! tags@"),
    ("rds modify-db-parameter-group", "db-parameter-group-name! parameters@!"),
    ("rds create-db-subnet-group", "db-subnet-group-name! db-subnet-group-description! subnet-ids*! tags@"),
    ("rds add-tags-to-resource", "resource-name! tags@!"),
    (
      "secretsmanager create-secret",
      """
      name! client-request-token description kms-key-id secret-binary secret-string tags@ add-replica-regions@ \
      force-overwrite-replica-secret? type
      """
    ),
    (
      "secretsmanager put-secret-value",
      """
      secret-id! client-request-token secret-binary secret-string version-stages* rotation-token
      """
    ),
    (
      "secretsmanager update-secret",
      """
      secret-id! client-request-token description kms-key-id secret-binary secret-string type
      """
    ),
    (
      "secretsmanager rotate-secret",
      """
      secret-id! client-request-token rotation-lambda-arn rotation-rules& external-secret-rotation-metadata@ \
      external-secret-rotation-role-arn rotate-immediately?
      """
    ),
    (
      "iam create-role",
      """
      path role-name! assume-role-policy-document! description max-session-duration permissions-boundary tags@
      """
    ),
    ("iam update-assume-role-policy", "role-name! policy-document!"),
    ("iam put-role-policy", "role-name! policy-name! policy-document!"),
    ("iam create-policy", "policy-name! path policy-document! description tags@"),
    ("iam attach-role-policy", "role-name! policy-arn!"),
    ("ec2 create-security-group", "description! group-name! vpc-id tag-specifications@ dry-run?"),
    (
      "ec2 authorize-security-group-ingress",
      """
      cidr-ip from-port group-id group-name ip-permissions@ ip-protocol source-security-group-name \
      source-security-group-owner-id to-port tag-specifications@ dry-run? protocol port cidr source-group \
      group-owner
      """
    ),
    (
      "ec2 authorize-security-group-egress",
      """
      tag-specifications@ dry-run? group-id! source-security-group-name source-security-group-owner-id ip-protocol \
      from-port to-port cidr-ip ip-permissions@ protocol port cidr source-group group-owner
      """
    ),
    (
      "ec2 revoke-security-group-ingress",
      """
      cidr-ip from-port group-id group-name ip-permissions@ ip-protocol source-security-group-name \
      source-security-group-owner-id to-port security-group-rule-ids* dry-run? protocol port cidr source-group \
      group-owner
      """
    ),
    (
      "ec2 revoke-security-group-egress",
      """
      security-group-rule-ids* dry-run? group-id! source-security-group-name source-security-group-owner-id \
      ip-protocol from-port to-port cidr-ip ip-permissions@ protocol port cidr source-group group-owner
      """
    ),
    (
      "cloudwatch put-metric-alarm",
      """
      alarm-name! alarm-description actions-enabled? ok-actions* alarm-actions* insufficient-data-actions* \
      metric-name namespace statistic extended-statistic dimensions@ period unit evaluation-periods \
      datapoints-to-alarm threshold comparison-operator treat-missing-data evaluate-low-sample-count-percentile \
      metrics@ tags@ threshold-metric-id evaluation-criteria& evaluation-interval
      """
    ),
    (
      "ssm put-parameter",
      """
      name! description value! type key-id overwrite? allowed-pattern tags@ tier policies data-type
      """
    ),
    (
      "kms create-key",
      """
      policy description key-usage customer-master-key-spec key-spec origin custom-key-store-id \
      bypass-policy-lockout-safety-check? tags@ multi-region? xks-key-id
      """
    ),
    ("kms put-key-policy", "key-id! policy-name policy! bypass-policy-lockout-safety-check?"),
  ]
}
