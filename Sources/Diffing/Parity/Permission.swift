import SourceText

/// How a setting may differ between environments.
public enum Permission: Sendable, Hashable {
  /// In any way.
  case any
  /// Not at all.
  case never
  /// As a chain of environments says: `prod >= staging >= dev`.
  case ordered([Link])
  /// Within bounds that hold for every environment: `20..80`.
  case within(ClosedRange<Double>)
  /// Where one of these environments is compared: `only dev`.
  case only([String])

  /// One comparison of two environments.
  public struct Link: Sendable, Hashable {
    let left: String
    let relation: Relation
    let right: String
  }

  /// How two numbers compare.
  public enum Relation: String, Sendable, Hashable, CaseIterable {
    case atLeast = ">="
    case atMost = "<="
    case more = ">"
    case less = "<"
    case equal = "="

    func holds(_ left: Double, _ right: Double) -> Bool {
      switch self {
      case .atLeast: left >= right
      case .atMost: left <= right
      case .more: left > right
      case .less: left < right
      case .equal: left == right
      }
    }

    /// What a chain of two such comparisons says of its ends; nil where it says nothing.
    func followed(by next: Relation) -> Relation? {
      switch (self, next) {
      case (.equal, let other), (let other, .equal): other
      case (.more, .more), (.more, .atLeast), (.atLeast, .more): .more
      case (.less, .less), (.less, .atMost), (.atMost, .less): .less
      case (.atLeast, .atLeast): .atLeast
      case (.atMost, .atMost): .atMost
      default: nil
      }
    }
  }

  /// Why a text is no permission, and what to write.
  public struct Mistake: Error, Sendable, Hashable {
    let label: String
    let help: String
  }

  /// What may be written.
  static let grammar = "`any`, `never`, `prod >= staging`, `20..80` or `only dev`"

  /// Reads `any`, `never`, `prod >= staging >= dev`, `20..80` or `only dev, staging`.
  public init(_ text: String) throws(Mistake) {
    let words = text.split { $0 == " " || $0 == "\t" }.map(String.init)
    switch words.first {
    case "any" where words.count == 1: self = .any
    case "never" where words.count == 1: self = .never
    case "only":
      let names = text.split { $0 == " " || $0 == "," || $0 == "\t" }.dropFirst().map(String.init)
      guard !names.isEmpty else { throw Mistake(label: "`only` names no environment", help: "write `only dev`") }
      self = .only(names)
    case let first? where words.count == 1 && first.holds(".."): self = .within(try Self.bounds(first))
    case _? where words.count >= 3: self = .ordered(try Self.links(words))
    default: throw Mistake(label: "`\(text)` is no permission", help: "write \(Self.grammar)")
    }
  }

  private static func bounds(_ text: String) throws(Mistake) -> ClosedRange<Double> {
    let middle = Array(text).indices.first { index in
      Array(text)[index...].starts(with: "..")
    }
    guard let middle else { throw Mistake(label: "`\(text)` has no bounds", help: "write `20..80`") }
    let (low, high) = (Double(String(text.prefix(middle))), Double(String(text.dropFirst(middle + 2))))
    guard let low, let high, low.isFinite, high.isFinite else {
      throw Mistake(label: "the bounds of `\(text)` are no numbers", help: "write `20..80`")
    }
    guard low <= high else {
      throw Mistake(label: "the lower bound is above the upper one", help: "write the smaller number first")
    }
    return low...high
  }

  private static func links(_ words: [String]) throws(Mistake) -> [Link] {
    guard !words.count.isMultiple(of: 2) else {
      throw Mistake(label: "an environment is missing at the end", help: "write `prod >= staging`")
    }
    var links: [Link] = []
    for index in stride(from: 1, to: words.count, by: 2) {
      guard let relation = Relation(rawValue: words[index]) else {
        throw Mistake(
          label: "`\(words[index])` does not compare",
          help: "write one of \(Relation.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", "))")
      }
      links.append(Link(left: words[index - 1], relation: relation, right: words[index + 1]))
    }
    return links
  }

  /// The environments that it names.
  var environments: [String] {
    switch self {
    case .any, .never, .within: []
    case .ordered(let links): links.flatMap { [$0.left, $0.right] }
    case .only(let names): names
    }
  }
}

extension Permission {
  /// A value in an environment.
  struct Value {
    let environment: String
    let value: SettingValue?
  }

  /// Why the values of two environments may not differ like that; nil where they may.
  func objection(to one: Value, _ other: Value) -> String? {
    switch self {
    case .any: return nil
    case .never: return "may never differ"
    case .only(let names):
      let isMeant = names.contains(one.environment) || names.contains(other.environment)
      return isMeant ? nil : "may differ only in \(names.joined(separator: ", "))"
    case .within(let range):
      for side in [one, other] {
        guard let number = side.value?.number else { return "is to be a number, for bounds to hold" }
        guard range.contains(number) else {
          let bounds = "\(SettingValue.number(range.lowerBound).shown)..\(SettingValue.number(range.upperBound).shown)"
          return "is to be within \(bounds), and is \(SettingValue.number(number).shown) in \(side.environment)"
        }
      }
      return nil
    case .ordered(let links): return objection(of: links, to: one, other)
    }
  }

  private func objection(of links: [Link], to one: Value, _ other: Value) -> String? {
    for start in links.indices {
      var relation: Relation? = links[start].relation
      for end in start..<links.endIndex {
        if end > start { relation = relation?.followed(by: links[end].relation) }
        guard let relation else { break }
        let (left, right) = (links[start].left, links[end].right)
        let pair: (Value, Value)
        if (left, right) == (one.environment, other.environment) {
          pair = (one, other)
        } else if (left, right) == (other.environment, one.environment) {
          pair = (other, one)
        } else {
          continue
        }
        guard let first = pair.0.value?.number, let second = pair.1.value?.number else {
          return "is to be a number in both, to be compared"
        }
        if !relation.holds(first, second) { return "has to be \(left) \(relation.rawValue) \(right)" }
      }
    }
    return nil
  }
}
