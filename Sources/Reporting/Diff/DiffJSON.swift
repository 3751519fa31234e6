import AWSFacts
import Diffing
public import JSONSyntax
import ProxyModel
import SourceText

/// A difference as JSON, version 1: keys are added, and never changed.
public enum DiffJSON {
  /// The report, with a line break at its end.
  public static func text(of result: DiffResult) -> String { value(of: result).text() + "\n" }

  /// The report as a value.
  public static func value(of result: DiffResult) -> JSONValue {
    var places = Places(result.sources)
    let difference = result.difference
    let shown = result.showsAll ? difference.changes : difference.shown
    return .object {
      "version" .= 1
      "before" .= side(result.before)
      "after" .= side(result.after)
      "changes" .= JSONValue.array(shown.map { change($0, result, &places) })
      "folded" .= difference.folded.count
      "ways"
        .= JSONValue.array(
          difference.ways.map { way in
            .object {
              "from" .= way.source.title
              "to" .= way.target.title
              "port" .= way.port
              "before" .= way.before?.rawValue
              "after" .= way.after?.rawValue
            }
          })
      "budget" .= JSONValue.strings(difference.budgets.flatMap { $0.lines })
      "unknown" .= JSONValue.array(difference.undecided.map { unknown($0, &places) })
    }
  }

  private static func side(_ side: DiffResult.Side) -> JSONValue {
    .object {
      "path" .= side.path
      "kind" .= side.kind.rawValue
    }
  }

  private static func change(_ change: Change, _ result: DiffResult, _ places: inout Places) -> JSONValue {
    let (before, after) = (change.placeBefore, change.placeAfter)
    let locations = [before.map { ("before", $0) }, after.map { ("after", $0) }].compactMap { $0 }
      .compactMap { name, range in location(range, &places).map { JSONMember(name, $0) } }
    return .object {
      "part" .= change.part.title
      "setting" .= change.setting
      "path" .= change.path
      "kind" .= change.kind.rawValue
      "before" .= change.shownBefore.map { .string($0) } ?? JSONValue.null
      "after" .= change.shownAfter.map { .string($0) } ?? JSONValue.null
      "effect" .= effects(of: change)
      "security" .= change.security.map { .string($0.rawValue) } ?? JSONValue.null
      "consequence"
        .= change.consequences.isEmpty ? JSONValue.null : .string(change.consequences.joined(separator: "; "))
      "sources" .= JSONValue.strings(sources(of: change))
      if let fold = change.fold { "folded" .= fold.rawValue }
      if !change.alsoOn.isEmpty { "alsoOn" .= JSONValue.strings(change.alsoOn.map({ $0.title })) }
      if let objection = result.objection(to: change) { "objection" .= objection }
      if result.showsMends { "mends" .= JSONValue.strings(DiffMends.lines(for: change, result)) }
      "locations" .= JSONValue.object(locations)
    }
  }

  private static func effects(of change: Change) -> JSONValue {
    .object(
      DeploymentTool.allCases.map { tool in
        JSONMember(tool.rawValue, .string(change.effects.first { $0.tool == tool }?.effect.word ?? "none"))
      })
  }

  private static func sources(of change: Change) -> [String] {
    change.effects.flatMap { $0.sources }.map { $0.url }.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  private static func location(_ range: SourceRange, _ places: inout Places) -> JSONValue? {
    places.place(of: range).map { place in
      .object {
        "file" .= place.file
        "line" .= place.line
        "column" .= place.column
      }
    }
  }

  private static func unknown(_ unknown: Difference.Undecided, _ places: inout Places) -> JSONValue {
    let location = location(unknown.reason.range, &places)
    return .object {
      "part" .= unknown.part.title
      "setting" .= unknown.setting
      "before" .= unknown.before.map { .string(SecretMask.masked($0)) } ?? JSONValue.null
      "after" .= unknown.after.map { .string(SecretMask.masked($0)) } ?? JSONValue.null
      "reason" .= SecretMask.masked(unknown.reason.reason)
      if let location { "location" .= location }
    }
  }
}
