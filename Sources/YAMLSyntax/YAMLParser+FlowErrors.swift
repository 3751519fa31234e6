internal import SourceText

// What is said when a flow collection goes wrong.
extension YAMLParser {
  /// The innermost collection that has a bracket of its own.
  private var openBracket: Int {
    let frame = flow.last { frame in
      switch frame.kind {
      case .sequence, .mapping: true
      case .pair: false
      }
    }
    return frame?.start ?? cursor.position
  }

  private var closer: String { cursor.bytes[openBracket] == UInt8(ascii: "{") ? "}" : "]" }

  func unclosedFlow() -> YAMLError {
    let place = cursor.isAtEnd ? cursor.bytes.count..<cursor.bytes.count : restOfLine
    return error(
      .unclosedFlow, openBracket..<openBracket + 1, "opened here",
      related: [(place, cursor.isAtEnd ? "the file ends here" : "the document ends here")],
      help: "write the closing `\(closer)`")
  }

  /// A line inside brackets is not indented like one: most often they were meant to end before it.
  func outdentedFlow() -> YAMLError {
    let opener = openBracket..<openBracket + 1
    guard looksLikeEntry else { return error(.flowIndentation, restOfLine, related: [(opener, "opened here")]) }
    return error(
      .unclosedFlow, opener, "opened here", related: [(restOfLine, "this line is not indented like what is inside")],
      help: "write the closing `\(closer)` above that line, or indent the line deeper")
  }

  func mismatchedFlow() -> YAMLError {
    error(.mismatchedFlow, here, "`\(closer)` belongs here", related: [(openBracket..<openBracket + 1, "opened here")])
  }

  func missingSeparator() -> YAMLError {
    if cursor.byte == UInt8(ascii: "#") { return error(.commentWithoutSpace, here) }
    if cursor.isIndicator(":") {
      return error(.mappingOnValueLine, here, help: "put the value in quotes, or the mapping in braces")
    }
    if cursor.byte == UInt8(ascii: ":") { return error(.missingSpaceAfterColon, here) }
    let end = contentEnd..<contentEnd
    return error(
      .missingComma, end, "before \(describe(restOfLineInFlow))",
      related: [(openBracket..<openBracket + 1, "opened here")])
  }

  private var restOfLineInFlow: Range<Int> {
    var end = cursor.position
    while !cursor.byte(at: end).isBlankOrEnd, !cursor.byte(at: end).isFlowIndicator || end == cursor.position {
      end += 1
    }
    return cursor.position..<max(end, here.upperBound)
  }
}
