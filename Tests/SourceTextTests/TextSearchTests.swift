import SourceText
import Testing

@Suite struct TextSearchTests {
  @Test(arguments: [
    ("orders-proxy", "proxy", true), ("proxy", "proxy", true), ("prox", "proxy", false), ("aab", "ab", true),
    ("aa", "aaa", false), ("", "", true), ("x", "", true), ("Proxy", "proxy", false), ("e\u{301}", "e", true),
  ])
  func `text is found byte for byte`(text: String, part: String, isThere: Bool) {
    #expect(text.holds(part) == isThere)
    #expect(Substring(text).holds(part) == isThere)
  }

  @Test(arguments: [
    ("a::b", ["a", "b"]), ("::1", ["", "1"]), ("fe80::", ["fe80", ""]), ("::", ["", ""]), ("a:b", ["a:b"]),
    ("", [""]), (":::", ["", ":"]), ("1::2::3", ["1", "2", "3"]), ("ä::ö", ["ä", "ö"]),
  ])
  func `text is parted where the words stand`(text: String, parts: [String]) {
    #expect(text.parts(between: "::") == parts)
  }

  @Test func `words that are nothing part nothing`() { #expect("ab".parts(between: "") == ["ab"]) }

  @Test func `the first of two with one key counts`() {
    #expect(Dictionary(keepingFirst: [("a", 1), ("b", 2), ("a", 3)]) == ["a": 1, "b": 2])
    var words = ["a": 1]
    words.addMissing(["a": 2, "b": 3])
    #expect(words == ["a": 1, "b": 3])
  }
}
