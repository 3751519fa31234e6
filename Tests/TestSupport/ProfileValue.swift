/// What a profile says, before it is written down as YAML.
public indirect enum ProfileValue: Sendable, Hashable {
  /// Text, whatever it looks like.
  case text(String)
  /// A number, as it is to be written.
  case number(String)
  /// A truth value.
  case bool(Bool)
  /// Nothing: what removes a key of the profile below.
  case null
  /// `!unknown why`
  case unknown(String)
  /// Several values.
  case list([ProfileValue])
  /// Keys with values, in the order in which they are to be written.
  case map([Entry])

  /// A key with its value.
  public struct Entry: Sendable, Hashable {
    /// The key.
    public var key: String
    /// What stands under it.
    public var value: ProfileValue

    /// A key with its value.
    public init(_ key: String, _ value: ProfileValue) {
      self.key = key
      self.value = value
    }
  }
}

extension ProfileValue {
  /// A whole number.
  public static func integer(_ number: Int) -> ProfileValue { .number("\(number)") }

  /// A list of texts; of one text, sometimes the text alone, where either may stand.
  static func texts(_ texts: [String], alone: Bool = false) -> ProfileValue {
    if alone, texts.count == 1, let text = texts.first { return .text(text) }
    return .list(texts.map { .text($0) })
  }

  /// The value under a key of a map.
  public subscript(key: String) -> ProfileValue? {
    guard case .map(let entries) = self else { return nil }
    return entries.first { $0.key == key }?.value
  }

  /// The items of a list, or none.
  public var items: [ProfileValue] { if case .list(let items) = self { items } else { [] } }

  /// The text of a text.
  public var string: String? { if case .text(let text) = self { text } else { nil } }

  /// The same with the keys of every map in another order; lists keep theirs, which means something.
  public func shuffled(using random: inout SeededRandom) -> ProfileValue {
    switch self {
    case .text, .number, .bool, .null, .unknown: return self
    case .list(let items): return .list(items.map { $0.shuffled(using: &random) })
    case .map(let entries):
      return .map(entries.map { Entry($0.key, $0.value.shuffled(using: &random)) }.shuffled(using: &random))
    }
  }

  /// The path of every key in it, as the documentation writes it: `clients[].instances.peak`.
  public var keyPaths: Set<String> {
    var paths: Set<String> = []
    collectKeyPaths(below: "", into: &paths)
    return paths
  }

  private func collectKeyPaths(below prefix: String, into paths: inout Set<String>) {
    switch self {
    case .text, .number, .bool, .null, .unknown: return
    case .list(let items): for item in items { item.collectKeyPaths(below: prefix + "[]", into: &paths) }
    case .map(let entries):
      for entry in entries {
        let path = prefix.isEmpty ? entry.key : "\(prefix).\(entry.key)"
        paths.insert(path)
        entry.value.collectKeyPaths(below: path, into: &paths)
      }
    }
  }
}
