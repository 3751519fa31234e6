import Foundation
import ProxyModel
import Reading
import Rules
import SourceText
import TestSupport
import Testing

@testable import Reporting

/// What is shown of a model is listed by hand: the lists are held to the stored properties.
@Suite struct FieldTests {
  /// Every structure shows all of its properties, in their order, with their own values.
  @Test func structuresListTheirProperties() throws {
    var walk = Walk()
    for deployment in Self.deployments { walk.take(deployment) }
    #expect(walk.mistakes.isEmpty, "\(walk.mistakes.values.sorted().joined(separator: "\n"))")
    #expect(walk.met == (try Self.declared()))
  }

  /// A deployment shows all of its settings and tables, in their order.
  @Test func deploymentsListTheirTables() {
    var met: Set<String> = [], all: Set<String> = []
    for deployment in Self.deployments {
      let lines = DeploymentText.text(of: deployment).split(separator: "\n").filter { !$0.hasPrefix(" ") }
      let headings = lines.map { String($0.prefix { $0 != " " && $0 != ":" }) }
      var expected: [String] = []
      for child in Mirror(reflecting: deployment).children {
        let type = String(describing: type(of: child.value))
        guard let label = child.label, type.hasPrefix("Setting<") || type.hasPrefix("Table<") else { continue }
        all.insert(snakeCase(label))
        let count = (child.value as? any Collection)?.count ?? 1
        expected += Array(repeating: snakeCase(label), count: count)
      }
      #expect(headings == expected)
      met.formUnion(headings)
    }
    #expect(met == all)
  }

  /// The types that say that they have a list.
  private static func declared() throws -> Set<String> {
    let folder = Golden.package.appending(path: "Sources/Reporting/Deployment/Fields")
    let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    let texts = try files.map { try String(contentsOf: $0, encoding: .utf8) }
    return Set(texts.flatMap { $0.matches(of: /extension ([\w.]+): FieldedValue/).map { String($0.1) } })
  }

  /// What the rules show their findings on, and a capture of what is running.
  private static let deployments: [Deployment] = {
    var sources = SourceMap()
    var deployments: [Deployment] = []
    for example in Catalogue.rules.flatMap(\.examples) where example.verdict == .violates {
      for marked in example.texts {
        let text = marked.filter { !"⟦⟧".contains($0) }
        switch example.language {
        case .profile:
          let result = ProfileReader.read("a.yaml", Array("extends: b.yaml\n\(text)".utf8), into: &sources) { _ in
            .success(Array(Example.base.utf8))
          }
          if let deployment = result.deployment { deployments.append(deployment) }
        case .terraform:
          let files = InputFiles(
            read: { _ in .success(Array(text.utf8)) }, list: { $0 == "." ? ["main.tf"] : nil })
          deployments += TerraformReader.read(".", into: &sources, files: files).reading.deployments
        case .capture:
          deployments += DescribeReader.read(".", [("a.json", Array(text.utf8))], into: &sources).deployments
        case .cloudformation, .script: break
        }
      }
    }
    return deployments
  }()
}

/// A way through all that a deployment holds.
private struct Walk {
  /// The structures with a list, by the name that the model's own files give them.
  private(set) var met: Set<String> = []
  /// Where a list is not that of the properties, by structure.
  private(set) var mistakes: [String: String] = [:]

  /// Takes in a value and all that it holds.
  mutating func take(_ value: Any) {
    let mirror = Mirror(reflecting: value)
    if mirror.displayStyle == .struct, let structure = value as? any FieldedValue { compare(structure, mirror) }
    for child in mirror.children { take(child.value) }
  }

  private mutating func compare(_ structure: any FieldedValue, _ mirror: Mirror) {
    let name = String(String(reflecting: mirror.subjectType).drop { $0 != "." }.dropFirst())
    met.insert(name)
    let stored = mirror.children.compactMap { child -> String? in
      guard let label = child.label, label != "symbol", label != "provenance" else { return nil }
      // Most resources were never seen running, and then show no id.
      if let id = child.value as? RunningID, id.text == nil { return nil }
      return "\(snakeCase(label)): \((child.value as? any ShownValue)?.shown ?? "?")"
    }
    let listed = structure.fields.map { "\($0.name): \($0.text)" }
    if listed != stored { mistakes[name] = "\(name) lists \(listed), and has \(stored)" }
  }
}

/// How a Swift property is spelled in a profile: `maxConnectionsPercent` is `max_connections_percent`.
private func snakeCase(_ name: String) -> String {
  var text = ""
  var previousIsUpper = false
  for character in name {
    if character.isUppercase, !previousIsUpper { text.append("_") }
    text += character.lowercased()
    previousIsUpper = character.isUppercase
  }
  return text
}
