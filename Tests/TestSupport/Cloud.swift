import Foundation

/// AWS as `moto` plays it, on a loopback port of its own.
public final class Cloud {
  private let process: Process
  private let python: RealTool
  private let folder: TemporaryFolder
  /// Where it listens.
  public let address: String

  /// Nil, with a printed line, on a machine without `moto`.
  public init?() throws {
    guard let moto = try RealTool.find("moto_server"), let python = try Self.python(beside: moto) else { return nil }
    self.python = python
    folder = try TemporaryFolder()
    let log = folder.url.appending(path: "log")
    process = try moto.start(["-H", "127.0.0.1", "-p", "0"], in: folder.url, output: log, errors: log)
    let end = Date(timeIntervalSinceNow: 60)
    var found: String?
    while found == nil, process.isRunning, Date() < end {
      Thread.sleep(forTimeInterval: 0.05)
      found = try String(contentsOf: log, encoding: .utf8).firstMatch(of: /Running on (http:\/\/127\.0\.0\.1:[0-9]+)/)
        .map { String($0.1) }
    }
    guard let found else {
      RealTool.end(process)
      throw RealTool.Failure.timeout("moto_server: \(try String(contentsOf: log, encoding: .utf8))")
    }
    address = found
  }

  deinit { RealTool.end(process) }

  /// One call of the API.
  public struct Call {
    let service: String
    let operation: String
    let parameters: [String: Any]

    /// An operation of a service, in the words of `boto3`.
    public init(_ service: String, _ operation: String, _ parameters: [String: Any] = [:]) {
      (self.service, self.operation, self.parameters) = (service, operation, parameters)
    }
  }

  /// The answers of the API, in the order of the calls.
  public func call(_ calls: [Call]) throws -> [[String: Any]] {
    let program = """
      import boto3, json, sys
      def client(service):
          return boto3.client(service, endpoint_url=sys.argv[1], region_name="us-east-1",
                              aws_access_key_id="test", aws_secret_access_key="test")
      answers = [getattr(client(c["service"]), c["operation"])(**c["parameters"]) for c in json.load(sys.stdin)]
      json.dump(answers, sys.stdout, default=str)
      """
    let input = calls.map {
      ["service": $0.service, "operation": $0.operation, "parameters": $0.parameters] as [String: Any]
    }
    let outcome = try python.run(
      ["-c", program, address], in: folder.url,
      input: String(decoding: try JSONSerialization.data(withJSONObject: input), as: UTF8.self))
    guard outcome.status == 0 else { throw RealTool.Failure.refused(outcome.words) }
    return try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [[String: Any]] ?? []
  }

  /// The interpreter that has the same packages.
  public static func python(beside moto: RealTool) throws -> RealTool? {
    let beside = moto.program.deletingLastPathComponent().appending(path: "python3")
    if FileManager.default.isExecutableFile(atPath: beside.path) { return RealTool(program: beside) }
    return try RealTool.find("python3")
  }
}
