import AWSFacts
import ProxyModel
public import SourceText

/// One thing that differs, and what applying it does.
public struct Change: Sendable {
  /// What is there on either side.
  public enum Content: Sendable {
    /// A part that only the second deployment has.
    case added(PartOutline)
    /// A part that only the first deployment has.
    case removed(PartOutline)
    /// A setting of a part that both have; nil on the side that has no such setting.
    case setting(before: Facet?, after: Facet?)
  }

  /// In one word, what happened.
  public enum Kind: String, Sendable, Hashable {
    case added, removed, changed
  }

  /// Whether the deployment becomes easier or harder to get into.
  public enum Security: String, Sendable, Hashable, CaseIterable {
    case weaker, stronger

    /// What it is the other way round.
    public var inverted: Security { self == .weaker ? .stronger : .weaker }
  }

  /// Why a change is not worth a line of its own.
  public enum Fold: String, Sendable, Hashable {
    /// Both sides say the same with their own environment's name, id or account in it.
    case environment
    /// Another change brings it about.
    case follows
  }

  /// The part.
  public let part: Part
  /// What is there on either side.
  public let content: Content
  /// What applying it does, tool by tool; empty where no tool is told of it.
  public internal(set) var effects: [ToolEffect] = []
  /// Whether it makes the deployment easier or harder to get into; nil where neither.
  public internal(set) var security: Security?
  /// What comes of it, in sentences without a full stop.
  public internal(set) var consequences: [String] = []
  /// Why it need not be shown; nil for one that is.
  public internal(set) var fold: Fold?
  /// The other parts on which the very same change is.
  public internal(set) var alsoOn: [Part] = []

  init(_ part: Part, _ content: Content) {
    self.part = part
    self.content = content
  }

  /// The setting; empty where the part itself comes or goes.
  public var setting: String {
    switch content {
    case .added, .removed: ""
    case .setting(let before, let after): after?.name ?? before?.name ?? ""
    }
  }

  /// Its path as a profile would have it: `target_group.max_connections_percent`.
  public var path: String { part.path(to: setting) }

  /// In one word, what happened.
  public var kind: Kind {
    switch content {
    case .added: .added
    case .removed: .removed
    case .setting(nil, _): .added
    case .setting(_, nil): .removed
    case .setting: .changed
    }
  }

  /// What was there, as text; nil where nothing was.
  public var before: String? {
    switch content {
    case .added: nil
    case .removed(let part): part.summary
    case .setting(let before, _): before?.shown
    }
  }

  /// What is there afterwards.
  public var after: String? {
    switch content {
    case .added(let part): part.summary
    case .removed: nil
    case .setting(_, let after): after?.shown
    }
  }

  /// Where the first side says it, or could.
  public var placeBefore: SourceRange? {
    switch content {
    case .added: nil
    case .removed(let part): part.place
    case .setting(let before, _): before?.place
    }
  }

  /// Where the second side says it, or could.
  public var placeAfter: SourceRange? {
    switch content {
    case .added(let part): part.place
    case .removed: nil
    case .setting(_, let after): after?.place
    }
  }

  /// Whether what was there already is made by the deployment from now on, or is no longer its own; nil for any other change.
  var takesOver: Bool? {
    guard case .setting(let before?, let after?) = content, after.name == "ownership", before.value != after.value
    else {
      return nil
    }
    switch part.kind {
    case .securityGroup, .role, .secret: return after.value == .text("created")
    case .deployment, .proxy, .targetGroup, .auth, .endpoint, .database, .client, .rule, .network, .subnet, .parameter,
      .alarm:
      return nil
    }
  }

  /// Whether the setting is one of a role's policies.
  var isOfPolicy: Bool { part.kind == .role && setting.utf8.starts(with: "policies.".utf8) }

  /// What the setting is to the tools.
  var attribute: DeployedAttribute? {
    if case .setting(let before, let after) = content { after?.attribute ?? before?.attribute } else { nil }
  }
}

extension PartOutline {
  /// Its telling settings in one line: `runtime lambda, instances.peak 900`.
  public var summary: String {
    if part.kind == .alarm {
      // What a person knows an alarm by.
      return ["statistic", "comparison", "threshold"].compactMap { facets[$0]?.shown }.joined(separator: " ")
    }
    if part.kind == .rule {
      // Its name says all of it.
      return facets["description"].flatMap { $0.value == .text("") ? nil : $0.shown } ?? ""
    }
    return sorted.filter { facet in
      guard !facet.isDefault, case .known(let value, let common) = facet.state, value != .nothing, value != .list([])
      else {
        return false
      }
      let isName =
        ["name", "ownership", "proxy"].contains(facet.name) || facet.isTag
        || part.kind == .endpoint && facet.name == "role"
      return !isName && !facet.isIdentifier && common != .text(EnvironmentWords.placeholder)
        && facet.name != "description"
    }
    .map { $0.shown.hasPrefix($0.name + " ") ? $0.shown : "\($0.name) \($0.shown)" }.joined(separator: ", ")
  }
}
