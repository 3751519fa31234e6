internal import SourceText

extension UInt8 {
  /// What a tag may hold as it is: the characters of a URI without `!` and without flow indicators.
  var isTagCharacter: Bool { !isFlowIndicator && self != UInt8(ascii: "!") && isTagCharacterOrFlow }

  /// What may stand in a tag's prefix or between `!<` and `>`: the characters of a URI.
  var isTagCharacterOrFlow: Bool {
    if isLetter || isDigit { return true }
    return switch self {
    case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "~"), UInt8(ascii: "*"),
      UInt8(ascii: "'"),
      UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "#"), UInt8(ascii: ";"),
      UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: ":"), UInt8(ascii: "@"), UInt8(ascii: "&"), UInt8(ascii: "="),
      UInt8(ascii: "+"), UInt8(ascii: "$"), UInt8(ascii: ","), UInt8(ascii: "!"), UInt8(ascii: "%"):
      true
    default: false
    }
  }
}

// Anchors, aliases and tags.
extension YAMLParser {
  var isAtProperty: Bool { cursor.byte == UInt8(ascii: "&") || cursor.byte == UInt8(ascii: "!") }

  /// Reads one anchor or tag.
  mutating func readProperty(into properties: inout Properties) throws(YAMLError) {
    let start = cursor.position
    if cursor.byte == UInt8(ascii: "&") {
      let name = try readName(.anchorWithoutName)
      if let other = properties.anchor {
        throw error(.twoAnchors, start..<name.upperBound, related: [(other.range, "the first one")])
      }
      properties.anchor = Extent(name)
    } else {
      let tag = try readTag()
      if let other = properties.tagSource {
        throw error(.twoTags, start..<cursor.position, related: [(other.range, "the first one")])
      }
      properties.tag = tag
      properties.tagSource = Extent(start..<cursor.position)
    }
    contentEnd = cursor.position
    let isFollowedByFlow = !flow.isEmpty && cursor.byte.isFlowIndicator
    guard cursor.byte.isBlankOrEnd || isFollowedByFlow else {
      throw error(.missingSpaceAfterProperty, start..<cursor.position, "\(describe(here)) follows at once")
    }
  }

  func describe(_ range: Range<Int>) -> String {
    range.isEmpty ? "the end of the file" : "`\(text(range))`"
  }

  /// Reads the name behind `&` or `*` and gives its place.
  mutating func readName(_ mistake: Mistake) throws(YAMLError) -> Range<Int> {
    cursor.position += 1
    let start = cursor.position
    while !cursor.byte.isBlankOrEnd, !cursor.byte.isFlowIndicator { cursor.position += 1 }
    guard cursor.position > start else { throw error(mistake, start - 1..<start) }
    return start..<cursor.position
  }

  /// Properties that stand on lines above together with those on the line of the node.
  func merged(_ outer: Properties, _ inner: Properties) throws(YAMLError) -> Properties {
    var merged = outer
    if let anchor = inner.anchor {
      if let other = outer.anchor { throw error(.twoAnchors, anchor.range, related: [(other.range, "the first one")]) }
      merged.anchor = anchor
    }
    if let tag = inner.tagSource {
      if let other = outer.tagSource { throw error(.twoTags, tag.range, related: [(other.range, "the first one")]) }
      merged.tagSource = tag
      merged.tag = inner.tag
    }
    return merged
  }
}

// Tags.
extension YAMLParser {
  private mutating func readTag() throws(YAMLError) -> String {
    let start = cursor.position
    cursor.position += 1
    if cursor.byte == UInt8(ascii: "<") { return try readVerbatimTag(start) }
    while cursor.byte.isTagCharacter { cursor.position += 1 }
    var handleEnd = start + 1
    if cursor.byte == UInt8(ascii: "!") {
      cursor.position += 1
      handleEnd = cursor.position
      while cursor.byte.isTagCharacter { cursor.position += 1 }
    }
    guard cursor.byte.isBlankOrEnd || (!flow.isEmpty && cursor.byte.isFlowIndicator) else {
      throw error(.badTag, start..<cursor.position + 1, "\(describe(here)) cannot stand in a tag")
    }
    let suffix = try decodedTag(handleEnd..<cursor.position)
    let handle = text(start..<handleEnd)
    if handle == "!", suffix.isEmpty { return "!" }
    guard !suffix.isEmpty else { throw error(.badTag, start..<cursor.position, "nothing follows the handle") }
    if let prefix = tagHandles[handle] { return prefix + suffix }
    switch handle {
    case "!": return "!" + suffix
    case "!!": return CoreSchema.prefix + suffix
    default: throw error(.unknownTagHandle, start..<handleEnd)
    }
  }

  private mutating func readVerbatimTag(_ start: Int) throws(YAMLError) -> String {
    cursor.position += 1
    let first = cursor.position
    while cursor.byte.isTagCharacterOrFlow { cursor.position += 1 }
    let range = first..<cursor.position
    guard cursor.byte == UInt8(ascii: ">"), !range.isEmpty else {
      throw error(.badTag, start..<max(cursor.position, start + 2), "`!<` needs a URI and `>` behind it")
    }
    cursor.position += 1
    return try decodedTag(range)
  }

  /// The text of a part of a tag, with `%XX` decoded.
  private func decodedTag(_ range: Range<Int>) throws(YAMLError) -> String {
    var decoded: [UInt8] = []
    var offset = range.lowerBound
    while offset < range.upperBound {
      if cursor.bytes[offset] == UInt8(ascii: "%") {
        guard offset + 2 < range.upperBound, let high = cursor.bytes[offset + 1].hexadecimalValue,
          let low = cursor.bytes[offset + 2].hexadecimalValue
        else { throw error(.badTag, offset..<offset + 1, "`%` needs two hexadecimal digits") }
        decoded.append(UInt8(truncatingIfNeeded: high << 4 | low))
        offset += 3
      } else {
        decoded.append(cursor.bytes[offset])
        offset += 1
      }
    }
    return String(decoding: decoded, as: UTF8.self)
  }
}
