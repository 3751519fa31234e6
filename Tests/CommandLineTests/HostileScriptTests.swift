import AWSFacts
import Foundation
import ProxyModel
import Rendering
import SampleDeployments
import SourceText
import TestSupport
import Testing

/// Values that would break out of their quotes come through as the same bytes.
@Suite(.serialized) struct HostileScriptTests {
  /// Free texts and their places.
  static let texts = [
    "tag": SampleDeployment.awkward, "role": "-rf \"$(touch pwned)\" `touch pwned` ${HOME}\n'x' \\",
    "parameter": "https://wiki.example/$(touch pwned)", "alarm": "file:///etc/passwd",
    "alarm name": "--dry-run $(touch pwned)",
    "query": "SET x = '`touch pwned`'; -- \u{202E} é \u{1F986}\r\n", "user": "a'b\"c$(touch pwned)`d`",
    "group": "[!-]* ] ]] $((1)) é",
  ]

  static func deployment() throws -> Deployment {
    var deployment = SampleDeployment.hostile.deployment
    var role = try #require(deployment.roles.first { $0.ownership == .created })
    role.description = texts["role"]
    role.tags["-k$(touch pwned)"] = texts["tag"]
    deployment.roles.insert(role)
    var pool = try #require(deployment.targetGroups.first)
    pool.initQuery = written(texts["query"])
    deployment.targetGroups.insert(pool)
    var group = try #require(deployment.securityGroups.first { $0.ownership == .created })
    group.description = written(texts["group"] ?? "")
    deployment.securityGroups.insert(group)
    var secret = try #require(deployment.secrets.first)
    secret.username = written(texts["user"] ?? "")
    deployment.secrets.insert(secret)
    var parameter = Parameter(
      Symbol("endpoint"), at: secret.provenance, name: written("/hostile/endpoint"),
      description: texts["parameter"] ?? "", value: DeferredText(.proxyEndpoint(SampleBuilder.proxy)))
    parameter.tags = ["Note": SampleDeployment.awkward]
    deployment.parameters.insert(parameter)
    deployment.alarms.insert(
      Alarm(
        Symbol("a b$(x)"), at: secret.provenance, name: written(texts["alarm name"] ?? ""),
        description: texts["alarm"] ?? "", namespace: written("AWS/RDS"), metric: written("ClientConnections"),
        dimensions: [.init("ProxyName", DeferredText(.proxyName(SampleBuilder.proxy)), at: secret.provenance)],
        statistic: written("Sum"),
        period: written(Seconds(60)), evaluationPeriods: written(3), threshold: written(0.5),
        comparison: written("GreaterThanThreshold"), treatMissingData: written("notBreaching")))
    return deployment
  }

  /// What a dry run prints is what is run, and holds every text.
  @Test func comeThroughAsTheSameBytes() throws {
    let deployment = try Self.deployment()
    let scripts = try CommandLineRenderer.render(deployment)
    guard let recorder = try Recorder(scripts) else { return }
    let account = try deployment.account.value
    let run = try recorder.run(["deploy.sh", "--passwords-from-stdin"], state: .absent, account: account)
    #expect(run.outcome.status == 0, "\(run.outcome.words)")
    let dry = try recorder.run(["deploy.sh", "--dry-run"], state: .absent, account: account)
    #expect(dry.outcome.status == 0, "\(dry.outcome.words)")

    func changes(_ commands: [[String]]) -> [[String]] {
      commands.filter { words in
        !["describe", "get", "list", "put-secret"].contains { words.count > 1 && words[1].hasPrefix($0) }
      }
    }
    #expect(changes(dry.commands).isEmpty, "a dry run changed something")
    let printed = try dry.outcome.output.split(separator: "\n").map { try recorder.words(of: String($0)).dropFirst() }
    let ran = changes(run.commands)
    #expect(printed.map { Array($0).map { Array($0.utf8) } } == ran.map { $0.map { Array($0.utf8) } })

    let strings = Set(ran.flatMap { $0 }.flatMap(Self.strings).map { Array($0.utf8) })
    for (place, text) in Self.texts where place != "user" {
      #expect(strings.contains(Array(text.utf8)), "\(place): \(text)")
    }
    #expect(!recorder.exists("pwned"))
    let everything = run.commands.joined().joined() + run.outcome.words
    #expect(!everything.contains("pa\"ss"), "a password was said")
  }

  /// The words of a command: itself, what follows `=`, and every string of JSON in it.
  private static func strings(in word: String) -> [String] {
    func leaves(_ value: Any) -> [String] {
      switch value {
      case let text as String: [text]
      case let list as [Any]: list.flatMap(leaves)
      case let object as [String: Any]: object.keys + object.values.flatMap(leaves)
      default: []
      }
    }
    let value = try? JSONSerialization.jsonObject(with: Data(word.utf8))
    let bound = word.hasPrefix("--") ? word.split(separator: "=", maxSplits: 1).dropFirst().map(String.init) : []
    return [word] + bound + (value.map(leaves) ?? [])
  }

  /// A shell cannot hold U+0000.
  @Test func refusesWhatNoShellCanHold() throws {
    var deployment = try Self.deployment()
    var role = try #require(deployment.roles.first { $0.ownership == .created })
    role.description = "a\0b"
    deployment.roles.insert(role)
    #expect(throws: RenderingError.self) { try CommandLineRenderer.render(deployment) }
  }
}
