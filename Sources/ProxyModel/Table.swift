/// The resources of one kind, in the order of the file, found by symbol.
public struct Table<Row: Sendable>: Sendable {
  private var rows: [Row] = []

  /// A table without rows.
  public init() {}
}

extension Table where Row: Resource {
  /// Adds a resource; one that is there under the same symbol is replaced.
  public mutating func insert(_ row: Row) {
    if let index = rows.firstIndex(where: { $0.symbol == row.symbol }) { rows[index] = row } else { rows.append(row) }
  }

  /// The resource of that symbol.
  public subscript(symbol: Symbol<Row>) -> Row? {
    get { rows.first { $0.symbol == symbol } }
    set {
      if let newValue { insert(newValue) } else { rows.removeAll { $0.symbol == symbol } }
    }
  }

  /// The resource that a reference names, if it is one of these.
  public subscript(reference: Reference<Row>) -> Row? { reference.symbol.flatMap { self[$0] } }

}

extension Table: Equatable where Row: Resource {
  /// Two tables are equal when they hold the same resources, in whatever order the files were read.
  public static func == (left: Self, right: Self) -> Bool {
    left.rows.count == right.rows.count && left.rows.allSatisfy { right[$0.symbol] == $0 }
  }

}

extension Table: Hashable where Row: Resource {
  /// Hashes how many there are, which does not depend on their order.
  public func hash(into hasher: inout Hasher) { hasher.combine(rows.count) }
}

extension Table: RandomAccessCollection {
  /// The first row's index.
  public var startIndex: Int { rows.startIndex }
  /// The index after the last row.
  public var endIndex: Int { rows.endIndex }
  /// A row by its index, which comes from the table itself.
  public subscript(index: Int) -> Row { rows[index] }
}
