public import SourceText
import YAMLSyntax

/// A file with values of a template's parameters, in either of the forms that AWS's tools take:
/// `[{"ParameterKey": "X", "ParameterValue": "y"}]`, or `{"X": "y"}` and `{"Parameters": {"X": "y"}}`.
public enum ParameterFile {
  /// The values by the parameters' names, or what is wrong with the file.
  public static func read(
    _ path: String, _ bytes: [UInt8], into sources: inout SourceMap
  ) -> (values: [String: String], diagnostics: [Diagnostic]) {
    let file = SourceFile(name: path, bytes: bytes)
    let id = sources.add(file)
    do throws(YAMLError) {
      guard let root = try YAMLReader.read(file, id: id).documents.first?.root else { return ([:], []) }
      switch root.kind {
      case .sequence: return pairs(root)
      case .mapping: return entries(root["Parameters"] ?? root)
      case .scalar: return ([:], [shapeless(root)])
      }
    } catch {
      return ([:], error.diagnostics)
    }
  }

  private static func pairs(_ list: YAMLNode) -> (values: [String: String], diagnostics: [Diagnostic]) {
    var values: [String: String] = [:]
    var diagnostics: [Diagnostic] = []
    for item in list.items {
      if let key = item["ParameterKey"]?.text, let value = item["ParameterValue"]?.text {
        values[key] = value
      } else {
        diagnostics.append(shapeless(item))
      }
    }
    return (values, diagnostics)
  }

  private static func entries(_ map: YAMLNode) -> (values: [String: String], diagnostics: [Diagnostic]) {
    var values: [String: String] = [:]
    var diagnostics: [Diagnostic] = []
    for entry in map.entries {
      if let key = entry.key.text, let value = text(entry.value) {
        values[key] = value
      } else {
        diagnostics.append(shapeless(entry.value))
      }
    }
    return (values, diagnostics)
  }

  /// A list of texts is given as AWS takes it: with commas between.
  private static func text(_ node: YAMLNode) -> String? {
    guard node.kind == .sequence else { return node.text }
    let items = node.items.map { $0.text }
    return items.contains(nil) ? nil : items.compactMap { $0 }.joined(separator: ",")
  }

  private static func shapeless(_ node: YAMLNode) -> Diagnostic {
    .error(
      "a parameter is a name and a text", at: node.range, "this is neither",
      help: "write `{\"ParameterKey\": \"Name\", \"ParameterValue\": \"text\"}`, or `\"Name\": \"text\"`")
  }
}
