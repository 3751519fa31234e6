import HCLSyntax
import Rendering
import SourceText

/// What a module writes into its resources: `aws_db_proxy.this`, then `auth.iam_auth`, then what stands there.
struct WrittenArguments {
  private var resources: [String: [String: [String]]] = [:]
  /// What stands elsewhere, by the expression that refers to it: policies, and the tags that most resources have.
  private var documents: [String: String] = [:]

  init(_ files: [RenderedFile]) {
    let read = files.filter { $0.name.hasSuffix(".tf") }.map { file in
      let source = SourceFile(name: file.name, text: file.text)
      return (source, HCLDocument(source, id: 0).body)
    }
    for (source, body) in read {
      for block in body.blocks("data") where block.labels.first?.value == "aws_iam_policy_document" {
        documents["data.\(Self.address(of: block)).json"] = Self.text(block.body.range, source)
      }
      for attribute in body.blocks("locals").flatMap(\.body.attributes) {
        documents["local.\(attribute.name.value)"] = Self.text(attribute.value.range, source)
      }
    }
    for (source, body) in read {
      for block in body.blocks("resource") { add(block.body, "", to: Self.address(of: block), source) }
    }
  }

  /// The paths by the types of their resources: `aws_db_proxy.auth.iam_auth`.
  var paths: Set<String> {
    Set(
      resources.flatMap { address, arguments in
        arguments.keys.map { "\(address.prefix { $0 != "." }).\($0)" }
      })
  }

  /// The paths below which two modules write something else into the same resource.
  func difference(from other: WrittenArguments) -> Set<String> {
    var paths: Set<String> = []
    for (address, arguments) in resources {
      guard let others = other.resources[address] else { continue }
      for path in Set(arguments.keys).union(others.keys) where arguments[path] != others[path] {
        paths.insert("\(address.prefix { $0 != "." }).\(path)")
      }
    }
    return paths
  }

  private mutating func add(_ body: HCLBody, _ prefix: String, to address: String, _ source: SourceFile) {
    for attribute in body.attributes {
      let text = Self.text(attribute.value.range, source)
      resources[address, default: [:]][prefix + attribute.name.value, default: []].append(documents[text] ?? text)
    }
    for block in body.blocks { add(block.body, "\(prefix)\(block.type.value).", to: address, source) }
  }

  private static func address(of block: HCLBlock) -> String { block.labels.map(\.value).joined(separator: ".") }

  private static func text(_ range: SourceRange, _ source: SourceFile) -> String {
    String(decoding: source.bytes[range.bytes.clamped(to: source.bytes.indices)], as: UTF8.self)
  }
}
