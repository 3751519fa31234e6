import SourceText

/// A file to be written below a directory.
struct OutputFile: Sendable, Equatable {
  /// The name below the directory; `/` makes directories.
  let name: String
  let bytes: [UInt8]
  /// Whether it is a script to run.
  var isExecutable = false
}

/// A directory of generated files: `--out DIR`.
///
/// It is written whole or not at all, and what the program did not write, or what was edited since, is left alone.
struct OutputDirectory {
  let path: String
  let system: FileSystem

  /// What a run did, as names below the directory.
  struct Written: Equatable {
    var created: [String] = []
    var replaced: [String] = []
    var unchanged: [String] = []
    /// Files of an earlier run that are no longer generated.
    var removed: [String] = []
    /// Files of an earlier run that are no longer generated, but were edited since.
    var kept: [String] = []
    /// Temporary files that could not be removed, as paths.
    var leftBehind: [String] = []
  }

  /// How a file differs from what would be generated.
  enum Staleness: String, Sendable {
    case missing, changed
    case leftOver = "left over"
  }

  /// Writes the files, and removes those of an earlier run that are no longer among them.
  ///
  /// Throws where a file stands in the way that the program did not write or that was edited since, unless `force` is set, and
  /// where a file cannot be written; nothing is changed then.
  func write(_ files: [OutputFile], force: Bool = false) throws(Failure) -> Written {
    let survey = try survey(files, force: force)
    if !force, !survey.foreign.isEmpty { throw Self.refusal(survey.foreign, in: path) }

    var transaction = FileTransaction(system: system)
    do throws(FileTransaction.Problem) {
      try transaction.makeDirectory(path)
      for change in survey.changes { try transaction.stage(change.file, replacing: change.old, below: path) }
      try transaction.stage(survey.manifest.file, replacing: survey.manifest.old, below: path)
      for leftover in survey.removed { transaction.stageRemoval(of: Path.join(path, leftover)) }
      try transaction.commit()
    } catch {
      let kept = transaction.rollBack()
      if kept.isEmpty { throw .unwritable(error.path, error.error) }
      throw .input(
        "cannot write `\(error.path)`, nor put back what was there: \(error.error.reason)",
        help: "the old files are kept as \(listed(kept.map { "`\($0)`" }, "and"))")
    }
    var written = survey.written
    written.leftBehind = transaction.finish(emptying: path)
    return written
  }

  /// How the directory differs from the files; nothing is written. What a user added beside them does not count.
  func staleness(of files: [OutputFile]) throws(Failure) -> [(name: String, staleness: Staleness)] {
    let survey = try survey(files, force: true)
    let changed: [(name: String, staleness: Staleness)] = survey.changes.map {
      ($0.file.name, $0.old == nil ? .missing : .changed)
    }
    return changed + (survey.removed + survey.written.kept).map { (name: $0, staleness: .leftOver) }
  }

  private static func refusal(_ names: [String], in path: String) -> Failure {
    let shown =
      names.prefix(3).map { "`\(Path.join(path, $0))`" } + (names.count > 3 ? ["\(names.count - 3) more"] : [])
    return .input(
      "will not overwrite \(listed(shown, "and")): not written by headroom, or edited since",
      help: "keep your changes elsewhere and add `--force`, or name another directory")
  }
}

extension OutputDirectory {
  /// What stands in the directory, held against what is to stand there.
  private struct Survey {
    var changes: [(file: OutputFile, old: [UInt8]?)] = []
    var removed: [String] = []
    /// Files in the way that are not the program's own.
    var foreign: [String] = []
    var written = Written()
    var manifest = (file: OutputFile(name: OutputManifest.fileName, bytes: []), old: [UInt8]?.none)
  }

  private func survey(_ files: [OutputFile], force: Bool) throws(Failure) -> Survey {
    var survey = Survey()
    survey.manifest.old = try contents(of: OutputManifest.fileName)
    let before = try manifest(survey.manifest.old, force: force)
    var after = OutputManifest()
    for file in files {
      guard OutputManifest.canHold(file.name), after.checksums[file.name] == nil else {
        throw .input("cannot write `\(file.name)`: the name leads out of the directory, or is taken by another file")
      }
      after.checksums[file.name] = SHA256.hexadecimal(of: file.bytes)
      guard let old = try contents(of: file.name) else {
        survey.changes.append((file, nil))
        survey.written.created.append(file.name)
        continue
      }
      if old == file.bytes {
        survey.written.unchanged.append(file.name)
        continue
      }
      if before.checksums[file.name] != SHA256.hexadecimal(of: old) { survey.foreign.append(file.name) }
      survey.changes.append((file, old))
      survey.written.replaced.append(file.name)
    }
    for (name, checksum) in before.checksums.sorted(by: { $0.key < $1.key }) where after.checksums[name] == nil {
      guard let old = try contents(of: name) else { continue }
      if SHA256.hexadecimal(of: old) == checksum {
        survey.removed.append(name)
      } else {
        survey.written.kept.append(name)
      }
    }
    survey.written.removed = survey.removed
    survey.manifest.file = OutputFile(name: OutputManifest.fileName, bytes: after.bytes)
    return survey
  }

  private func manifest(_ bytes: [UInt8]?, force: Bool) throws(Failure) -> OutputManifest {
    guard let bytes else { return OutputManifest() }
    if let manifest = OutputManifest(bytes) { return manifest }
    if force { return OutputManifest() }
    throw .input(
      "cannot read `\(Path.join(path, OutputManifest.fileName))`: it is not a list of checksums as headroom writes it",
      help: "add `--force` to write the files and the list anew")
  }

  /// The bytes of a file, nil where there is none.
  private func contents(of name: String) throws(Failure) -> [UInt8]? {
    let file = Path.join(path, name)
    do throws(FileError) {
      switch try system.kind(file) {
      case .file: return try system.read(file)
      case .directory, .linkedDirectory: throw FileError.isDirectory
      case .other: throw FileError.other("it is not a file")
      }
    } catch {
      if error == .missing { return nil }
      throw .unreadable(file, error)
    }
  }
}
