import SourceText
import Testing

@Suite struct SecretMaskTests {
  /// Each secret is `hunter2`, or has it as its only readable part; not a byte of it may be left.
  @Test(arguments: [
    // keys of many spellings
    ("password: hunter2", "password: *******"),
    ("db_password: hunter2", "db_password: *******"),
    ("DB-PASSWD: hunter2", "DB-PASSWD: *******"),
    ("MasterUserPassword: hunter2", "MasterUserPassword: *******"),
    ("masterPassPhrase: 'hunter2'", "masterPassPhrase: '*******'"),
    ("  pwd:\thunter2", "  pwd:\t*******"),
    ("SecretString: \"hunter2\" # why", "SecretString: \"*******\" # why"),
    ("aws_secret_access_key = \"hunter2\"", "aws_secret_access_key = \"*******\""),
    ("auth_token = hunter2", "auth_token = *******"),
    // a plain value of YAML goes on to the end of its line
    ("password: correct hunter2 staple", "password: **********************"),
    ("password: hunter2, and more # not this", "password: ***************** # not this"),
    ("password: \"a\\\"hunter2\"", "password: \"**********\""),
    ("password: 'it''s hunter2'", "password: '*************'"),
    // flow maps and JSON
    ("{ password: hunter2, user: app }", "{ password: *******, user: app }"),
    ("{user: app, password: hunter2}", "{user: app, password: *******}"),
    ("{\"password\":\"hunter2\",\"user\":\"app\"}", "{\"password\":\"*******\",\"user\":\"app\"}"),
    ("\"{\\\"password\\\":\\\"hunter2\\\",\\\"user\\\":1}\"", "\"{\\\"password\\\":\\\"*******\\\",\\\"user\\\":1}\""),
    // HCL
    ("password = \"hunter2\"", "password = \"*******\""),
    ("\"password\" => \"hunter2\"", "\"password\" => \"*******\""),
    // addresses
    ("url: postgres://app:hunter2@db:5432/orders", "url: postgres://app:*******@db:5432/orders"),
    ("url: \"mysql://app:hun@ter2@db/x\"", "url: \"mysql://app:********@db/x\""),
    ("url: postgres://app:hun/ter2@db", "url: postgres://app:********@db"),
    ("jdbc:mysql://db/x?user=app&password=hunter2&ssl=true", "jdbc:mysql://db/x?user=app&password=*******&ssl=true"),
    ("host=db password=hunter2 sslmode=require", "host=db password=******* sslmode=require"),
    ("Server=db;Password=hunter2;Encrypt=yes", "Server=db;Password=*******;Encrypt=yes"),
    // words of a shell
    ("PGPASSWORD=hunter2 psql -h db", "PGPASSWORD=******* psql -h db"),
    ("export DB_PASSWORD='hunter2 x'", "export DB_PASSWORD='*********'"),
    ("aws rds modify --master-user-password hunter2 \\", "aws rds modify --master-user-password ******* \\"),
    ("mysql --password=hunter2 -h db", "mysql --password=******* -h db"),
    (
      "aws secretsmanager put --secret-string '{\"a\":\"hunter2\"}'",
      "aws secretsmanager put --secret-string '***************'"
    ),
    // SQL
    ("SET ROLE app PASSWORD 'hunter2'", "SET ROLE app PASSWORD '*******'"),
    ("CREATE USER app IDENTIFIED BY 'hunter2';", "CREATE USER app IDENTIFIED BY '*******';"),
    ("the password 'hunter2' here", "the password '*******' here"),
    ("CREATE USER app IDENTIFIED BY \"hunter2\"", "CREATE USER app IDENTIFIED BY \"*******\""),
    // a character is an asterisk, however many bytes it has
    ("password: hünter2", "password: *******"),
    // twice on a line
    ("a_password: 'hunter2' b_password: 'hunter2'", "a_password: '*******' b_password: '*******'"),
  ])
  func hides(_ line: String, _ expected: String) {
    #expect(SecretMask.masked(line) == expected)
    #expect(SecretMask.containsSecret(line))
    let file = SourceFile(name: "f", text: line)
    let bytes = file.maskedBytes(in: file.bytes.indices)
    #expect(bytes.count == file.bytes.count)
    #expect(!String(decoding: bytes, as: UTF8.self).contains("ter2"))
  }

  @Test(arguments: [
    "client_password_auth_type: POSTGRES_SCRAM_SHA_256", "ClientPasswordAuthType: MYSQL_NATIVE_PASSWORD",
    "client_password_auth_type = \"POSTGRES_SCRAM_SHA_256\"", "manage_master_user_password = true",
    "password_wo_version = 1", "password_encryption: scram-sha-256",
    "secret_arn: arn:aws:secretsmanager:us-east-1:123456789012:secret:orders/prod/app-AbCdEf",
    "iam_auth: REQUIRED", "ORDER BY 'name'", "password", "password '", "identified by",
    "# the password is in Secrets Manager", "init_query: SET time_zone = '+00:00'",
    "url: https://db.example:5432/path@x", "url: postgres://app@db:5432/orders", "password:", "password: \"\"",
    "aws rds modify --master-user-password \\", "aws x --manage-master-user-password --apply", "",
    "notify: arn:aws:sns:us-east-1:123456789012:db-alerts",
  ])
  func leaves(_ line: String) {
    #expect(SecretMask.masked(line) == line)
    #expect(!SecretMask.containsSecret(line))
  }

  @Test(arguments: [
    ("password", true), ("DB_PASSWORD", true), ("master-user-password", true), ("secretString", true), ("pwd", true),
    ("client_password_auth_type", false), ("secret_arn", false), ("username", false), ("", false), ("pw", false),
  ])
  func knowsNames(_ name: String, _ expected: Bool) { #expect(SecretMask.isSecretName(name) == expected) }

  @Test func masksALineInTheMiddleOfAFile() {
    let file = SourceFile(name: "f", text: "a: 1\npassword: hünter2\nb: 2\n")
    let bytes = file.maskedBytes(in: 5..<23)
    #expect(String(decoding: bytes, as: UTF8.self) == "password: ********")
  }
}
