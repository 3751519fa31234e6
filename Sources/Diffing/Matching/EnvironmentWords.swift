import ProxyModel

/// The words by which one deployment tells its environment from others: in names, in ids, in ARNs.
struct EnvironmentWords: Sendable {
  /// What stands in the place of such a word.
  static let placeholder = "*"

  private let patterns: [[String]]
  /// Whether ids of resources are the environment's own.
  private let coversIDs: Bool

  /// No words at all: what is compared is one environment.
  static let none = EnvironmentWords()

  private init() { (patterns, coversIDs) = ([], false) }

  /// Whether a value that is the environment's own says nothing that another could share.
  var hidesIdentifiers: Bool { coversIDs }

  /// The words of a deployment: its environment's name and what else people call it, its account and its region. Where one of
  /// those that are compared does not say which environment it is, any word that usually names one counts in all of them.
  init(of deployment: Deployment, takesAnyName: Bool) {
    var patterns: [[String]] = []
    if let environment = deployment.environment.known {
      let parts = Self.runs(of: environment).filter { $0.isWord }.map { $0.text.lowercased() }
      if parts.count > 1 { patterns.append(parts) }
      for part in parts {
        patterns += (Self.synonyms.first { $0.contains(part) } ?? [part]).map { [$0] }
      }
    }
    if takesAnyName { patterns += Self.synonyms.joined().map { [$0] } }
    for text in [deployment.account.known, deployment.region.known] {
      let parts = Self.runs(of: text ?? "").filter { $0.isWord }.map { $0.text.lowercased() }
      if !parts.isEmpty { patterns.append(parts) }
    }
    coversIDs = true
    self.patterns = patterns.sorted { ($1.count, $0.joined()) < ($0.count, $1.joined()) }
  }

  /// What people call an environment.
  private static let synonyms = [
    ["prod", "production", "prd", "live"], ["staging", "stage", "stg", "preprod"], ["dev", "development", "devel"],
    ["test", "testing", "tst"], ["qa"], ["uat"], ["integration"], ["sandbox"], ["demo"], ["canary"],
  ]

  /// One name for all that people call an environment: `prod` for `Production`.
  static func name(_ environment: String) -> String {
    let word = environment.lowercased()
    return synonyms.first { $0.contains(word) }?.first ?? word
  }

  /// The text with every word of the environment replaced; a word is one that no letter or digit touches.
  func common(_ text: String) -> String {
    let runs = Self.runs(of: text)
    var result = ""
    var index = runs.startIndex
    while index < runs.endIndex {
      if let length = lengthOfMatch(in: runs[index...]) ?? lengthOfID(in: runs[index...]) {
        result += Self.placeholder
        index += length
      } else {
        result += runs[index].text
        index += 1
      }
    }
    return result
  }

  /// How many runs a pattern takes up that begins with the first of these.
  private func lengthOfMatch(in runs: ArraySlice<Run>) -> Int? {
    guard runs.first?.isWord == true else { return nil }
    for pattern in patterns {
      let length = pattern.count * 2 - 1
      let candidates = runs.prefix(length)
      guard candidates.count == length else { continue }
      if candidates.filter({ $0.isWord }).map({ $0.text.lowercased() }) == pattern { return length }
    }
    return nil
  }

  /// What ids of networks begin with.
  private static let idPrefixes: Set<String> = ["vpc", "subnet", "sg", "pl"]

  /// How many runs an id takes up that begins with the first of these: `subnet-0a1b2c3d4e5f60718`.
  private func lengthOfID(in runs: ArraySlice<Run>) -> Int? {
    let parts = Array(runs.prefix(3))
    guard coversIDs, parts.count == 3, Self.idPrefixes.contains(parts[0].text), parts[1].text == "-",
      parts[2].text.utf8.count >= 8, parts[2].text.allSatisfy({ $0.isHexDigit })
    else { return nil }
    return 3
  }

  private struct Run {
    let text: String
    /// Letters and digits, or what stands between them.
    let isWord: Bool
  }

  private static func runs(of text: String) -> [Run] {
    var runs: [Run] = []
    for character in text {
      let isWord = character.isASCII && (character.isLetter || character.isNumber)
      if let last = runs.last, last.isWord == isWord {
        runs[runs.count - 1] = Run(text: last.text + String(character), isWord: isWord)
      } else {
        runs.append(Run(text: String(character), isWord: isWord))
      }
    }
    return runs
  }
}
