internal import SourceText

/// Finds keys that a mapping sets twice. Keys are the same when their texts are, however they are quoted.
struct DuplicateKeys {
  private static let most = 100
  /// Mappings up to this many keys are compared pair by pair, which is quicker than hashing them.
  private static let fewKeys = 8

  private let tree: Tree
  private var found: [Diagnostic] = []
  /// Secret, so that no file can be made whose keys all collide.
  private let seed = UInt64.random(in: .min ... .max) | 1

  static func find(in tree: Tree) -> [Diagnostic] {
    var search = DuplicateKeys(tree: tree)
    var keys: [Int] = []
    for index in tree.records.indices where tree.records[index].isMapping {
      guard tree.records[index].detail > 1 else { continue }
      keys.removeAll(keepingCapacity: true)
      let end = index + Int(tree.records[index].size)
      var key = index + 1
      while key < end {
        keys.append(key)
        let value = key + Int(tree.records[key].size)
        key = value + Int(tree.records[value].size)
      }
      search.compare(keys)
      if search.found.count >= most { break }
    }
    return search.found.sorted { $0.primary.range < $1.primary.range }
  }

  private init(tree: Tree) { self.tree = tree }

  private mutating func compare(_ keys: [Int]) {
    if keys.count <= Self.fewKeys {
      for (place, key) in keys.enumerated().dropFirst() {
        if let first = keys[..<place].first(where: { areSame($0, key) }) { report(key, first: first) }
      }
      return
    }
    let hashed = keys.map { (hash: hash($0), key: $0) }.sorted { ($0.hash, $0.key) < ($1.hash, $1.key) }
    for (left, right) in zip(hashed, hashed.dropFirst()) where left.hash == right.hash && areSame(left.key, right.key) {
      report(right.key, first: left.key)
    }
  }

  private mutating func report(_ key: Int, first: Int) {
    guard found.count < Self.most else { return }
    found.append(
      Mistake.duplicateKey.diagnostic(
        at: tree.place(tree.records[key].range), "set again here",
        related: [.init(tree.place(tree.records[first].range), "first set here")]))
  }

  private func target(_ index: Int) -> Int {
    let record = tree.records[index]
    return record.shape == .alias ? Int(record.detail) : index
  }

  /// Whether two keys are the same node, scalars of the same text, or collections of the same shape and texts.
  private func areSame(_ left: Int, _ right: Int) -> Bool {
    let (left, right) = (target(left), target(right))
    if left == right { return true }
    let size = tree.records[left].size
    guard size == tree.records[right].size else { return false }
    if size == 1 { return isSameRecord(left, right) }
    return (0..<Int(size)).allSatisfy { isSameRecord(target(left + $0), target(right + $0)) }
  }

  private func isSameRecord(_ left: Int, _ right: Int) -> Bool {
    let (one, other) = (tree.records[left], tree.records[right])
    if one.isScalar, other.isScalar { return tree.haveSameText(left, right) }
    return one.isMapping == other.isMapping && one.isSequence == other.isSequence && one.size == other.size
  }

  private func hash(_ key: Int) -> UInt64 {
    let first = target(key)
    var hash = seed
    for index in first..<first + Int(tree.records[first].size) {
      let scalar = target(index)
      guard tree.records[scalar].isScalar else { continue }
      for byte in tree.text(of: scalar) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 ^ (hash >> 29) }
      hash = (hash ^ 0xFF) &* seed
    }
    return hash
  }
}
