/// Why a file could not be read or written.
public enum FileError: Error, Sendable, Hashable {
  /// There is nothing of that name.
  case missing
  /// It is a directory, where a file is wanted.
  case isDirectory
  /// It is not a directory, where one is wanted.
  case notDirectory
  /// The system does not permit it.
  case permission
  /// It has more bytes than are read, which is the limit given.
  case tooLarge(limit: Int)
  /// There are more entries or levels in a directory than are walked.
  case tooMany(limit: Int)
  /// Something of that name is there already.
  case exists
  /// The disk, or the quota, is full.
  case noSpace
  /// The file system can only be read.
  case readOnly
  /// The reader of what is written has gone.
  case brokenPipe
  /// Anything else, in the system's words.
  case other(String)
}

extension FileError {
  /// What is wrong, in lower case and without a full stop.
  public var reason: String {
    switch self {
    case .missing: "there is no such file or directory"
    case .isDirectory: "it is a directory"
    case .notDirectory: "it is not a directory"
    case .permission: "permission denied"
    case .tooLarge(let limit): "it is larger than \(limit) bytes"
    case .tooMany(let limit): "it holds more than \(limit) files or levels"
    case .exists: "it exists already"
    case .noSpace: "no space is left"
    case .readOnly: "the file system is read-only"
    case .brokenPipe: "nobody reads it any more"
    case .other(let words): words
    }
  }

  /// One thing to do about it.
  func help(for path: String) -> String? {
    switch self {
    case .missing: "check the path `\(path)`"
    case .isDirectory: "name a file in it"
    case .notDirectory: "name a directory"
    case .permission: "check the owner and the mode of `\(path)`"
    case .tooLarge: "give a smaller file"
    case .tooMany: "name a directory further down"
    case .exists: "remove it or choose another name"
    case .noSpace: "free some space and run it again"
    case .readOnly: "choose another directory"
    case .brokenPipe, .other: nil
    }
  }
}
