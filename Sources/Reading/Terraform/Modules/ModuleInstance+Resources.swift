import HCLSyntax
import SourceText

extension ModuleInstance {
  /// The value of a resource or data source as a whole.
  func resource(_ local: String, at range: SourceRange) throws(Fault) -> TerraformValue {
    guard let declaration = declarations.resource(local) else {
      let near = Suggestion.closest(to: local, among: declarations.resources.map { $0.local })
      throw Fault("`\(local)` is not declared", at: range, help: near.map { "did you mean `\($0)`?" })
    }
    let expansion = try expansion(of: local, declaration.body, at: declaration.header)
    return expansion.value(at: range) { instance in
      TerraformValue(.symbol(TerraformSymbol(address: address(of: declaration, instance.key))), at: range)
    }
  }

  func address(of declaration: ResourceDeclaration, _ key: InstanceKey?) -> TerraformAddress {
    TerraformAddress(
      module: path, mode: declaration.mode, type: declaration.type.value, name: declaration.name.value, key: key)
  }

  func attribute(_ name: String, of symbol: TerraformSymbol, at range: SourceRange) throws(Fault) -> TerraformValue {
    let address = symbol.address
    let reference = symbol.appending(.attribute(name))
    let symbolic = TerraformValue(.symbol(reference), at: range)
    guard let module = tree.module(at: address.module), let declaration = module.declarations.resource(address.local),
      let instance = try module.expansion(of: address.local, declaration.body, at: declaration.header)
        .instances.first(where: { $0.key == address.key })
    else { return symbolic }
    guard let written = try module.written(name, declaration, instance) else {
      return try ComputedDataSource.attribute(name, of: declaration, instance, in: module, at: range) ?? symbolic
    }
    var value = written.used(at: range)
    value.symbol = reference
    switch value.content {
    // What is left out or null, AWS may fill; what is not known yet is known by its name.
    case .null, .unknown: return symbolic
    case .text(let text) where text.known == nil: return symbolic
    case .open, .choice, .symbol, .bool, .number, .text, .tuple, .list, .set, .map, .object: return value
    }
  }

  /// What a resource's own argument, or its blocks of a type, come to; nil where there are none.
  func written(
    _ name: String, _ declaration: ResourceDeclaration, _ instance: Expansion.Instance
  ) throws(Fault) -> TerraformValue? {
    let body = declaration.body
    let hasBlocks = body.blocks.contains { block in
      block.type.value == name || block.type.value == "dynamic" && block.labels.first?.value == name
    }
    guard hasBlocks || body.argument(name) != nil, !ResourceDeclaration.metaArguments.contains(name) else { return nil }
    let address = address(of: declaration, instance.key)
    return try once("\(address).\(name)", at: declaration.header) { () throws(Fault) in
      let scope = self.scope(of: instance, at: declaration.header)
      if let argument = body.argument(name) { return try evaluate(argument.value, scope) }
      return try blocks(named: name, of: body, scope)
    }
  }
}

// Bodies of blocks.
extension ModuleInstance {
  /// A body as one object: arguments by name, and the blocks of each type as a list. What cannot be evaluated is reported and not
  /// known.
  func evaluate(_ body: ModuleBody, _ scope: Scope, leavingOut names: Set<String> = []) -> TerraformValue {
    var entries: [TerraformValue.Entry] = []
    for argument in body.arguments where !names.contains(argument.name.value) {
      let name = argument.name
      let value = tree.settle(
        "`\(name.value)` has an error", as: "\(prefix)\(name.value)", at: argument.value.range
      ) { () throws(Fault) in
        try evaluate(argument.value, scope)
      }
      entries.append(.init(name: name.value, place: name.range, value: value))
    }
    var types: [Located<String>] = []
    for block in body.blocks {
      let type = block.type.value == "dynamic" ? block.labels.first ?? block.type : block.type
      if !names.contains(type.value), !types.contains(type) { types.append(type) }
    }
    for type in types {
      let value = tree.settle("a `\(type.value)` block has an error", as: prefix + type.value, at: type.range) {
        () throws(Fault) in
        try blocks(named: type.value, of: body, scope)
      }
      entries.append(.init(name: type.value, place: type.range, value: value))
    }
    return .object(entries, at: body.range)
  }

  /// The blocks of a type as a list, those that `dynamic` makes among them.
  func blocks(named name: String, of body: ModuleBody, _ scope: Scope) throws(Fault) -> TerraformValue {
    var blocks: [TerraformValue] = []
    var open: (others: [TerraformValue], why: TerraformUnknown)?
    var alternatives: [([TerraformValue], TerraformUnknown)] = []
    var place = body.range
    for block in body.blocks {
      if block.type.value == name {
        if blocks.isEmpty { place = block.header }
        blocks.append(evaluate(block.body, scope))
      } else if block.type.value == "dynamic", block.labels.first?.value == name {
        if blocks.isEmpty { place = block.header }
        switch try dynamic(block, scope) {
        case .known(let made): blocks += made
        case .open(let known, let other, let why):
          blocks += known
          open = ((open?.others ?? []) + [other], open?.why ?? why)
        case .choice(let choices, let why): alternatives = choices.map { ($0, why) }
        }
      }
    }
    if !alternatives.isEmpty, open == nil {
      let lists = alternatives.map { TerraformValue(.tuple(blocks + $0.0), at: place) }
      return Choices.value(lists, because: alternatives[0].1, at: place)
    }
    guard let open else { return TerraformValue(.tuple(blocks), at: place) }
    let other = Choices.value(open.others, because: open.why, at: place)
    return TerraformValue(.open(blocks, others: other, open.why.of(.list(.any))), at: place)
  }

  private enum Dynamic {
    case known([TerraformValue])
    case open([TerraformValue], TerraformValue, TerraformUnknown)
    case choice([[TerraformValue]], TerraformUnknown)
  }

  /// `dynamic "type" { for_each = … content { … } }`
  private func dynamic(_ block: ModuleBlock, _ scope: Scope) throws(Fault) -> Dynamic {
    guard let each = block.body.argument("for_each"), let content = block.body.blocks("content").first else {
      throw Fault(
        "a `dynamic` block needs `for_each` and `content`", at: block.header, "`\(block.labels.first?.value ?? "")`")
    }
    var iterator = block.labels.first?.value ?? ""
    if case .native(let expression)? = block.body.argument("iterator")?.value,
      let name = expression.reference?.root.value
    {
      iterator = name
    }
    let collection = try evaluate(each.value, scope)
    if collection.isNull { throw Fault("`for_each` is null", at: each.value.range, help: "use `[]` for none") }
    func made(_ pair: Evaluator.Pair) -> TerraformValue {
      let place = pair.value.range
      let names = TerraformValue.object(
        [.init(name: "key", place: place, value: pair.key), .init(name: "value", place: place, value: pair.value)],
        at: place)
      return evaluate(content.body, scope.adding(iterator, names))
    }
    if case .choice(let values, let why) = collection.content {
      var choices: [[TerraformValue]] = []
      for value in values {
        guard let pairs = try evaluator.pairs(of: value) else { break }
        choices.append(pairs.map(made))
      }
      if choices.count == values.count { return .choice(choices, why) }
    }
    if let pairs = try evaluator.pairs(of: collection) { return .known(pairs.map(made)) }
    let (pair, why) = try evaluator.representative(of: collection)
    var known: [TerraformValue] = []
    if case .open(let elements, _, _) = collection.content { known = elements.map { made((pair.key, $0)) } }
    return .open(known, made(pair), why)
  }
}
