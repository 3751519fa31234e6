internal import SourceText

extension YAMLParser {
  mutating func readStream() throws(YAMLError) {
    var directives = Directives()
    var firstComment = 0
    while true {
      _ = cursor.skipToContent()
      if cursor.isAtEnd { break }
      if cursor.position == cursor.lineStart {
        if cursor.isAtByteOrderMark {
          tree.byteOrderMarks.insert(cursor.position)
          cursor.skipByteOrderMark()
          continue
        }
        if cursor.byte == UInt8(ascii: "%") {
          try readDirective(into: &directives)
          continue
        }
        if cursor.isAtDocumentMarker, cursor.byte == UInt8(ascii: ".") {
          try directives.requireNone(self)
          try readDocumentEnd()
          continue
        }
      }
      try readDocument(directives)
      closeDocument(firstComment: firstComment)
      firstComment = cursor.comments.count
      directives = Directives()
    }
    try directives.requireNone(self)
    if let last = tree.documents.indices.last {
      tree.documents[last].comments = tree.documents[last].comments.lowerBound..<cursor.comments.count
    }
  }

  private mutating func readDocument(_ directives: borrowing Directives) throws(YAMLError) {
    let start = cursor.position
    let isExplicit = cursor.isAtDocumentMarker
    if isExplicit {
      cursor.position += 3
      contentEnd = cursor.position
    } else {
      try directives.requireNone(self)
      cursor.rewind(to: cursor.lineStart, lineStart: cursor.lineStart)
      contentEnd = start
    }
    tagHandles = directives.tagHandles
    tree.documents.append(
      DocumentRecord(root: tree.records.count, range: start..<start, beginsExplicitly: isExplicit))
    let slot = Slot(parent: -1, line: isExplicit ? .afterDocumentMarker : .fresh, allowsListAtParent: false)
    var expectation = Expectation.node(slot)
    while true {
      switch expectation {
      case .node(let slot): expectation = try readNode(slot)
      case .entry: expectation = try readEntry()
      case .documentEnd: return
      }
    }
  }

  private mutating func closeDocument(firstComment: Int) {
    let last = tree.documents.count - 1
    tree.documents[last].range = tree.documents[last].range.lowerBound..<contentEnd
    tree.documents[last].comments = firstComment..<cursor.comments.count
  }

  /// Reads `...` and what may follow it on its line: a comment.
  private mutating func readDocumentEnd() throws(YAMLError) {
    let marker = cursor.position..<cursor.position + 3
    cursor.position += 3
    if let last = tree.documents.indices.last, !tree.documents[last].endsExplicitly {
      tree.documents[last].endsExplicitly = true
      tree.documents[last].range = tree.documents[last].range.lowerBound..<cursor.position
    }
    cursor.skipBlanks()
    let isComment = cursor.byte == UInt8(ascii: "#") && cursor.position > marker.upperBound
    guard cursor.byte.isBreakOrEnd || isComment else {
      throw error(.contentAfterMarker, restOfLine, related: [(marker, "the document ends here")])
    }
  }
}
