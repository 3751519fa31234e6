import Foundation
import TestSupport
import Testing

/// A password that somebody put into a profile is refused, and stands in no output of any command.
@Suite struct SecretTests {
  private static let canary = "s3cr3t-canary"

  /// Places and spellings, each to be added to a profile without mistakes.
  static let places = [
    "password: s3cr3t-canary",
    "\"password\": \"s3cr3t-canary\"",
    "{ DB_PASSWORD: s3cr3t-canary }",
    "tags: { Password: s3cr3t-canary }",
    "tags: { note: 'postgres://app:s3cr3t-canary@db.example.com/orders' }",
    "tags: { note: 'dsn: user=app password=s3cr3t-canary host=db' }",
    "tags:\n  db-passwd: >-\n    s3cr3t-canary",
    "tags: { \"?pwd\": \"s3cr3t-canary\" }",
    "secret_string: |\n  {\"username\": \"app\",\n   \"password\": \"s3cr3t-canary\"}",
    "database: { master_user_password: s3cr3t-canary }",
    "databse:\n  nested:\n    - passphrase: s3cr3t-canary",
    "target_group: { init_query: \"SET x = 1; CREATE USER app PASSWORD = 's3cr3t-canary'\" }",
    "proxy: { auth: [{ secret: a, secret_value: s3cr3t-canary }] }",
    "publish: { ssm_prefix: /a, description: \"jdbc:mysql://db/orders?user=app&password=s3cr3t-canary\" }",
    "password: !unknown s3cr3t-canary",
    "? password\n: s3cr3t-canary",
    "password: &p s3cr3t-canary\nname: *p",
    "password: [s3cr3t-canary, s3cr3t-canary]",
    "password:\n  - s3cr3t-canary",
    "password: \"s3cr3t-canary",
    "password: s3cr3t-canary: x",
    "password: s3cr3t-canary\npassword: s3cr3t-canary",
    "\tpassword: s3cr3t-canary",
    "password:s3cr3t-canary\n",
  ]

  @Test(arguments: places) func `a password is never shown`(_ place: String) throws {
    let program = try Program()
    let text = try program.read("p.yaml")
    for (name, whole) in [("last.yaml", "\(text)\n\(place)\n"), ("alone.yaml", "headroom: 1\n\(place)\n")] {
      try program.write(name, Data(whole.utf8))
      for words in [
        ["validate"], ["validate", "--verbose", "--undetermined"], ["generate", "terraform"],
        ["generate", "terraform", "--verbose", "--out", "out"], ["debug", "deployment"],
        ["debug", "deployment", "--color", "always"],
      ] {
        let outcome = try program.shell(#""$HEADROOM" "$@""#, words + [name])
        #expect(outcome.status != 0, "\(words) \(name)")
        #expect(!outcome.words.contains(Self.canary), "\(words) \(name):\n\(outcome.words)")
      }
    }
    #expect(!program.exists("out"))
  }

  /// Through `extends`, the place of a secret is in another file.
  @Test func `a password in a profile below is never shown`() throws {
    let program = try Program()
    try program.write("base.yaml", Data("\(try program.read("p.yaml"))\npassword: s3cr3t-canary\n".utf8))
    try program.write("top.yaml", Data("extends: base.yaml\nenvironment: dev\n".utf8))
    let outcome = try program.run("validate", "--verbose", "top.yaml")
    #expect(outcome.status == 2 && outcome.words.contains("a password in plain text"), "\(outcome.words)")
    #expect(!outcome.words.contains(Self.canary), "\(outcome.words)")
  }
}
