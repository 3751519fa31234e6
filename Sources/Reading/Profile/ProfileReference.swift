/// The documentation of the profile's keys, made from the declarations that the reader uses.
public enum ProfileReference {
  /// The page in Markdown: one table a section.
  public static var markdown: String {
    var page = """
      # The profile

      One YAML file describes one RDS Proxy deployment in one environment. Unknown keys, duplicate keys, wrong types and a plain-text \
      password anywhere are errors. `extends` lays a profile over another: a map merges, a list replaces a list, `null` removes. \
      Instead of any value `!unknown why` may stand: rules that need it end as undetermined, and nothing is generated from it.

      `headroom schema` prints the same as a JSON Schema; `headroom debug deployment PROFILE` shows what follows from a profile.

      """
    append(RootKeys.declaration, title: "Top level", path: "", to: &page)
    return page
  }

  static func append(_ section: SectionDeclaration, title: String, path: String, to page: inout String) {
    page +=
      "\n## \(title)\n\n\(section.summary)\n\n| key | what it is | takes | left out |\n| --- | --- | --- | --- |\n"
    for key in section.keys {
      page += "| `\(key.name)` | \(cell(key.summary)) | \(cell(key.form.expectation)) | \(cell(key.absence)) |\n"
    }
    for key in section.keys {
      guard let (inner, suffix) = nested(in: key.form) else { continue }
      let path = path.isEmpty ? key.name + suffix : "\(path).\(key.name)\(suffix)"
      append(inner, title: "`\(path)`", path: path, to: &page)
    }
  }

  private static func nested(in form: Form) -> (SectionDeclaration, String)? {
    switch form {
    case .section(let section): (section, "")
    case .list(.section(let section)), .oneOrMany(.section(let section)): (section, "[]")
    default: nil
    }
  }

  private static func cell(_ text: String) -> String { text.split(separator: "|").joined(separator: "\\|") }
}
