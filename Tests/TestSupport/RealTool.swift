public import Foundation
import Synchronization

/// A program of this machine that ours is held against: `terraform`, `moto_server`, `shellcheck`.
public struct RealTool: Sendable {
  /// Where it is.
  public let program: URL

  /// What a run came to.
  public struct Outcome: Sendable {
    /// Its exit status.
    public let status: Int32
    /// What it wrote to standard output.
    public let output: String
    /// What it wrote to standard error.
    public let errors: String
    /// Both, for a message about a run that failed.
    public var words: String { output + errors }
  }

  /// Why a tool could not be asked.
  public enum Failure: Error, CustomStringConvertible {
    /// It is not here, and `HEADROOM_REQUIRE_TOOLS=1` says that it must be.
    case missing(String)
    /// It ran longer than it may.
    case timeout(String)
    /// It did not do what it was asked to, and said this.
    case refused(String)

    /// In words.
    public var description: String {
      switch self {
      case .missing(let name): "`\(name)` is not installed; `.ci/run` installs it"
      case .timeout(let command): "`\(command)` did not come to an end"
      case .refused(let words): words
      }
    }
  }

  /// Whether a tool that is not here is a failure.
  public static let areRequired = ProcessInfo.processInfo.environment["HEADROOM_REQUIRE_TOOLS"] == "1"

  /// A program that is known by its place.
  public init(program: URL) { self.program = program }

  /// The tool of that name, on the path or where `.ci/run` installs them. Nil, with a printed line, where it is not here and the
  /// test is to be skipped; an `optional` tool is skipped even where tools are required, because nobody can install it.
  public static func find(_ name: String, optional: Bool = false) throws -> RealTool? {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    let folders =
      [Golden.package.appending(path: ".tools/bin")] + path.split(separator: ":").map { URL(filePath: "\($0)") }
    for folder in folders {
      let program = folder.appending(path: name)
      if FileManager.default.isExecutableFile(atPath: program.path) { return RealTool(program: program) }
    }
    if areRequired && !optional { throw Failure.missing(name) }
    skip("`\(name)` is not installed")
    return nil
  }

  /// Says that a test has not been made.
  public static func skip(_ reason: String) { print("skipped: \(reason)") }

  /// Runs it to its end and keeps what it writes.
  ///
  /// - Parameters:
  ///   - arguments: Its words.
  ///   - folder: Where it runs.
  ///   - environment: Its whole environment, but for `PATH` and `HOME`, which it has in any case.
  ///   - input: What it reads.
  ///   - seconds: How long it may take.
  public func run(
    _ arguments: [String], in folder: URL, environment: [String: String] = [:], input: String = "",
    seconds: Double = 120
  ) throws -> Outcome {
    let scratch = try TemporaryFolder()
    let (output, errors) = (scratch.url.appending(path: "output"), scratch.url.appending(path: "errors"))
    try input.write(to: scratch.url.appending(path: "input"), atomically: false, encoding: .utf8)
    let process = try start(
      arguments, in: folder, environment: environment, input: scratch.url.appending(path: "input"), output: output,
      errors: errors)
    let end = Date(timeIntervalSinceNow: seconds)
    while process.isRunning {
      guard Date() < end else {
        Self.end(process)
        throw Failure.timeout("\(program.lastPathComponent) \(arguments.joined(separator: " "))")
      }
      Thread.sleep(forTimeInterval: 0.01)
    }
    return Outcome(
      status: process.terminationStatus, output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self))
  }

  /// Ends what was started, at once: a child inherits the signals that a thread of the test runner blocks, so that a polite
  /// request would wait for ever.
  public static func end(_ process: Process) {
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()
  }

  /// Starts it and does not wait.
  public func start(
    _ arguments: [String], in folder: URL, environment: [String: String] = [:], input: URL? = nil, output: URL,
    errors: URL
  ) throws -> Process {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = folder
    let ours = ProcessInfo.processInfo.environment.filter { ["PATH", "HOME"].contains($0.key) }
    process.environment = ours.merging(environment) { $1 }
    for file in [output, errors] where !FileManager.default.fileExists(atPath: file.path) { try Data().write(to: file) }
    process.standardInput = try input.map { try FileHandle(forReadingFrom: $0) } ?? FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    return process
  }
}

/// A folder that is there as long as somebody holds it.
public final class TemporaryFolder: Sendable {
  /// Where it is.
  public let url: URL

  /// A new, empty folder; one that a global holds is removed when the process ends.
  public init(isHeldByGlobal: Bool = false) throws {
    url = FileManager.default.temporaryDirectory.appending(path: "headroom-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    guard isHeldByGlobal else { return }
    Self.heldByGlobals.withLock { held in
      if held.isEmpty {
        atexit {
          TemporaryFolder.heldByGlobals.withLock { for url in $0 { try? FileManager.default.removeItem(at: url) } }
        }
      }
      held.append(url)
    }
  }

  private static let heldByGlobals = Mutex<[URL]>([])

  deinit { try? FileManager.default.removeItem(at: url) }
}
