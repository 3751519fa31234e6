import Foundation
import TestSupport
import Testing

/// The program as users run it: a process of its own, in a folder of its own.
struct Program {
  /// Where it was built, beside the bundle of these tests; `HEADROOM_PROGRAM` names another, such as a release build.
  private static let executable: URL? = {
    if let named = ProcessInfo.processInfo.environment["HEADROOM_PROGRAM"] { return URL(filePath: named) }
    var folder = Bundle.main.bundleURL
    for _ in 0..<5 {
      let candidate = folder.appending(path: "headroom")
      let isFile = (try? candidate.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile) ?? false
      if isFile, FileManager.default.isExecutableFile(atPath: candidate.path) { return candidate }
      folder.deleteLastPathComponent()
    }
    return nil
  }()

  /// Whether the optimiser has been at it; without, a byte takes a hundred times as long to look at.
  static var isOptimized: Bool {
    if ProcessInfo.processInfo.environment["HEADROOM_PROGRAM"] != nil { return true }
    #if DEBUG
      return false
    #else
      return true
    #endif
  }

  /// A profile without mistakes, beside which nothing else is needed.
  static let profile = Golden.package.appending(path: "Profiles/lambda-iam.yaml")

  private let temporary: TemporaryFolder
  /// Where it runs.
  var folder: URL { temporary.url }

  /// A folder with the profile as `p.yaml`.
  init() throws {
    temporary = try TemporaryFolder()
    try write("p.yaml", Data(contentsOf: Self.profile))
  }

  func write(_ name: String, _ data: Data) throws { try data.write(to: folder.appending(path: name)) }

  func read(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: folder.appending(path: name)), as: UTF8.self)
  }

  func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: folder.appending(path: name).path) }

  /// The names in a folder, hidden ones included.
  func names(in name: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: name).path).sorted()
  }

  /// Runs it with these words, with little memory and little time, and holds it to what every end of a run has to be.
  func run(_ words: String..., input: String = "", seconds: Double = 20) throws -> RealTool.Outcome {
    try shell(#"ulimit -v \#(Self.mostMemory); "$HEADROOM" "$@""#, words, input: input, seconds: seconds)
  }

  /// Runs a script of the shell in which `$HEADROOM` is the program.
  func shell(
    _ script: String, _ words: [String] = [], input: String = "", seconds: Double = 20
  ) throws -> RealTool.Outcome {
    let executable = try #require(Self.executable, "the program stands not beside its tests")
    let shell = RealTool(program: URL(filePath: "/bin/sh"))
    let outcome = try shell.run(
      ["-c", script, "sh"] + words, in: folder, environment: ["HEADROOM": executable.path], input: input,
      seconds: seconds)
    // 128 and more is a signal: a crash.
    #expect(outcome.status < 128, "\(script) \(words): \(outcome.words)")
    return outcome
  }

  /// Runs it several times side by side, and answers with all that was said on standard error.
  func runAtOnce(_ runs: [[String]]) throws -> String {
    let tool = RealTool(program: try #require(Self.executable))
    let errors = folder.appending(path: "errors")
    let processes = try runs.enumerated().map { index, words in
      try tool.start(
        words, in: folder, output: folder.appending(path: "output"), errors: errors.appendingPathExtension("\(index)"))
    }
    let end = Date(timeIntervalSinceNow: 20)
    while processes.contains(where: \.isRunning), Date() < end { Thread.sleep(forTimeInterval: 0.01) }
    for process in processes {
      let hasEnded = !process.isRunning
      #expect(hasEnded)
      RealTool.end(process)
      #expect(process.terminationReason == .exit && [0, 2].contains(process.terminationStatus))
    }
    return try runs.indices.map { try read("errors.\($0)") }.joined()
  }

  /// Kilobytes of address space, which is more than memory: several times the largest file that is tried.
  private static let mostMemory = isOptimized ? 600_000 : 300_000

  /// Takes away root's right to read and write everything; nil where nobody can become another user here.
  static var asNobody: String? {
    guard getuid() == 0 else { return "" }
    let others = ["/usr/bin/setpriv", "/bin/setpriv"].first { FileManager.default.isExecutableFile(atPath: $0) }
    guard let others else {
      RealTool.skip("root may read and write everything, and there is no `setpriv` to become somebody else")
      return nil
    }
    return "\(others) --reuid=65534 --regid=65534 --clear-groups "
  }
}
