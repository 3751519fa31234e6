/// An error that AWS answers with, and what it is about.
public enum ServiceMessage: Sendable, CaseIterable {
  // When the proxy is created or changed.
  case tlsNeededForIAM, userNameBesideSecret

  // When a client connects.
  case tlsRequired, iamNeedsTLS, iamExpectedFromClient, iamNotConfigured, noCredentials, optionNotSupported, noWriter

  // When the proxy signs in.
  case secretUnreadable

  /// The words, from the beginning on; parts that differ are left out.
  public var text: String {
    switch self {
    case .tlsNeededForIAM: "Must enable TLS, when IAM Auth is required"
    case .userNameBesideSecret: "UserName must not be set in UserAuthConfig when SECRETS AuthScheme is used."
    case .tlsRequired: "This RDS Proxy requires TLS connections"
    case .iamNeedsTLS: "IAM authentication is allowed only with SSL connections"
    case .iamExpectedFromClient: "Enable IAM authentication for the client connection to the proxy and try again"
    case .iamNotConfigured: "Configure IAM authentication as the DefaultAuthScheme in your proxy and try again"
    case .noCredentials: "Proxy does not have any registered credentials"
    case .optionNotSupported: "RDS Proxy currently doesn't support the option"
    case .noWriter: "The target group doesn't have any associated read/write instances"
    case .secretUnreadable: "Credentials couldn't be retrieved."
    }
  }

  /// What causes it, as a clause without a full stop.
  public var cause: String {
    switch self {
    case .tlsNeededForIAM: "an authentication entry requires IAM while the proxy does not require TLS"
    case .userNameBesideSecret: "an authentication entry names a user beside its secret, which holds the user already"
    case .tlsRequired: "the client connects without TLS to a proxy that requires it"
    case .iamNeedsTLS: "the client signs in with an IAM token over a connection without TLS"
    case .iamExpectedFromClient: "the client sends a password to a proxy with end-to-end IAM"
    case .iamNotConfigured: "the client sends an IAM token to a proxy that does not expect one for this user"
    case .noCredentials: "no secret of the proxy holds the user, or none could be read"
    case .optionNotSupported: "the startup message sets a parameter that the proxy does not take"
    case .noWriter: "the target is the secondary cluster of a global database, which has no writer"
    case .secretUnreadable: "the proxy's role may not read or decrypt the secret; only debug logging shows it"
    }
  }

  /// Where it is written down.
  public var sources: [AWSDocument] {
    switch self {
    case .tlsNeededForIAM: [.tlsRefusalIssue, .rdsProxyTroubleshooting]
    case .userNameBesideSecret: [.terraformIssue40776]
    case .tlsRequired, .iamNeedsTLS, .iamExpectedFromClient, .iamNotConfigured, .noCredentials, .optionNotSupported:
      [.rdsProxyTroubleshooting]
    case .noWriter: [.auroraProxyGlobalDatabase]
    case .secretUnreadable: [.rdsProxyTroubleshooting, .cdkIssue28847]
    }
  }
}
