import ProxyModel
import Reading
import SourceText

/// A template read from memory, with the files that it names.
struct TemplateReading {
  let sources: SourceMap
  let reading: InputReading

  init(
    _ text: String, path: String = "template.yaml", parameters: [String: String] = [:], files: [String: String] = [:]
  ) {
    var sources = SourceMap()
    reading = CloudFormationReader.read(
      path, Array(text.utf8), parameters: parameters, into: &sources,
      files: InputFiles(
        read: { path in
          files[path].map { .success(Array($0.utf8)) } ?? .failure(UnreadableFile("no such file"))
        }, list: { _ in nil }))
    self.sources = sources
  }

  /// The deployment that every template which can be read gives.
  var deployment: Deployment? { reading.deployments.first }

  /// What is wrong, with the words that are pointed at.
  var mistakes: [String] {
    reading.diagnostics.map { "\($0.message): \(words(at: $0.primary.range))" }
  }

  /// The words at a place.
  func words(at range: SourceRange) -> String { sources.file(of: range)?.text(range) ?? "?" }
}
