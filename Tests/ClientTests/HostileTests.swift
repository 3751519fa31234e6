import Foundation
import ProxyModel
import Rendering
import SampleDeployments
import SourceText
import TestSupport
import Testing

/// Values that would break out of their quotes come through as the same bytes.
@Suite struct HostileTests {
  static let texts: [String] = {
    var random = SeededRandom(seed: 20_261_124)
    return [SampleDeployment.awkward, "\\u0022 + x(); //", "\\\\u000a", "*/ x", "coding: utf-7", "-rf"]
      + (0..<60).map { _ in HostileText.make(using: &random) }
  }()

  private func deployment(_ user: String, host: String) throws -> Deployment {
    var deployment = try ClientProfile.all[1].deployment()
    deployment.name = .written("coding: utf-7 \(user)", at: deployment.provenance.range)
    deployment.environment = .written("\(user)\r\n*/\\u000a", at: deployment.provenance.range)
    for var secret in deployment.secrets where secret.username.known == "app" {
      secret.username = .written(user, at: secret.provenance.range)
      secret.name = .written("shop/\(user)", at: secret.provenance.range)
      deployment.secrets.insert(secret)
    }
    for var client in deployment.clients {
      client.users = [Located(user, at: client.provenance.range)]
      client.host = .written(host, at: client.provenance.range)
      deployment.clients.insert(client)
    }
    return deployment
  }

  @Test func pythonReadsTheSameBytes() throws {
    let folder = try ClientFolder(
      try Self.texts.enumerated().flatMap { index, text in
        try ClientRenderer.render(try deployment(text, host: text), for: "on-ec2").map {
          RenderedFile(name: "\(index)/\($0.name)", text: $0.text)
        }
      })
    let program = """
      import ast, json, pathlib
      def constants(path):
          values = {}
          for line in ast.parse(path.read_bytes()).body:
              if isinstance(line, ast.Assign) and isinstance(line.value, ast.Constant):
                  values[line.targets[0].id] = line.value.value
          return [values["USER"], values["SECRET"], values["HOST"]]
      print(json.dumps([constants(pathlib.Path(f"{index}/on-ec2/proxy.py")) for index in range(\(Self.texts.count))]))
      """
    guard let found = try folder.python(program, in: "", as: [[String]].self) else { return }
    #expect(found.count == Self.texts.count)
    for (text, values) in zip(Self.texts, found) {
      #expect(values.map { Array($0.utf8) } == [text, "shop/\(text)", text].map { Array($0.utf8) }, "\(text)")
    }
  }

  @Test func javaReadsTheSameBytes() throws {
    // Line breaks would end a line of the output, and what is compared are its lines.
    let text = Self.texts.joined().filter { !$0.isNewline && $0 != "\u{2028}" && $0 != "\u{85}" && $0 != "\0" }
    let folder = try ClientFolder(try ClientRenderer.render(try deployment(text, host: text), for: "on-ec2"))
    guard let said = try folder.java(in: "on-ec2") else { return }
    let expected = " as \(text) with password in secret 2 of eu-west-1 shop/\(text)"
    #expect(Array((said.last ?? "").utf8.suffix(expected.utf8.count)) == Array(expected.utf8))
  }

  /// Nothing of a name gets into a comment that could end it, and none chooses the folder.
  @Test func namesStayNames() throws {
    var deployment = try deployment("x", host: "h")
    var client = try #require(deployment.clients.first { $0.symbol.name == "on-ecs" })
    client = Client(Symbol("../x\n\"; $(y) \u{202E}"), at: client.provenance)
    client.runtime = .written(.ecs, at: client.provenance.range)
    deployment.clients.insert(client)
    let files = try ClientRenderer.render(deployment, for: client.symbol.name)
    for file in files {
      #expect(file.name.split(separator: "/").allSatisfy { $0 != ".." && $0.utf8.allSatisfy { $0 > 0x20 } })
    }
    #expect(files.contains { $0.text.contains(#""family": "x-y""#) })
    #expect(!files.contains { $0.text.contains("\u{202E}") || $0.text.contains("$(y)") })
  }
}
