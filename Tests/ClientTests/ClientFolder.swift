import Foundation
import Rendering
import TestSupport

/// Generated files, each where its name says, and the stand-ins for the libraries that they import.
struct ClientFolder {
  static let stubs = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Stubs")

  private let folder: TemporaryFolder
  var url: URL { folder.url }

  init(_ files: [RenderedFile]) throws {
    folder = try TemporaryFolder()
    for file in files {
      let place = url.appending(path: file.name)
      try FileManager.default.createDirectory(
        at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
      try file.text.write(to: place, atomically: false, encoding: .utf8)
    }
  }

  /// Runs a program of Python in the folder of a client, before the stand-ins; its output is JSON.
  func python<Answer: Decodable>(
    _ program: String, in client: String, as type: Answer.Type, environment: [String: String] = [:]
  ) throws -> Answer? {
    guard let python = try RealTool.find("python3") else { return nil }
    let outcome = try python.run(
      ["-c", program], in: url.appending(path: client),
      environment: [
        "PYTHONPATH": "\(url.appending(path: client).path):\(Self.stubs.appending(path: "python").path)",
        "PYTHONDONTWRITEBYTECODE": "1", "DB_NAME": "shop db", "PYTHONUTF8": "1",
      ].merging(environment) { $1 })
    guard outcome.status == 0 else { throw RealTool.Failure.refused(outcome.words) }
    return try JSONDecoder().decode(type, from: Data(outcome.output.utf8))
  }

  /// What the pool of Java says when it is opened and asked for two connections; nil, with a printed line, without a compiler.
  func java(in client: String, environment: [String: String] = [:]) throws -> [String]? {
    guard let compiler = try RealTool.find("javac", optional: true),
      let java = try RealTool.find("java", optional: true)
    else { return nil }
    let stubs = Self.stubs.appending(path: "java").path
    let compiled = try compiler.run(
      [
        "-Xlint:all", "-Xlint:-serial", "-Werror", "-proc:none", "-d", "classes", "-sourcepath", stubs,
        "\(client)/ProxyDataSource.java", "\(stubs)/stubs/Main.java",
      ], in: url)
    guard compiled.status == 0 else { throw RealTool.Failure.refused(compiled.words) }
    let outcome = try java.run(
      ["-Dfile.encoding=UTF-8", "-Dstdout.encoding=UTF-8", "-cp", "classes", "stubs.Main"], in: url,
      environment: ["DB_NAME": "shop db"].merging(environment) { $1 })
    guard outcome.status == 0 else { throw RealTool.Failure.refused(outcome.words) }
    return outcome.output.split(separator: "\n").map(String.init)
  }
}
