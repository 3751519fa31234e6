/// The resources of a proxy as the AWS provider of Terraform has them: their arguments and blocks.
public enum TerraformModel {
  /// What a block takes.
  public struct Block: Sendable {
    /// What may be given to it.
    public let arguments: [String]
    /// Those that have to be there.
    public let required: [String]
    /// What AWS answers, which nobody can give.
    public let answers: [String]
    /// The blocks inside of it, by name.
    public let blocks: [(name: String, block: Block)]

    /// Arguments in one line, each with `!` behind it where it has to be there.
    fileprivate init(_ arguments: String, answers: String = "", _ blocks: [(name: String, block: Block)] = []) {
      let words = arguments.split(separator: " ")
      self.arguments = words.map { String($0.last == "!" ? $0.dropLast() : $0) }
      required = words.filter { $0.last == "!" }.map { String($0.dropLast()) }
      self.answers = answers.split(separator: " ").map(String.init)
      self.blocks = blocks
    }

    /// A block inside of it.
    public func block(_ name: String) -> Block? { blocks.first { $0.name == name }?.block }
  }

  /// What a type of resource takes; nil for one that is none of a proxy's.
  public static func block(of type: String) -> Block? { resources.value.first { $0.type == type }?.block }

  /// The types of a proxy's resources.
  public static var types: [String] { resources.value.map { $0.type } }

  /// What the block of a target group takes that sets the pool up.
  public static let poolArguments: [String] =
    block(of: "aws_db_proxy_default_target_group")?.block("connection_pool_config")?.arguments ?? []

  /// Whether a type sounds like one of a proxy's resources, though it may be none.
  public static func isAboutProxies(_ type: String) -> Bool {
    guard type.hasPrefix("aws_db_") || type.hasPrefix("aws_rds_") else { return false }
    let (bytes, word) = (Array(type.utf8), Array("proxy".utf8))
    return bytes.indices.contains { bytes[$0...].starts(with: word) }
  }

  /// As `terraform providers schema` prints them for version 5.100, with what the changelog has added since; `region` is an argument of
  /// every resource from version 6 on.
  private static let resources: Fact<[(type: String, block: Block)]> = Fact(
    [
      (
        "aws_db_proxy",
        Block(
          """
          debug_logging default_auth_scheme endpoint_network_type engine_family! id idle_client_timeout name! region \
          require_tls role_arn! tags tags_all target_connection_network_type vpc_security_group_ids vpc_subnet_ids!
          """, answers: "arn endpoint",
          [
            ("auth", Block("auth_scheme client_password_auth_type description iam_auth secret_arn username")),
            ("timeouts", Block("create delete update")),
          ])
      ),
      (
        "aws_db_proxy_default_target_group",
        Block(
          "db_proxy_name! id region", answers: "arn name",
          [
            (
              "connection_pool_config",
              Block(
                """
                connection_borrow_timeout init_query max_connections_percent max_idle_connections_percent \
                session_pinning_filters
                """)
            ),
            ("timeouts", Block("create update")),
          ])
      ),
      (
        "aws_db_proxy_endpoint",
        Block(
          """
          db_proxy_endpoint_name! db_proxy_name! id region tags tags_all target_role vpc_security_group_ids vpc_subnet_ids!
          """, answers: "arn endpoint is_default vpc_id", [("timeouts", Block("create delete update"))])
      ),
      (
        "aws_db_proxy_target",
        Block(
          "db_cluster_identifier db_instance_identifier db_proxy_name! id region target_group_name!",
          answers: "endpoint port rds_resource_id target_arn tracked_cluster_id type")
      ),
    ], .terraformProxy, .terraformTargetGroup, .terraformTarget, .terraformEndpoint, .terraformChangelog)
}
