/// Addresses that a proxy's subnets should keep free, so that it can grow with its database.
public enum FreeAddresses {
  /// For a writer of this size, and the same again for every reader; nil where the size is beyond the table.
  public static func forInstance(_ size: InstanceClass.Size) -> Fact<Int>? {
    guard let row = instanceRows.first(where: { size <= $0.size }) else { return nil }
    let exact = row.size == size || size < .xlarge
    return Fact(row.addresses, .auroraProxyNetworkPrerequisites, confidence: exact ? .settled : .derived)
  }

  /// For a Serverless v2 writer with this maximum capacity, and the same again for every reader; nil beyond the table.
  public static func forMaximumACU(_ maximumACU: Double) -> Fact<Int>? {
    guard let row = capacityRows.first(where: { maximumACU <= Double($0.acu) }) else { return nil }
    let exact = Double(row.acu) == maximumACU || row.acu == capacityRows.first?.acu
    return Fact(row.addresses, .auroraProxyNetworkPrerequisites, confidence: exact ? .settled : .derived)
  }

  /// More for every endpoint besides the default one.
  public static let perAdditionalEndpoint = Fact(3, .auroraProxyNetworkPrerequisites)
  /// The most that a proxy ever takes.
  public static let maximum = Fact(215, .auroraProxyNetworkPrerequisites)

  static let instanceRows: [(size: InstanceClass.Size, addresses: Int)] = [
    (.xlarge, 10), (.xlarge2, 15), (.xlarge4, 25), (.xlarge8, 45), (.xlarge12, 60), (.xlarge16, 75), (.xlarge24, 110),
  ]
  static let capacityRows: [(acu: Int, addresses: Int)] = [
    (16, 10), (32, 15), (64, 25), (96, 30), (128, 40), (160, 50), (192, 55), (224, 65), (256, 75),
  ]
}
