import AWSFacts
import ProxyModel
import ShellSyntax
import SourceText
import Templates

extension CommandLineScope {
  /// `cutover.sh`
  var cutoverScript: Script {
    Script(
      name: "cutover.sh",
      purpose: """
        Points applications at the proxy: the published parameters say its endpoint, and so does `host` in secrets that have one.
        What stood there before keeps the label headroom-before-cutover. Applications follow when they are next redeployed.
        """,
      flags: [
        .init(
          name: "rollback",
          help: "put back what stood there before; a password that was rotated since stays the new one"),
        .dryRun, .init(name: "force", help: "switch even though the proxy has no healthy target"),
      ], waits: false, parts: [.change, .cutover], steps: cutoverSteps)
  }

  @ShellBuilder private var cutoverSteps: [ShellStatement] {
    accountStep
    for proxy in deployment.proxies {
      let name = text(proxy.name)
      ShellStatement.blank
      run("check_proxy", .text(name))
      described(name).query("DBProxies[0].Endpoint").look()
      set(Self.variable("proxy_host", proxy.symbol), Self.answer)
      log(ShellWord([.literal("   endpoint "), .variable(Self.variable("proxy_host", proxy.symbol))]))
    }
    for endpoint in deployment.endpoints where isPublished(endpoint) {
      described(endpoint: text(endpoint.name)).query("DBProxyEndpoints[0].Endpoint").look()
      set(Self.variable("endpoint_host", endpoint.symbol), Self.answer)
    }
    for parameter in deployment.parameters {
      run("switch_parameter", .text(text(parameter.name)), word(parameter.value, at: parameter.provenance.range))
    }
    for proxy in deployment.proxies { secretSteps(of: proxy) }
    ShellStatement.blank
    run("finish", "everything points there already")
    when(.equal(.variable("rollback"), "false")) {
      log("applications read this when they start: redeploy them one after another, then run verify.sh")
    }
  }

  @ShellBuilder private func secretSteps(of proxy: Proxy) -> [ShellStatement] {
    let port = known(proxy.engineFamily)?.proxyPort.value ?? 0
    for secret in secrets(of: proxy) {
      let id = secret.ownership.externalID ?? text(secret.name)
      run(
        "switch_secret", .text(id), .variable(Self.variable("proxy_host", proxy.symbol)), ShellWord("\(port)"))
    }
  }

  /// The secrets of a proxy, each once.
  func secrets(of proxy: Proxy) -> [Secret] {
    var secrets: [Secret] = []
    for entry in known(proxy.auth) ?? [] {
      if let secret = known(entry.secret).flatMap({ deployment.secrets[$0] }), !secrets.contains(secret) {
        secrets.append(secret)
      }
    }
    return secrets
  }

  /// Whether a parameter tells its host name.
  func isPublished(_ endpoint: Endpoint) -> Bool {
    deployment.parameters.contains { $0.value.parts.contains(.attribute(.endpointAddress(endpoint.symbol))) }
  }
}
