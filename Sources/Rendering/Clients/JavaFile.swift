import Templates

extension ClientWiring {
  /// `ProxyDataSource.java`: a pool of HikariCP.
  var dataSource: RenderedFile {
    let imports =
      [
        "com.zaxxer.hikari.HikariConfig", "com.zaxxer.hikari.HikariDataSource", "java.net.URLEncoder",
        "java.nio.charset.StandardCharsets", "java.sql.Connection", "java.sql.SQLException",
        "software.amazon.awssdk.regions.Region", "software.amazon.awssdk.services.ssm.SsmClient",
      ]
      + (secret == nil
        ? [
          "software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider",
          "software.amazon.awssdk.services.rds.RdsUtilities",
        ]
        : [
          "com.fasterxml.jackson.core.JsonProcessingException", "com.fasterxml.jackson.databind.ObjectMapper",
          "software.amazon.awssdk.services.secretsmanager.SecretsManagerClient",
        ])
    return RenderedFile(
      name: "ProxyDataSource.java",
      text: """
        // Written by headroom for \(label) of \(origin): change the profile and generate again, not this file.
        \(imports.sorted().map { "import \($0);\n" }.joined())

        """ + Templates.ClientPart.dataSource.text
          + (secret == nil ? Templates.ClientPart.javaToken : .javaPassword).text + constants)
  }

  private var constants: String {
    var texts: [(name: String, value: String)] = [
      ("REGION", region), ("HOST", host ?? ""), ("PARAMETER", parameter ?? ""), ("USER", user),
      ("SCHEME", driver.scheme), ("OPTIONS", driver.options),
    ]
    if let secret { texts.append(("SECRET", secret)) }
    let numbers = [("PORT", port), ("POOL_SIZE", poolSize), ("RECYCLE_SECONDS", recycleSeconds)]
    return """

      /** What the profile says. */
      final class Profile {
      \(texts.map { "  static final String \($0.name) = \(SourceLiteral.java($0.value));\n" }.joined())\
      \(numbers.map { "  static final int \($0.0) = \($0.1);\n" }.joined())}

      /** The driver's own source of connections. */
      class Driver extends \(driver.dataSource) {}

      """
  }
}
