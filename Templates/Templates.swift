/// The texts that are built into the program.
public enum Templates {
  /// A starter profile, as `headroom init` writes it.
  public struct Starter: Sendable {
    /// What `--template` calls it.
    public let name: String
    /// When to begin with it, in one line.
    public let summary: String
    private let bytes: [UInt8]

    init(_ name: String, _ summary: String, _ bytes: [UInt8]) {
      self.name = name
      self.summary = summary
      self.bytes = bytes
    }

    /// The profile.
    public var text: String { String(decoding: bytes, as: UTF8.self) }
  }

  /// The starters, the most usual one first.
  public static var starters: [Starter] {
    [
      Starter(
        "lambda", "Lambda functions that sign in by IAM, Aurora PostgreSQL Serverless v2", PackageResources.lambda_yaml),
      Starter(
        "ecs", "ECS services that sign in by password, Aurora PostgreSQL of a fixed class", PackageResources.ecs_yaml),
      Starter("mysql", "Aurora MySQL with passwords", PackageResources.mysql_yaml),
      Starter("instance", "one RDS for PostgreSQL instance, as small as it gets", PackageResources.instance_yaml),
    ]
  }
}

extension Templates {
  /// A part of a script that is the same in all deployments.
  public enum ScriptPart: Sendable {
    /// How every script asks, logs and stops.
    case common
    /// How a script changes something.
    case change
    /// How a script waits for a proxy.
    case await
    /// What one script alone does.
    case deploy, verify, cutover, destroy, snapshot

    /// The lines.
    public var text: String {
      let bytes =
        switch self {
        case .common: PackageResources.common_sh
        case .change: PackageResources.change_sh
        case .await: PackageResources.await_sh
        case .deploy: PackageResources.deploy_sh
        case .verify: PackageResources.verify_sh
        case .cutover: PackageResources.cutover_sh
        case .destroy: PackageResources.destroy_sh
        case .snapshot: PackageResources.snapshot_sh
        }
      return String(decoding: bytes, as: UTF8.self)
    }
  }
}

extension Templates {
  /// A part of what an application connects with, the same for all clients that have it.
  public enum ClientPart: Sendable {
    /// In `proxy.py`: where the proxy is, and a connection to it.
    case signIn
    /// In `proxy.py`: the token or the secret's password.
    case token, password
    /// In `proxy.py`: what the driver of an engine family is told.
    case postgresql, mysql
    /// A file of Python.
    case handler, engine, djangoBackend, djangoSettings, djangoTenants
    /// The pool of Java.
    case dataSource
    /// In the same file: the token or the secret's password.
    case javaToken, javaPassword

    /// The lines.
    public var text: String {
      let bytes =
        switch self {
        case .signIn: PackageResources.proxy_py
        case .token: PackageResources.iam_py
        case .password: PackageResources.secret_py
        case .postgresql: PackageResources.postgresql_py
        case .mysql: PackageResources.mysql_py
        case .handler: PackageResources.handler_py
        case .engine: PackageResources.engine_py
        case .djangoBackend: PackageResources.base_py
        case .djangoSettings: PackageResources.settings_py
        case .djangoTenants: PackageResources.tenants_py
        case .dataSource: PackageResources.ProxyDataSource_java
        case .javaToken: PackageResources.IAMPassword_java
        case .javaPassword: PackageResources.SecretPassword_java
        }
      return String(decoding: bytes, as: UTF8.self)
    }
  }
}
