import SourceText
import YAMLSyntax

/// A file as a tree, in whichever of the two languages it is written.
struct TemplateFile {
  /// The name that the user calls it by.
  let path: String
  let source: SourceFile
  let document: YAMLDocument
  let dialect: YAMLDialect

  /// Reads a file as what its first byte makes of it: a template in JSON begins with a brace.
  static func read(
    _ path: String, _ bytes: [UInt8], into sources: inout SourceMap
  ) -> Result<TemplateFile, YAMLDiagnostics> {
    let source = SourceFile(name: path, bytes: bytes)
    let id = sources.add(source)
    let first = bytes.drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D || $0 >= 0x80 }.first
    guard first == UInt8(ascii: "{") else { return parse(source, id, .yaml) }
    let asJSON = parse(source, id, .json)
    // A brace can begin a mapping of YAML as well, and then comments and single quotes are right.
    if case .failure = asJSON, !path.hasSuffix(".json"), case .success(let file) = parse(source, id, .yaml) {
      return .success(file)
    }
    return asJSON
  }

  private static func parse(
    _ source: SourceFile, _ id: UInt32, _ dialect: YAMLDialect
  ) -> Result<TemplateFile, YAMLDiagnostics> {
    do {
      let documents = try YAMLReader.read(source, id: id, dialect: dialect).documents
      guard let document = documents.first else {
        return .failure(YAMLDiagnostics([.error("the template is empty", at: SourceRange(file: id, 0..<0))]))
      }
      guard documents.count == 1 else {
        return .failure(
          YAMLDiagnostics([
            .error(
              "a template is one YAML document", at: documents[1].root.range, "a second one begins here",
              help: "put it into a file of its own")
          ]))
      }
      guard document.root.kind == .mapping else {
        return .failure(
          YAMLDiagnostics([
            .error(
              "a template is a mapping", at: document.root.range, "found something else",
              help: "begin with `Resources:`")
          ]))
      }
      return .success(TemplateFile(path: source.name, source: source, document: document, dialect: dialect))
    } catch {
      return .failure(YAMLDiagnostics(error.diagnostics))
    }
  }
}

/// Why a file is no template.
struct YAMLDiagnostics: Error {
  let diagnostics: [Diagnostic]

  init(_ diagnostics: [Diagnostic]) { self.diagnostics = diagnostics }
}
