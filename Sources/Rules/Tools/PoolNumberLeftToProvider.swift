import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let poolNumberLeftToProvider = Rule(
    "HR088", "pool-number-left-to-provider", .warning, .tools,
    "a pool leaves a number to the Terraform provider, which does not ask AWS for it",
    reason: "the provider sends its own 100, 50 and 120 for whatever is left out, beside the numbers that are written",
    why: """
      AWS halves `MaxConnectionsPercent` for what may stand idle, and takes 10 % of a SQL Server. The provider knows none of that: \
      once there is a `connection_pool_config`, it sends fixed numbers for what the block leaves out. With \
      `max_connections_percent = 40` alone it asks for 40 and 50, which contradict each other; before SQL Server it opens the \
      pool to everything.
      """,
    fix: "Write all three numbers.",
    sources: [.terraformTargetGroup, .connectionPoolConfiguration],
    examples: [
      .violates(
        .terraform, TerraformExample.pool("⟦connection_pool_config⟧ {\n    max_connections_percent = 80\n  }")),
      .holds(
        .terraform,
        TerraformExample.pool(
          """
          connection_pool_config {
              max_connections_percent      = 80
              max_idle_connections_percent = 40
              connection_borrow_timeout    = 30
            }
          """)),
      .undetermined(
        .terraform,
        TerraformExample.pool(
          """
          dynamic "connection_pool_config" {
              for_each = var.pools
              content {
                max_connections_percent = connection_pool_config.value
              }
            }
          """, rest: "variable \"pools\" {\n  type = list(number)\n}")),
      .notApplicable(.terraform, TerraformExample.pool("# AWS's own pool stands.")),
    ],
    check: .targetGroup { group, proxy, report throws(Inconclusive) in
      let terraform = try report.terraform
      guard
        group.maxConnectionsPercent.isWritten || group.maxIdleConnectionsPercent.isWritten
          || group.connectionBorrowTimeout.isWritten
      else { throw .notApplicable }
      if case .unknown(let unknown) = group.maxConnectionsPercent, case .unknown = group.connectionBorrowTimeout {
        throw .unknown(unknown)
      }
      if let unseen = terraform.unseenPools[group.provenance.label] { throw .unknown(unseen) }
      for pool in terraform.implicitPools where pool.owner == group.provenance.label {
        report.flag(
          pool.provenance.range, "\(pool.missing.map { "`\($0)`" }.joined(separator: ", ")) left out",
          of: group.provenance, help: "write \(pool.missing.map { "`\($0)`" }.joined(separator: ", ")), too")
      }
    })
}
