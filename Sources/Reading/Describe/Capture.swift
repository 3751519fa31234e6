import ProxyModel
import SourceText
import YAMLSyntax

/// One answer of the AWS command line, as a file holds it.
struct Capture {
  /// Its name, as the user wrote it.
  let path: String
  /// What it says.
  let content: Value

  /// Where the whole of it is pointed at: its first key.
  var place: SourceRange { content.entries.first?.key.range ?? content.range }

  /// Which of several like it this is: `targets-2.json` is the second, `targets.json` the first.
  ///
  /// Some answers do not say what they are about; the scripts of headroom number files that belong together alike.
  var ordinal: Int {
    let name = path.split(separator: "/").last ?? ""
    let stem = name.split(separator: ".").first ?? ""
    guard let number = stem.split(separator: "-").last.flatMap({ Int($0) }), stem.contains("-") else { return 1 }
    return number
  }

  /// What stands under a key of the answer, one by one.
  func rows(_ key: String) -> [Value] { content[key]?.elements ?? [] }

  /// Whether more of the answer was left to be fetched.
  var token: Value? { content["NextToken"] ?? content["Marker"] ?? content["nextToken"] }
}

extension Value {
  /// What stands at the end of a path of keys.
  func at(_ path: String...) -> Value? { path.reduce(self) { $0?[$1] } }

  /// The values under one key of all elements, as a list.
  func column(_ key: String) -> Value { .list(elements.compactMap { $0[key] }, at: range) }

  /// Tags as AWS lists them, as a mapping.
  var tagsByKey: Value {
    let entries = elements.compactMap { tag -> Entry? in
      guard let key = tag["Key"] ?? tag["key"], let name = key.scalar else { return nil }
      return Entry(Located(name, at: key.range), tag["Value"] ?? tag["value"] ?? .text("", at: key.range))
    }
    return .map(entries, at: range)
  }
}
