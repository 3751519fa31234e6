/// The files below a directory, in the order of their names, as far as is reasonable: a loop of links, or a disk behind a link,
/// does not hold a run up.
struct Walk {
  /// How many files and directories are looked at in all.
  var entryLimit = 100_000
  /// How many levels are gone down.
  var levelLimit = 64
  /// Which names are passed over: what begins with a dot, and packages that tools have put there.
  var skips: @Sendable (String) -> Bool = { $0.hasPrefix(".") || $0 == "node_modules" }

  /// What a walk found.
  struct Found: Equatable {
    /// The files, each with the directory's path before it.
    var files: [String] = []
    /// What was passed over: hidden names, links to directories, pipes and devices.
    var passedOver: [String] = []
  }

  /// Walks a directory; links to files are files, links to directories are not followed.
  ///
  /// Throws the path and the reason for a directory that cannot be listed.
  func files(below directory: String, in system: FileSystem) throws(Failure) -> Found {
    var found = Found()
    var count = 0
    try walk(directory, level: 0, system, &found, &count)
    return found
  }

  private func walk(
    _ directory: String, level: Int, _ system: FileSystem, _ found: inout Found, _ count: inout Int
  ) throws(Failure) {
    guard level < levelLimit else { throw .unreadable(directory, .tooMany(limit: levelLimit)) }
    let entries: [FileSystem.Entry]
    do { entries = try system.list(directory.isEmpty ? "." : directory) } catch { throw .unreadable(directory, error) }
    count += entries.count
    guard count <= entryLimit else { throw .unreadable(directory, .tooMany(limit: entryLimit)) }
    for entry in entries.sorted(by: { Array($0.name.utf8).lexicographicallyPrecedes(Array($1.name.utf8)) }) {
      let path = Path.join(directory, entry.name)
      if skips(entry.name) {
        found.passedOver.append(path)
        continue
      }
      switch entry.kind {
      case .file: found.files.append(path)
      case .directory: try walk(path, level: level + 1, system, &found, &count)
      case .linkedDirectory, .other: found.passedOver.append(path)
      }
    }
  }
}
