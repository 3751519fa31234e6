/// The keys of a parity file.
enum ParityKeys {
  static let environments = ProfileKey(
    "environments", Shape<[String]>.list(.text(.word)),
    "The environments that there are, so that a mistyped one below is found.", absent: .derived("any name will do"))
  static let settings = ProfileKey(
    "settings", Shape<[String: [String]]>.permissions,
    """
    What may differ, by the path of a setting (`target_group.max_connections_percent`), of one part's setting \
    (`clients.checkout.instances.peak`), of a whole part (`endpoints.reader`) or of all of its kind (`clients`); the most exact path \
    counts. Under it stands how: `any`; `never`; `prod >= staging >= dev` with `>=`, `>`, `<=`, `<` and `=`; `20..80`, which every \
    environment has to keep; `only dev, staging`. Of several in a list all must hold.
    """, absent: .derived("nothing may differ"))

  static let declaration = SectionDeclaration(
    "What may differ between environments; everything that is not named here may not.",
    [environments.declaration, settings.declaration])
}

extension Shape where Value == [String: [String]] {
  /// Paths of settings with what is allowed of each.
  fileprivate static let permissions = Shape(form: .map(.oneOrMany(.text(.any)))) { _ in [:] }
}
