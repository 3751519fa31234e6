public import Diffing
public import JSONSyntax
import SourceText

/// Several deployments side by side, one row a setting.
public struct MatrixReport: Sendable {
  private let matrix: Matrix
  private let columns: [String]
  private let showsAll: Bool

  /// A matrix under the names of its columns; without what is the same everywhere, unless all is shown.
  public init(_ matrix: Matrix, columns: [String], showsAll: Bool) {
    (self.matrix, self.columns, self.showsAll) = (matrix, columns, showsAll)
  }

  /// Whether anything differs.
  public var differs: Bool { matrix.rows.contains { $0.differs } }

  private var rows: [Matrix.Row] { showsAll ? matrix.rows : matrix.rows.filter { $0.differs || $0.isOpen } }

  /// What stands in a column.
  private func cells(of row: Matrix.Row) -> [String] { row.cells.map { $0.map { Self.shown($0, row.setting) } ?? "–" } }

  private static func shown(_ text: String, _ setting: String) -> String {
    let isSecret = setting.split(separator: ".").last.map { SecretMask.isSecretName($0) } ?? false
    return TextReport.printable(isSecret ? String(repeating: "*", count: 8) : SecretMask.masked(text))
  }

  /// Columns that line up, for a terminal; a value that is too long is cut.
  public func text(style: Style = .plain) -> String {
    let table =
      [[""] + columns.map { TextReport.printable($0) }]
      + rows.map { [TextReport.printable($0.path)] + cells(of: $0).map { Self.cut($0, to: 40) } }
    let widths = table[0].indices.map { column in table.map { DisplayText($0[column]).width }.max() ?? 0 }
    var text = ""
    for (number, line) in table.enumerated() {
      let padded = zip(line, widths).map { $0 + String(repeating: " ", count: max(0, $1 - DisplayText($0).width)) }
      var joined = padded.joined(separator: "  ")
      while joined.last == " " { joined.removeLast() }
      text += (number == 0 ? style.ink(.strong, joined) : joined) + "\n"
    }
    return text + "\n\(summary)\n"
  }

  /// A table of Markdown.
  public var markdown: String {
    var text = "| setting |\(columns.map { " \(MarkdownReport.inline($0)) |" }.joined())\n"
    text += "| --- |\(columns.map { _ in " --- |" }.joined())\n"
    for row in rows {
      text += "| \(MarkdownReport.code(row.path)) |"
      text += cells(of: row).map { " \(MarkdownReport.inline($0)) |" }.joined() + "\n"
    }
    return text + "\n\(summary)\n"
  }

  /// The rows as JSON.
  public var json: JSONValue {
    .object {
      "version" .= 1
      "columns" .= JSONValue.strings(columns)
      "rows"
        .= JSONValue.array(
          rows.map { row in
            .object {
              "path" .= row.path
              "values" .= JSONValue.array(row.cells.map { $0.map { .string(Self.shown($0, row.setting)) } ?? .null })
              "differs" .= row.differs
              if row.isOpen { "unknown" .= true }
            }
          })
    }
  }

  private var summary: String {
    let differing = matrix.rows.count { $0.differs }
    let open = matrix.rows.count { $0.isOpen && !$0.differs }
    return "\(DiffResult.count(differing, "setting")) of \(matrix.rows.count) differ among \(columns.count)"
      + (open == 0 ? "" : ", \(open) not known")
  }

  private static func cut(_ text: String, to limit: Int) -> String {
    text.count > limit ? text.prefix(limit - 1) + "…" : text
  }
}
