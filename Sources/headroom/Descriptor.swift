import CLibrary
import HeadroomCLI

/// Reading and writing an open file to its end.
enum Descriptor {
  /// How many bytes of one input are read: a gigabyte.
  static let limit = 1 << 30

  /// Every byte that is left, up to the limit.
  static func read(_ descriptor: Int32, limit: Int = limit) throws(FileError) -> [UInt8] {
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { throw .last }
    if Int32(status.st_mode) & S_IFMT == S_IFDIR { throw .isDirectory }
    let size = Int(clamping: status.st_size)
    guard size <= limit else { throw .tooLarge(limit: limit) }
    var bytes: [UInt8] = []
    while true {
      // A file comes in one piece, which nobody has to put together, and one byte more tells that it has ended; a pipe has no size.
      let left = size - bytes.count
      let most = size > 0 && left >= 0 ? min(left + 1, 1 << 26) : 1 << 16
      let more = try chunk(of: descriptor, upTo: most)
      if more.isEmpty { return bytes }
      guard bytes.count + more.count <= limit else { throw .tooLarge(limit: limit) }
      if bytes.isEmpty { bytes = more } else { bytes += more }
    }
  }

  /// What one call of the system gives; nothing at the end. The memory for it is not cleared first.
  private static func chunk(of descriptor: Int32, upTo most: Int) throws(FileError) -> [UInt8] {
    while true {
      var result = 0
      let bytes = unsafe [UInt8](unsafeUninitializedCapacity: most) { buffer, count in
        result = unsafe systemRead(descriptor, buffer.baseAddress, buffer.count)
        count = max(0, result)
      }
      if result >= 0 { return bytes }
      if last_error() != EINTR { throw .last }
    }
  }

  /// Writes all the bytes, however many the system takes at a time.
  static func write(_ bytes: [UInt8], to descriptor: Int32) throws(FileError) {
    var start = 0
    while start < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        unsafe systemWrite(descriptor, buffer.baseAddress?.advanced(by: start), buffer.count - start)
      }
      if count < 0, last_error() == EINTR { continue }
      if count < 0, last_error() == EAGAIN {
        var wait = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        unsafe _ = poll(&wait, 1, -1)
        continue
      }
      guard count >= 0 else { throw .last }
      start += count
    }
  }
}

private let systemRead = unsafe read
private let systemWrite = unsafe write

extension FileError {
  /// What the system's last call came to.
  static var last: FileError { FileError(code: last_error()) }

  /// The system's number for an error.
  init(code: Int32) {
    switch code {
    case ENOENT: self = .missing
    case EISDIR: self = .isDirectory
    case ENOTDIR: self = .notDirectory
    case EACCES, EPERM: self = .permission
    case EEXIST, ENOTEMPTY: self = .exists
    case ENOSPC, EDQUOT: self = .noSpace
    case EROFS: self = .readOnly
    case EPIPE: self = .brokenPipe
    case EBADF: self = .other("it is closed")
    default:
      let words = unsafe strerror(code).map { unsafe String(cString: $0).lowercased() }
      self = .other(words ?? "error \(code) of the system")
    }
  }
}
