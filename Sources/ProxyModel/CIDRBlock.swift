import SourceText

/// A block of addresses: `10.20.0.0/16`, `2001:db8::/32`.
public struct CIDRBlock: Hashable, Sendable, CustomStringConvertible {
  /// Which kind of address.
  public enum Version: Hashable, Sendable {
    /// Four bytes.
    case ipv4
    /// Sixteen bytes.
    case ipv6
  }

  /// Which kind of address.
  public let version: Version
  /// The first address of the block; bits behind the prefix are zero.
  public let network: [UInt8]
  /// How many leading bits all addresses of the block share.
  public let prefixLength: Int
  /// The block as it was written.
  public let description: String

  /// Nil for what is no block: an address and a prefix length that fits it.
  public init?(_ text: String) {
    let halves = text.split(separator: "/", omittingEmptySubsequences: false)
    guard halves.count == 2, let length = Self.number(halves[1], upTo: 128) else { return nil }
    let parsed = halves[0].utf8.contains(UInt8(ascii: ":")) ? Self.ipv6(halves[0]) : Self.ipv4(halves[0])
    guard let address = parsed, length <= address.count * 8 else { return nil }
    version = address.count == 4 ? .ipv4 : .ipv6
    prefixLength = length
    network = Self.masked(address, to: length)
    description = text
  }

  /// The block as AWS and its tools write it: the first address, in lower case, with the longest run of zeros as `::`.
  public var canonical: String {
    "\(version == .ipv4 ? network.map(String.init).joined(separator: ".") : Self.shortened(network))/\(prefixLength)"
  }

  private static func shortened(_ address: [UInt8]) -> String {
    let words = stride(from: 0, to: address.count - 1, by: 2).map { Int(address[$0]) << 8 | Int(address[$0 + 1]) }
    var longest = 0..<0
    var start = 0
    for index in 0...words.count where index == words.count || words[index] != 0 {
      if index - start > max(1, longest.count) { longest = start..<index }
      start = index + 1
    }
    func text(_ words: ArraySlice<Int>) -> String { words.map { String($0, radix: 16) }.joined(separator: ":") }
    return longest.isEmpty
      ? text(words[...]) : text(words[..<longest.lowerBound]) + "::" + text(words[longest.upperBound...])
  }

  /// Whether this block holds every address.
  public var isEverything: Bool { prefixLength == 0 }

  /// Whether every address of the other block is in this one.
  public func contains(_ other: CIDRBlock) -> Bool {
    version == other.version && prefixLength <= other.prefixLength
      && Self.masked(other.network, to: prefixLength) == network
  }

  /// Blocks are equal when they hold the same addresses.
  public static func == (left: Self, right: Self) -> Bool {
    (left.network, left.prefixLength) == (right.network, right.prefixLength)
  }

  /// Hashes the addresses.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(network)
    hasher.combine(prefixLength)
  }

  private static func masked(_ address: [UInt8], to length: Int) -> [UInt8] {
    address.enumerated().map { index, byte in
      let kept = min(8, max(0, length - index * 8))
      return kept == 8 ? byte : byte & ~(UInt8.max >> UInt8(kept))
    }
  }

  /// A decimal number without sign, leading zeros or surprises.
  private static func number(_ text: Substring, upTo limit: Int) -> Int? {
    guard !text.isEmpty, text.utf8.count <= 3, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      text == "0" || text.utf8.first != 0x30, let number = Int(text), number <= limit
    else { return nil }
    return number
  }

  private static func ipv4(_ text: Substring) -> [UInt8]? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 4 else { return nil }
    let bytes = parts.compactMap { number($0, upTo: 255).map { UInt8($0) } }
    return bytes.count == 4 ? bytes : nil
  }

  private static func ipv6(_ text: Substring) -> [UInt8]? {
    let sides = text.parts(between: "::")
    guard (1...2).contains(sides.count) else { return nil }
    let groups = sides.map { side in
      side.isEmpty
        ? []
        : side.split(separator: ":", omittingEmptySubsequences: false).map { group -> UInt16? in
          group.isEmpty || group.utf8.count > 4 || group.utf8.first == UInt8(ascii: "+")
            ? nil : UInt16(group, radix: 16)
        }
    }
    let count = groups.reduce(0) { $0 + $1.count }
    guard sides.count == 2 ? count <= 7 : count == 8, groups.allSatisfy({ !$0.contains(nil) }) else { return nil }
    let zeros = [UInt16](repeating: 0, count: 8 - count)
    let words = groups[0].compactMap { $0 } + zeros + (groups.count == 2 ? groups[1].compactMap { $0 } : [])
    return words.flatMap { [UInt8(truncatingIfNeeded: $0 >> 8), UInt8(truncatingIfNeeded: $0)] }
  }
}
