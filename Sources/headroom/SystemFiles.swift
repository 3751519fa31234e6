import CLibrary
import HeadroomCLI

extension FileSystem {
  /// The files of the system.
  static var system: FileSystem {
    var now = timespec()
    unsafe _ = clock_gettime(CLOCK_REALTIME, &now)
    return FileSystem(
      read: SystemFiles.read, readStandardInput: { () throws(FileError) in try Descriptor.read(STDIN_FILENO) },
      kind: SystemFiles.kind, list: SystemFiles.list, create: SystemFiles.create, rename: SystemFiles.rename,
      remove: SystemFiles.remove, makeDirectory: SystemFiles.makeDirectory,
      mark: "headroom-\(getpid())-\(String(now.tv_nsec, radix: 36))")
  }
}

/// The calls of the system behind `FileSystem`.
enum SystemFiles {
  @Sendable static func read(_ path: String) throws(FileError) -> [UInt8] {
    let descriptor = try opened(path, O_RDONLY)
    defer { _ = close(descriptor) }
    return try Descriptor.read(descriptor)
  }

  @Sendable static func kind(_ path: String) throws(FileError) -> FileSystem.Kind {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { throw .last }
    return kind(status)
  }

  private static func kind(_ status: stat) -> FileSystem.Kind {
    switch Int32(status.st_mode) & S_IFMT {
    case S_IFREG: .file
    case S_IFDIR: .directory
    default: .other
    }
  }

  /// The most names of one directory; more than a walk looks at.
  private static let entryLimit = 200_000

  @Sendable static func list(_ path: String) throws(FileError) -> [FileSystem.Entry] {
    guard let directory = unsafe opendir(path) else { throw .last }
    defer { unsafe _ = closedir(directory) }
    var entries: [FileSystem.Entry] = []
    while true {
      clear_error()
      guard let entry = unsafe readdir(directory) else {
        if last_error() != 0 { throw .last }
        return entries
      }
      let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name == "." || name == ".." { continue }
      guard entries.count < entryLimit else { throw .tooMany(limit: entryLimit) }
      entries.append(.init(name: name, kind: unsafe kind(of: name, in: dirfd(directory))))
    }
  }

  /// What a name is; a link is what it leads to, and nothing that can be read where it leads nowhere.
  private static func kind(of name: String, in directory: Int32) -> FileSystem.Kind {
    var status = stat()
    guard unsafe fstatat(directory, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else { return .other }
    guard Int32(status.st_mode) & S_IFMT == S_IFLNK else { return kind(status) }
    guard unsafe fstatat(directory, name, &status, 0) == 0 else { return .other }
    let target = kind(status)
    return target == .directory ? .linkedDirectory : target
  }

  @Sendable static func create(_ path: String, _ bytes: [UInt8], _ isExecutable: Bool) throws(FileError) {
    let descriptor = try opened(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode: isExecutable ? 0o777 : 0o666)
    do throws(FileError) {
      try Descriptor.write(bytes, to: descriptor)
      guard fsync(descriptor) == 0 else { throw .last }
    } catch {
      _ = close(descriptor)
      throw error
    }
    guard close(descriptor) == 0 else { throw .last }
  }

  /// Renames, and asks the disk to keep the new name; a directory that cannot be synchronised is no failure.
  @Sendable static func rename(_ from: String, _ to: String) throws(FileError) {
    guard unsafe systemRename(from, to) == 0 else { throw .last }
    let slash = to.lastIndex(of: "/")
    let directory = slash.map { $0 == to.startIndex ? "/" : String(to[..<$0]) } ?? "."
    guard let descriptor = try? opened(directory, O_RDONLY) else { return }
    _ = fsync(descriptor)
    _ = close(descriptor)
  }

  @Sendable static func remove(_ path: String) throws(FileError) {
    guard unsafe systemRemove(path) == 0 else { throw .last }
  }

  @Sendable static func makeDirectory(_ path: String) throws(FileError) {
    guard unsafe mkdir(path, 0o777) == 0 else { throw .last }
  }

  private static func opened(_ path: String, _ flags: Int32, mode: mode_t = 0) throws(FileError) -> Int32 {
    while true {
      let descriptor = unsafe open_file(path, flags | O_CLOEXEC, mode)
      if descriptor >= 0 { return descriptor }
      if last_error() != EINTR { throw .last }
    }
  }
}

private let systemRename = unsafe rename
private let systemRemove = unsafe remove
