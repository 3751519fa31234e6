import ProxyModel
import SourceText

/// A section of a profile under typed keys: what is written, what is left out, and where either stands.
struct ProfileSection: Sendable {
  /// The section's mapping; nil where the whole section is left out.
  let node: ProfileNode?
  /// Where to point when something is missing from it: the section's own key.
  let place: SourceRange
  /// `target_group`, `clients.checkout`.
  let path: String

  /// A key's full path, for messages.
  func path<Value>(of key: ProfileKey<Value>) -> String { path.isEmpty ? key.name : "\(path).\(key.name)" }

  func entry<Value>(_ key: ProfileKey<Value>) -> ProfileNode.Entry? { node?.entry(key.name) }

  func has<Value>(_ key: ProfileKey<Value>) -> Bool { entry(key) != nil }

  /// The setting of a key: as written, as declared for its absence, or unknown with what to write.
  func setting<Value>(_ key: ProfileKey<Value>) -> Setting<Value> {
    written(key) ?? key.defaultValue.map { .defaulted($0, at: place) } ?? .unknown(missing(key))
  }

  /// The setting of a key whose default follows from other values.
  func setting<Value>(_ key: ProfileKey<Value>, default value: @autoclosure () -> Value) -> Setting<Value> {
    written(key) ?? .defaulted(value(), at: place)
  }

  /// The setting of a key that may be left out, in which case there is none.
  func optional<Value>(_ key: ProfileKey<Value>) -> Setting<Value?> {
    written(key).map { $0.map { Optional($0) } } ?? .defaulted(nil, at: place)
  }

  /// The value of a key where it is written and right.
  func value<Value>(_ key: ProfileKey<Value>) -> Located<Value>? {
    guard case .written(let value, let range)? = written(key) else { return nil }
    return Located(value, at: range)
  }

  /// The setting if the key is written.
  func written<Value>(_ key: ProfileKey<Value>) -> Setting<Value>? {
    guard let node = entry(key)?.value else { return nil }
    if case .unknown(let unknown) = node { return .unknown(unknown) }
    if let value = key.convert(node) { return .written(value, at: node.range) }
    guard case .scalar(let scalar) = node else { return .refused(node.kind, at: node.range) }
    return .refused(scalar.text, at: node.range)
  }

  /// That a key is not written, and that writing it would help.
  func missing<Value>(_ key: ProfileKey<Value>) -> Unknown {
    let path = path(of: key)
    return Unknown("`\(path)` is not written", at: place, remedy: "write `\(path)`")
  }

  /// That a section is not written, and that writing it would help.
  func missing(_ key: SectionKey) -> Unknown {
    let path = joined(key.declaration.name)
    return Unknown("`\(path)` is not written", at: place, remedy: "write `\(path)`")
  }

  /// The section under a key.
  func section(_ key: SectionKey) -> ProfileSection {
    let entry = node?.entry(key.declaration.name)
    return ProfileSection(node: entry?.value, place: entry?.key.range ?? place, path: joined(key.declaration.name))
  }

  /// The sections listed under a key, each called by its own name where it has one.
  func sections(_ key: SectionKey) -> [ProfileSection] {
    guard case .list(let items, _)? = node?.entry(key.declaration.name)?.value else { return [] }
    return items.enumerated().map { index, item in
      let name: String? = if case .scalar(let scalar)? = item.entry("name")?.value { scalar.text } else { nil }
      let place = item.entry("name")?.value.range ?? item.firstKey ?? item.range
      return ProfileSection(node: item, place: place, path: "\(joined(key.declaration.name)).\(name ?? "\(index + 1)")")
    }
  }

  /// The values under a key that takes one or many.
  func values<Value>(_ key: ProfileKey<[Value]>, each shape: Shape<Value>) -> [Located<Value>] {
    guard let node = entry(key)?.value else { return [] }
    let nodes = if case .list(let items, _) = node { items } else { [node] }
    return nodes.compactMap { node in shape.convert(node).map { Located($0, at: node.range) } }
  }

  /// The elements of a list, each with its place; unknown where the list is not written, or one of them is not known.
  func elements<Value: Hashable>(_ key: ProfileKey<[Value]>, each shape: Shape<Value>) -> Setting<[Located<Value>]> {
    guard let node = entry(key)?.value else { return .unknown(missing(key)) }
    if case .unknown(let unknown) = node { return .unknown(unknown) }
    if case .list(let items, _) = node {
      for case .unknown(let unknown) in items { return .unknown(unknown) }
    }
    return .written(values(key, each: shape), at: node.range)
  }

  /// The entries of a map, each on its own: one that is not known leaves the others known.
  func settings(_ key: ProfileKey<[String: String]>) -> [String: Setting<String>] {
    guard case .map(let entries, _)? = entry(key)?.value else { return [:] }
    var settings: [String: Setting<String>] = [:]
    for entry in entries {
      settings[entry.key.value] =
        switch entry.value {
        case .unknown(let unknown): .unknown(unknown)
        default:
          Shape<String>.text(.any).convert(entry.value).map { .written($0, at: entry.value.range) }
            ?? .refused(entry.value.kind, at: entry.value.range)
        }
    }
    return settings
  }

  private func joined(_ name: String) -> String { path.isEmpty ? name : "\(path).\(name)" }
}

extension ProfileNode {
  /// The first key of a mapping: short enough to underline where the whole mapping would be too much.
  var firstKey: SourceRange? {
    if case .map(let entries, _) = self { entries.first?.key.range } else { nil }
  }
}

/// A key under which a section or a list of sections stands.
struct SectionKey: Sendable {
  let declaration: KeyDeclaration

  /// A section with its own keys.
  init(_ name: String, _ section: SectionDeclaration, absent: Absence<Never> = .nothing) {
    declaration = KeyDeclaration(
      name: name, form: .section(section), summary: section.summary, absenceWords: { absent.words },
      isRequired: absent.isRequired,
      judgedBy: nil)
  }

  /// A list of sections.
  init(
    listOf name: String, _ section: SectionDeclaration, summary: String? = nil, absent: Absence<Never> = .nothing
  ) {
    declaration = KeyDeclaration(
      name: name, form: .list(.section(section)), summary: summary ?? section.summary, absenceWords: { absent.words },
      isRequired: absent.isRequired, judgedBy: nil)
  }
}
