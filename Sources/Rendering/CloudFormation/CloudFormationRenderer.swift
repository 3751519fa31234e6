import JSONSyntax
public import ProxyModel

/// Writes a deployment as a CloudFormation template.
public enum CloudFormationRenderer {
  /// Who might have written the template.
  public enum Style: String, Sendable, Hashable, CaseIterable {
    /// A person: short logical ids, everything said, outputs with exports.
    case plain
    /// `cdk synth`, of a program that says what the profile says and leaves to CDK what the profile leaves to headroom.
    case cdk
  }

  /// How the template is written down; both say the same.
  public enum Format: String, Sendable, Hashable, CaseIterable {
    /// JSON.
    case json
    /// YAML.
    case yaml
  }

  /// The template.
  ///
  /// The same deployment gives the same bytes. What exists already is named by its id and never created; text of the deployment
  /// stands in literals only, never inside `Fn::Sub`. Throws everything that is unknown, refused by AWS or not to be said in
  /// CloudFormation.
  public static func render(
    _ deployment: Deployment, style: Style = .plain, format: Format = .json
  ) throws(RenderingError) -> RenderedFile {
    let scope = TemplateScope(deployment, style: style)
    let template = scope.template
    template.noteResolved(in: scope.obstacles)
    try scope.obstacles.check()
    let name = style == .cdk ? "\(scope.stackName).template" : "template"
    return switch format {
    case .json: RenderedFile(name: "\(name).json", text: template.json.text(.indented) + "\n")
    case .yaml: RenderedFile(name: "\(name).yaml", text: template.json.yamlText)
    }
  }
}
