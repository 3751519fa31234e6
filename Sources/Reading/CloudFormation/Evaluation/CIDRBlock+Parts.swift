import ProxyModel

extension CIDRBlock {
  /// The first parts of the block of which each has so many bits for its own addresses, as `Fn::Cidr` cuts them; nil where the block
  /// does not have as many.
  func parts(_ count: Int, bits: Int) -> [String]? {
    let length = network.count * 8 - bits
    guard (1...256).contains(count), bits >= 1, length >= prefixLength,
      length - prefixLength >= Self.bits(of: count - 1)
    else { return nil }
    return (0..<count).compactMap { number in
      var address = network
      // The number goes to the bits behind the block's own prefix, from the last one to the left.
      for bit in 0..<Self.bits(of: number) where number >> bit & 1 == 1 {
        let place = length - 1 - bit
        address[place / 8] |= 0x80 >> UInt8(place % 8)
      }
      return CIDRBlock(version == .ipv4 ? Self.dotted(address, length) : Self.colons(address, length))?.canonical
    }
  }

  private static func bits(of number: Int) -> Int { Int.bitWidth - max(0, number).leadingZeroBitCount }

  private static func dotted(_ address: [UInt8], _ length: Int) -> String {
    address.map(String.init).joined(separator: ".") + "/\(length)"
  }

  private static func colons(_ address: [UInt8], _ length: Int) -> String {
    stride(from: 0, to: address.count - 1, by: 2).map { place in
      String(UInt16(address[place]) << 8 | UInt16(address[place + 1]), radix: 16)
    }.joined(separator: ":") + "/\(length)"
  }
}
