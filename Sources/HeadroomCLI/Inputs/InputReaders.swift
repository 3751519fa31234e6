import ProxyModel
import Reading
import SourceText

/// Hands each candidate to the reader of its kind.
struct InputReaders {
  /// What candidates named as parts of themselves.
  let parts = NamedFiles()
  private let files: FileSystem
  private let settings: InputSettings

  init(_ files: FileSystem, _ settings: InputSettings) {
    (self.files, self.settings) = (files, settings)
  }

  /// What a candidate says.
  func read(_ candidate: InputSearch.Candidate, into sources: inout SourceMap) -> InputReading {
    switch candidate.kind {
    case .profile: profile(candidate, into: &sources)
    case .terraform, .plan, .cloudformation, .cli, .describe: InputReading(candidate.kind, deployments: [])
    }
  }

  private func profile(_ candidate: InputSearch.Candidate, into sources: inout SourceMap) -> InputReading {
    let first = sources.nextFile
    let path = candidate.path == "-" ? "standard input" : candidate.path
    let result = ProfileReader.read(path, candidate.files.first?.bytes ?? [], into: &sources) { path in
      parts.insert(path, "other profiles extend it")
      do throws(FileError) { return .success(try files.read(path)) } catch {
        return .failure(UnreadableFile(error.reason))
      }
    }
    return InputReading(
      .profile, deployments: result.deployment.map { [$0] } ?? [], diagnostics: result.diagnostics,
      directives: result.directives, fileCount: Int(sources.nextFile - first))
  }
}

/// Files and directories that others name as parts of themselves, with what they are to those.
final class NamedFiles {
  private var reasons: [String: String] = [:]

  /// Takes note of a part.
  func insert(_ path: String, _ reason: String) { reasons[Path.normalized(path)] = reason }

  /// What a path is to others; nil where nobody names it.
  func reason(for path: String) -> String? { reasons[Path.normalized(path)] }
}
