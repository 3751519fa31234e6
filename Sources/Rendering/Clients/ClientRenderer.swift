public import ProxyModel
import SourceText
import Templates

/// Writes what applications need to connect: code for the language's usual driver, and the definition of what they run in.
public enum ClientRenderer {
  /// The files of each client, in a folder of its name; of one client alone where `name` says which.
  ///
  /// Which files a client gets follows from its runtime and the engine family. The certificate and the host name are verified in
  /// each, and each new connection has a password of its own: a token, or what the secret says then. Nothing secret is in a file.
  /// What only the account's owner knows, such as an image, is left as a word that begins with `REPLACE-WITH`. Clients without a
  /// runtime are people and networks, and get nothing. Throws everything that is unknown, refused by AWS or not to be said in
  /// these languages.
  public static func render(_ deployment: Deployment, for name: String? = nil) throws(RenderingError) -> [RenderedFile]
  {
    let scope = ClientScope(deployment)
    var files: [RenderedFile] = []
    for client in deployment.clients where name == nil || client.symbol.name == name {
      guard let runtime = client.runtime.flatMap(scope.known), let wiring = scope.wiring(of: client) else { continue }
      let folder = TerraformName.local(client.symbol.name)
      files += self.files(of: wiring, on: runtime).map { RenderedFile(name: "\(folder)/\($0.name)", text: $0.text) }
    }
    try scope.obstacles.check()
    return files
  }

  private static func files(of wiring: ClientWiring, on runtime: Client.Runtime) -> [RenderedFile] {
    switch runtime {
    case .lambda: [wiring.signIn(pooled: false), wiring.file("handler.py", .handler)]
    case .ecs: wiring.applications + [wiring.taskDefinition]
    case .eks: wiring.applications + [wiring.kubernetesManifest]
    case .appRunner, .ec2: wiring.applications
    }
  }
}

extension ClientWiring {
  /// What a program that runs for longer than one request may be written with.
  fileprivate var applications: [RenderedFile] {
    var files = [signIn(pooled: true), file("engine.py", .engine)]
    if driver.hasRowLevelSecurity {
      files += [
        file("rds_proxy/base.py", .djangoBackend), file("rds_proxy/settings.py", .djangoSettings),
        file("rds_proxy/tenants.py", .djangoTenants),
      ]
    }
    return files + [dataSource]
  }

  /// A file that is the same for all.
  fileprivate func file(_ name: String, _ part: Templates.ClientPart) -> RenderedFile {
    RenderedFile(name: name, text: part.text)
  }
}
