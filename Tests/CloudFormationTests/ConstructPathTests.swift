import SourceText
import Testing

@testable import Rendering

/// How CDK's logical ids are made.
@Suite struct ConstructPathTests {
  /// The test suite of RFC 1321, appendix A.5.
  @Test(arguments: [
    ("", "d41d8cd98f00b204e9800998ecf8427e"), ("a", "0cc175b9c0f1b6a831c399e269772661"),
    ("abc", "900150983cd24fb0d6963f7d28e17f72"), ("message digest", "f96b697d7cb7938d525a2f31aaf161d0"),
    ("abcdefghijklmnopqrstuvwxyz", "c3fcd3d76192e4007dfb496cca67e13b"),
    ("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", "d174ab98d277d9f5a5611c2c9f419d9f"),
    (
      "12345678901234567890123456789012345678901234567890123456789012345678901234567890",
      "57edf4a22be3c955ac49da2e2107b67a"
    ),
  ])
  func `MD5 is that of the RFC`(text: String, expected: String) {
    #expect(MD5.hexadecimal(of: Array(text.utf8)) == expected)
  }

  /// What a construct's path becomes; the checksums are of the paths, not of these names.
  @Test(arguments: [
    (["Proxy"], "Proxy"), (["Proxy-1"], "Proxy1"), (["Default", "Proxy"], "Proxy"),
    (["ProxyRole", "Resource"], "ProxyRole" + hash("ProxyRole/Resource")),
    (["ProxyRole", "Default"], "ProxyRole"),
    (["ProxyRole", "Role", "Resource"], "ProxyRole" + hash("ProxyRole/Role/Resource")),
    (["Group", "from 10.0.0.0_16:5432"], "Groupfrom10000165432" + hash("Group/from 10.0.0.0_16:5432")),
    (["a/b", "c"], "abc" + hash("a--b/c")),
  ])
  func `a path becomes a name`(ids: [String], expected: String) {
    #expect(ConstructPath(ids).uniqueID == expected)
  }

  @Test func `a long path stays within what CloudFormation takes`() {
    let long = String(repeating: "x", count: 300)
    #expect(ConstructPath([long]).uniqueID == String(repeating: "x", count: 240) + Self.hash(long))
    #expect(ConstructPath([long, "y"]).uniqueID.utf8.count == 248)
  }

  private static func hash(_ path: String) -> String {
    String(MD5.hexadecimal(of: Array(path.utf8)).prefix(8)).uppercased()
  }
}
