import ProxyModel
import SourceText

extension Value {
  /// What an evaluated value of Terraform's language says of a resource.
  ///
  /// One of several values, of which nobody knows which holds, is not known; its reason says between what.
  init(_ value: TerraformValue) {
    let range = value.range
    // A name that is known still says whose it is: that a target names this proxy is more than that it names some text.
    if let symbol = value.symbol, let reference = DeclaredText(naming: symbol) {
      self = .text(reference, at: range)
      return
    }
    switch value.content {
    case .null: self = .null(at: range)
    case .bool(let bool): self = .bool(bool, at: range)
    case .number(let number): self = .number(number.double, at: range)
    case .text(let text):
      if case .json(let encoded)? = text.encoded {
        self = .json(Value(encoded), at: range)
      } else {
        self = .text(DeclaredText(text), at: range)
      }
    case .symbol(let symbol): self = .text(DeclaredText(TerraformText([.symbol(symbol)])), at: range)
    case .tuple(let elements), .list(let elements, _), .set(let elements, _):
      self = .list(elements.map { Value($0) }, at: range)
    case .map(let entries, _), .object(let entries):
      self = .map(entries.map { Entry(Located($0.name, at: $0.place), Value($0.value)) }, at: range)
    case .unknown(let unknown), .choice(_, let unknown): self = .unknown(Unknown(unknown))
    case .open(let elements, let others, let unknown):
      // What is there for certain, one that stands for the others, and that there may be more.
      self = .list((elements + [others]).map { Value($0) } + [.unknown(Unknown(unknown))], at: range)
    }
  }
}

extension Unknown {
  /// What the files do not tell, in Terraform's words.
  convenience init(_ unknown: TerraformUnknown) {
    self.init(
      unknown.reason, at: unknown.range, expression: unknown.expression.isEmpty ? nil : unknown.expression,
      remedy: unknown.remedy)
  }
}

extension DeclaredText {
  /// The reference that an attribute is, where it is how a resource of ours is called.
  fileprivate init?(naming symbol: TerraformSymbol) {
    let text = DeclaredText(symbol)
    guard TerraformLifting.knows(symbol.address.type), let (_, facet) = text.reference else { return nil }
    switch facet {
    case .id, .arn, .name: self = text
    case .endpoint, .resourceID, .other: return nil
    }
  }

  /// Text of Terraform's language, with its holes in AWS's terms.
  init(_ text: TerraformText) {
    self.init("")
    for part in text.parts {
      switch part {
      case .text(let run, _): append(.literal(run))
      case .unknown(let unknown): append(.unknown(Unknown(unknown)))
      case .symbol(let symbol): for part in DeclaredText(symbol).parts { append(part) }
      }
    }
  }

  fileprivate init(_ symbol: TerraformSymbol) {
    let address = ResourceAddress(symbol.address.description)
    switch symbol.piece {
    case .partition: self.init([.partition])
    case .region: self.init([.region])
    case .account: self.init([.account])
    case .identifier: self.init([.attribute(of: address, .resourceID)])
    case .name: self.init([.attribute(of: address, .name)])
    case .suffix: self.init([.attribute(of: address, .other("suffix"))])
    case nil:
      let path = symbol.path.compactMap { step -> String? in
        switch step {
        case .attribute(let name), .key(let name): name
        case .index, .any: nil
        }
      }
      self = TerraformFacets.text(of: address, type: symbol.address.type, path: path)
    }
  }
}
