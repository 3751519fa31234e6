import SourceText
import Testing

@Suite struct SecretMasks {
  @Test(
    arguments: [
      ("password: hunter2", "password: *******"), ("PGPASSWORD=hunter2 psql", "PGPASSWORD=******* psql"),
      ("postgres://app:hunter2@host/db", "postgres://app:*******@host/db"),
      ("CREATE USER app IDENTIFIED BY 'hunter2';", "CREATE USER app IDENTIFIED BY '*******';"),
      ("SET ROLE app PASSWORD 'hunter2'", "SET ROLE app PASSWORD '*******'"),
      ("ORDER BY 'name'", "ORDER BY 'name'"), ("client_password_auth_type: POSTGRES_MD5", nil),
      ("the password 'is' here", "the password '**' here"), ("password", nil), ("password '", nil),
      ("identified by", nil),
      ("password: \"é\"", "password: \"*\""),
    ] as [(String, String?)])
  func hideWhatIsSecret(_ line: String, _ masked: String?) {
    #expect(SecretMask.masked(line) == masked ?? line)
    #expect(SecretMask.containsSecret(line) == (masked ?? line != line))
  }
}
