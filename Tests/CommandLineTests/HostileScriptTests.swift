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
  /// What a dry run prints is what is run, and holds every text.
  @Test func comeThroughAsTheSameBytes() throws {
    let deployment = HostileDeployment.deployment
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
    for (place, text) in HostileDeployment.texts where place != "user" {
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
    var deployment = HostileDeployment.deployment
    var role = try #require(deployment.roles.first { $0.ownership == .created })
    role.description = "a\0b"
    deployment.roles.insert(role)
    #expect(throws: RenderingError.self) { try CommandLineRenderer.render(deployment) }
  }
}

/// What every script begins with is asked for like everything else.
@Suite struct UnknownRegionTests {
  @Test func withoutARegionThereIsNoScript() throws {
    var deployment = SampleDeployment.reports.deployment
    deployment.region = .unknown(Unknown("it is set by the pipeline", at: deployment.provenance.range))
    do throws(RenderingError) {
      let files = try CommandLineRenderer.render(deployment)
      Issue.record("rendered: \(files.first?.text.split(separator: "\n").first { $0.contains("REGION=") } ?? "")")
    } catch {
      #expect(error.diagnostics.contains { $0.primary.text == "it is set by the pipeline" })
    }
  }
}
