import AWSFacts
import ProxyModel

/// What a client has to know to connect.
struct ClientWiring {
  /// What the deployment calls it.
  let name: String
  /// Of which deployment it is, for the heading of a file: `orders/prod`, with nothing in it that could end a comment.
  let origin: String
  let driver: ClientDriver
  /// The region's code.
  let region: String
  let partition: Partition
  /// The account's twelve digits, where they are known.
  let account: String?
  /// Where it connects to, if that is known before the deployment stands.
  let host: String?
  /// The parameter that tells it otherwise.
  let parameter: String?
  let port: Int
  /// The database user.
  let user: String
  /// The name or ARN of the secret with the user's password; nil where it signs in by IAM.
  let secret: String?
  /// Its role's ARN or name.
  let role: String?
  /// How many connections each instance keeps.
  let poolSize: Int
  /// After how many seconds it replaces a connection.
  let recycleSeconds: Int
  /// How many instances run on an ordinary day.
  let instances: Int?

  /// Its name with nothing but ASCII letters, digits and hyphens, lower case, as DNS labels and families of tasks have them.
  var label: String {
    let bytes = name.lowercased().utf8.map { byte in
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        ? byte : UInt8(ascii: "-")
    }
    let words = bytes.split(separator: UInt8(ascii: "-")).map { String(decoding: $0, as: UTF8.self) }
    return String((["client"].filter { _ in words.isEmpty } + words).joined(separator: "-").prefix(63))
  }

  /// Its role's ARN, as far as the deployment says.
  var roleARN: String {
    guard let role else { return Blank.role }
    if ARN(role) != nil { return role }
    return account.map { "arn:\(partition.rawValue):iam::\($0):role/\(role)" } ?? Blank.role
  }
}

/// What only the account's owner knows, and has to write into a file.
enum Blank {
  static let image = "REPLACE-WITH-IMAGE"
  static let database = "REPLACE-WITH-DATABASE-NAME"
  static let endpoint = "REPLACE-WITH-PROXY-ENDPOINT"
  static let role = "REPLACE-WITH-ROLE-ARN"
  static let executionRole = "REPLACE-WITH-EXECUTION-ROLE-ARN"
}
