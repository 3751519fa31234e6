import AWSFacts
import Foundation
import ProxyModel
import Rendering
import SampleDeployments
import SourceText
import Templates
import TestSupport
import Testing

/// Which files a client gets, and that each is what its name says.
@Suite struct FilesTests {
  @Test(arguments: ClientProfile.all) func followFromRuntimeAndEngine(_ profile: ClientProfile) throws {
    let names = try ClientRenderer.render(try profile.deployment()).map(\.name)
    let django = profile.isMySQL ? [] : ["rds_proxy/base.py", "rds_proxy/settings.py", "rds_proxy/tenants.py"]
    let application = ["proxy.py", "engine.py"] + django + ["ProxyDataSource.java"]
    let expected: [(String, [String])] = [
      ("lambda", ["proxy.py", "handler.py"]), ("ecs", application + ["task-definition.json"]),
      ("eks", application + ["deployment.yaml"]), ("app_runner", application), ("ec2", application),
    ]
    #expect(names == expected.flatMap { runtime, names in names.map { "on-\(runtime)/\($0)" } })
  }

  @Test func oneClientAlone() throws {
    let files = try ClientRenderer.render(try ClientProfile.all[0].deployment(), for: "on-lambda")
    #expect(files.map(\.name) == ["on-lambda/proxy.py", "on-lambda/handler.py"])
    #expect(try ClientRenderer.render(try ClientProfile.all[0].deployment(), for: "office").isEmpty)
  }

  /// Python, JSON and YAML are read by their own readers.
  @Test func areWhatTheirNamesSay() throws {
    guard let moto = try RealTool.find("moto_server"), let python = try Cloud.python(beside: moto) else { return }
    let files = try ClientProfile.all.enumerated().flatMap { index, profile in
      try ClientRenderer.render(try profile.deployment()).map {
        RenderedFile(name: "\(index)/\($0.name)", text: $0.text)
      }
    }
    let folder = try ClientFolder(files)
    let program = """
      import ast, json, pathlib, yaml
      readers = {".py": ast.parse, ".json": json.loads, ".yaml": lambda text: list(yaml.safe_load_all(text))}
      read = [readers[path.suffix](path.read_text()) for path in pathlib.Path().rglob("*.*") if path.suffix in readers]
      print(len(read))
      """
    let outcome = try python.run(["-c", program], in: folder.url)
    #expect(outcome.status == 0, "\(outcome.words)")
    #expect(outcome.output == "\(files.count { !$0.name.hasSuffix(".java") })\n")
    #expect(files.allSatisfy { !$0.text.contains("BEGIN CERTIFICATE") && $0.text.hasSuffix("\n") })
  }

  @Test func sayHowLongATokenLives() {
    for part in [Templates.ClientPart.token, .javaToken] {
      #expect(part.text.contains("\(SignInToken.lifetime.value / 60) minutes"))
    }
  }

  @Test func whatIsMissingIsNamed() throws {
    var deployment = try ClientProfile.all[0].deployment()
    var client = try #require(deployment.clients.first)
    client.users = [Located("nobody", at: client.provenance.range)]
    deployment.clients.insert(client)
    let error = #expect(throws: RenderingError.self) { try ClientRenderer.render(deployment) }
    #expect(error?.diagnostics.first?.primary.text.contains("signs in as") == true)
    #expect(error?.diagnostics.first?.help?.contains("clients.on-lambda.users") == true)

    var other = try ClientProfile.all[0].deployment()
    var proxy = try #require(other.proxies.first)
    proxy.engineFamily = .written(.sqlServer, at: proxy.provenance.range)
    other.proxies.insert(proxy)
    #expect(throws: RenderingError.self) { try ClientRenderer.render(other) }
  }
}
