import Rules
import Testing

/// What AWS says leads to the rules that would have prevented it.
@Suite struct Symptoms {
  @Test(arguments: Symptom.all.map(\.words)) func isFoundByItsWords(_ words: String) throws {
    let found = Symptom.matching(words)
    #expect(found.contains { $0.words == words })
    for symptom in found {
      #expect(!symptom.rules.isEmpty)
      #expect(symptom.rules.allSatisfy { Catalogue.rule($0) != nil }, "\(symptom.rules)")
      #expect(Set(symptom.rules).count == symptom.rules.count)
      #expect(!symptom.sources.isEmpty)
    }
  }

  @Test(arguments: [
    ("auth_failure", "AUTH_FAILURE"),
    ("\"Timed out waiting for target group\"", "Timed out waiting for target group to become available"),
    ("InvalidParameterValue: Must enable TLS, when IAM Auth is required", "Must enable TLS, when IAM Auth is required"),
    (
      "FATAL: remaining connection slots are reserved for non-replication superuser connections",
      "remaining connection slots are reserved"
    ),
  ])
  func isFoundInOtherWords(_ said: String, _ words: String) {
    #expect(Symptom.matching(said).map(\.words).contains(words))
  }

  @Test(arguments: ["", "TLS", "the weather"]) func nothingIsFoundForNothing(_ said: String) {
    #expect(Symptom.matching(said).isEmpty)
  }
}
