public import HeadroomCLI
import Synchronization

/// A file system in memory, whose operations can be made to fail one by one.
public final class MemoryFiles: Sendable {
  private struct Contents {
    var files: [String: [UInt8]] = [:]
    var executables: Set<String> = []
    var directories: Set<String> = [""]
    var others: [String: FileSystem.Kind] = [:]
    var input: [UInt8] = []
    var changes = 0
    var fault: (changes: ClosedRange<Int>, error: FileError)?
    var unreadable: [String: FileError] = [:]
  }

  private let contents: Mutex<Contents>

  /// Files by their paths, with the directories that the paths need; `input` is what standard input holds.
  public convenience init(_ files: [String: String] = [:], input: String = "") {
    self.init(files.mapValues { Array($0.utf8) }, input: input)
  }

  /// Files by their paths, of which not every one is text.
  public init(_ files: [String: [UInt8]], input: String = "") {
    var contents = Contents()
    for (path, bytes) in files {
      contents.files[path] = bytes
      contents.directories.formUnion(Self.directories(above: path))
    }
    contents.input = Array(input.utf8)
    self.contents = Mutex(contents)
  }

  /// The files now, as text.
  public var files: [String: String] {
    contents.withLock { $0.files.mapValues { String(decoding: $0, as: UTF8.self) } }
  }

  /// The directories now, without the one that holds all.
  public var directories: Set<String> { contents.withLock { $0.directories.subtracting([""]) } }

  /// The files that were written to be run.
  public var executables: Set<String> { contents.withLock { $0.executables } }

  /// How many changes were tried: creations, renamings, removals and new directories.
  public var changes: Int { contents.withLock { $0.changes } }

  /// Lets one change fail, counted from now and from 0, and all after it where the fault `lasts`; a creation that fails leaves
  /// half of its bytes.
  public func fail(change: Int, with error: FileError, lasts: Bool = false) {
    contents.withLock { contents in
      let first = contents.changes + change
      contents.fault = (first...(lasts ? .max : first), error)
    }
  }

  /// Lets every reading of a path fail.
  public func refuse(_ path: String, with error: FileError) { contents.withLock { $0.unreadable[path] = error } }

  /// Puts a file there, as a user does.
  public func put(_ path: String, _ text: String) {
    contents.withLock {
      $0.files[path] = Array(text.utf8)
      $0.directories.formUnion(Self.directories(above: path))
    }
  }

  /// Removes a file, as a user does.
  public func delete(_ path: String) { contents.withLock { _ = $0.files.removeValue(forKey: path) } }

  /// Puts something there that is no file: an empty directory, a link to a directory, a pipe.
  public func put(_ path: String, _ kind: FileSystem.Kind) {
    contents.withLock {
      $0.directories.formUnion(Self.directories(above: path))
      if kind == .directory { $0.directories.insert(path) } else { $0.others[path] = kind }
    }
  }

  /// The functions that a console is given.
  public var system: FileSystem {
    FileSystem(
      read: { (path) throws(FileError) in try self.read(path) },
      readStandardInput: { self.contents.withLock { $0.input } },
      kind: { (path) throws(FileError) in try self.kind(path) },
      list: { (path) throws(FileError) in try self.list(path) },
      create: { (path, bytes, isExecutable) throws(FileError) in try self.create(path, bytes, isExecutable) },
      rename: { (from, to) throws(FileError) in try self.rename(from, to) },
      remove: { (path) throws(FileError) in try self.remove(path) },
      makeDirectory: { (path) throws(FileError) in try self.makeDirectory(path) },
      mark: "test")
  }
}

extension MemoryFiles {
  private func read(_ path: String) throws(FileError) -> [UInt8] {
    let (bytes, error) = contents.withLock { ($0.files[path], $0.unreadable[path]) }
    if let error { throw error }
    if let bytes { return bytes }
    throw try kind(path) == .directory ? .isDirectory : .other("it is not a file")
  }

  private func kind(_ path: String) throws(FileError) -> FileSystem.Kind {
    let kind: FileSystem.Kind? = contents.withLock {
      if $0.files[path] != nil { return .file }
      if $0.directories.contains(path == "." ? "" : path) { return .directory }
      return $0.others[path] == .linkedDirectory ? .directory : $0.others[path]
    }
    if let kind { return kind }
    if contents.withLock({ $0.files.keys.contains { path.hasPrefix($0 + "/") } }) { throw .notDirectory }
    throw .missing
  }

  private func list(_ path: String) throws(FileError) -> [FileSystem.Entry] {
    if let error = contents.withLock({ $0.unreadable[path] }) { throw error }
    guard try kind(path) == .directory else { throw .notDirectory }
    let prefix = path == "." ? "" : path + "/"
    func name(_ path: String) -> String? {
      guard path.hasPrefix(prefix), path != "" else { return nil }
      let rest = path.dropFirst(prefix.count)
      return rest.isEmpty || rest.contains("/") ? nil : String(rest)
    }
    return contents.withLock { contents in
      contents.files.keys.compactMap(name).map { .init(name: $0, kind: .file) }
        + contents.directories.compactMap(name).map { .init(name: $0, kind: .directory) }
        + contents.others.compactMap { path, kind in name(path).map { .init(name: $0, kind: kind) } }
    }
  }

  /// Counts a change, and gives the error that was asked for at this one.
  private func fault() -> FileError? {
    contents.withLock { contents in
      defer { contents.changes += 1 }
      guard let fault = contents.fault, fault.changes.contains(contents.changes) else { return nil }
      return fault.error
    }
  }

  private func create(_ path: String, _ bytes: [UInt8], _ isExecutable: Bool) throws(FileError) {
    if (try? kind(path)) != nil { throw .exists }
    let error = fault()
    let isInDirectory = contents.withLock { contents in
      Self.directories(above: path).allSatisfy { contents.directories.contains($0) }
    }
    guard isInDirectory else { throw .missing }
    contents.withLock {
      $0.files[path] = error == nil ? bytes : Array(bytes.prefix(bytes.count / 2))
      if isExecutable { $0.executables.insert(path) }
    }
    if let error { throw error }
  }

  private func rename(_ from: String, _ to: String) throws(FileError) {
    if let error = fault() { throw error }
    if (try? kind(to)) == .directory { throw .isDirectory }
    let isDone = contents.withLock { contents in
      guard let bytes = contents.files.removeValue(forKey: from) else { return false }
      contents.files[to] = bytes
      if contents.executables.remove(from) != nil { contents.executables.insert(to) }
      return true
    }
    if !isDone { throw .missing }
  }

  private func remove(_ path: String) throws(FileError) {
    if let error = fault() { throw error }
    if contents.withLock({ $0.files.removeValue(forKey: path) }) != nil { return }
    guard try kind(path) == .directory else { throw .permission }
    guard try list(path).isEmpty else { throw .exists }
    contents.withLock { _ = $0.directories.remove(path) }
  }

  private func makeDirectory(_ path: String) throws(FileError) {
    if let error = fault() { throw error }
    if (try? kind(path)) != nil { throw .exists }
    contents.withLock { _ = $0.directories.insert(path) }
  }

  private static func directories(above path: String) -> [String] {
    path.indices.filter { path[$0] == "/" && $0 != path.startIndex }.map { String(path[..<$0]) }
  }
}
