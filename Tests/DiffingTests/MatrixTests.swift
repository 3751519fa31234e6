import Diffing
import ProxyModel
import Testing

/// Several deployments side by side.
@Suite struct MatrixTests {
  private func rows(_ deployments: Deployment...) -> [Matrix.Row] { Matrix(deployments).rows }

  @Test func `what nobody knows anywhere is no difference`() throws {
    let prod = try profile(
      ("environment: dev", "environment: prod"), ("orders-dev", "orders-prod"), ("orders/dev/", "orders/prod/"))
    let rows = rows(try profile(), prod)
    #expect(rows.contains { $0.cells == ["unknown", "unknown"] })
    #expect(rows.filter(\.differs).map(\.path) == [])
    #expect(rows.filter(\.isOpen).map(\.path) == [])
  }

  @Test func `what one of them does not know is open`() throws {
    let unknown = ("max_connections_percent: 60", "max_connections_percent: !unknown the team decides")
    let rows = rows(try profile(), try profile(unknown), try profile())
    // The alarm that is sized by the pool is not there where nobody knows its size.
    #expect(rows.filter(\.differs).map(\.path) == ["alarms.DatabaseConnections"])
    #expect(rows.filter(\.isOpen).map(\.path).contains("target_group.max_connections_percent"))
  }

  @Test func `what differs among three is a row`() throws {
    let rows = rows(
      try profile(), try profile(), try profile(("max_connections_percent: 60", "max_connections_percent: 70")))
    let row = try #require(rows.first { $0.path == "target_group.max_connections_percent" })
    #expect(row.differs && row.cells == ["60", "60", "70"])
  }
}
