import ProxyModel

/// The resources of one kind by everything that the input may call them: an address, a name, an id, an ARN.
struct Registry<Row: Resource>: Sendable {
  private var byAddress: [ResourceAddress: Symbol<Row>] = [:]
  private var byName: [String: Symbol<Row>] = [:]

  /// Gives each resource a symbol: its short name where no other has it, its address otherwise.
  init(_ origins: [Origin]) {
    var counts: [String: Int] = [:]
    for origin in origins { counts[origin.name, default: 0] += 1 }
    for origin in origins {
      byAddress[origin.address] = Symbol(counts[origin.name] == 1 ? origin.name : origin.address.description)
    }
  }

  /// The symbol of the resource that is declared there.
  subscript(address: ResourceAddress) -> Symbol<Row>? { byAddress[address] }

  /// The symbol of the resource that has this name, id or ARN.
  subscript(name name: String) -> Symbol<Row>? { byName[name] }

  /// Lets a resource be found by a name of its own, too; the first one that has a name keeps it.
  mutating func name(_ symbol: Symbol<Row>, _ name: String?) {
    guard let name, !name.isEmpty, byName[name] == nil else { return }
    byName[name] = symbol
  }

  /// Lets a resource that the input only names by `name` be found again.
  mutating func add(_ symbol: Symbol<Row>, named name: String) { byName[name] = byName[name] ?? symbol }

  /// A symbol that no resource has, as near to the wanted one as can be.
  func unused(_ wanted: String) -> Symbol<Row> {
    let taken = Set(byAddress.values.map { $0.name } + byName.values.map { $0.name })
    if !taken.contains(wanted) { return Symbol(wanted) }
    return Symbol((2...(taken.count + 2)).lazy.map { "\(wanted)_\($0)" }.first { !taken.contains($0) } ?? wanted)
  }
}
