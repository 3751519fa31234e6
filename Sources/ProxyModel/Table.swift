/// The resources of one kind, in the order of the file, found by symbol.
///
/// Tables and settings are asked from every other module; `@inlinable` lets the compiler make the code for each type of row there,
/// where it would otherwise be looked up while the program runs.
public struct Table<Row: Sendable>: Sendable {
  @usableFromInline var rows: [Row] = []

  /// A table without rows.
  @inlinable public init() {}
}

extension Table where Row: Resource {
  /// Adds a resource; one that is there under the same symbol is replaced.
  @inlinable
  public mutating func insert(_ row: Row) {
    if let index = index(of: row.symbol) { rows[index] = row } else { rows.append(row) }
  }

  /// The resource of that symbol.
  @inlinable
  public subscript(symbol: Symbol<Row>) -> Row? {
    get { index(of: symbol).map { rows[$0] } }
    set {
      if let newValue { insert(newValue) } else if let index = index(of: symbol) { rows.remove(at: index) }
    }
  }

  /// The resource that a reference names, if it is one of these.
  @inlinable public subscript(reference: Reference<Row>) -> Row? { reference.symbol.flatMap { self[$0] } }

  @inlinable
  func index(of symbol: Symbol<Row>) -> Int? { rows.firstIndex { $0.symbol.name == symbol.name } }
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
  @inlinable public var startIndex: Int { rows.startIndex }
  /// The index after the last row.
  @inlinable public var endIndex: Int { rows.endIndex }
  /// A row by its index, which comes from the table itself.
  @inlinable public subscript(index: Int) -> Row { rows[index] }
}
