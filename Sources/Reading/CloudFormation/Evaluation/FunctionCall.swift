import AWSFacts
import SourceText
import YAMLSyntax

/// A call of a function, in either of its spellings: `!Sub x` or `Fn::Sub: x`.
struct FunctionCall {
  /// The function, or nil where there is none of that name.
  let function: CloudFormationFunction?
  /// The name as it is written: `!Sub`, `Fn::Sub`, `Ref`.
  let word: String
  /// Where the name is written.
  let wordPlace: SourceRange
  /// What it is given. Of the short form this is the node that carries the tag.
  let argument: YAMLNode
  /// Whether the argument carries the tag, which is not to be seen again.
  let isTagged: Bool
  /// The whole call.
  let range: SourceRange

  /// The call that a node is; nil for a node that is a value.
  ///
  /// - Parameter ignoringTag: Whether the node's tag is one whose call this is the argument of.
  init?(_ node: YAMLNode, ignoringTag: Bool = false) {
    if !ignoringTag, let tag = node.tag, tag.utf8.count > 1, tag.utf8.first == UInt8(ascii: "!") {
      self.init(tag: tag, node)
      return
    }
    guard node.kind == .mapping, node.entries.count == 1, let entry = node.entries.first, let word = entry.key.text
    else {
      return nil
    }
    // `Condition` is a function among conditions only; elsewhere it is a key like any other.
    let isRef = word == CloudFormationFunction.ref.rawValue
    let isCall =
      word.hasPrefix(CloudFormationFunction.prefix) && !word.hasPrefix(CloudFormationFunction.loopPrefix)
    guard isRef || isCall else { return nil }
    let name = isRef ? word : String(word.dropFirst(CloudFormationFunction.prefix.count))
    self.init(
      CloudFormationFunction(rawValue: name), word, at: entry.key.range, argument: entry.value, isTagged: false,
      range: node.range)
  }

  private init(tag: String, _ node: YAMLNode) {
    let place = node.tagRange ?? node.range
    self.init(
      CloudFormationFunction(rawValue: String(tag.dropFirst())), tag, at: place, argument: node, isTagged: true,
      range: node.alias == nil ? place.through(node.range) : node.range)
  }

  private init(
    _ function: CloudFormationFunction?, _ word: String, at place: SourceRange, argument: YAMLNode, isTagged: Bool,
    range: SourceRange
  ) {
    (self.function, self.word, self.wordPlace) = (function, word, place)
    (self.argument, self.isTagged, self.range) = (argument, isTagged, range)
  }

  /// The arguments one by one, where they are a list.
  var arguments: [YAMLNode]? { argument.kind == .sequence ? Array(argument.items) : nil }

  /// What the function is called in a message.
  var name: String { function?.longForm ?? word }
}
