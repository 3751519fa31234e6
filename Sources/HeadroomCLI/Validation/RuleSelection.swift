import Rules
import SourceText

/// Which rules a run asks: `--select` and `--ignore`, each with ids, names and topics, parted by commas.
enum RuleSelection {
  /// Every word that names rules.
  static var words: [String] { Catalogue.rules.flatMap { [$0.id, $0.slug] } + Topic.allCases.map { $0.rawValue } }

  /// The rules to ask; throws for a word that names none, and for a rule that nobody may ignore.
  static func rules(select: [String], ignore: [String], team: Team) throws(Failure) -> [Rule] {
    let selected = try ids(select, option: "--select")
    let ignored = try ids(ignore, option: "--ignore")
    for (word, ids) in ignored {
      let kept = ids.intersection(team.settings.neverIgnored)
      if let id = kept.min() {
        throw .usage(
          "`--ignore \(word)` leaves out \(id), which nobody may ignore",
          help: "`never_ignore` of `\(team.path ?? "")` names it")
      }
    }
    let wanted = Set(selected.flatMap { $0.ids })
    let unwanted = Set(ignored.flatMap { $0.ids }).union(team.off)
    if select.isEmpty, unwanted.isEmpty { return Catalogue.rules }
    return Catalogue.rules.filter { (select.isEmpty || wanted.contains($0.id)) && !unwanted.contains($0.id) }
  }

  private static func ids(
    _ given: [String], option: String
  ) throws(Failure) -> [(word: String, ids: Set<String>)] {
    var list: [(word: String, ids: Set<String>)] = []
    for text in given {
      for part in text.split(separator: ",", omittingEmptySubsequences: false) {
        let word = part.split(separator: " ").joined(separator: " ")
        if let rule = Catalogue.rule(word) {
          list.append((word, [rule.id]))
        } else if let topic = Topic(rawValue: word.lowercased()) {
          list.append((word, Set(Catalogue.rules.filter { $0.topic == topic }.map { $0.id })))
        } else {
          throw .usage(
            "`\(option)` knows no rule and no topic `\(word)`",
            help: Suggestion.closest(to: word, among: words).map { "did you mean `\($0)`?" }
              ?? "`headroom rules` lists the rules; topics are \(listed(Topic.allCases.map { $0.rawValue }, "and"))")
        }
      }
    }
    return list
  }
}
