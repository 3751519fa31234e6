/// The files that a run may use, as functions handed in: the program's come from the system, a test's from memory.
public struct FileSystem: Sendable {
  /// What stands in a directory under a name.
  public enum Kind: Sendable, Hashable {
    /// A file, or a link to one.
    case file
    /// A directory.
    case directory
    /// A link to a directory.
    case linkedDirectory
    /// A pipe, a device, a link to nothing.
    case other
  }

  /// A name in a directory.
  public struct Entry: Sendable, Hashable {
    /// The name, without the directory.
    public let name: String
    /// What it is.
    public let kind: Kind

    /// A name and what it is.
    public init(name: String, kind: Kind) {
      self.name = name
      self.kind = kind
    }
  }

  /// The bytes of a file.
  public var read: @Sendable (String) throws(FileError) -> [UInt8]
  /// The bytes of standard input; it can be read once.
  public var readStandardInput: @Sendable () throws(FileError) -> [UInt8]
  /// What a path leads to, links followed; throws `missing` for nothing.
  public var kind: @Sendable (String) throws(FileError) -> Kind
  /// What is in a directory, in any order, without `.` and `..`.
  public var list: @Sendable (String) throws(FileError) -> [Entry]
  /// Writes a new file and waits until the disk has it; throws `exists` where there is one. A file that could not be finished is
  /// left for the caller to remove.
  public var create: @Sendable (String, [UInt8], _ isExecutable: Bool) throws(FileError) -> Void
  /// Gives a file another name in the same directory, in place of what had that name.
  public var rename: @Sendable (_ from: String, _ to: String) throws(FileError) -> Void
  /// Removes a file, or an empty directory.
  public var remove: @Sendable (String) throws(FileError) -> Void
  /// Makes one directory; throws `exists` where there is one.
  public var makeDirectory: @Sendable (String) throws(FileError) -> Void
  /// A word that no other run uses at the same time, for the names of temporary files.
  public var mark: String

  /// Files from functions.
  public init(
    read: @escaping @Sendable (String) throws(FileError) -> [UInt8],
    readStandardInput: @escaping @Sendable () throws(FileError) -> [UInt8],
    kind: @escaping @Sendable (String) throws(FileError) -> Kind,
    list: @escaping @Sendable (String) throws(FileError) -> [Entry],
    create: @escaping @Sendable (String, [UInt8], _ isExecutable: Bool) throws(FileError) -> Void,
    rename: @escaping @Sendable (_ from: String, _ to: String) throws(FileError) -> Void,
    remove: @escaping @Sendable (String) throws(FileError) -> Void,
    makeDirectory: @escaping @Sendable (String) throws(FileError) -> Void,
    mark: String
  ) {
    self.read = read
    self.readStandardInput = readStandardInput
    self.kind = kind
    self.list = list
    self.create = create
    self.rename = rename
    self.remove = remove
    self.makeDirectory = makeDirectory
    self.mark = mark
  }
}

extension FileSystem {
  /// The bytes that an operand names: a file, or standard input for `-`.
  func input(_ operand: String) throws(Failure) -> [UInt8] {
    do throws(FileError) {
      return operand == "-" ? try readStandardInput() : try read(operand)
    } catch {
      throw .unreadable(operand == "-" ? "standard input" : operand, error)
    }
  }

  /// Writes one file so that a reader finds the old bytes or the new ones, and nothing between.
  func write(_ bytes: [UInt8], to path: String) throws(Failure) {
    let place = Path.split(path)
    let temporary = Path.join(place.directory, ".\(place.name).\(mark).new")
    do throws(FileError) {
      if (try? kind(path)) == .directory { throw FileError.isDirectory }
      try create(temporary, bytes, false)
      try rename(temporary, path)
    } catch {
      if error != .exists { try? remove(temporary) }
      throw .unwritable(path, error)
    }
  }
}

/// Paths as the program joins them: always with `/`.
enum Path {
  /// A name in a directory; the empty directory and `.` add nothing.
  static func join(_ directory: String, _ name: String) -> String {
    if directory.isEmpty || directory == "." { return name }
    return directory.hasSuffix("/") ? directory + name : "\(directory)/\(name)"
  }

  /// The path without `.` and without what `..` takes back, so that one file has one path as far as words can tell.
  static func normalized(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." { parts.removeLast() } else { parts.append(part) }
    }
    return (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
  }

  /// The directory, empty where there is none, and the name in it.
  static func split(_ path: String) -> (directory: String, name: String) {
    guard let slash = path.lastIndex(of: "/") else { return ("", path) }
    let directory = slash == path.startIndex ? "/" : String(path[..<slash])
    return (directory, String(path[path.index(after: slash)...]))
  }
}
