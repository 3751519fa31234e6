/// The elements of a tuple or an object while they are worked out, one after the other even where one is refused: the type of the
/// whole hangs on all of them.
struct GatheredElements {
  private var elements: [TerraformValue] = []
  private var types: [TerraformType] = []
  private var fault: Fault?

  mutating func add(_ evaluate: () throws(Fault) -> TerraformValue) {
    do throws(Fault) {
      let value = try evaluate()
      types.append(value.type)
      elements.append(value)
    } catch {
      types.append(error.type)
      fault = fault ?? error
    }
  }

  /// The elements of a tuple; or the first fault, of the tuple's type.
  func values() throws(Fault) -> [TerraformValue] {
    if let fault { throw fault.of(.tuple(types)) }
    return elements
  }

  /// The values of an object with these names; or the first fault, of the object's type. Values that are grouped make a tuple
  /// for each name.
  func values(named names: [String], areGrouped: Bool = false) throws(Fault) -> [TerraformValue] {
    guard let fault else { return elements }
    var attributes: [String: [TerraformType]] = [:]
    for (name, type) in zip(names, types) { attributes[name, default: []].append(type) }
    let sorted = attributes.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    throw fault.of(
      .object(
        sorted.map { name, types in
          TerraformType.Attribute(name: name, type: areGrouped ? .tuple(types) : types.last ?? .dynamic)
        }))
  }
}
