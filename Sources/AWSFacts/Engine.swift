/// A database engine as RDS names it, whether a proxy can stand before it or not.
public enum Engine: String, Sendable, Hashable, CaseIterable {
  case auroraMySQL = "aurora-mysql"
  case auroraPostgreSQL = "aurora-postgresql"
  case mysql, mariadb, postgres
  case sqlServerEnterprise = "sqlserver-ee"
  case sqlServerStandard = "sqlserver-se"
  case sqlServerExpress = "sqlserver-ex"
  case sqlServerWeb = "sqlserver-web"

  // Known, so that a finding can say why not.
  case auroraMySQL1 = "aurora"
  case oracleEnterprise = "oracle-ee"
  case oracleEnterpriseContainer = "oracle-ee-cdb"
  case oracleStandard = "oracle-se2"
  case oracleStandardContainer = "oracle-se2-cdb"
  case db2Advanced = "db2-ae"
  case db2Standard = "db2-se"
  case customOracleEnterprise = "custom-oracle-ee"
  case customOracleEnterpriseContainer = "custom-oracle-ee-cdb"
  case customOracleStandard = "custom-oracle-se2"
  case customOracleStandardContainer = "custom-oracle-se2-cdb"
  case customSQLServerEnterprise = "custom-sqlserver-ee"
  case customSQLServerStandard = "custom-sqlserver-se"
  case customSQLServerWeb = "custom-sqlserver-web"
  case customSQLServerDeveloper = "custom-sqlserver-dev"

  /// Whether a proxy can stand before the engine.
  public enum Support: Sendable, Equatable {
    /// It can, and must be of this family.
    case supported(EngineFamily)
    /// It can't: the product, in words that fit after "RDS Proxy does not support".
    case unsupported(String)
  }

  /// Whether a proxy can stand before the engine; its version may still be too old or too new.
  public var support: Fact<Support> {
    switch self {
    case .auroraMySQL: Fact(.supported(.mysql), .auroraProxySupport, .createDBProxy)
    case .auroraPostgreSQL: Fact(.supported(.postgresql), .auroraProxySupport, .createDBProxy)
    case .mysql, .mariadb: Fact(.supported(.mysql), .rdsProxySupport, .createDBProxy)
    case .postgres: Fact(.supported(.postgresql), .rdsProxySupport, .createDBProxy)
    case .sqlServerEnterprise, .sqlServerStandard, .sqlServerExpress, .sqlServerWeb:
      Fact(.supported(.sqlServer), .rdsProxySupport, .createDBProxy)
    case .auroraMySQL1: Fact(.unsupported("Aurora MySQL version 1"), .auroraProxySupport, confidence: .derived)
    case .oracleEnterprise, .oracleEnterpriseContainer, .oracleStandard, .oracleStandardContainer:
      Fact(.unsupported("RDS for Oracle"), .rdsProxySupport)
    case .db2Advanced, .db2Standard: Fact(.unsupported("RDS for Db2"), .rdsProxySupport)
    case .customOracleEnterprise, .customOracleEnterpriseContainer, .customOracleStandard,
      .customOracleStandardContainer:
      Fact(.unsupported("RDS Custom for Oracle"), .rdsProxySupport, confidence: .derived)
    case .customSQLServerEnterprise, .customSQLServerStandard, .customSQLServerWeb, .customSQLServerDeveloper:
      Fact(.unsupported("RDS Custom for SQL Server"), .rdsProxy)
    }
  }

  /// The family of a proxy before this engine; nil where no proxy can stand there.
  public var family: EngineFamily? {
    switch support.value {
    case .supported(let family): family
    case .unsupported: nil
    }
  }

  /// Whether it runs in Aurora clusters.
  public var isAurora: Bool { self == .auroraMySQL || self == .auroraPostgreSQL || self == .auroraMySQL1 }

  /// The port of a database created without one, by the console and the RDS API; nil where no source here names it.
  public var defaultPort: Fact<Int>? {
    switch self {
    case .auroraMySQL, .auroraMySQL1: Fact(3306, .createDBCluster)
    case .auroraPostgreSQL:
      Fact(
        5432, .createDBCluster, .cfnDBCluster, .cloudFormationPortIssue, confidence: .conflict,
        note: "a provisioned cluster that CloudFormation creates without Port listens on 3306")
    case .mysql, .mariadb: Fact(3306, .createDBInstance)
    case .postgres: Fact(5432, .createDBInstance)
    case .sqlServerEnterprise, .sqlServerStandard, .sqlServerExpress, .sqlServerWeb: Fact(1433, .createDBInstance)
    case .oracleEnterprise, .oracleEnterpriseContainer, .oracleStandard, .oracleStandardContainer, .db2Advanced,
      .db2Standard, .customOracleEnterprise, .customOracleEnterpriseContainer, .customOracleStandard,
      .customOracleStandardContainer, .customSQLServerEnterprise, .customSQLServerStandard, .customSQLServerWeb,
      .customSQLServerDeveloper:
      nil
    }
  }

  /// Whether the database can use IAM authentication, which end-to-end IAM through a proxy needs.
  public var hasIAMAuthentication: Bool { family == .mysql || family == .postgresql }
}

/// Kinds of databases that no proxy can stand before, whatever their engine.
public enum UnsupportedTarget: String, Sendable, CaseIterable {
  case auroraServerless1, auroraLimitless, auroraWithoutVPC, outposts, readReplica, readOnlyParameter, preview
  case selfManaged

  /// The kind in words that fit after "RDS Proxy does not support", with its source.
  public var name: Fact<String> {
    switch self {
    case .auroraServerless1: Fact("Aurora Serverless v1", .auroraProxy)
    case .auroraLimitless: Fact("Aurora PostgreSQL Limitless Database", .auroraLimitless)
    case .auroraWithoutVPC: Fact("Aurora PostgreSQL express clusters without a VPC", .auroraProxySupport)
    case .outposts: Fact("RDS on Outposts", .rdsOutposts)
    case .readReplica:
      Fact(
        "a read replica of an RDS instance", .rdsProxy, .cdkPull24592, confidence: .conflict,
        note: "one user reports that the console let him register one")
    case .readOnlyParameter: Fact("a MySQL or MariaDB instance with `read_only` set to 1", .rdsProxy)
    case .preview: Fact("the Database Preview environment", .rdsProxySupport)
    case .selfManaged: Fact("a self-managed database", .rdsProxy)
    }
  }
}
