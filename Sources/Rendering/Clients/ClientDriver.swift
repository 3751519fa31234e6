import AWSFacts
import Templates

/// The drivers that applications reach an engine family with, in the words of each.
struct ClientDriver {
  /// The module of Python.
  let module: String
  /// What SQLAlchemy calls the engine and the module.
  let dialect: String
  /// The JDBC driver's own source of connections.
  let dataSource: String
  /// How its addresses begin.
  let scheme: String
  /// How they end: certificate and host name are verified against the authorities that Java knows, and nothing is `SET` at first.
  let options: String
  /// How Python connects.
  let arguments: Templates.ClientPart
  /// Whether the engine can keep tenants apart by the rows they see.
  let hasRowLevelSecurity: Bool

  /// Nil for a family that we have no wiring for.
  init?(_ family: EngineFamily) {
    switch family {
    case .postgresql:
      module = "psycopg2"
      dialect = "postgresql+psycopg2"
      dataSource = "org.postgresql.ds.PGSimpleDataSource"
      scheme = "jdbc:postgresql://"
      options =
        "?sslmode=verify-full&sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory&assumeMinServerVersion=9.0&connectTimeout=5"
      arguments = .postgresql
      hasRowLevelSecurity = true
    case .mysql:
      module = "pymysql"
      dialect = "mysql+pymysql"
      dataSource = "com.mysql.cj.jdbc.MysqlDataSource"
      scheme = "jdbc:mysql://"
      options = "?sslMode=VERIFY_IDENTITY&connectTimeout=5000"
      arguments = .mysql
      hasRowLevelSecurity = false
    case .sqlServer: return nil
    }
  }
}
