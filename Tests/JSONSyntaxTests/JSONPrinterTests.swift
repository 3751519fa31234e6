import Foundation
import JSONSyntax
import Testing

@Suite struct JSONPrinting {
  static let proxy: JSONValue = .object {
    "Type" .= "AWS::RDS::DBProxy"
    "DependsOn" .= nil as String?
    if true { "DebugLogging" .= false }
    for index in 1...2 { "Subnet\(index)" .= index }
    "Auth" .= [["IAMAuth": "REQUIRED", "Description": nil], .object([]), []]
  }

  @Test(
    arguments: [
      (
        proxy,
        """
        {
          "Type": "AWS::RDS::DBProxy",
          "DebugLogging": false,
          "Subnet1": 1,
          "Subnet2": 2,
          "Auth": [
            {
              "IAMAuth": "REQUIRED",
              "Description": null
            },
            {},
            []
          ]
        }
        """,
        #"{"Type":"AWS::RDS::DBProxy","DebugLogging":false,"Subnet1":1,"Subnet2":2,"#
          + #""Auth":[{"IAMAuth":"REQUIRED","Description":null},{},[]]}"#
      ),
      (.strings(["b", "a"]), "[\n  \"b\",\n  \"a\"\n]", #"["b","a"]"#),
      (.integer(.min), "-9223372036854775808", "-9223372036854775808"),
      ("a\"\\/</b>", #""a\"\\/</b>""#, #""a\"\\/</b>""#),
      ("\u{0}\u{8}\u{1B}[31m\u{7F}\u{9B}\t\r\n", #""\u0000\u0008\u001b[31m\u007f\u009b\t\r\n""#, nil),
      ("ä ® 東 🐘 \u{2028}\u{A0}", "\"ä ® 東 🐘 \u{2028}\u{A0}\"", nil),
    ] as [(JSONValue, String, String?)])
  func prints(_ value: JSONValue, _ indented: String, _ oneLine: String?) {
    #expect(value.text() == indented)
    #expect(value.text(.oneLine) == oneLine ?? indented)
  }

  /// Every scalar up to U+02FF, as a name and as a value, comes back from another reader as it went in.
  @Test(arguments: [JSONLayout.indented, .oneLine])
  func isReadBackByAnotherReader(_ layout: JSONLayout) throws {
    let scalars = (0...0x2FF).compactMap(Unicode.Scalar.init).map { String(Character($0)) }
    let value = JSONValue.object(scalars.map { JSONMember("x\($0)", .array([.string($0), .bool(true), .integer(7)])) })
    let read = try JSONSerialization.jsonObject(with: Data(value.text(layout).utf8)) as? [String: [NSObject]]
    #expect(read?.count == scalars.count)
    for scalar in scalars { #expect(read?["x\(scalar)"] == [scalar as NSString, true as NSNumber, 7 as NSNumber]) }
  }

  @Test(arguments: ["0", "-0", "12", "0.015", "1e6", "-1.5E-07", "10.10e+2"])
  func takesNumbers(_ text: String) { #expect(JSONNumber(text).map { JSONValue.number($0).text() } == text) }

  @Test(arguments: ["", "-", "01", "-01", ".5", "1.", "+1", "1e", "1e+", "0x1", "NaN", "1 ", " 1", "١", "1,2"])
  func refusesWhatIsNoNumber(_ text: String) { #expect(JSONNumber(text) == nil) }
}
