extension TerraformFunction {
  /// Functions on blocks of IP addresses.
  static let addresses: [String: TerraformFunction] = [
    "cidrhost": .init([.string, .number], returns: .string) { call throws(FunctionExit) in
      let (block, number) = (try block(call), try call.integer(1))
      guard let address = block.host(number) else {
        throw .refused("the block has no address \(number)", argument: 1)
      }
      return call.string(AddressBlock.text(address, isIPv6: block.isIPv6))
    },
    "cidrnetmask": .init([.string], returns: .string) { call throws(FunctionExit) in
      let block = try block(call)
      guard !block.isIPv6 else { throw .refused("IPv6 has no masks in this notation", argument: 0) }
      return call.string(AddressBlock.text(block.mask, isIPv6: false))
    },
    "cidrsubnet": .init([.string, .number, .number], returns: .string) { call throws(FunctionExit) in
      let (block, bits, number) = (try block(call), try call.integer(1), try call.integer(2))
      guard let length = block.length(adding: bits) else {
        throw .refused("a prefix of \(block.length) bits cannot be made longer by \(bits)", argument: 1)
      }
      guard let address = block.subnet(number, length: length) else {
        throw .refused("\(bits) bits have no number \(number)", argument: 2)
      }
      return call.string("\(AddressBlock.text(address, isIPv6: block.isIPv6))/\(length)")
    },
    "cidrsubnets": .init([.string], rest: .number, returns: .list(.string), cidrsubnets),
  ]

  private static func block(_ call: TerraformFunctionCall) throws(FunctionExit) -> AddressBlock {
    let text = try call.string(0)
    guard let block = AddressBlock(text) else { throw .refused("`\(text)` is no block of addresses", argument: 0) }
    return block
  }

  /// One block after the other, each where it first fits.
  private static func cidrsubnets(_ call: TerraformFunctionCall) throws(FunctionExit) -> TerraformValue {
    let block = try block(call)
    var next: UInt128? = block.base
    var subnets: [String] = []
    for index in call.arguments.indices.dropFirst() {
      let bits = try call.integer(index)
      guard bits >= 1, let length = block.length(adding: bits) else {
        throw .refused("a prefix of \(block.length) bits cannot be made longer by \(bits)", argument: index)
      }
      let size = UInt128(1) << UInt128(block.width - length)
      let start = next.flatMap { $0.addingReportingOverflow(size - 1).overflow ? nil : ($0 + size - 1) & ~(size - 1) }
      guard let start, block.contains(start) else {
        throw .refused("there is no room left for it", argument: index)
      }
      subnets.append(AddressBlock(base: start, length: length, isIPv6: block.isIPv6).description)
      let (following, isOver) = start.addingReportingOverflow(size)
      next = isOver ? nil : following
    }
    return call.strings(subnets)
  }
}

/// A block of IP addresses, of either version.
struct AddressBlock: CustomStringConvertible {
  let base: UInt128
  /// How many bits all its addresses share.
  let length: Int
  let isIPv6: Bool

  /// How many bits an address has.
  var width: Int { isIPv6 ? 128 : 32 }

  init(base: UInt128, length: Int, isIPv6: Bool) {
    (self.length, self.isIPv6) = (length, isIPv6)
    let width = isIPv6 ? 128 : 32
    let hosts: UInt128 = length >= width ? 0 : (length <= 0 ? ~0 : (1 << UInt128(width - length)) - 1)
    self.base = base & ~hosts & (isIPv6 ? ~0 : 0xFFFF_FFFF)
  }

