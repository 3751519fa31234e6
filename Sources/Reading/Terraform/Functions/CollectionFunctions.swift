import SourceText

extension TerraformFunction {
  /// Functions on lists, maps and objects.
  static let collections: [String: TerraformFunction] = [
    "alltrue": .init([.init(type: .list(.bool))], returns: .bool) { call throws(FunctionExit) in
      try quantified(call, deciding: false)
    },
    "anytrue": .init([.init(type: .list(.bool))], returns: .bool) { call throws(FunctionExit) in
      try quantified(call, deciding: true)
    },
    "chunklist": .init([.list, .number], returns: .list(.any), chunklist),
    "coalesce": .init([], rest: .anything, returns: .any, coalesce),
    "coalescelist": .init([], rest: .anything, returns: .any, coalescelist),
    "compact": .init([.strings], returns: .list(.string)) { call throws(FunctionExit) in
      var kept: [TerraformValue] = []
      for element in try call.elements(0) where !element.isNull {
        switch try TerraformFunctionCall.text(element).isNotEmpty {
        case true?: kept.append(element)
        case false?: continue
        case nil:
          throw .unknown(element.firstUnknown ?? .init("an element is not known", expression: "", at: call.range))
        }
      }
      return call.list(kept, of: .string)
    },
    "concat": .init([], rest: .any, returns: .any, concat),
    "contains": .init([.any, .any], returns: .bool, contains),
    "distinct": .init([.list], returns: .list(.any)) { call throws(FunctionExit) in
      var kept: [TerraformValue] = []
      for element in try call.elements(0) where try position(of: element, in: kept, call) == nil {
        kept.append(element)
      }
      return call.list(kept, of: call.value(0).type.element ?? .dynamic)
    },
    "element": .init([.any, .number], returns: .any, element),
    "flatten": .init([.any], returns: .any) { call throws(FunctionExit) in
      var flat: [TerraformValue] = []
      if !["a list", "a set", "a tuple", "a value"].contains(call.value(0).kind) {
        throw .refused("expected a list, found \(call.value(0).kind)")
      }
      _ = try call.elements(0)
      try flatten(call.value(0), into: &flat)
      return call.tuple(flat)
    },
    "index": .init([.any, .any], returns: .number) { call throws(FunctionExit) in
      try refuseSet(call)
      guard let place = try position(of: call.value(1), in: try call.elements(0), call) else {
        throw .refused("the list does not have it", argument: 1)
      }
      return call.wholeNumber(place)
    },
    "keys": .init([.any], returns: .any) { call throws(FunctionExit) in
      let keys = try call.entries(0).map { TerraformValue.string($0.name, at: $0.place) }
      if case .map = call.value(0).content { return call.list(keys, of: .string) }
      return call.tuple(keys)
    },
    "length": .init([.init(type: .any, isOpen: true)], returns: .number, length),
    "lookup": .init([.any, .string], rest: .anything, returns: .any, lookup),
    "matchkeys": .init([.list, .list, .list], returns: .list(.any), matchkeys),
    "merge": .init([], rest: .anything, returns: .any, merge),
    "one": .init([.any], returns: .any) { call throws(FunctionExit) in
      if case .open(let known, let other, let unknown) = call.value(0).content {
        let may = known.isEmpty ? [other, .null(at: call.range)] : known
        return Choices.value(may, because: unknown, at: call.range)
      }
      let elements = try call.elements(0)
      guard elements.count <= 1 else { throw .refused("expected one element or none, found \(elements.count)") }
      return elements.first ?? .null(at: call.range).null(of: call.value(0).type.element ?? .dynamic)
    },
    "reverse": .init([.any], returns: .any) { call throws(FunctionExit) in
      let reversed = Array(try call.elements(0).reversed())
      guard let element = call.value(0).type.element else { return call.tuple(reversed) }
      return call.list(reversed, of: element)
    },
    "slice": .init([.any, .number, .number], returns: .any) { call throws(FunctionExit) in
      try refuseSet(call)
      let (elements, start, end) = (try call.elements(0), try call.integer(1), try call.integer(2))
      guard start >= 0, start <= end, end <= elements.count else {
        throw .refused("expected a start and an end between 0 and \(elements.count)", argument: 1)
      }
      let slice = Array(elements[start..<end])
      guard case .list(_, let type) = call.value(0).content else { return call.tuple(slice) }
      return call.list(slice, of: type)
    },
    "sort": .init([.strings], returns: .list(.string)) { call throws(FunctionExit) in
      let elements = try call.elements(0)
      let keyed = try elements.map { element throws(FunctionExit) in
        (try TerraformFunctionCall.string(element), element)
      }
      let sorted = keyed.sorted { $0.0.utf8.lexicographicallyPrecedes($1.0.utf8) }
      return call.list(sorted.map { $0.1 }, of: .string)
    },
    "transpose": .init([.init(type: .map(.list(.string)))], returns: .map(.list(.string)), transpose),
    "values": .init([.any], returns: .any) { call throws(FunctionExit) in
      if case .open(let known, let other, let unknown) = call.value(0).content {
        return call.result(.open(known, others: other, unknown.of(.list(other.type))))
      }
      let values = try call.entries(0).map { $0.value }
      if case .map(_, let type) = call.value(0).content { return call.list(values, of: type) }
      return call.tuple(values)
    },
    "zipmap": .init([.strings, .any], returns: .any, zipmap),
  ]

