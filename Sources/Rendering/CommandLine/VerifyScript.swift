import AWSFacts
import ProxyModel
import ShellSyntax
import Templates

extension CommandLineScope {
  /// `verify.sh`
  var verifyScript: Script {
    Script(
      name: "verify.sh",
      purpose: "Waits until the proxy is available and can use its database, and says what to look at where it cannot.",
      flags: [.init(name: "once", help: "look once and do not wait"), .dryQuestions], parts: [.verify],
      steps: verifySteps)
  }

  @ShellBuilder private var verifySteps: [ShellStatement] {
    explanation
    ShellStatement.blank
    for proxy in deployment.proxies {
      let name = text(proxy.name)
      described(name).query("DBProxies[0].Status").by("watch", "proxy \(name)", "status")
      run("watch", "targets of \(name)", "health", .text(name))
    }
    for endpoint in deployment.endpoints {
      let name = text(endpoint.name)
      described(endpoint: name).query("DBProxyEndpoints[0].Status").by("watch", "endpoint \(name)", "status")
    }
    ShellStatement.lines(
      """

      if ((failures > 0)); then
        log "not in order: ${failures}"
        exit 1
      fi
      [[ "${dry_run}" == true ]] || log "all is in order"

      """)
  }

  /// What a state and a reason mean, in the words of our tables.
  private var explanation: ShellStatement {
    .function(
      "explain",
      [
        .selection(
          .variable("1"),
          TargetHealthState.allCases.map { state in
            ShellCase("\(state.rawValue)") {
              log("   means: \(state.meaning)")
              switch state {
              case .available: ShellStatement.lines("      if [[ \"${state}\" == failed ]]; then state=ready; fi\n")
              case .registering: ShellStatement.lines("      state=waiting\n")
              case .unavailable: ShellStatement.lines("      state=waiting\n")
              case .unused: []
              }
            }
          }, otherwise: []),
        .selection(
          .variable("2"),
          TargetHealthReason.allCases.map { reason in
            ShellCase("\(reason.rawValue)") {
              log("   means: \(reason.meaning)")
              log("   look at: \(reason.check)")
            }
          }, otherwise: []),
      ])
  }
}
