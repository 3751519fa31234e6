extension Dictionary {
  /// A dictionary of pairs; of two with one key, the first counts.
  public init(keepingFirst pairs: [(Key, Value)]) {
    self.init(minimumCapacity: pairs.count)
    for (key, value) in pairs where self[key] == nil { self[key] = value }
  }

  /// Adds what another has under keys that this one does not know.
  public mutating func addMissing(_ other: [Key: Value]) {
    for (key, value) in other where self[key] == nil { self[key] = value }
  }
}