  /// The elements of a set have no places.
  private static func refuseSet(_ call: TerraformFunctionCall, argument: Int = 0) throws(FunctionExit) {
    if case .set = call.value(argument).content { throw .refused("expected a list, found a set", argument: argument) }
  }

  private static func quantified(_ call: TerraformFunctionCall, deciding: Bool) throws(FunctionExit) -> TerraformValue {
    var open: TerraformUnknown?
    for element in try call.elements(0) {
      switch element.content {
      case .bool(let flag): if flag == deciding { return call.bool(deciding) }
      case .null: if !deciding { return call.bool(false) }
      default: open = open ?? element.unknown
      }
    }
    if let open { throw .unknown(open) }
    return call.bool(!deciding)
  }

  private static func chunklist(_ call: TerraformFunctionCall) throws(FunctionExit) -> TerraformValue {
    let (elements, size) = (try call.elements(0), try call.integer(1))
    guard size >= 0 else { throw .refused("expected a size that is not negative", argument: 1) }
    let type = call.value(0).type
    guard size > 0 else { return call.list([call.value(0)], of: type) }
    let chunks = stride(from: 0, to: elements.count, by: size).map { start in
      call.list(Array(elements[start..<min(start + size, elements.count)]), of: type.element ?? .dynamic)
    }
    return call.list(chunks, of: type)
  }

  private static func coalesce(_ call: TerraformFunctionCall) throws(FunctionExit) -> TerraformValue {
    guard call.count > 0, let type = Unification.unify(call.arguments.map({ $0.type })) else {
      throw .refused("the arguments have different types")
    }
    var open: [TerraformValue] = []
    for value in call.arguments where !value.isNull {
      let value = try call.convert(value, to: type)
      switch value.content {
      case .text(let text) where text.isNotEmpty == false: continue
      case .text(let text) where text.isNotEmpty == nil: open.append(value)
      case .symbol(let symbol) where !symbol.isNeverEmpty: open.append(value)
      case .unknown(let unknown):
        guard open.isEmpty else { throw .unknown(unknown) }
        open.append(value)
      default:
        guard let first = open.first, let unknown = first.firstUnknown else { return value }
        return Choices.value(open + [value], because: unknown, at: call.range)
      }
    }
    if open.count == 1 { return open[0] }
    if let unknown = open.first?.firstUnknown { throw .unknown(unknown) }
    throw .refused("all arguments are null or empty")
  }

  private static func coalescelist(_ call: TerraformFunctionCall) throws(FunctionExit) -> TerraformValue {
    for (index, value) in call.arguments.enumerated() {
      if value.unknown != nil { break }
      switch value.type {
      case .list, .tuple: continue
      default: throw .refused("expected a list, found \(value.kind)", argument: index)
      }
    }
    for value in call.arguments where !value.isNull {
      if let unknown = value.unknown { throw .unknown(unknown) }
      if value.elements?.isEmpty == false { return value }
    }
    throw .refused("all lists are empty")
  }

