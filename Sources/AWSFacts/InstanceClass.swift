/// The hardware of a DB instance class, such as `db.r6g.xlarge`.
public struct InstanceClass: Sendable, Hashable, CustomStringConvertible {
  /// How big an instance of a family is.
  public enum Size: String, Sendable, Hashable, CaseIterable, Comparable {
    case micro, small, medium, large, xlarge
    case xlarge2 = "2xlarge"
    case xlarge4 = "4xlarge"
    case xlarge8 = "8xlarge"
    case xlarge10 = "10xlarge"
    case xlarge12 = "12xlarge"
    case xlarge16 = "16xlarge"
    case xlarge24 = "24xlarge"
    case xlarge32 = "32xlarge"
    case xlarge48 = "48xlarge"

    /// Smaller before bigger.
    public static func < (left: Size, right: Size) -> Bool { left.rank < right.rank }

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
  }

  /// What stands between the dots: `r6g`.
  public let family: String
  /// How big it is.
  public let size: Size
  /// Virtual CPUs.
  public let vCPU: Int
  /// Memory in MiB; the database gets less of it.
  public let memoryMiB: Int
  /// Old where only an older page lists the class.
  public let confidence: Confidence

  /// Where the classes are listed.
  public static let source = AWSDocument.rdsInstanceClasses
  /// The class of an Aurora Serverless v2 instance, whose hardware is its capacity.
  public static let serverless = Fact("db.serverless", .auroraServerlessCapacity)

  /// The class of this name, `db.r6g.xlarge`; nil where no page read here lists it.
  public init?(_ name: String) {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0] == "db", let size = Size(rawValue: String(parts[2])) else { return nil }
    let family = String(parts[1])
    guard let group = Group.all.first(where: { $0.families.contains(family) }),
      let row = group.rows.first(where: { $0.size == size })
    else { return nil }
    self.init(family, row, group)
  }

  private init(_ family: String, _ row: Row, _ group: Group) {
    self.family = family
    self.size = row.size
    self.vCPU = row.vCPU
    self.memoryMiB = row.memoryMiB
    self.confidence = group.confidence
  }

  /// Every class listed.
  public static var all: [InstanceClass] {
    Group.all.flatMap { group in
      group.families.flatMap { family in group.rows.map { InstanceClass(family, $0, group) } }
    }
  }

  /// Its name: `db.r6g.xlarge`.
  public var description: String { "db.\(family).\(size.rawValue)" }

  /// Whether its CPU is lent by credits, which AWS advises against in production.
  public var isBurstable: Bool { family.hasPrefix("t") }
}

extension InstanceClass {
  struct Row: Sendable {
    let size: Size
    let vCPU: Int
    let memoryMiB: Int

    init(_ size: Size, _ vCPU: Int, GiB memory: Int, MiB more: Int = 0) {
      self.size = size
      self.vCPU = vCPU
      memoryMiB = memory * 1024 + more
    }
  }

  struct Group: Sendable {
    let families: [String]
    let rows: [Row]
    var confidence = Confidence.settled

    static let all: [Group] = [
      Group(families: ["t3", "t4g"], rows: burstable),
      Group(families: ["m6g", "m7g"], rows: general),
      Group(families: ["m5"], rows: general + [Row(.xlarge24, 96, GiB: 384)]),
      Group(families: ["m6i"], rows: general + [Row(.xlarge24, 96, GiB: 384), Row(.xlarge32, 128, GiB: 512)]),
      Group(families: ["m7i", "m8g"], rows: general + [Row(.xlarge24, 96, GiB: 384), Row(.xlarge48, 192, GiB: 768)]),
      Group(families: ["r6g", "r7g"], rows: memory),
      Group(families: ["r5"], rows: memory + [Row(.xlarge24, 96, GiB: 768)]),
      Group(families: ["r6i"], rows: memory + [Row(.xlarge24, 96, GiB: 768), Row(.xlarge32, 128, GiB: 1024)]),
      Group(families: ["r7i", "r8g"], rows: memory + [Row(.xlarge24, 96, GiB: 768), Row(.xlarge48, 192, GiB: 1536)]),
      Group(families: ["x2g"], rows: extraMemory),
      Group(families: ["t2"], rows: firstBurstable, confidence: .old),
      Group(families: ["m4"], rows: olderGeneral, confidence: .old),
      Group(families: ["m6gd"], rows: general, confidence: .old),
      Group(families: ["m5d"], rows: general + [Row(.xlarge24, 96, GiB: 384)], confidence: .old),
      Group(families: ["r6gd"], rows: memory, confidence: .old),
      Group(families: ["r5d", "r5b"], rows: memory + [Row(.xlarge24, 96, GiB: 768)], confidence: .old),
      Group(families: ["r3"], rows: olderMemory, confidence: .old),
      Group(families: ["r4"], rows: olderMemory + [Row(.xlarge16, 64, GiB: 488)], confidence: .old),
    ]

    static let burstable = [
      Row(.micro, 2, GiB: 1), Row(.small, 2, GiB: 2), Row(.medium, 2, GiB: 4), Row(.large, 2, GiB: 8),
      Row(.xlarge, 4, GiB: 16), Row(.xlarge2, 8, GiB: 32),
    ]
    static let firstBurstable = [
      Row(.micro, 1, GiB: 1), Row(.small, 1, GiB: 2), Row(.medium, 2, GiB: 4), Row(.large, 2, GiB: 8),
      Row(.xlarge, 4, GiB: 16), Row(.xlarge2, 8, GiB: 32),
    ]
    static let general = [
      Row(.large, 2, GiB: 8), Row(.xlarge, 4, GiB: 16), Row(.xlarge2, 8, GiB: 32), Row(.xlarge4, 16, GiB: 64),
      Row(.xlarge8, 32, GiB: 128), Row(.xlarge12, 48, GiB: 192), Row(.xlarge16, 64, GiB: 256),
    ]
    static let olderGeneral = [
      Row(.large, 2, GiB: 8), Row(.xlarge, 4, GiB: 16), Row(.xlarge2, 8, GiB: 32), Row(.xlarge4, 16, GiB: 64),
      Row(.xlarge10, 40, GiB: 160), Row(.xlarge16, 64, GiB: 256),
    ]
    static let memory = [
      Row(.large, 2, GiB: 16), Row(.xlarge, 4, GiB: 32), Row(.xlarge2, 8, GiB: 64), Row(.xlarge4, 16, GiB: 128),
      Row(.xlarge8, 32, GiB: 256), Row(.xlarge12, 48, GiB: 384), Row(.xlarge16, 64, GiB: 512),
    ]
    static let olderMemory = [
      Row(.large, 2, GiB: 15, MiB: 256), Row(.xlarge, 4, GiB: 30, MiB: 512), Row(.xlarge2, 8, GiB: 61),
      Row(.xlarge4, 16, GiB: 122), Row(.xlarge8, 32, GiB: 244),
    ]
    static let extraMemory = [
      Row(.large, 2, GiB: 32), Row(.xlarge, 4, GiB: 64), Row(.xlarge2, 8, GiB: 128), Row(.xlarge4, 16, GiB: 256),
      Row(.xlarge8, 32, GiB: 512), Row(.xlarge12, 48, GiB: 768), Row(.xlarge16, 64, GiB: 1024),
    ]
  }
}
