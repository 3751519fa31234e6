import Templates

extension ClientWiring {
  /// `proxy.py`: where to connect, as whom, and with which password.
  func signIn(pooled: Bool) -> RenderedFile {
    var imports = ["functools", "os"]
    if secret != nil { imports.append("json") }
    if driver.arguments == .mysql { imports.append("ssl") }
    var constants: [(name: String, value: String)] = [
      ("REGION", SourceLiteral.python(region)), ("HOST", host.map(SourceLiteral.python) ?? "None"),
      ("PARAMETER", parameter.map(SourceLiteral.python) ?? "None"), ("PORT", "\(port)"),
      ("USER", SourceLiteral.python(user)),
    ]
    if let secret { constants.append(("SECRET", SourceLiteral.python(secret))) }
    if pooled {
      constants += [
        ("DIALECT", SourceLiteral.python(driver.dialect)), ("POOL_SIZE", "\(poolSize)"),
        ("RECYCLE_SECONDS", "\(recycleSeconds)"),
      ]
    }
    let parts: [Templates.ClientPart] = [secret == nil ? .token : .password, driver.arguments, .signIn]
    return RenderedFile(
      name: "proxy.py",
      text: """
        # Connects through RDS Proxy, over TLS, with a new sign-in each time.
        #
        # Written by headroom for \(label) of \(origin): change the profile and generate again, not this file.
        # DB_NAME names the database\(host == nil && parameter == nil ? ", DB_HOST the endpoint of the proxy." : "; DB_HOST, where it is set, another endpoint.")
        \(imports.sorted().map { "import \($0)\n" }.joined())
        import boto3
        import \(driver.module) as driver

        \(constants.map { "\($0.name) = \($0.value)\n" }.joined())
        """ + parts.map { $0.text }.joined())
  }
}
