import Foundation
import Rendering
import TestSupport
import Testing

/// What the generated Python does, before libraries that write down what they are asked.
@Suite struct PythonTests {
  /// What a driver is told twice, and what AWS was asked for it.
  private struct SignIns: Decodable {
    let passwords: [String]
    let asked: [[Word]]
    let connect: [String: Word]
    let verifies: Bool
  }

  /// A word or a number.
  private enum Word: Decodable, Equatable, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
    case text(String), number(Int)

    init(stringLiteral value: String) { self = .text(value) }
    init(integerLiteral value: Int) { self = .number(value) }
    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let number = try? container.decode(Int.self) {
        self = .number(number)
      } else {
        self = .text(try container.decode(String.self))
      }
    }
  }

  @Test(arguments: ClientProfile.all) func eachConnectionSignsInAnew(_ profile: ClientProfile) throws {
    let folder = try ClientFolder(try ClientRenderer.render(try profile.deployment()))
    let program = """
      import json, ssl
      import boto3, proxy
      arguments = [proxy.connect().arguments for _ in range(2)]
      context = arguments[0].pop("ssl", None)
      verifies = context is not None and context.check_hostname and context.verify_mode == ssl.CERT_REQUIRED
      verifies |= arguments[0].get("sslmode") == "verify-full" and arguments[0].get("sslrootcert") == "system"
      print(json.dumps({"passwords": [each["password"] for each in arguments], "asked": boto3.asked, "connect": arguments[0],
                        "verifies": bool(verifies)}))
      """
    let host = profile.isPublished ? "published.example" : "told.example"
    for client in ["on-lambda", "on-eks"] {
      guard
        let found = try folder.python(
          program, in: client, as: SignIns.self, environment: profile.isPublished ? [:] : ["DB_HOST": host])
      else { return }
      let port: Word = profile.isMySQL ? 3306 : 5432
      #expect(found.verifies)
      #expect(Set(found.passwords).count == 2)
      #expect(found.connect["host"] == .text(host))
      #expect(found.connect["port"] == port, "the proxy's port, not the database's")
      #expect(found.connect["user"] == "app")
      #expect(found.connect[profile.isMySQL ? "database" : "dbname"] == "shop db")
      let signIn: [Word] =
        profile.signsInByIAM ? ["token", "eu-west-1", .text(host), port, "app"] : ["secret", "eu-west-1", "shop/app"]
      let parameter: [[Word]] = profile.isPublished ? [["parameter", "eu-west-1", "/shop/endpoint"]] : []
      #expect(found.asked.filter { $0.first != "parameter" } == [signIn, signIn])
      #expect(found.asked.filter { $0.first == "parameter" } == parameter)
    }
  }

  @Test func aMissingEndpointIsSaid() throws {
    let folder = try ClientFolder(try ClientRenderer.render(try ClientProfile.all[1].deployment()))
    let program = """
      import json, proxy
      try:
          proxy.connect()
      except LookupError as error:
          print(json.dumps(str(error)))
      """
    guard let words = try folder.python(program, in: "on-ec2", as: String.self) else { return }
    #expect(words.contains("DB_HOST"))
  }

  @Test(arguments: ClientProfile.all) func aFunctionKeepsItsConnection(_ profile: ClientProfile) throws {
    let folder = try ClientFolder(try ClientRenderer.render(try profile.deployment()))
    let program = """
      import json
      import handler, psycopg2
      def run(count):
          return [handler.handler({}, None) for _ in range(count)]
      run(2)
      kept = len(psycopg2.connections), psycopg2.connections[0].commits
      psycopg2.connections[0].close()
      run(2)
      replaced = len(psycopg2.connections)
      def broken(cursor, event):
          raise ValueError
      handler.answer = broken
      try:
          run(1)
      except ValueError:
          pass
      print(json.dumps([*kept, replaced, psycopg2.connections[-1].commits, int(psycopg2.connections[-1].is_closed)]))
      """
    guard
      let found = try folder.python(program, in: "on-lambda", as: [Int].self, environment: ["DB_HOST": "told.example"])
    else { return }
    // One connection and two commits; a second one once the first was closed; closed after a failure, which is not committed.
    #expect(found == [1, 2, 2, 2, 1])
  }

  @Test(arguments: ClientProfile.all) func thePoolIsSmall(_ profile: ClientProfile) throws {
    let folder = try ClientFolder(try ClientRenderer.render(try profile.deployment()))
    let program = """
      import json
      import engine, proxy, sqlalchemy
      named = [{"password": "old"}, {}]
      for each in named:
          sqlalchemy.event.listeners["do_connect"](None, None, [], each)
      made = sqlalchemy.made[0]
      print(json.dumps([made["address"], *[str(made[key]) for key in ("pool_size", "max_overflow", "pool_pre_ping", "pool_recycle")],
                        str(named[0]["password"] != named[1]["password"])]))
      """
    guard
      let found = try folder.python(program, in: "on-ecs", as: [String].self, environment: ["DB_HOST": "told.example"])
    else { return }
    let address = profile.isMySQL ? "mysql+pymysql://" : "postgresql+psycopg2://"
    // Half of the proxy's 1200 seconds, which is less than a token's 15 minutes.
    #expect(found == [address, "4", "0", "True", "600", "True"])
  }

  @Test func aTenantIsSetForOneTransaction() throws {
    let folder = try ClientFolder(try ClientRenderer.render(try ClientProfile.all[0].deployment()))
    let program = """
      import json
      import django.db
      from rds_proxy import base, settings, tenants
      with tenants.tenant(7):
          django.db.said.append(["work"])
      parameters = [base.DatabaseWrapper().get_connection_params() for _ in range(2)]
      default = settings.DATABASES["default"]
      print(json.dumps([str(each) for each in django.db.said] + [
          parameters[0]["client_encoding"], parameters[0]["dbname"], str(parameters[0]["password"] != parameters[1]["password"]),
          default["ENGINE"], str(default["CONN_MAX_AGE"]), str(default["DISABLE_SERVER_SIDE_CURSORS"])]))
      """
    guard
      let found = try folder.python(program, in: "on-ecs", as: [String].self, environment: ["DB_HOST": "told.example"])
    else { return }
    #expect(
      found == [
        "['BEGIN', True]", "['SET LOCAL my.tenant_id = %s', '7']", "['work']", "['COMMIT']", "UTF8", "shop db", "True",
        "rds_proxy", "600", "True",
      ])
  }
}
