/// What a form of configuration says of a deployment, and what it leaves out.
///
/// The law `read(render(d)) == d` holds for what the form can say: both sides are brought to it by `Deployment.asDeclared(in:)`.
public struct DeclaredForm: Sendable, Hashable {
  /// Whether policies have their names and statements theirs, and roles a description.
  public var namesPolicies = true
  /// Whether rules and groups are described in the profile's words.
  public var describesRules = true
  /// Whether a group's name is left to the tool where nobody wrote one.
  public var leavesNamesToTool = false

  /// Everything that a person would write down.
  public init() {}

  /// A CloudFormation template as a person writes it.
  public static let template = DeclaredForm()

  /// A CloudFormation template as the CDK synthesizes it: it merges policies and describes rules in its own words.
  public static var constructs: DeclaredForm {
    var form = DeclaredForm()
    (form.namesPolicies, form.describesRules, form.leavesNamesToTool) = (false, false, true)
    return form
  }
}
