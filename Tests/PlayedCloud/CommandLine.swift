public import Foundation
public import TestSupport

/// The real `aws` before a cloud, loaded once for many calls; a stand-in answers the few that `moto` does not play, and says so.
public final class CommandLine {
  private let folder: TemporaryFolder
  private let process: Process
  /// What scripts call instead of `aws`.
  public let program: URL

  /// Nil, with a printed line, on a machine without `aws`.
  public init?(before cloud: Cloud) throws {
    guard let aws = try RealTool.find("aws"), let python = try Cloud.python(beside: aws) else { return nil }
    folder = try TemporaryFolder()
    let server = Golden.package.appending(path: "Tests/StandIn/aws.py").path(percentEncoded: false)
    let socket = folder.url.appending(path: "socket").path
    let log = folder.url.appending(path: "log")
    process = try python.start(
      [server, "serve", socket, cloud.address, folder.url.appending(path: "state").path], in: folder.url,
      environment: [
        "AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test", "AWS_EC2_METADATA_DISABLED": "true",
        "PYTHONUTF8": "1",
      ], output: log, errors: log)
    program = folder.url.appending(path: "aws")
    let call = "#!/bin/sh\nexec '\(python.program.path)' -I -S '\(server)' call '\(socket)' \"$@\"\n"
    try call.write(to: program, atomically: false, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program.path)
    let end = Date(timeIntervalSinceNow: 120)
    while try !String(contentsOf: log, encoding: .utf8).contains("ready") {
      guard process.isRunning, Date() < end else {
        RealTool.end(process)
        throw RealTool.Failure.timeout("aws.py: \(try String(contentsOf: log, encoding: .utf8))")
      }
      Thread.sleep(forTimeInterval: 0.05)
    }
    print(
      """
      a stand-in plays what moto does not: proxy endpoints and their tags, changes to a proxy, the query of a pool, \
      descriptions of rules between groups
      """)
  }

  /// From now on every target is in this state, which `moto` does not know.
  public func report(_ state: String, _ reason: String, _ description: String) throws {
    let health = ["State": state, "Reason": reason, "Description": description]
    try JSONEncoder().encode(health).write(to: folder.url.appending(path: "state.health"))
  }

  deinit { RealTool.end(process) }
}