  private static func concat(_ call: TerraformFunctionCall) throws(FunctionExit) -> TerraformValue {
    guard call.count > 0 else { throw .refused("expected at least one list") }
    var all: [TerraformValue] = []
    var elementTypes: [TerraformType] = []
    var open: (others: [TerraformValue], why: TerraformUnknown)?
    for index in call.arguments.indices {
      let value = call.value(index)
      switch value.content {
      case .open(let known, let other, let unknown):
        all += known
        open = ((open?.others ?? []) + [other], open?.why ?? unknown)
      case .unknown(let unknown) where !unknown.type.isPrimitive:
        let other = TerraformValue.unknown(unknown.part("[*]", of: unknown.type.element ?? .any), at: value.range)
        open = ((open?.others ?? []) + [other], open?.why ?? unknown)
      case .symbol(let symbol):
        let unknown = TerraformUnknown.afterApply(symbol, at: value.range)
        let other = TerraformValue(.symbol(symbol.appending(.any)), at: value.range)
        open = ((open?.others ?? []) + [other], open?.why ?? unknown)
      case .tuple(let elements): all += elements
      case .list(let elements, let type):
        all += elements
        elementTypes.append(type)
      default:
        if let unknown = value.unknown { throw .unknown(unknown) }
        throw .refused("expected a list, found \(value.kind)", argument: index)
      }
    }
    if let open {
      let type = Unification.unify((all + open.others).map { $0.type }) ?? .any
      let other = Choices.value(open.others, because: open.why, at: call.range)
      return call.result(.open(all, others: other, open.why.of(.list(type))))
    }
    guard elementTypes.count == call.count, let list = Unification.unify(elementTypes.map(TerraformType.list)),
      let type = list.element
    else { return call.tuple(all) }
    return call.list(try all.map { value throws(FunctionExit) in try call.convert(value, to: type) }, of: type)
  }

  private static func contains(_ call: TerraformFunctionCall) throws(FunctionExit) -> TerraformValue {
    var open: TerraformUnknown?
    var elements = call.value(0).elements
    if case .open(let known, let other, let unknown) = call.value(0).content {
      elements = known
      if case .different = Equality.compare(other, call.value(1)) {} else { open = unknown }
    }
    if elements == nil { elements = try call.elements(0) }
    for element in elements ?? [] {
      switch Equality.compare(element, call.value(1)) {
      case .equal: return call.bool(true)
      case .different: continue
      case .undecided(let unknown): open = open ?? unknown
      }
    }
    if let open { throw .unknown(open) }
    return call.bool(false)
  }

  /// Where an equal value stands.
  private static func position(
    of value: TerraformValue, in values: [TerraformValue], _ call: TerraformFunctionCall
  ) throws(FunctionExit) -> Int? {
    for (index, other) in values.enumerated() {
      switch Equality.compare(other, value) {
      case .equal: return index
      case .different: continue
      case .undecided(let unknown): throw .unknown(unknown)
      }
    }
    return nil
  }

  private static func element(_ call: TerraformFunctionCall) throws(FunctionExit) -> TerraformValue {
    if case .open(let known, let other, let unknown) = call.value(0).content {
      return Choices.value(known + [other], because: unknown, at: call.range)
    }
    try refuseSet(call)
    let (elements, index) = (try call.elements(0), try call.integer(1))
    guard !elements.isEmpty else { throw .refused("the list is empty", argument: 0) }
    let place = index % elements.count
    if place >= 0 { return elements[place] }
    // Before cty 1.16.2 (Terraform 1.12) this crashed.
    if case .tuple = call.value(0).content, !call.evaluator.hasShortCircuits {
      throw .refused("expected an index that is not negative", argument: 1)
    }
    return elements[place + elements.count]
  }

  private static func flatten(
    _ value: TerraformValue, into flat: inout [TerraformValue]
  ) throws(FunctionExit) {
    guard let elements = value.elements else {
      switch value.content {
      case .unknown(let unknown) where unknown.type == .any || unknown.type.isIterable: throw .unknown(unknown)
      case .open(_, _, let unknown): throw .unknown(unknown)
      default: flat.append(value)
      }
      return
    }
    guard flat.count + elements.count <= Evaluator.sizeLimit else { throw .refused("the list is too long") }
    for element in elements { try flatten(element, into: &flat) }
  }

  private static func length(_ call: TerraformFunctionCall) throws(FunctionExit) -> TerraformValue {
    let value = call.value(0)
    switch value.content {
    case .tuple(let elements), .list(let elements, _): return call.wholeNumber(elements.count)
    case .set(let elements, _):
      if elements.count > 1, let unknown = value.firstUnknown { throw .unknown(unknown) }
      return call.wholeNumber(elements.count)
    case .map(let entries, _), .object(let entries): return call.wholeNumber(entries.count)
    case .text: return call.wholeNumber(try call.string(0).count)
    case .null, .bool, .number: throw .refused("expected a list, a map or a string, found \(value.kind)", argument: 0)
    case .unknown(let unknown):
      switch unknown.type {
      case .tuple(let types): return call.wholeNumber(types.count)
      case .object(let attributes): return call.wholeNumber(attributes.count)
      default: throw .unknown(unknown)
      }
    case .symbol, .open, .choice:
      throw .unknown(value.unknown ?? TerraformUnknown("it is not known", expression: "", at: call.range))
    }
  }

