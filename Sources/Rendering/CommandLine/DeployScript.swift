import ProxyModel
import ShellSyntax
import Templates

extension CommandLineScope {
  /// `deploy.sh`
  var deployScript: Script {
    Script(
      name: "deploy.sh",
      purpose: "Creates what is missing and changes what differs; what is as the profile says stays as it is.",
      flags: [
        .dryRun,
        .init(
          name: "passwords-from-stdin",
          help: "read a line with the password for each secret that has no value yet, in the order of the log"),
      ], parts: [.change, .await, .deploy], steps: deploySteps)
  }

  @ShellBuilder private var deploySteps: [ShellStatement] {
    tagVariables
    accountStep
    securityGroupSteps
    secretSteps
    roleSteps
    proxySteps
    connectSteps
    parameterSteps
    alarmSteps
    ShellStatement.blank
    run("finish", "AWS has what the profile says")
  }

  /// The wrong credentials fail here, before anything is done in another account.
  @ShellBuilder var accountStep: [ShellStatement] {
    ShellStatement.comment("Credentials of another account stop here, before anything is done there.")
    AWSCommand("sts", "get-caller-identity").query("Account").look()
    constant("ACCOUNT", Self.answer)
    log(ShellWord([.literal("account "), .variable("ACCOUNT"), .literal(", "), .variable("REGION")]))
    if let account = deployment.account.known {
      when(.notEqual(.variable("ACCOUNT"), .text(account))) {
        run(
          "stop",
          ShellWord([
            .text("these are credentials of account "), .variable("ACCOUNT"),
            .text(", and the profile is for \(account)"),
          ]))
      }
    }
  }
}
