/// Text broken into lines of a width; a line that begins with a space stays as it is, and empty lines part paragraphs.
func wrapped(_ text: String, width: Int) -> [String] {
  var lines: [String] = []
  var current = ""
  func isLiteral(_ line: Substring) -> Bool { line.isEmpty || line.hasPrefix(" ") }
  for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
    if isLiteral(line) {
      if !current.isEmpty { lines.append(current) }
      current = ""
      lines.append(String(line))
      continue
    }
    for word in line.split(separator: " ") {
      if current.isEmpty {
        current = String(word)
      } else if current.count + 1 + word.count <= width {
        current += " \(word)"
      } else {
        lines.append(current)
        current = String(word)
      }
    }
  }
  return current.isEmpty ? lines : lines + [current]
}

/// Two columns, the right one wrapped: `  --out DIR    write files here`. A name too long for its column has a line of its own.
func columns(_ rows: [(name: String, text: String)], width: Int, indent: Int = 2) -> [String] {
  let limit = max(12, width * 2 / 5)
  let names = rows.map { $0.name.count }.filter { $0 <= limit }.max() ?? 0
  let left = indent + names + 2
  let margin = String(repeating: " ", count: left)
  return rows.flatMap { row in
    let texts = wrapped(row.text, width: max(20, width - left))
    let name = String(repeating: " ", count: indent) + row.name
    if row.name.count > limit { return [name] + texts.map { margin + $0 } }
    let first = name + String(repeating: " ", count: left - name.count) + (texts.first ?? "")
    return [first] + texts.dropFirst().map { margin + $0 }
  }
}
