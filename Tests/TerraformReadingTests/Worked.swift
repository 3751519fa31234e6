import HCLSyntax
import SourceText

@testable import Reading

/// Expressions without a module around them, worked out by our evaluator.
enum Worked {
  /// What stands for an expression that is refused.
  static let refused = "ERROR"
  /// What stands for one that has no known value.
  static let unknown = "UNKNOWN"

  /// The value as `jsonencode` writes it.
  static func json(_ expression: String, hasShortCircuits: Bool = true) -> String {
    switch value(expression, hasShortCircuits: hasShortCircuits) {
    case .failure: return refused
    case .success(let value):
      var text = TerraformText()
      JSONEncoding.append(value, to: &text)
      return text.known ?? unknown
    }
  }

  static func value(_ expression: String, hasShortCircuits: Bool = true) -> Result<TerraformValue, Fault> {
    var sources = SourceMap()
    let file = SourceFile(name: "expression", text: expression)
    let id = sources.add(file)
    let (tree, diagnostics) = HCLExpression.reading(file, id: id)
    if let first = diagnostics.first { return .failure(Fault(first.message, at: first.primary.range)) }
    let evaluator = Evaluator(sources: sources, files: .none, hasShortCircuits: hasShortCircuits)
    do throws(Fault) {
      return .success(try evaluator.evaluate(tree, Scope()))
    } catch {
      return .failure(error)
    }
  }
}

extension InputFiles {
  /// A machine without files.
  static let none = InputFiles(read: { _ in .failure(UnreadableFile("there is none")) }, list: { _ in nil })

  /// Files in memory by their paths.
  static func memory(_ files: [String: String]) -> InputFiles {
    InputFiles(
      read: { path in files[path].map { .success(Array($0.utf8)) } ?? .failure(UnreadableFile("there is none")) },
      list: { directory in
        let prefix = directory == "." || directory.isEmpty ? "" : directory + "/"
        let names = files.keys.filter { $0.hasPrefix(prefix) }.map { path in
          String(path.dropFirst(prefix.count).prefix { $0 != "/" })
        }
        return names.isEmpty ? nil : Set(names).sorted()
      })
  }
}
