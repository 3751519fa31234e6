import AWSFacts
import ProxyModel

/// Says of each change what applying it does.
enum Effects {
  static func add(to changes: inout [Change]) {
    let copy = changes
    let changingHands = Set(copy.filter { $0.takesOver != nil }.map { $0.part })
    for index in changes.indices {
      // What is made or let go as a whole is not changed besides; a policy is a resource of its own.
      let isTold = changingHands.contains(copy[index].part) && copy[index].takesOver == nil && !copy[index].isOfPolicy
      changes[index].effects = isTold ? [] : effects(of: copy[index], among: copy)
    }
  }

  private static func effects(of change: Change, among changes: [Change]) -> [ToolEffect] {
    switch change.content {
    case .added(let part): effects(ofPart: part, .create)
    case .removed(let part): effects(ofPart: part, .delete)
    case .setting(let before, let after):
      if case .database(.instanceSize)? = (after ?? before)?.attribute, before == nil || after == nil {
        // An instance that comes or goes ends no connection to the others.
        DeploymentTool.allCases.map { ToolEffect($0, DatabaseAttribute.readers.effect) }
      } else if let isCreated = change.takesOver {
        effects(ofTakingOver: isCreated)
      } else if let attribute = after?.attribute ?? before?.attribute {
        DeploymentTool.allCases.map { effect(of: attribute, change, in: $0, among: changes) }
      } else {
        []
      }
    }
  }

  private static func effects(ofPart part: PartOutline, _ effect: ToolEffect.Effect) -> [ToolEffect] {
    guard part.isMade else { return [] }
    return DeploymentTool.allCases.map { tool in
      // An entry is a line of its proxy.
      part.part.kind == .auth
        ? ToolEffect(tool, ProxyAttribute.authSecret.effect(in: tool)) : ToolEffect(tool, effect)
    }
  }

  /// What was there already is made by the deployment from now on, or is no longer its own.
  private static func effects(ofTakingOver isCreated: Bool) -> [ToolEffect] {
    isCreated
      ? DeploymentTool.allCases.map { ToolEffect($0, .create) }
      : [.terraform, .cloudFormation].map { ToolEffect($0, .delete) }
  }

  private static func effect(
    of attribute: DeployedAttribute, _ change: Change, in tool: DeploymentTool, among changes: [Change]
  ) -> ToolEffect {
    let fact = attribute.effect(in: tool)
    guard tool == .terraform else { return ToolEffect(tool, fact) }
    switch attribute {
    case .proxy(.authClientPasswordType):
      // The provider forgets this attribute only where nothing else makes it look at the entry.
      let isAlone = !changes.contains { other in
        other.part == change.part && other.setting != change.setting && other.attribute != nil
      }
      return isAlone ? ToolEffect(tool, fact) : ToolEffect(tool, ProxyAttribute.authIAM.effect(in: tool))
    case .proxy(.initQuery) where isRemoval(change):
      return ToolEffect(
        tool, .update(.notApplied), sources: fact.sources, confidence: fact.confidence, note: fact.note)
    case .proxy, .companion, .database: return ToolEffect(tool, fact)
    }
  }

  private static func isRemoval(_ change: Change) -> Bool {
    if case .setting(_, let after) = change.content { after?.value ?? .nothing == .nothing } else { false }
  }
}
