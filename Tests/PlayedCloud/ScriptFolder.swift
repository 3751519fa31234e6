public import Foundation
public import Rendering
public import TestSupport

/// Generated scripts in a folder of their own, run by Bash.
public struct ScriptFolder {
  private let folder: TemporaryFolder
  private let bash: RealTool

  /// Nil, with a printed line, on a machine without Bash.
  public init?(_ files: [RenderedFile]) throws {
    guard let bash = try RealTool.find("bash") else { return nil }
    self.bash = bash
    folder = try TemporaryFolder()
    for file in files { try write(file.name, file.text) }
  }

  /// Where they are.
  public var url: URL { folder.url }

  /// Adds a program.
  @discardableResult public func write(_ name: String, _ text: String) throws -> URL {
    let file = url.appending(path: name)
    try text.write(to: file, atomically: false, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
    return file
  }

  /// A file of the folder.
  public func contents(of name: String) throws -> Data { try Data(contentsOf: url.appending(path: name)) }

  /// Runs a script, or any other words of Bash.
  public func run(_ words: String..., environment: [String: String] = [:], input: String = "") throws
    -> RealTool.Outcome
  { try run(words, environment: environment, input: input) }

  /// Runs a script, or any other words of Bash.
  public func run(_ words: [String], environment: [String: String] = [:], input: String = "") throws
    -> RealTool.Outcome
  { try bash.run(words, in: url, environment: environment, input: input, seconds: 600) }
}
