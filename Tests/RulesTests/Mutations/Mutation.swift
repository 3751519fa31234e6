import Testing

/// One change to a clean profile, and the one rule that must see it.
struct Mutation: Sendable, CustomTestStringConvertible {
  let rule: String
  /// What was changed, in words.
  let what: String
  /// The profiles that are looked at, the changed one among them.
  let profiles: [String]
  /// Rules that may speak besides, because the change is two mistakes at once.
  var companions: Set<String> = []

  var testDescription: String { "\(rule): \(what)" }
}

extension Mutation {
  /// One place after the other takes one value after the other.
  static func each(
    _ rule: String, in profile: CleanProfile, _ places: [String], _ values: [String], with companions: Set<String> = []
  ) -> [Mutation] {
    places.flatMap { place in
      values.map { value in
        Mutation(
          rule: rule, what: "\(profile.name), \(place): \(value.isEmpty ? "nothing" : value)",
          profiles: [profile.text(changing: [place: value])], companions: companions)
      }
    }
  }

  /// Several places change together, because either alone is no mistake or another one.
  static func together(
    _ rule: String, in profile: CleanProfile, _ changes: [[String: String]], with companions: Set<String> = []
  ) -> [Mutation] {
    changes.map { change in
      let what = change.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: ", ")
      return Mutation(
        rule: rule, what: "\(profile.name), \(what)", profiles: [profile.text(changing: change)], companions: companions
      )
    }
  }

  /// One profile given twice, which a copied file amounts to.
  static let withTwins = Mutation(
    rule: "HR190", what: "one profile twice",
    profiles: [CleanProfile.postgres, .postgres].map { $0.text(changing: [:]) })

  /// Production as it is, and development with a change.
  static func fleet(_ rule: String, _ changes: [[String: String]], with companions: Set<String> = []) -> [Mutation] {
    changes.map { change in
      let what = change.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: ", ")
      return Mutation(
        rule: rule, what: "fleet, \(what)",
        profiles: [CleanProfile.postgres.text(changing: [:]), CleanProfile.development.text(changing: change)],
        companions: companions)
    }
  }
}
