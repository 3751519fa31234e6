import Rendering
import TestSupport
import Testing

/// What the generated Java does, before libraries that say what they are asked.
@Suite(.serialized) struct JavaTests {
  @Test(arguments: ClientProfile.all) func eachConnectionSignsInAnew(_ profile: ClientProfile) throws {
    let folder = try ClientFolder(try ClientRenderer.render(try profile.deployment(), for: "on-ecs"))
    let host = profile.isPublished ? "published.example" : "told.example"
    guard let said = try folder.java(in: "on-ecs", environment: profile.isPublished ? [:] : ["DB_HOST": host]) else {
      return
    }
    let address =
      profile.isMySQL
      ? "jdbc:mysql://\(host):3306/shop%20db?sslMode=VERIFY_IDENTITY&connectTimeout=5000"
      : "jdbc:postgresql://\(host):5432/shop%20db?sslmode=verify-full"
        + "&sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory&assumeMinServerVersion=9.0&connectTimeout=5"
    let passwords = [1, 2].map { number in
      profile.signsInByIAM
        ? "token \(number) of eu-west-1 \(host) \(profile.isMySQL ? 3306 : 5432) app"
        : "password in secret \(number) of eu-west-1 shop/app"
    }
    let parameter = profile.isPublished ? ["parameter eu-west-1 /shop/endpoint"] : []
    #expect(
      said == parameter + ["pool 4 600000"] + passwords.map { "connect \(address) as app with \($0)" })
  }
}
