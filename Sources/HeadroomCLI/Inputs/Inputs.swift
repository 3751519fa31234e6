import ProxyModel
import Reading
import SourceText

/// What the operands of a run lead to: the deployments, and what is wrong with the files that hold them.
struct Inputs {
  /// One file that says what a deployment is.
  struct Entry {
    /// As the user wrote it, or as the walk found it.
    let path: String
    /// Nil where the file has errors.
    let deployment: Deployment?
    /// What is wrong with the file as a file.
    let diagnostics: [Diagnostic]
    /// The comments in it that speak to headroom.
    let directives: [Directive]
    /// How many files it consists of, those included that it extends.
    let fileCount: Int
  }

  private(set) var sources = SourceMap()
  private(set) var entries: [Entry] = []
  /// What was looked at and left, with the reason.
  private(set) var passedOver: [(path: String, why: String)] = []

  /// Every deployment that could be read, in the order of the operands.
  var deployments: [Deployment] { entries.compactMap(\.deployment) }
  /// Every error in reading.
  var diagnostics: [Diagnostic] { entries.flatMap(\.diagnostics) }

  /// The comments that speak to headroom, in the files that could be read.
  var directives: [Directive] { entries.flatMap(\.directives) }

  /// Reads what operands name: files, standard input for `-`, and what directories hold, without what is excluded.
  ///
  /// Throws for an operand that cannot be read at all; what is wrong inside of a file becomes its diagnostics.
  init(_ operands: [String], _ console: Console, excluding excluded: PathPatterns = PathPatterns([])) throws(Failure) {
    var candidates: [(path: String, bytes: [UInt8], isFound: Bool)] = []
    for operand in operands {
      guard operand != "-", Self.isDirectory(operand, console.files) else {
        candidates.append((operand, try console.files.input(operand), false))
        continue
      }
      let found = try Walk().files(below: operand, in: console.files)
      passedOver += found.passedOver.map { ($0, "hidden, or not a file") }
      for path in found.files {
        if let pattern = excluded.pattern(of: path) {
          passedOver.append((path, "`exclude` has `\(pattern)`"))
          continue
        }
        guard Self.mayBeProfile(path) else {
          passedOver.append((path, "not YAML"))
          continue
        }
        let bytes = try console.files.input(path)
        guard ProfileReader.recognizes(bytes) else {
          passedOver.append((path, "not about an RDS Proxy"))
          continue
        }
        candidates.append((path, bytes, true))
      }
    }
    read(candidates, console.files)
  }

  private mutating func read(_ candidates: [(path: String, bytes: [UInt8], isFound: Bool)], _ files: FileSystem) {
    let bases = NamedFiles()
    var read: [(entry: Entry, isFound: Bool)] = []
    for candidate in candidates {
      let first = sources.nextFile
      let result = ProfileReader.read(
        candidate.path == "-" ? "standard input" : candidate.path, candidate.bytes, into: &sources
      ) { path in
        bases.insert(path)
        do throws(FileError) { return .success(try files.read(path)) } catch {
          return .failure(UnreadableFile(error.reason))
        }
      }
      read.append(
        (
          Entry(
            path: candidate.path, deployment: result.deployment, diagnostics: result.diagnostics,
            directives: result.directives, fileCount: Int(sources.nextFile - first)),
          candidate.isFound
        ))
    }
    for (entry, isFound) in read {
      // A profile that others extend is their common part: on its own it need not be complete.
      if isFound, bases.contains(entry.path) {
        passedOver.append((entry.path, "other profiles extend it"))
      } else {
        entries.append(entry)
      }
    }
  }

  private static func isDirectory(_ path: String, _ files: FileSystem) -> Bool {
    switch try? files.kind(path) {
    case .directory?, .linkedDirectory?: true
    case .file?, .other?, nil: false
    }
  }

  private static func mayBeProfile(_ path: String) -> Bool {
    path.hasSuffix(".yaml") || path.hasSuffix(".yml") || path.hasSuffix(".json")
  }
}

/// The names that profiles gave to the profiles they extend.
private final class NamedFiles {
  private var names: Set<String> = []

  func insert(_ name: String) { names.insert(name) }
  func contains(_ name: String) -> Bool { names.contains(name) }
}

/// The operands and the words of the commands that read deployments.
struct InputParameters: Parameters {
  let paths = Operand.list(
    "PATH", accepts: .path, help: "profiles, directories that hold some, or - for standard input")

  var declarations: [Declaration] { [paths.declaration] }
}
