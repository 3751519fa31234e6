/// Tables in the notation of RFC 4180, of which the first line has the names.
enum CSVTable {
  /// A list of objects, one for each line.
  static func decode(_ text: String, _ call: TerraformFunctionCall) throws(FunctionExit) -> TerraformValue {
    var lines = try lines(of: Array(text.utf8))
    guard !lines.isEmpty else { throw .refused("the first line has to have the names", argument: 0) }
    let names = lines.removeFirst()
    guard Set(names).count == names.count else { throw .refused("two columns have one name", argument: 0) }
    let type = TerraformType.object(
      names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { .init(name: $0, type: .string) })
    let rows = try lines.map { line throws(FunctionExit) in
      guard line.count == names.count else {
        throw .refused("a line has \(line.count) fields, and the first one \(names.count)", argument: 0)
      }
      return TerraformValue.object(
        zip(names, line).map { .init(name: $0, place: call.range, value: call.string($1)) }, at: call.range)
    }
    return call.list(rows, of: type)
  }

  private static func lines(of bytes: [UInt8]) throws(FunctionExit) -> [[String]] {
    var (lines, line, index): ([[String]], [String], Int) = ([], [], 0)
    func isAtBreak() -> Bool {
      bytes[index] == 0x0A || bytes[index] == 0x0D && index + 1 < bytes.count && bytes[index + 1] == 0x0A
    }
    while index < bytes.count {
      if line.isEmpty, isAtBreak() {
        index += bytes[index] == 0x0D ? 2 : 1
        continue
      }
      line.append(try field(bytes, &index))
      if index < bytes.count, bytes[index] == UInt8(ascii: ",") {
        index += 1
        if index == bytes.count || isAtBreak() { line.append("") } else { continue }
      }
      if index < bytes.count { index += bytes[index] == 0x0D ? 2 : 1 }
      lines.append(line)
      line = []
    }
    return lines
  }

  private static func field(_ bytes: [UInt8], _ index: inout Int) throws(FunctionExit) -> String {
    var field: [UInt8] = []
    let quote = UInt8(ascii: "\"")
    func endsField() -> Bool {
      index == bytes.count || bytes[index] == UInt8(ascii: ",") || bytes[index] == 0x0A
        || bytes[index] == 0x0D && index + 1 < bytes.count && bytes[index + 1] == 0x0A
    }
    guard index < bytes.count, bytes[index] == quote else {
      while !endsField() {
        if bytes[index] == quote { throw .refused("a quote in a field that is not quoted", argument: 0) }
        field.append(bytes[index])
        index += 1
      }
      return String(decoding: field, as: UTF8.self)
    }
    index += 1
    while index < bytes.count {
      if bytes[index] == quote {
        index += 1
        if endsField() { return String(decoding: field, as: UTF8.self) }
        guard bytes[index] == quote else { throw .refused("a quote inside a quoted field stands twice", argument: 0) }
      }
      field.append(bytes[index])
      index += 1
    }
    throw .refused("a quoted field without an end", argument: 0)
  }
}
