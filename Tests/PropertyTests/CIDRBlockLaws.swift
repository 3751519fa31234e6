import ProxyModel
import TestSupport
import Testing

@Suite struct CIDRBlockLaws {
  /// As RFC 5952 writes addresses, and without the bits behind the prefix.
  @Test(arguments: [
    ("10.1.2.3/8", "10.0.0.0/8"), ("0.0.0.0/0", "0.0.0.0/0"), ("192.0.2.1/32", "192.0.2.1/32"),
    ("10.255.255.255/31", "10.255.255.254/31"), ("::/0", "::/0"), ("::1/128", "::1/128"), ("1::/16", "1::/16"),
    ("2001:DB8:0:0:1:0:0:1/128", "2001:db8::1:0:0:1/128"), ("2001:db8:0:1:1:1:1:1/128", "2001:db8:0:1:1:1:1:1/128"),
    ("2001:0db8:000e::/39", "2001:db8::/39"), ("0:0:1::/48", "0:0:1::/48"), ("1:0:0:2:0:0:0:3/128", "1:0:0:2::3/128"),
    ("1:2:3:4:5:6:7:0/128", "1:2:3:4:5:6:7:0/128"), ("1:2:3:4:5:6:0:0/128", "1:2:3:4:5:6::/128"),
  ])
  func `a block has one spelling`(written: String, canonical: String) throws {
    #expect(try #require(CIDRBlock(written)).canonical == canonical)
  }

  @Test func `the spelling is the block`() throws {
    var random = SeededRandom(seed: Seeds.first(of: 5))
    for _ in 0..<5_000 {
      let isLong = Bool.random(using: &random)
      // Mostly zeros, so that there are runs of them to leave out.
      let numbers = (0..<(isLong ? 8 : 4)).map { _ in
        Bool.random(using: &random) ? 0 : Int.random(in: 0...(isLong ? 0xFFFF : 255), using: &random)
      }
      let address = numbers.map { String($0, radix: isLong ? 16 : 10) }.joined(separator: isLong ? ":" : ".")
      let text = "\(address)/\(Int.random(in: 0...(isLong ? 128 : 32), using: &random))"
      let block = try #require(CIDRBlock(text), "\(text)")
      let again = try #require(CIDRBlock(block.canonical), "\(text) \(block.canonical)")
      try #require(again == block && again.canonical == block.canonical, "\(text) \(block.canonical)")
    }
  }
}
