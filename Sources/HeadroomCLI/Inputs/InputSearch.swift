import ProxyModel
import Reading

/// Finds what is to be read: what operands name, and what directories hold, by content and not by name.
struct InputSearch {
  /// Something that one reader reads as a whole.
  struct Candidate {
    let path: String
    let kind: InputKind
    /// The bytes of a file; of a directory, those of the files that belong together.
    var files: [(path: String, bytes: [UInt8])]
    /// Whether a walk found it, instead of an operand that names it.
    let isFound: Bool

    /// What messages call it.
    var name: String { path == "-" ? "standard input" : path }
    /// The bytes of its only file.
    var bytes: [UInt8] { files.first?.bytes ?? [] }
  }

  private(set) var candidates: [Candidate] = []
  private(set) var passedOver: [(path: String, why: String)] = []
  private let system: FileSystem
  private let settings: InputSettings
  private let excluded: PathPatterns

  init(_ system: FileSystem, _ settings: InputSettings, excluding excluded: PathPatterns) {
    (self.system, self.settings, self.excluded) = (system, settings, excluded)
  }

  /// Takes an operand in: a file, a directory, or `-`.
  ///
  /// Throws for what cannot be read at all.
  mutating func add(_ operand: String) throws(Failure) {
    if operand == "-" || !isDirectory(operand) {
      let bytes = try system.input(operand)
      let kind = settings.kind ?? Self.kind(of: operand, bytes) ?? .profile
      return candidates.append(Candidate(path: operand, kind: kind, files: [(operand, bytes)], isFound: false))
    }
    let found = try Walk().files(below: operand, in: system)
    passedOver += found.passedOver.map { ($0, "hidden, or not a file") }
    var places: [String: Int] = [:]
    for path in found.files {
      if let pattern = excluded.pattern(of: path) {
        passedOver.append((path, "`exclude` has `\(pattern)`"))
        continue
      }
      guard Self.mayDescribe(path) else {
        passedOver.append((path, "no kind of file that describes a proxy"))
        continue
      }
      let bytes = try system.input(path)
      guard let kind = Self.kind(of: path, bytes), settings.kind == nil || settings.kind == kind else {
        passedOver.append((path, "not about an RDS Proxy"))
        continue
      }
      gather(path, bytes, kind, in: operand, &places)
    }
  }

  /// Files of one directory that belong together become one candidate.
  private mutating func gather(
    _ path: String, _ bytes: [UInt8], _ kind: InputKind, in operand: String, _ places: inout [String: Int]
  ) {
    guard kind == .terraform || kind == .describe else {
      return candidates.append(Candidate(path: path, kind: kind, files: [(path, bytes)], isFound: true))
    }
    let directory = Path.split(path).directory
    let key = "\(kind.rawValue) \(directory)"
    if let place = places[key] { return candidates[place].files.append((path, bytes)) }
    places[key] = candidates.count
    let isNamed = Path.normalized(directory) == Path.normalized(operand)
    candidates.append(
      Candidate(path: isNamed ? operand : directory, kind: kind, files: [(path, bytes)], isFound: !isNamed))
  }

  private func isDirectory(_ path: String) -> Bool {
    switch try? system.kind(path) {
    case .directory?, .linkedDirectory?: true
    case .file?, .other?, nil: false
    }
  }

  /// Endings of the files that a walk looks into.
  private static let endings = [".yaml", ".yml", ".json", ".template", ".tf", ".sh", ".bash", ".tfstate"]

  private static func mayDescribe(_ path: String) -> Bool { endings.contains { path.hasSuffix($0) } }

  /// What a file is, by what it says; nil for what is none of our business.
  private static func kind(of path: String, _ bytes: [UInt8]) -> InputKind? {
    if path.hasSuffix(".tf") || path.hasSuffix(".tf.json") { return .terraform }
    if ProfileReader.recognizes(bytes) { return .profile }
    if PlanReader.recognizes(bytes) { return .plan }
    if CloudFormationReader.recognizes(bytes) { return .cloudformation }
    if DescribeReader.recognizes(bytes) { return .describe }
    return nil
  }
}
