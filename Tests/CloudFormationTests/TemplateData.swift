import Foundation
import JSONSyntax
import Rendering
import SourceText
import YAMLSyntax

/// A template as data, whoever wrote it down and however.
enum TemplateData {
  /// What a text says, members in order.
  static func read(_ text: String, _ format: CloudFormationRenderer.Format) throws -> JSONValue {
    let stream = try YAMLReader.read(SourceFile(name: "template", text: text), dialect: format == .json ? .json : .yaml)
    return stream.documents.first.map { value($0.root) } ?? .null
  }

  private static func value(_ node: YAMLNode) -> JSONValue {
    switch node.kind {
    case .mapping: return .object(node.entries.map { JSONMember($0.key.text ?? "", value($0.value)) })
    case .sequence: return .array(node.items.map(value))
    case .scalar:
      switch node.resolved {
      case .bool(let flag): return .bool(flag)
      case .integer(let number): return .integer(number)
      case .float(let number): return JSONNumber("\(number)").map { .number($0) } ?? .null
      case .string(let text): return .string(text)
      case .null, nil: return .null
      }
    }
  }

  /// Where two templates differ, a line each; the order of members means nothing, and neither does that of dependencies.
  static func differences(_ left: JSONValue?, _ right: JSONValue?, at path: String = "") -> [String] {
    switch (left, right) {
    case (.object(let left)?, .object(let right)?):
      let left = Dictionary(left.map { ($0.name, $0.value) }) { first, _ in first }
      let right = Dictionary(right.map { ($0.name, $0.value) }) { first, _ in first }
      return Set(left.keys).union(right.keys).sorted().flatMap { name in
        differences(dependencies(left[name], name), dependencies(right[name], name), at: "\(path)/\(name)")
      }
    case (.array(let left)?, .array(let right)?) where left.count == right.count:
      return left.indices.flatMap { differences(left[$0], right[$0], at: "\(path)/\($0)") }
    default:
      func words(_ value: JSONValue?) -> String { value?.text(.oneLine) ?? "nothing" }
      return left == right ? [] : ["\(path): \(words(left)) is not \(words(right))"]
    }
  }

  private static func dependencies(_ value: JSONValue?, _ name: String) -> JSONValue? {
    guard name == "DependsOn" else { return value }
    switch value {
    case .string(let only)?: return .strings([only])
    case .array(let names)?: return .array(names.sorted { $0.text() < $1.text() })
    default: return value
    }
  }
}

extension JSONValue {
  /// The member of that name.
  subscript(name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }

  /// Every string in it, names of members included.
  var strings: [String] {
    switch self {
    case .null, .bool, .integer, .number: []
    case .string(let text): [text]
    case .array(let elements): elements.flatMap(\.strings)
    case .object(let members): members.flatMap { [$0.name] + $0.value.strings }
    }
  }

  /// The names of its members.
  var names: [String] { if case .object(let members) = self { members.map(\.name) } else { [] } }
}
