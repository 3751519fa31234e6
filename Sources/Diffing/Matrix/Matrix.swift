public import ProxyModel

/// Several deployments side by side: one row a setting.
public struct Matrix: Sendable {
  /// One setting of a part, in every deployment.
  public struct Row: Sendable {
    /// The part.
    public let part: Part
    /// The setting; empty for whether the part is there at all.
    public let setting: String
    /// The values in the order of the deployments; nil where the part is missing.
    public let cells: [String?]
    /// Whether the deployments differ in more than their environments' own words.
    public let differs: Bool
    /// Whether somebody wrote something of which nobody knows what it comes to, so that it may differ.
    public let isOpen: Bool

    /// The path as a profile would have it.
    public var path: String { part.path(to: setting) }
  }

  /// The rows in the order of reports.
  public let rows: [Row]

  /// Lays deployments side by side.
  public init(_ deployments: [Deployment]) {
    let alignment = Alignment(deployments)
    let outlines = deployments.indices.map { alignment.scope($0).outline }
    let parts = Set(outlines.flatMap { $0.parts.keys }).sorted()
    let partial = Set(parts.filter { part in outlines.contains { $0.parts[part] == nil } })
    var rows: [Row] = []
    for part in parts {
      let sides = outlines.map { $0.parts[part] }
      if sides.contains(where: { $0 == nil }) {
        // What is there only for a part that is missing somewhere is told by that part.
        let isImplied = sides.contains { side in
          side.map { !$0.serves.isDisjoint(with: partial) || !$0.isMade && $0.part.kind > .rule } ?? false
        }
        rows.append(
          Row(part: part, setting: "", cells: sides.map { $0 == nil ? nil : "yes" }, differs: !isImplied, isOpen: false)
        )
      }
      for name in Set(sides.compactMap({ $0 }).flatMap({ $0.facets.keys })).sorted() {
        rows.append(Self.row(part, name, sides.map { $0.map { $0.facets[name] } }))
      }
    }
    self.rows = rows
  }

  /// A row; the outer nil is a missing part, the inner one a setting that is not there.
  private static func row(_ part: Part, _ name: String, _ facets: [Facet??]) -> Row {
    let present = facets.compactMap { $0 }
    // What is not known is shown, and counts as neither equal nor different.
    let known = present.compactMap { $0 }.filter { $0.unknown == nil }
    let first = known.first
    let areAll = present.allSatisfy { $0 != nil }
    let isAlike = areAll && known.allSatisfy { facet in first.map(facet.isAlike) ?? true }
    let isDerived = known.allSatisfy { $0.isDefault }
    let isOpen = present.contains { $0?.unknown?.expression != nil }
    let isWorthTelling =
      name != "description" && first?.isTag != true && first?.isIdentifier != true
      && first?.common != .text(EnvironmentWords.placeholder)
    return Row(
      part: part, setting: name, cells: facets.map { $0.map { $0?.shown ?? SettingValue.nothing.shown } },
      differs: !isAlike && !isDerived && isWorthTelling, isOpen: isOpen)
  }
}

extension Facet {
  /// What remains of the value without the environment's own words.
  fileprivate var common: SettingValue? { if case .known(_, let common) = state { common } else { nil } }
}
