/// What a proxy speaks: the kind of database it can stand before. AWS compares the words with their case.
public enum EngineFamily: String, Sendable, Hashable, CaseIterable {
  /// Aurora MySQL, RDS for MySQL and RDS for MariaDB.
  case mysql = "MYSQL"
  /// Aurora PostgreSQL and RDS for PostgreSQL.
  case postgresql = "POSTGRESQL"
  /// RDS for SQL Server.
  case sqlServer = "SQLSERVER"

  /// The TCP port on which a proxy listens; it can't be changed, and the database's own port plays no part.
  public var proxyPort: Fact<Int> {
    switch self {
    case .mysql: Fact(3306, .rdsProxy)
    case .postgresql: Fact(5432, .rdsProxy)
    case .sqlServer: Fact(1433, .rdsProxy, confidence: .notVerified, note: "no page names the port for SQL Server")
    }
  }

  /// How people say it.
  public var name: String {
    switch self {
    case .mysql: "MySQL"
    case .postgresql: "PostgreSQL"
    case .sqlServer: "SQL Server"
    }
  }
}
