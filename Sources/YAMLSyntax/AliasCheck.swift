internal import SourceText

/// Ties every alias to its node, and refuses those that lead nowhere, into themselves, or to too much.
struct AliasCheck {
  /// The record that each name stands for at this point of the document.
  private var anchors: [ArraySlice<UInt8>: Int] = [:]
  /// For every record: how many nodes and levels it has once aliases are followed.
  private var weights: [Weight] = []

  private struct Weight {
    var nodes = 1
    var depth = 1
  }

  static func run(on tree: inout Tree) throws(YAMLError) {
    guard tree.records.contains(where: { $0.shape == .alias }) else { return }
    var check = AliasCheck()
    check.weights = Array(repeating: Weight(), count: tree.records.count)
    for (index, document) in tree.documents.enumerated() {
      let end = index + 1 < tree.documents.count ? tree.documents[index + 1].root : tree.records.count
      check.anchors = [:]
      try check.walk(document.root..<end, &tree)
    }
  }

  /// Goes through the records of a document in order; a collection is complete once the record after it is reached.
  private mutating func walk(_ document: Range<Int>, _ tree: inout Tree) throws(YAMLError) {
    var open: [Int] = []
    for index in document {
      while let collection = open.last, collection + Int(tree.records[collection].size) <= index {
        open.removeLast()
        try add(collection, to: open.last, tree)
      }
      if let anchor = tree.properties(of: index)?.anchor { anchors[tree.bytes[anchor.range]] = index }
      if tree.records[index].shape == .alias { try resolve(index, &tree) }
      if tree.records[index].size > 1 { open.append(index) } else { try add(index, to: open.last, tree) }
    }
    while let collection = open.popLast() { try add(collection, to: open.last, tree) }
  }

  private mutating func resolve(_ index: Int, _ tree: inout Tree) throws(YAMLError) {
    let place = tree.records[index].range
    let name = tree.bytes[place.dropFirst()]
    guard let target = anchors[name] else {
      let known = anchors.keys.map { String(decoding: $0, as: UTF8.self) }.sorted()
      let nearest = Suggestion.closest(to: String(decoding: name, as: UTF8.self), among: known)
      let help = nearest.map { "did you mean `*\($0)`?" }
      throw YAMLError(
        Mistake.unknownAnchor.diagnostic(at: tree.place(place), "no `&` of this name stands above", help: help))
    }
    guard index >= target + Int(tree.records[target].size) else {
      let anchor = tree.properties(of: target)?.anchor?.range ?? place
      throw YAMLError(
        Mistake.recursiveAlias.diagnostic(
          at: tree.place(place), "", related: [.init(tree.place(anchor), "the node begins here")]))
    }
    tree.records[index].detail = UInt32(clamping: target)
    weights[index] = weights[target]
  }

  /// Counts a complete node towards the collection that it stands in.
  private mutating func add(_ index: Int, to parent: Int?, _ tree: Tree) throws(YAMLError) {
    guard let parent else { return }
    // Both sums stay small: a node may exceed its own records only by the bound.
    weights[parent].nodes += weights[index].nodes
    weights[parent].depth = max(weights[parent].depth, weights[index].depth + 1)
    if weights[parent].nodes > YAMLReader.maximumExpansion + tree.records.count {
      throw YAMLError(
        Mistake.expansion.diagnostic(at: tree.place(tree.records[index].range), "here it becomes too much"))
    }
    if weights[parent].depth > YAMLReader.maximumDepth {
      throw YAMLError(Mistake.tooDeep.diagnostic(at: tree.place(tree.records[index].range), "with aliases followed"))
    }
  }
}
