/// Files that are changed together or not at all.
///
/// Everything that may fail for want of space is done first, under temporary names beside the files: the new files, and a copy of
/// each old one. Then names are exchanged, which needs no space, and which a failure takes back.
struct FileTransaction: ~Copyable {
  /// What could not be done.
  struct Problem: Error {
    let path: String
    let error: FileError
  }

  private struct Step {
    let target: String
    /// The new file under its temporary name; nil where the target is to go.
    let new: String?
    /// The copy of the old file, or the name the target is to go under; nil where there was none.
    let old: String?
  }

  private let system: FileSystem
  private var steps: [Step] = []
  private var done: [Step] = []
  private var temporaries: [String] = []
  private var madeDirectories: [String] = []

  init(system: FileSystem) { self.system = system }

  /// Makes a directory and those above it, as far as they are missing.
  mutating func makeDirectory(_ path: String) throws(Problem) {
    if path.isEmpty || path == "/" || path == "." { return }
    do throws(FileError) {
      switch try system.kind(path) {
      case .directory, .linkedDirectory: return
      case .file, .other: throw FileError.notDirectory
      }
    } catch {
      guard error == .missing else { throw Problem(path: path, error: error) }
    }
    try makeDirectory(Path.split(path).directory)
    do throws(FileError) {
      try system.makeDirectory(path)
      madeDirectories.append(path)
    } catch {
      // `a/` and `a//b` name a directory that was made a moment ago, and so may another run.
      guard error == .exists else { throw Problem(path: path, error: error) }
    }
  }

  /// Writes a file and a copy of what it replaces under temporary names.
  mutating func stage(_ file: OutputFile, replacing old: [UInt8]?, below directory: String) throws(Problem) {
    let target = Path.join(directory, file.name)
    try makeDirectory(Path.split(target).directory)
    let new = temporary(target, "new")
    try create(new, file.bytes, file.isExecutable, for: target)
    var copy: String?
    if let old {
      let name = temporary(target, "old")
      try create(name, old, file.isExecutable, for: target)
      copy = name
    }
    steps.append(Step(target: target, new: new, old: copy))
  }

  /// Remembers that a file is to go.
  mutating func stageRemoval(of target: String) {
    steps.append(Step(target: target, new: nil, old: temporary(target, "old")))
  }

  /// Exchanges the names.
  mutating func commit() throws(Problem) {
    for step in steps {
      do throws(FileError) {
        if let new = step.new {
          try system.rename(new, step.target)
        } else if let old = step.old {
          try system.rename(step.target, old)
        }
      } catch {
        throw Problem(path: step.target, error: error)
      }
      done.append(step)
    }
  }

  /// Puts back what was there, and removes what was made; gives the copies of old files that could not be put back, which stay.
  mutating func rollBack() -> [String] {
    var kept: [String] = []
    for step in done.reversed() {
      guard let old = step.old else {
        try? system.remove(step.target)
        continue
      }
      do throws(FileError) { try system.rename(old, step.target) } catch { kept.append(old) }
    }
    for path in temporaries where !kept.contains(path) { try? system.remove(path) }
    for path in madeDirectories.reversed() { try? system.remove(path) }
    return kept
  }

  /// Removes the copies, and directories below `root` that are empty now; gives the paths of what could not be removed.
  consuming func finish(emptying root: String) -> [String] {
    var left: [String] = []
    for step in steps {
      guard let old = step.old else { continue }
      do throws(FileError) { try system.remove(old) } catch { left.append(old) }
      var directory = Path.split(step.target).directory
      while step.new == nil, directory.utf8.count > root.utf8.count, (try? system.remove(directory)) != nil {
        directory = Path.split(directory).directory
      }
    }
    return left
  }

  private func temporary(_ target: String, _ what: String) -> String {
    let place = Path.split(target)
    return Path.join(place.directory, ".\(place.name).\(system.mark).\(what)")
  }

  private mutating func create(
    _ path: String, _ bytes: [UInt8], _ isExecutable: Bool, for target: String
  ) throws(Problem) {
    do throws(FileError) {
      try system.create(path, bytes, isExecutable)
    } catch {
      if error != .exists { temporaries.append(path) }
      throw Problem(path: target, error: error)
    }
    temporaries.append(path)
  }
}
