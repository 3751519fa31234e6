import ProxyModel
import Reading
import SourceText

/// What the operands of a run lead to: the deployments, and what is wrong with the files that hold them.
struct Inputs {
  /// One input: a file, or a directory whose files belong together.
  struct Entry {
    /// As the user wrote it, or as the walk found it.
    let path: String
    /// What kind of input it is.
    let kind: InputKind
    /// What it describes; none where it has errors that leave nothing to be judged.
    let deployments: [Deployment]
    /// What is wrong with its files as files.
    let diagnostics: [Diagnostic]
    /// The comments in it that speak to headroom.
    let directives: [Directive]
    /// How many files it consists of, those included that it names.
    let fileCount: Int

    /// Whether its errors leave nothing to be judged.
    var isUnreadable: Bool { deployments.isEmpty && !diagnostics.isEmpty }
  }

  private(set) var sources = SourceMap()
  private(set) var entries: [Entry] = []
  /// What was looked at and left, with the reason.
  private(set) var passedOver: [(path: String, why: String)] = []
  /// What to do where nothing of it describes a proxy: what one of the inputs suggests.
  private(set) var hint: String?

  /// Every deployment that could be read, in the order of the operands.
  var deployments: [Deployment] { entries.flatMap { $0.deployments } }
  /// Every error in reading.
  var diagnostics: [Diagnostic] { problems + entries.flatMap { $0.diagnostics } }
  /// What is wrong with the files of values for variables and parameters.
  private let problems: [Diagnostic]
  /// The comments that speak to headroom, in the files that could be read.
  var directives: [Directive] { entries.flatMap { $0.directives } }

  /// Reads what operands name: files, standard input for `-`, and what directories hold, without what is excluded.
  ///
  /// Throws for an operand that cannot be read at all; what is wrong inside of a file becomes its diagnostics.
  ///
  /// - Parameter withoutParts: Whether a file that others extend is left out even where it was named: a shell that expands
  ///   `orders/*.yaml` names the common part, too.
  init(
    _ operands: [String], _ console: Console, _ settings: InputSettings = InputSettings(),
    excluding excluded: PathPatterns = PathPatterns([]), withoutParts: Bool = false
  ) throws(Failure) {
    var search = InputSearch(console.files, settings, excluding: excluded)
    for operand in operands { try search.add(operand) }
    passedOver = search.passedOver
    let readers = try InputReaders(console, settings, into: &sources)
    problems = readers.diagnostics
    var read: [(entry: Entry, isFound: Bool)] = []
    var (variables, parameters): ([String], [String]) = ([], [])
    for candidate in search.candidates {
      let reading = readers.read(candidate, into: &sources)
      read.append(
        (
          Entry(
            path: candidate.path, kind: candidate.kind, deployments: reading.deployments.map { $0.in(candidate.kind) },
            diagnostics: reading.diagnostics, directives: reading.directives, fileCount: reading.fileCount),
          candidate.isFound || withoutParts
        ))
      passedOver += reading.passedOver.map { ($0.what, $0.why) }
      hint = hint ?? reading.hint
      variables += reading.variables
      parameters += reading.parameters
    }
    // What cannot be read in full may well declare it, and says what is wrong with it.
    if read.allSatisfy({ $0.entry.diagnostics.isEmpty }) {
      if read.contains(where: { $0.entry.kind == .terraform }) { try settings.expectVariables(declared: variables) }
      try settings.expectParameters(declared: parameters)
    }
    keep(read, without: readers.parts)
  }

  /// Keeps what stands for itself: a profile that others extend, and a module that others call, are parts of them.
  private mutating func keep(_ read: [(entry: Entry, isFound: Bool)], without parts: NamedFiles) {
    for (entry, isFound) in read {
      if isFound, let why = parts.reason(for: entry.path) {
        passedOver.append((entry.path, why))
      } else if isFound || entry.kind != .profile, entry.deployments.allSatisfy({ $0.hasNoProxy }),
        entry.diagnostics.isEmpty
      {
        passedOver.append((entry.path, "no proxy in it"))
      } else {
        entries.append(entry)
      }
    }
  }
}

extension Deployment {
  /// The same, knowing what kind of input it comes from.
  fileprivate func `in`(_ kind: InputKind) -> Deployment {
    var deployment = self
    deployment.form.kind = kind
    return deployment
  }

  /// Whether there is nothing in it that a proxy consists of.
  fileprivate var hasNoProxy: Bool {
    proxies.isEmpty && targetGroups.isEmpty && targets.isEmpty && endpoints.isEmpty && toolProblems.isEmpty
  }
}
