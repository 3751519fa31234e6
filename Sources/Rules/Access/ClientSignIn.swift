import AWSFacts
import ProxyModel
import SourceText

/// How a client signs in by IAM: which statements of its role are about that, and what they would have to cover.
struct ClientSignIn {
  let client: Client
  let role: Role

  /// The statements that name `rds-db` actions, which somebody wrote for this purpose.
  var statements: [PolicyStatement] {
    role.statements.filter { $0.effect == .allow && $0.names(actionsOf: IAMWords.connectService.value) }
  }
}

extension Deployment {
  /// The clients of a proxy that sign in by IAM, with their roles; what is not known of others is told after them.
  func signIns(to proxy: Proxy) throws(Inconclusive) -> (known: [ClientSignIn], unknown: Unknown?) {
    guard try !proxy.demandsOfIAM.isEmpty else { throw .notApplicable }
    var known: [ClientSignIn] = []
    var unknown: Unknown?
    for client in clients {
      do throws(Inconclusive) {
        guard let referral = client.role else {
          // People and networks have no role of their own.
          guard client.runtime != nil else { continue }
          throw .unknown(
            Unknown(
              "the role of `\(client.symbol)` is not written", at: client.provenance.range,
              remedy: "write `clients.\(client.symbol).role`"))
        }
        known.append(
          ClientSignIn(
            client: client, role: try role(referral, remedy: "write `clients.\(client.symbol).policies`")))
      } catch {
        if case .unknown(let doubt) = error { unknown = unknown ?? doubt }
      }
    }
    guard !known.isEmpty || unknown != nil else { throw .notApplicable }
    return (known, unknown)
  }

  /// `arn:aws:rds-db:us-east-1:123456789012:dbuser:prx-.../app`.
  func databaseUser(_ user: DeferredText, of resource: [DeferredText.Part]) -> DeferredText {
    let region: DeferredText.Part
    switch self.region {
    case .written(let code, _), .defaulted(let code, _), .refused(let code, _): region = .text(code)
    case .unknown(let unknown): region = .unknown(unknown)
    }
    let partition = Partition(region: self.region.known ?? "").rawValue
    return DeferredText(
      [
        .text("arn:\(partition):\(IAMWords.connectService.value):"), region, .text(":"), .attribute(.accountID),
        .text(":\(IAMWords.connectResourceType.value):"),
      ] + resource + [.text("/")] + user.parts)
  }
}
