import Foundation
import ProxyModel
import Rendering
import SampleDeployments
import TestSupport
import Testing

/// The scripts use no command and no option that the installed `aws` does not have.
@Suite(.serialized) struct OptionsTests {
  static let samples: [SampleProfile] = [
    .profile("orders/prod"), .profile("mysql-password"), .sample(.ledger), .sample(.orders),
  ]

  @Test(arguments: samples) func exist(_ sample: SampleProfile) throws {
    guard let aws = try RealTool.find("aws"), let python = try Cloud.python(beside: aws) else { return }
    let scripts = try sample.scripts()
    guard let recorder = try Recorder(scripts) else { return }
    let account = try sample.deployment().account.known ?? "123456789012"
    var commands: [[String]] = []
    for (words, state) in [
      (["deploy.sh", "--passwords-from-stdin"], Recorder.State.absent), (["deploy.sh"], .different),
      (["verify.sh"], .different), (["snapshot.sh", "snapshot"], .different), (["cutover.sh"], .different),
      (["cutover.sh", "--rollback"], .different), (["destroy.sh", "--yes"], .own),
    ] {
      let run = try recorder.run(words, state: state, account: account)
      #expect(run.outcome.status == 0, "\(words): \(run.outcome.words)")
      commands += run.commands
    }

    if case .sample(.orders) = sample { try expectAll(in: scripts, toBeAmong: commands) }
    let outcome = try python.run(
      ["-c", Self.check], in: FileManager.default.temporaryDirectory,
      environment: ["AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test", "AWS_EC2_METADATA_DISABLED": "true"],
      input: String(decoding: try JSONSerialization.data(withJSONObject: commands), as: UTF8.self), seconds: 300)
    #expect(outcome.status == 0, "\(outcome.words)")
    #expect(outcome.output.contains("checked \(commands.count)"), "\(outcome.words)")
  }

  /// Every command of the scripts was run, at least by the sample that has everything.
  private func expectAll(in scripts: [RenderedFile], toBeAmong commands: [[String]]) throws {
    let called = Set(commands.map { $0.prefix(2).joined(separator: " ") })
    for script in scripts {
      let code = script.text.split(separator: "\n").filter { !$0.drop { $0 == " " }.hasPrefix("#") }
      for match in code.joined(separator: "\n").matches(
        of: /\b(sts|ec2|iam|rds|secretsmanager|ssm|cloudwatch) ([a-z]+(?:-[a-z0-9]+)+)\b/)
      {
        let isCalled = called.contains("\(match.1) \(match.2)")
        #expect(isCalled, "\(script.name) has `\(match.0)`, which was not run")
      }
    }
  }

  /// `aws` itself holds the words to its model of the services, and stops before it would send anything.
  static let check = """
    import contextlib, io, json, sys
    import jmespath
    from awscli.clidriver import create_clidriver

    class Accepted(Exception):
        pass

    def stop(**_):
        raise Accepted("accepted, and not sent")

    driver, failures = create_clidriver(), 0
    driver.session.register("before-call", stop)
    commands = json.load(sys.stdin)
    for words in commands:
        if "--query" in words:
            at = words.index("--query")
            try:
                jmespath.compile(words[at + 1])
            except Exception as error:
                failures += 1
                print(words, error)
            words = words[:at] + words[at + 2:]
        words = ["text" if word == "file:///dev/stdin" else word for word in words]
        said = io.StringIO()
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
            try:
                status = driver.main(words)
            except SystemExit as error:
                status = error.code
        if "accepted, and not sent" not in said.getvalue():
            failures += 1
            print(status, words, said.getvalue())
    print("checked", len(commands))
    sys.exit(failures > 0)
    """

  /// The check can fail.
  @Test func inventedOptionsAreRefused() throws {
    guard let aws = try RealTool.find("aws"), let python = try Cloud.python(beside: aws) else { return }
    for words in [
      ["rds", "create-db-proxy", "--max-connections-percent", "1"], ["rds", "wait", "db-proxy-available"],
      ["rds", "describe-db-proxies", "--query", "DBProxies[0].(a)"],
    ] {
      let outcome = try python.run(
        ["-c", Self.check], in: FileManager.default.temporaryDirectory,
        environment: ["AWS_DEFAULT_REGION": "us-east-1"],
        input: String(decoding: try JSONSerialization.data(withJSONObject: [words]), as: UTF8.self))
      #expect(outcome.status == 1, "\(words): \(outcome.words)")
    }
  }
}
