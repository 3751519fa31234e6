/// A profile that nobody wrote.
public struct GeneratedProfile: Sendable, CustomStringConvertible {
  /// What `HEADROOM_SEED` has to be for this profile to come first.
  public let seed: UInt64
  /// What it says.
  public let root: ProfileValue
  /// Every text of it that has to be found, byte for byte, in what is rendered from it.
  public let literals: [String]

  /// The profile as YAML.
  public func text(_ style: ProfileText.Style, seed: UInt64 = 0) -> String {
    ProfileText.write(root, as: style, seed: self.seed ^ seed)
  }

  /// How to make it again, and what it says.
  public var description: String { "HEADROOM_SEED=\(seed):\n\(text(.block))" }
}

/// Makes profiles that the reader accepts, of every shape that the documentation allows.
public struct ProfileGenerator {
  /// How far a profile may go.
  public enum Reach: Sendable {
    /// All that the reader accepts: names that AWS refuses, numbers that rules refuse, values that are left open.
    case anything
    /// What AWS's provider for Terraform accepts as well; texts without a form of their own are still hostile.
    case accepted
  }

  /// The numbers that the reader takes at all.
  static let plausible = -0x7FFF_FFFF...0x7FFF_FFFF

  let reach: Reach
  var random: SeededRandom
  var literals: [String] = []
  var family = "POSTGRESQL"
  var subnets: [String] = []
  var endpoints: [String] = []
  var clientNames: [String] = []
  /// Whether the proxy's group is there already.
  var wearsExistingGroup = false
  /// Few, so that parts of a profile often share one.
  var groups: [String] = []

  /// The profile of a seed.
  public static func profile(seed: UInt64, reach: Reach = .anything) -> GeneratedProfile {
    var generator = ProfileGenerator(seed: seed, reach: reach)
    let root = generator.root()
    return GeneratedProfile(seed: seed, root: root, literals: generator.literals)
  }

  private init(seed: UInt64, reach: Reach) {
    self.reach = reach
    random = SeededRandom(seed: seed)
    groups = (0..<6).map { _ in id("sg") }
  }
}

// What the sections are made of.
extension ProfileGenerator {
  /// True once in so many times.
  mutating func chance(_ one: Int) -> Bool { Int.random(in: 0..<one, using: &random) == 0 }

  mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[Int.random(in: elements.indices, using: &random)]
  }

  /// Some of the elements, in another order; never none, unless there is none.
  mutating func some<Element>(_ elements: [Element], atMost limit: Int = .max) -> [Element] {
    let count = Int.random(in: min(1, elements.count)...min(limit, elements.count), using: &random)
    return Array(elements.shuffled(using: &random).prefix(count))
  }

  mutating func number(_ range: ClosedRange<Int>) -> ProfileValue { .integer(Int.random(in: range, using: &random)) }

  /// A number of things, which may be none or absurd.
  mutating func count(_ ordinary: ClosedRange<Int>) -> ProfileValue {
    if reach == .anything, chance(8) { return .integer(pick([0, 1, 1_000_000, Self.plausible.upperBound])) }
    return number(ordinary)
  }

  /// A number of which a rule says whether it is right.
  mutating func judged(_ right: ClosedRange<Int>) -> ProfileValue {
    if reach == .anything, chance(6) {
      return .integer(pick([Self.plausible.lowerBound, -1, 0, 101, 28_801, Self.plausible.upperBound]))
    }
    return number(right)
  }

  mutating func id(_ prefix: String) -> String {
    let digits = (0..<pick([8, 17])).map { _ in String(UInt8.random(in: 0...15, using: &random), radix: 16) }
    return "\(prefix)-\(digits.joined())"
  }

  /// Text without a form, which has to be found again in what is rendered unless it is `silent`.
  mutating func hostile(silent: Bool = false) -> ProfileValue {
    let text = HostileText.make(using: &random)
    if !silent { literals.append(text) }
    return .text(text)
  }

  /// A name that AWS restricts and the reader does not.
  mutating func name(_ ordinary: String, silent: Bool = false) -> ProfileValue {
    if reach == .anything, chance(4) { return hostile(silent: silent) }
    let text = "\(ordinary)\(Int.random(in: 1...999, using: &random))"
    if !silent { literals.append(text) }
    return .text(text)
  }

  /// A value that is sometimes left open, where nothing has to be sound.
  mutating func open(_ value: ProfileValue) -> ProfileValue {
    reach == .anything && chance(60) ? .unknown(HostileText.make(using: &random)) : value
  }

  mutating func cidr() -> String {
    func byte() -> Int { Int.random(in: 0...255, using: &random) }
    switch Int.random(in: 0..<5, using: &random) {
    case 0: return "2001:db8:\(String(byte(), radix: 16))::/\(Int.random(in: 32...64, using: &random))"
    case 1: return pick(["::/0", "0.0.0.0/0", "fd00::1/128", "10.0.0.0/8"])
    default: return "10.\(byte()).\(byte()).0/24"
    }
  }

  mutating func groupIDs(orSeveral: Bool = true) -> ProfileValue {
    let ids = some(groups, atMost: orSeveral && chance(4) ? 3 : 1)
    return .texts(ids, alone: chance(2))
  }
}

extension ProfileValue {
  /// A mapping from the keys that are there.
  static func keys(_ entries: KeyValuePairs<String, ProfileValue?>) -> ProfileValue {
    .map(entries.compactMap { key, value in value.map { Entry(key, $0) } })
  }

  /// The keys of this mapping and of another.
  func with(_ other: ProfileValue) -> ProfileValue {
    guard case .map(let entries) = self, case .map(let others) = other else { return self }
    return .map(entries + others)
  }
}
