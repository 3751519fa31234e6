extension Rule {
  /// Endpoints beside the proxy's own.
  static let endpoints: [Rule] = [
    .tooManyEndpoints, .readOnlyWithoutReader, .readOnlyOnInstance, .readOnlyOnSQLServer, .endpointCostsExtra,
    .endpointBeforeInstance, .endpointSubnetsUnfit, .noEndpointSecurityGroup,
  ]
}
