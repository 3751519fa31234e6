import SourceText

/// The instances that `count` or `for_each` makes of a block.
struct Expansion {
  /// One instance.
  struct Instance {
    /// Nil where the block is there once, without `count` and `for_each`.
    let key: InstanceKey?
    /// What `each.value` is, where there is one.
    let value: TerraformValue?
    /// Why it may not be there; nil where it certainly is.
    var condition: TerraformUnknown?
  }

  /// How instances are told apart.
  enum Kind {
    case single
    case counted
    case keyed
  }

  let kind: Kind
  /// All that there may be.
  let instances: [Instance]
  /// Which of them there are together, by index; one alternative where that is known.
  let alternatives: [[Int]]
  /// Why it is not known which alternative holds, or how many there are.
  var unknown: TerraformUnknown?
  /// Whether the only instance stands for any number.
  var isOpen = false

  static let single = Expansion(
    kind: .single, instances: [Instance(key: nil, value: nil)], alternatives: [[0]])

  /// The largest `count` that is followed.
  static let limit = 1000
}

extension Expansion {
  /// What `count` makes.
  static func counted(_ count: TerraformValue) throws(Fault) -> Expansion {
    var counts: [Int] = []
    var unknown: TerraformUnknown?
    var range = count.range
    if case .choice(_, let why) = count.content { unknown = why }
    for value in Choices.alternatives(count) {
      switch value.content {
      case .number(let number):
        guard let whole = number.integer, whole >= 0 else {
          throw Fault("`count` is no whole number", at: value.range, "found \(number)")
        }
        guard whole <= limit else { throw Fault("`count` is too large", at: value.range, "more than \(limit)") }
        counts.append(whole)
      case .null: throw Fault("`count` is null", at: value.range)
      default:
        unknown = value.unknown
        range = value.range
        guard let unknown else { throw Fault("`count` is \(value.kind)", at: value.range, "expected a number") }
        let only = Instance(key: .unknown, value: nil, condition: unknown)
        return Expansion(kind: .counted, instances: [only], alternatives: [[0]], unknown: unknown, isOpen: true)
      }
    }
    _ = range
    let (least, most) = (counts.min() ?? 0, counts.max() ?? 0)
    return Expansion(
      kind: .counted,
      instances: (0..<most).map { Instance(key: .number($0), value: nil, condition: $0 < least ? nil : unknown) },
      alternatives: counts.map { Array(0..<$0) }, unknown: unknown)
  }

  /// What `for_each` makes.
  static func keyed(_ collection: TerraformValue) throws(Fault) -> Expansion {
    var instances: [Instance] = []
    var places: [String: Int] = [:]
    var alternatives: [[Int]] = []
    var unknown: TerraformUnknown?
    if case .choice(_, let why) = collection.content { unknown = why }
    for choice in Choices.alternatives(collection) {
      guard let elements = try elements(of: choice) else { return open(choice) }
      var present: [Int] = []
      for (key, value) in elements {
        let place = places[key] ?? instances.count
        if place == instances.count {
          guard instances.count < limit else { throw Fault("`for_each` has too many elements", at: choice.range) }
          places[key] = place
          instances.append(Instance(key: .text(key), value: value))
        }
        present.append(place)
      }
      alternatives.append(present)
    }
    for index in instances.indices where !alternatives.allSatisfy({ $0.contains(index) }) {
      instances[index].condition = unknown
    }
    return Expansion(kind: .keyed, instances: instances, alternatives: alternatives, unknown: unknown)
  }

  private static func open(_ collection: TerraformValue) -> Expansion {
    let unknown = collection.firstUnknown ?? TerraformUnknown("it is not known", expression: "", at: collection.range)
    let value: TerraformValue
    switch collection.content {
    case .open(_, let other, _): value = other
    case .symbol(let symbol): value = TerraformValue(.symbol(symbol.appending(.any)), at: collection.range)
    default: value = .unknown(unknown.part("[*]", of: collection.type.element ?? .any), at: collection.range)
    }
    let only = Instance(key: .unknown, value: value, condition: unknown)
    return Expansion(kind: .keyed, instances: [only], alternatives: [[0]], unknown: unknown, isOpen: true)
  }

  /// The keys and their values; nil where they are not known.
  private static func elements(of value: TerraformValue) throws(Fault) -> [(String, TerraformValue)]? {
    switch value.content {
    case .map(let entries, _), .object(let entries): return entries.map { ($0.name, $0.value) }
    case .set(let elements, _):
      var keyed: [(String, TerraformValue)] = []
      for element in elements {
        guard let key = element.string else {
          if element.firstUnknown != nil { return nil }
          throw Fault("`for_each` takes a set of texts", at: element.range, "found \(element.kind)")
        }
        keyed.append((key, element))
      }
      return keyed
    case .symbol, .unknown, .open, .choice: return nil
    case .null: throw Fault("`for_each` is null", at: value.range, help: "use `{}` for none")
    case .tuple, .list:
      throw Fault(
        "`for_each` takes a map or a set", at: value.range, "found \(value.kind)", help: "write `toset(…)` around it")
    case .bool, .number, .text: throw Fault("`for_each` takes a map or a set", at: value.range, "found \(value.kind)")
    }
  }

  /// The value of the whole block: one thing, a list or an object of its instances.
  func value(at range: SourceRange, _ instance: (Instance) -> TerraformValue) -> TerraformValue {
    if kind == .single { return instance(instances[0]) }
    if isOpen, let unknown {
      let type: TerraformType = kind == .counted ? .list(.any) : .map(.any)
      return TerraformValue(.open([], others: instance(instances[0]), unknown.of(type)), at: range)
    }
    let values = instances.map(instance)
    let choices = alternatives.map { present in
      if kind == .counted { return TerraformValue(.tuple(present.map { values[$0] }), at: range) }
      let entries = present.map { index in
        let name = if case .text(let key)? = instances[index].key { key } else { "" }
        return TerraformValue.Entry(name: name, place: range, value: values[index])
      }
      return TerraformValue.object(entries, at: range)
    }
    guard let unknown else { return choices.first ?? TerraformValue(.tuple([]), at: range) }
    return Choices.value(choices, because: unknown, at: range)
  }
}
