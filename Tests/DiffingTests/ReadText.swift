import Diffing
import Foundation
import ProxyModel
import Reading
import SourceText
import TestSupport
import Testing

/// The deployment of a profile's text; nil where the reader has complaints.
func deployment(_ text: String) -> Deployment? {
  var sources = SourceMap()
  return ProfileReader.read("p.yaml", Array(text.utf8), into: &sources) { _ in .failure(UnreadableFile("none")) }
    .deployment
}

/// A profile that is complete, with each `old` text replaced by a `new` one.
func profile(_ replacements: (old: String, new: String)..., sourceLocation: SourceLocation = #_sourceLocation) throws
  -> Deployment
{
  var text = Sample.text
  for (old, new) in replacements {
    try #require(text.contains(old), "`\(old)` is not in the sample", sourceLocation: sourceLocation)
    text = text.replacing(old, with: new)
  }
  return try #require(deployment(text), "\(text)", sourceLocation: sourceLocation)
}

enum Sample {
  static let text = """
    headroom: 1
    name: orders
    environment: dev
    region: us-east-1
    account: "111111111111"
    network:
      vpc_id: vpc-0d0e0f1a2b3c4d5e6
      subnets:
        - { id: subnet-0d1a1b1c1d1e1f101, availability_zone: us-east-1a }
        - { id: subnet-0d2a2b2c2d2e2f202, availability_zone: us-east-1b }
        - { id: subnet-0d3a3b3c3d3e3f303, availability_zone: us-east-1c }
    database:
      cluster: orders-dev
      engine: aurora-postgresql
      engine_version: "16.6"
      port: 5432
      security_group: sg-0d1d1d1d1d1d1d1d1
      serverless_v2: { min_acu: 1, max_acu: 8 }
      readers: 1
      direct_connections: []
    proxy:
      require_tls: true
      subnets: [subnet-0d1a1b1c1d1e1f101, subnet-0d2a2b2c2d2e2f202]
      auth:
        - { secret: orders/dev/app, username: app, iam_auth: DISABLED, client_password_auth_type: POSTGRES_SCRAM_SHA_256 }
        - { secret: orders/dev/batch, username: batch, iam_auth: DISABLED }
    target_group:
      max_connections_percent: 60
      init_query: "SET search_path = orders"
    endpoints:
      - { name: reader, target_role: READ_ONLY }
    clients:
      - { name: checkout, runtime: lambda, security_group: sg-0d2d2d2d2d2d2d2d2, instances: { normal: 2, peak: 20 } }
      - { name: vpn, cidr: 10.20.0.0/16 }
    alarms:
      notify: arn:aws:sns:us-east-1:111111111111:db-alerts
    """
}
