public import Foundation

/// A file that holds what the program is expected to say.
///
/// `HEADROOM_RECORD=1 swift test` writes what it says now; that run fails, so that nothing can pass by recording.
public enum Golden {
  /// Whether this run writes expectations instead of holding to them.
  public static let isRecording = ProcessInfo.processInfo.environment["HEADROOM_RECORD"] == "1"

  /// The root of the package.
  public static let package = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized

  /// The lines that differ between `actual` and the file, or nil where they agree.
  public static func difference(_ actual: String, from file: URL) throws -> String? {
    let expected = try? String(contentsOf: file, encoding: .utf8)
    guard expected != actual else { return nil }
    if isRecording {
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try actual.write(to: file, atomically: true, encoding: .utf8)
      return "recorded \(file.lastPathComponent); look at it, and run again without HEADROOM_RECORD"
    }
    guard let expected else { return "\(file.path(percentEncoded: false)) is missing; HEADROOM_RECORD=1 writes it" }
    return lines(expected, actual)
  }

  private static func lines(_ expected: String, _ actual: String) -> String {
    let old = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let new = actual.split(separator: "\n", omittingEmptySubsequences: false)
    return new.difference(from: old).map { change in
      switch change {
      case .insert(let line, let text, _): "+\(line + 1): \(text)"
      case .remove(let line, let text, _): "-\(line + 1): \(text)"
      }
    }.joined(separator: "\n")
  }
}
