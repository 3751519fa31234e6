public import ProxyModel
import SourceText

/// All that differs between two deployments, whatever their resources are called.
public struct Difference: Sendable {
  /// Something of which the files do not tell whether it differs.
  public struct Undecided: Sendable {
    /// The part.
    public let part: Part
    /// The setting; empty where it is whether there is such a part at all.
    public let setting: String
    /// What the first side says, where it says anything.
    public let before: String?
    /// What the second side says.
    public let after: String?
    /// Why it is not known.
    public let reason: Unknown

    /// The path of the setting as a profile would have it.
    public var path: String { part.path(to: setting) }
  }

  /// The first deployment as a table.
  public let before: Outline
  /// The second deployment as a table.
  public let after: Outline
  /// Every change, part by part, the most consequential first; those included that are folded.
  public private(set) var changes: [Change]
  /// What cannot be decided.
  public let undecided: [Undecided]
  /// Who reaches what on one side only.
  public let ways: [WayChange]
  /// The connection budgets that differ.
  public let budgets: [BudgetChange]

  /// What environment the first deployment is of, where it says so.
  public let environmentBefore: String?
  /// What environment the second deployment is of.
  public let environmentAfter: String?

  /// Compares two deployments.
  public init(from before: Deployment, to after: Deployment) {
    let alignment = Alignment([before, after])
    environmentBefore = before.environment.known
    environmentAfter = after.environment.known
    let (left, right) = (alignment.scope(0), alignment.scope(1))
    var comparison = Comparison(left.outline, right.outline)
    comparison.compare()
    (self.before, self.after, undecided) = (comparison.before, comparison.after, comparison.undecided)
    ways = Ways.changes(from: left, to: right)
    budgets = BudgetChange.all(from: left, to: right)
    changes = comparison.changes
    for index in changes.indices {
      changes[index].security = Security.effect(of: changes[index], from: self.before, to: self.after)
    }
    Effects.add(to: &changes)
    Folding.fold(&changes)
    Consequences(from: left, to: right, budgets: budgets, ways: ways).add(to: &changes)
    changes = Self.withoutRepetitions(Self.ordered(changes))
  }

  /// What comes of several changes of a part is said once.
  private static func withoutRepetitions(_ changes: [Change]) -> [Change] {
    var said: [Part: Set<String>] = [:]
    return changes.map { change in
      guard change.fold == nil, change.replaces else { return change }
      var change = change
      change.consequences.removeAll { !said[change.part, default: []].insert($0).inserted }
      return change
    }
  }

  /// The changes that are worth a line.
  public var shown: [Change] { changes.filter { $0.fold == nil } }

  /// The changes that follow from the environment or from others.
  public var folded: [Change] { changes.filter { $0.fold != nil } }

  /// The changes part by part, in their order.
  public static func grouped(_ changes: [Change]) -> [(part: Part, changes: [Change])] {
    var groups: [(part: Part, changes: [Change])] = []
    for change in changes {
      if groups.last?.part == change.part {
        groups[groups.count - 1].changes.append(change)
      } else {
        groups.append((change.part, [change]))
      }
    }
    return groups
  }

  /// Parts by their worst change, and the changes of a part by their weight; then by name.
  private static func ordered(_ changes: [Change]) -> [Change] {
    var worst: [Part: Change.Weight] = [:]
    for change in changes where change.fold == nil {
      worst[change.part] = min(change.weight, worst[change.part] ?? .harmless)
    }
    func key(_ change: Change) -> (Int, Part, Int, String) {
      ((worst[change.part] ?? .harmless).rawValue, change.part, change.weight.rawValue, change.setting)
    }
    return changes.sorted { key($0) < key($1) }
  }
}
