import SourceText

/// Brings values to types, as Terraform does wherever a type is called for.
enum Conversion {
  /// Why a value cannot be brought to a type.
  struct Failure: Error {
    /// What would have been right and what was found, in words.
    let reason: String
    /// The part of the value that does not fit.
    let range: SourceRange

    /// The same failure of something inside.
    func inside(_ name: String) -> Failure { Failure(reason: "\(name): \(reason)", range: range) }
  }

  /// The value as one of that type.
  ///
  /// Whether there is a conversion hangs on the type of the whole value, even where nothing is in it: an empty list of lists is
  /// no list of texts.
  static func convert(_ value: TerraformValue, to type: TerraformType) throws(Failure) -> TerraformValue {
    let converted = try convertContent(of: value, to: type)
    if case .choice = value.content { return converted }
    guard exists(from: value.type, to: type) else { throw mismatch(value, type) }
    return converted
  }

  private static func convertContent(
    of value: TerraformValue, to type: TerraformType
  ) throws(Failure) -> TerraformValue {
    if type.isOpen { return value }
    switch value.content {
    case .null: return value.null(of: filling(type, from: value.type))
    case .symbol: return value
    case .unknown(let unknown) where unknown.isOfRefused:
      return value.with(.unknown(unknown.of(filling(type, from: unknown.type))))
    case .unknown(let unknown): return value.with(.unknown(unknown.of(try unknownType(unknown.type, type, value))))
    case .open(let known, let other, let unknown):
      guard let wanted = type.element else {
        if type.isPrimitive { throw mismatch(value, type) }
        return value.with(.unknown(unknown.of(type)))
      }
      let converted = try known.map { element throws(Failure) in try convertContent(of: element, to: wanted) }
      let others = try convertContent(of: other, to: wanted)
      return value.with(.open(converted, others: others, unknown.of(type)))
    case .choice(let values, let unknown): return try convertChoice(value, values, unknown, type)
    case .bool, .number, .text:
      if type.isPrimitive { return try convertPrimitive(value, type) }
      throw mismatch(value, type)
    case .tuple, .list, .set, .map, .object:
      switch type {
      case .any, .dynamic, .bool, .number, .string: throw mismatch(value, type)
      case .list(let element): return try convertToList(value, element, type)
      case .set(let element): return try convertToSet(value, element, type)
      case .map(let element): return try convertToMap(value, element, type)
      case .tuple(let types): return try convertToTuple(value, types, type)
      case .object(let attributes): return try convertToObject(value, attributes, type)
      }
    }
  }

  static func mismatch(_ value: TerraformValue, _ type: TerraformType) -> Failure {
    Failure(reason: "expected \(type.description), found \(value.kind)", range: value.range)
  }

  /// What is left of the choices that fit; Terraform would only see the one it takes.
  private static func convertChoice(
    _ value: TerraformValue, _ values: [TerraformValue], _ unknown: TerraformUnknown, _ type: TerraformType
  ) throws(Failure) -> TerraformValue {
    var converted: [TerraformValue] = []
    var failure: Failure?
    for choice in values {
      do throws(Failure) { converted.append(try convert(choice, to: type)) } catch { failure = failure ?? error }
    }
    if converted.isEmpty, let failure { throw failure }
    return Choices.value(converted, because: unknown, at: value.range)
  }

  private static func unknownType(
    _ known: TerraformType, _ wanted: TerraformType, _ value: TerraformValue
  ) throws(Failure) -> TerraformType {
    if known.isOpen || !wanted.hasOpen {
      if known.isPrimitive && !wanted.isPrimitive || known.isIterable && wanted.isPrimitive {
        throw mismatch(value, wanted)
      }
      return wanted
    }
    return known
  }
}

// Primitive types.
extension Conversion {
  private static func convertPrimitive(
    _ value: TerraformValue, _ type: TerraformType
  ) throws(Failure) -> TerraformValue {
    switch (value.content, type) {
    case (.bool, .bool), (.number, .number), (.text, .string): return value
    case (.bool(let flag), .string): return value.with(.text(TerraformText(flag ? "true" : "false")))
    case (.number(let number), .string): return value.with(.text(TerraformText(number.description)))
    case (.text(let text), .bool):
      guard let known = text.known else { return unknown(value, text, .bool) }
      switch known {
      case "true", "1": return value.with(.bool(true))
      case "false", "0": return value.with(.bool(false))
      default: throw Failure(reason: "expected a bool, found the text `\(known)`", range: value.range)
      }
    case (.text(let text), .number):
      guard let known = text.known else { return unknown(value, text, .number) }
      do throws(TerraformNumber.ReadingFailure) {
        return value.with(.number(try TerraformNumber.reading(known)))
      } catch {
        switch error {
        case .noNumber: throw Failure(reason: "expected a number, found the text `\(known)`", range: value.range)
        case .tooLarge: throw Failure(reason: "the number is too large", range: value.range)
        }
      }
    default: throw mismatch(value, type)
    }
  }