  private static func lookup(_ call: TerraformFunctionCall) throws(FunctionExit) -> TerraformValue {
    guard call.count <= 3 else { throw .refused("expected a map, a key and a default") }
    let key = try call.string(1)
    let entries = try call.entries(0)
    var fallback = call.has(2) ? call.value(2) : nil
    if case .map(_, let type) = call.value(0).content, let value = fallback {
      fallback = try call.convert(value, to: type)
    }
    if let entry = entries.first(where: { $0.name == key }) { return entry.value }
    guard let fallback else { throw .refused("the map has no `\(key)`, and there is no default", argument: 1) }
    return fallback
  }

  private static func matchkeys(_ call: TerraformFunctionCall) throws(FunctionExit) -> TerraformValue {
    guard let type = Unification.unify([call.value(1).type, call.value(2).type]) else {
      throw .refused("expected keys of one type, found \(call.value(1).kind) and \(call.value(2).kind)", argument: 2)
    }
    let values = try call.elements(0)
    guard values.count == (try call.elements(1)).count else {
      throw .refused("expected as many keys as values", argument: 1)
    }
    let keys = try call.convert(call.value(1), to: type).elements ?? []
    let wanted = try call.convert(call.value(2), to: type).elements ?? []
    var kept: [TerraformValue] = []
    for (value, key) in zip(values, keys) where try position(of: key, in: wanted, call) != nil { kept.append(value) }
    return call.list(kept, of: call.value(0).type.element ?? .dynamic)
  }

  private static func merge(_ call: TerraformFunctionCall) throws(FunctionExit) -> TerraformValue {
    var merged: [TerraformValue.Entry] = []
    // Behind an argument without a type, Terraform does not look what types the others have.
    var isOpen = false
    for (index, value) in call.arguments.enumerated() {
      isOpen = isOpen || value.type == .dynamic
      if !isOpen && !value.type.hasAttributes && value.type != .any { throw mergeable(value, argument: index) }
      switch value.content {
      case .null: continue
      case .map(let entries, _), .object(let entries): merged += entries
      default:
        if let unknown = value.unknown { throw .unknown(unknown) }
        guard isOpen, let elements = value.elements else { throw mergeable(value, argument: index) }
        merged += try elements.map { element throws(FunctionExit) in
          guard case .set = value.content, let name = element.string else { throw mergeable(value, argument: index) }
          return TerraformValue.Entry(name: name, place: element.range, value: element)
        }
      }
    }
    let sorted = TerraformValue.sorted(merged)
    let types = Set(call.arguments.map { $0.type })
    guard types.count == 1, let type = types.first else { return call.result(.object(sorted)) }
    switch type {
    case .map(let element): return call.result(.map(sorted, of: element))
    case .object(let attributes) where !attributes.isEmpty && call.arguments.allSatisfy { $0.isNull }:
      // Terraform crashes here; since cty 1.18.1 it says so.
      throw .refused("there is nothing to merge but nulls")
    default: return call.result(.object(sorted))
    }
  }

  private static func mergeable(_ value: TerraformValue, argument: Int) -> FunctionExit {
    .refused("expected a map or an object, found \(value.kind)", argument: argument)
  }

  private static func transpose(_ call: TerraformFunctionCall) throws(FunctionExit) -> TerraformValue {
    var transposed: [String: [TerraformValue]] = [:]
    for entry in try call.entries(0) {
      if let unknown = entry.value.unknown { throw .unknown(unknown) }
      for element in entry.value.elements ?? [] {
        if element.isNull { throw .refused("an element is null") }
        transposed[try TerraformFunctionCall.string(element), default: []].append(.string(entry.name, at: entry.place))
      }
    }
    let entries = transposed.map { name, values in
      TerraformValue.Entry(name: name, place: call.range, value: call.list(values, of: .string))
    }
    return call.result(.map(TerraformValue.sorted(entries), of: .list(.string)))
  }

  private static func zipmap(_ call: TerraformFunctionCall) throws(FunctionExit) -> TerraformValue {
    try refuseSet(call, argument: 1)
    let (keys, values) = (try call.strings(0), try call.elements(1))
    guard keys.count == values.count else {
      throw .refused("expected as many values as keys: \(keys.count), found \(values.count)", argument: 1)
    }
    let entries = TerraformValue.sorted(
      zip(keys, values).map { TerraformValue.Entry(name: $0, place: $1.range, value: $1) })
    if case .list(_, let type) = call.value(1).content { return call.result(.map(entries, of: type)) }
    return call.result(.object(entries))
  }
}
