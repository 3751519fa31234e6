extension Rule {
  /// Endpoints beside the proxy's own.
  static let endpoints: [Rule] = [.endpointSubnetsUnfit, .noEndpointSecurityGroup]
}
