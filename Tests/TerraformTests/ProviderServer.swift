import Foundation
import Synchronization
import TestSupport

/// The AWS provider, running by itself. Terraform talks to it instead of starting one of its own for every command, which takes longer
/// than all the rest of the command: the program is large, and its checksum is taken each time.
final class ProviderServer: Sendable {
  /// What tells Terraform where it listens: the value of `TF_REATTACH_PROVIDERS`.
  let address: String
  private let process: Int32
  private let folder: TemporaryFolder

  /// Starts the program, which says on its first lines how to reach it.
  init(_ program: URL) throws {
    folder = try TemporaryFolder()
    let log = folder.url.appending(path: "log")
    let running = try RealTool(program: program).start(
      ["-debug"], in: folder.url,
      environment: ["AWS_EC2_METADATA_DISABLED": "true", "GOGC": Installation.memoryGrowth], output: log, errors: log)
    process = running.processIdentifier
    let end = Date(timeIntervalSinceNow: 60)
    var found: String?
    while found == nil, running.isRunning, Date() < end {
      Thread.sleep(forTimeInterval: 0.05)
      found = try String(contentsOf: log, encoding: .utf8).firstMatch(of: /TF_REATTACH_PROVIDERS='([^\n]+)'/)
        .map { String($0.1) }
    }
    guard let found else {
      RealTool.end(running)
      throw RealTool.Failure.timeout("\(program.lastPathComponent): \(try String(contentsOf: log, encoding: .utf8))")
    }
    address = found
  }

  deinit { kill(process, SIGKILL) }

  /// The one that all commands share which only look at a configuration: what they ask does not depend on who asked before.
  static func shared(_ program: URL) throws -> ProviderServer {
    try servers.withLock { servers in
      if let server = servers[program] { return server }
      if servers.isEmpty { atexit { ProviderServer.servers.withLock { $0 = [:] } } }
      let server = try ProviderServer(program)
      servers[program] = server
      return server
    }
  }

  private static let servers = Mutex<[URL: ProviderServer]>([:])
}