  private static func unknown(_ value: TerraformValue, _ text: TerraformText, _ type: TerraformType) -> TerraformValue {
    guard let unknown = text.firstUnknown(at: value.range) else { return value }
    return value.with(.unknown(unknown.of(type)))
  }
}

// Collections.
extension Conversion {
  private static func convertToList(
    _ value: TerraformValue, _ element: TerraformType, _ type: TerraformType
  ) throws(Failure) -> TerraformValue {
    guard let elements = value.elements else { throw mismatch(value, type) }
    let isTuple = value.type.element == nil
    let (converted, common) = try convertAll(elements, to: element, declared: value.type.element) { _ in isTuple }
    return value.with(.list(converted, of: common))
  }

  private static func convertToSet(
    _ value: TerraformValue, _ element: TerraformType, _ type: TerraformType
  ) throws(Failure) -> TerraformValue {
    guard let elements = value.elements else { throw mismatch(value, type) }
    let (converted, common) = try convertAll(elements, to: element, declared: value.type.element) { _ in false }
    return value.with(.set(SetOrder.sortedWithoutRepeats(converted), of: common))
  }

  private static func convertToMap(
    _ value: TerraformValue, _ element: TerraformType, _ type: TerraformType
  ) throws(Failure) -> TerraformValue {
    guard let entries = value.entries else { throw mismatch(value, type) }
    let (converted, common) = try convertAll(entries.map { $0.value }, to: element, declared: value.type.element) {
      type in
      if case .tuple = type { false } else { type.isIterable }
    }
    let kept = zip(entries, converted).map {
      TerraformValue.Entry(name: $0.name, place: $0.place, value: $1)
    }
    return value.with(.map(kept, of: common))
  }

  /// The values as ones of a type; where that leaves something open, all of them as ones of what they have in common. For some
  /// collections and types Terraform asks once more what that is, after each has filled in what was open.
  private static func convertAll(
    _ values: [TerraformValue], to type: TerraformType, declared: TerraformType?,
    asksAgain: (TerraformType) -> Bool
  ) throws(Failure) -> ([TerraformValue], TerraformType) {
    let converted = try values.map { value throws(Failure) in try convertContent(of: value, to: type) }
    guard type.hasOpen else { return (converted, type.ofValue) }
    if converted.isEmpty { return ([], (type.isOpen ? declared ?? type : type).ofValue) }
    let types = converted.map { $0.type }
    guard let common = Unification.unify(types) else {
      let odd = converted.first { $0.type != types.first } ?? converted[0]
      throw Failure(
        reason: "all elements must be of one type, found \(odd.kind) beside \(converted[0].kind)", range: odd.range)
    }
    var unified = try converted.map { value throws(Failure) in try convertContent(of: value, to: common) }
    if common.hasOpen, asksAgain(common), let filled = Unification.unify(unified.map({ $0.type })), filled != common {
      unified = try unified.map { value throws(Failure) in try convertContent(of: value, to: filled) }
    }
    guard common.hasOpen, let first = unified.first(where: { $0.type != .dynamic })?.type, !first.hasAny else {
      return (unified, common)
    }
    if let odd = unified.first(where: { $0.type != first && $0.type != .dynamic && !$0.type.hasAny }) {
      throw Failure(
        reason: "all elements must be of one type, found \(odd.kind) beside \(unified[0].kind)", range: odd.range)
    }
    let typed = unified.map { value in
      if value.isBareNull { return value.null(of: first) }
      guard let refused = value.refused, refused.type == .dynamic else { return value }
      return value.with(.unknown(refused.of(first)))
    }
    return (typed, first)
  }

  private static func convertToTuple(
    _ value: TerraformValue, _ types: [TerraformType], _ type: TerraformType
  ) throws(Failure) -> TerraformValue {
    guard case .tuple(let elements) = value.content else { throw mismatch(value, type) }
    guard elements.count == types.count else {
      throw Failure(reason: "expected \(types.count) elements, found \(elements.count)", range: value.range)
    }
    var converted: [TerraformValue] = []
    for (element, type) in zip(elements, types) { converted.append(try convertContent(of: element, to: type)) }
    return value.with(.tuple(converted))
  }

  private static func convertToObject(
    _ value: TerraformValue, _ attributes: [TerraformType.Attribute], _ type: TerraformType
  ) throws(Failure) -> TerraformValue {
    guard let entries = value.entries else { throw mismatch(value, type) }
    var converted: [TerraformValue.Entry] = []
    for attribute in attributes {
      if let entry = entries.first(where: { $0.name == attribute.name }) {
        do throws(Failure) {
          let inside = try convertContent(of: entry.value, to: attribute.type)
          converted.append(TerraformValue.Entry(name: entry.name, place: entry.place, value: inside))
        } catch {
          throw error.inside("`\(attribute.name)`")
        }
      } else if attribute.isOptional {
        converted.append(
          TerraformValue.Entry(
            name: attribute.name, place: value.range,
            value: TerraformValue.null(at: value.range).null(of: attribute.type.ofValue)))
      } else {
        throw Failure(reason: "the attribute `\(attribute.name)` is missing", range: value.range)
      }
    }
    return value.with(.object(converted))
  }
}