  /// Reads `10.0.0.0/16` or `fd00::/48`.
  init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let length = Int(parts[1]), parts[1].utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return nil
    }
    let isIPv6 = parts[0].contains(":")
    guard let base = isIPv6 ? Self.version6(parts[0]) : Self.version4(parts[0]), length <= (isIPv6 ? 128 : 32) else {
      return nil
    }
    self.init(base: base, length: length, isIPv6: isIPv6)
  }

  var mask: UInt128 { length == 0 ? 0 : ~((UInt128(1) << UInt128(width - length)) - 1) & (isIPv6 ? ~0 : 0xFFFF_FFFF) }

  var description: String { "\(Self.text(base, isIPv6: isIPv6))/\(length)" }

  private var hostMask: UInt128 { ~mask & (isIPv6 ? ~0 : 0xFFFF_FFFF) }

  func contains(_ address: UInt128) -> Bool { address & mask == base }

  /// The length of a prefix that many bits longer, or shorter; nil where there are not so many.
  func length(adding bits: Int) -> Int? { bits >= -length && bits <= width - length ? length + bits : nil }

  /// An address by its number; those below zero count from the end.
  func host(_ number: Int) -> UInt128? {
    let size = UInt128(number.magnitude)
    if number >= 0 { return size <= hostMask ? base | size : nil }
    return size - 1 <= hostMask ? base | (hostMask - (size - 1)) : nil
  }

  /// The address of a block inside by its number among those of that length.
  ///
  /// Terraform takes the number without its sign to see whether there is room for it, and with it to place the block. Below zero
  /// that gives addresses nobody wants; they are what it would create.
  func subnet(_ number: Int, length: Int) -> UInt128? {
    let bits = length - self.length
    guard bits < 0 || bits >= 64 || UInt64(number.magnitude) >> UInt64(bits) == 0 else { return nil }
    let shift = UInt128(width - length)
    let offset = shift >= 128 ? 0 : UInt128(number.magnitude) << shift
    return number >= 0 ? base | offset : 0 &- (base | (0 &- offset))
  }
}

// Notation.
extension AddressBlock {
  private static func version4(_ text: some StringProtocol) -> UInt128? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 4 else { return nil }
    var address: UInt128 = 0
    for part in parts {
      guard (1...3).contains(part.utf8.count), part.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
        let byte = UInt8(part)
      else { return nil }
      address = address << 8 | UInt128(byte)
    }
    return address
  }

  private static func version6(_ text: some StringProtocol) -> UInt128? {
    let halves = String(text).split(on: "::")
    guard halves.count <= 2, let front = groups(halves[0]), let back = groups(halves.count == 2 ? halves[1] : "") else {
      return nil
    }
    let missing = 8 - front.count - back.count
    guard halves.count == 2 ? missing >= 1 : missing == 0 else { return nil }
    let all = front + [UInt16](repeating: 0, count: missing) + back
    return all.reduce(0) { $0 << 16 | UInt128($1) }
  }

  private static func groups(_ text: String) -> [UInt16]? {
    if text.isEmpty { return [] }
    var groups: [UInt16] = []
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    for (index, part) in parts.enumerated() {
      if index == parts.count - 1, part.contains(".") {
        guard let address = version4(part) else { return nil }
        groups += [UInt16(truncatingIfNeeded: address >> 16), UInt16(truncatingIfNeeded: address)]
        continue
      }
      guard (1...4).contains(part.utf8.count), part.allSatisfy({ $0.isHexDigit }), let group = UInt16(part, radix: 16)
      else {
        return nil
      }
      groups.append(group)
    }
    return groups
  }

  static func text(_ address: UInt128, isIPv6: Bool) -> String {
    if !isIPv6 {
      return [24, 16, 8, 0].map { String(address >> UInt128($0) & 0xFF) }.joined(separator: ".")
    }
    let groups = (0..<8).map { UInt16(truncatingIfNeeded: address >> UInt128(112 - 16 * $0)) }
    // The first of the longest runs of zeros is left out.
    var best = 0..<0
    var start = 0
    while start < 8 {
      let end = groups[start...].firstIndex { $0 != 0 } ?? 8
      if end - start > max(1, best.count) { best = start..<end }
      start = max(end, start) + 1
    }
    func text(_ groups: ArraySlice<UInt16>) -> String { groups.map { String($0, radix: 16) }.joined(separator: ":") }
    return best.isEmpty ? text(groups[...]) : text(groups[..<best.lowerBound]) + "::" + text(groups[best.upperBound...])
  }
}
