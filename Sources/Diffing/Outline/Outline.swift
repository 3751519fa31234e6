import ProxyModel
public import SourceText

/// One part of a deployment with all that is to be said of it.
public struct PartOutline: Sendable {
  /// Which part.
  public let part: Part
  /// Where it stands.
  public let place: SourceRange
  /// Whether the deployment makes it, or only names what is there already.
  public let isMade: Bool
  /// Its settings by name.
  public internal(set) var facets: [String: Facet] = [:]
  /// Settings of which files of this kind never speak, so that their silence is no difference.
  var unsaid: Set<String> = []
  /// What it lets through as the model has it, where that is what it is there for.
  var reach: Reach?
  /// The list it is an entry of, whose completeness decides whether one that is missing is really not there.
  let list: String?
  /// What it is there for: where one of these comes or goes, it comes or goes as well.
  let serves: Set<Part>

  init(
    _ part: Part, at place: SourceRange, isMade: Bool = true, in list: String? = nil, serves: Set<Part> = []
  ) {
    (self.part, self.place, self.isMade, self.list, self.serves) = (part, place, isMade, list, serves)
  }

  /// Whether files of this kind do not speak of a setting; of all tags, where `tags` is unsaid.
  func isSilent(of facet: Facet) -> Bool {
    unsaid.contains(facet.name) || facet.list.map(unsaid.contains) ?? false || facet.isTag && unsaid.contains("tags")
  }

  /// Its settings in alphabetical order.
  public var sorted: [Facet] { facets.values.sorted { $0.name < $1.name } }
}

/// A deployment as a table of parts and their settings, in which parts have the same names as in the one it is compared with.
public struct Outline: Sendable {
  /// The parts by what they are.
  public internal(set) var parts: [Part: PartOutline] = [:]
  /// What kind of file it was read from.
  var kind = InputKind.profile
  /// The lists that may have more entries than are shown, and why.
  var openLists: [String: Unknown] = [:]

  mutating func add(_ part: PartOutline) { parts[part.part] = part }

  /// The setting of a part, if there is one.
  public func facet(_ part: Part, _ setting: String) -> Facet? { parts[part]?.facets[setting] }
}

extension Outline {
  /// This deployment after the changes: what `difference` was made of as the other side.
  public func applying(_ difference: Difference) -> Outline {
    var outline = self
    for change in difference.changes {
      switch change.content {
      case .added(let part): outline.parts[part.part] = part
      case .removed(let part): outline.parts[part.part] = nil
      case .setting(let before, let after):
        let name = after?.name ?? before?.name ?? ""
        outline.parts[change.part]?.facets[name] = after
        outline.parts[change.part]?.reach = difference.after.parts[change.part]?.reach
      }
    }
    return outline
  }
}
