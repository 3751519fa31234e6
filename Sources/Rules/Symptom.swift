public import AWSFacts
import SourceText

/// What AWS says when something is wrong, and the rules that would have prevented it.
public struct Symptom: Sendable {
  /// AWS's own words, or the beginning of them.
  public let words: String
  /// Who says so: `target health`, `a client's error`.
  public let origin: String
  /// What it means, as a clause.
  public let meaning: String
  /// What to look at first, as a clause; nil where the rules tell.
  public let check: String?
  /// The rules, the likeliest cause first.
  public let rules: [String]
  /// The pages that have the words.
  public let sources: [AWSDocument]

  /// Every symptom that the catalogue knows a cause of.
  public static let all: [Symptom] =
    TargetHealthReason.allCases.map(Symptom.init) + ServiceMessage.allCases.map(Symptom.init) + others

  /// What it means that a proxy or an endpoint has this status; nil where no rule prevents it.
  static func status(_ status: ProxyStatus) -> Symptom? { others.first { $0.words == status.rawValue } }

  /// The symptoms that a text is about: a code, or a message of which some words are quoted.
  public static func matching(_ text: String) -> [Symptom] {
    let sought = folded(text)
    guard sought.count >= 6 else { return [] }
    return all.filter { symptom in
      let words = folded(symptom.words)
      return words.holds(sought) || sought.holds(words)
    }
  }

  /// Lower-case letters and digits, with one space for anything else: quotes and line breaks do not matter.
  private static func folded(_ text: String) -> String {
    var folded = ""
    for character in text.lowercased() {
      if character.isLetter || character.isNumber {
        folded.append(character)
      } else if folded.last != " " {
        folded.append(" ")
      }
    }
    return String(folded.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}

extension Symptom {
  /// What it means that a target's health has this reason.
  init(_ reason: TargetHealthReason) {
    let rules: [String] =
      switch reason {
      case .unreachable: ["HR074", "HR075", "HR076", "HR147", "HR018"]
      case .connectionFailed: ["HR068", "HR094", "HR091", "HR026"]
      case .authFailure: ["HR054", "HR056", "HR057", "HR052", "HR039", "HR037", "HR042"]
      case .pendingProxyCapacity: ["HR023", "HR054", "HR074", "HR075"]
      case .invalidReplicationState: ["HR011", "HR013"]
      case .promoted: ["HR012"]
      }
    self.init(
      words: reason.rawValue, origin: "the reason of a target's health", meaning: reason.meaning, check: reason.check,
      rules: rules, sources: TargetHealthReason.sources)
  }

  private init(_ message: ServiceMessage) {
    let rules: [String] =
      switch message {
      case .tlsNeededForIAM: ["HR145"]
      case .userNameBesideSecret: ["HR036"]
      case .tlsRequired: ["HR067"]
      case .iamNeedsTLS: ["HR065"]
      case .iamExpectedFromClient: ["HR032", "HR060"]
      case .iamNotConfigured: ["HR030", "HR060"]
      case .noCredentials: ["HR054", "HR056", "HR039", "HR030", "HR037"]
      case .optionNotSupported: ["HR110"]
      case .noWriter: ["HR012"]
      case .secretUnreadable: ["HR054", "HR056", "HR057", "HR052"]
      }
    self.init(
      words: message.text, origin: "an error of the service", meaning: message.cause, check: nil, rules: rules,
      sources: message.sources)
  }

  private static let others: [Symptom] = [
    Symptom(
      words: "Timed out waiting for target group to become available", origin: "CloudFormation, after minutes",
      meaning: "the proxy stands, but it never got through to its database",
      check: "`aws rds describe-db-proxy-targets`: the reason of the target's health tells which of these it is",
      rules: ["HR074", "HR075", "HR076", "HR054", "HR056", "HR052", "HR037"], sources: [.cdkIssue8919]),
    Symptom(
      words: "remaining connection slots are reserved", origin: "PostgreSQL, to whoever comes last",
      meaning: "every connection that is not kept for superusers is taken", check: nil,
      rules: ["HR094", "HR093", "HR091", "HR089"], sources: [.auroraProxyConnections]),
    Symptom(
      words: "sorry, too many clients already", origin: "PostgreSQL, to whoever comes last",
      meaning: "every connection of the database is taken", check: nil, rules: ["HR094", "HR093", "HR091", "HR070"],
      sources: [.auroraProxyConnections]),
    Symptom(
      words: ProxyEvent.tooFewAddresses.rawValue, origin: "an event of the proxy",
      meaning: "the subnets have too few free addresses for the proxy to grow", check: nil, rules: ["HR023"],
      sources: [.rdsProxyEvents]),
    Symptom(
      words: "InsufficientAvailableIPsInSubnetFault", origin: "`RegisterDBProxyTargets`",
      meaning: "the subnets have too few free addresses", check: nil, rules: ["HR023", "HR015"],
      sources: [.registerDBProxyTargets]),
    Symptom(
      words: "DBProxyAlreadyExistsFault", origin: "`CreateDBProxy`",
      meaning: "the name is taken in this account and region",
      check: nil, rules: ["HR190"], sources: [.createDBProxy]),
    Symptom(
      words: "DBProxyEndpointAlreadyExistsFault", origin: "`CreateDBProxyEndpoint`",
      meaning: "the name is taken in this account and region, perhaps by another proxy's endpoint", check: nil,
      rules: ["HR198", "HR003"], sources: [.createDBProxyEndpoint]),
    Symptom(
      words: "DBProxyQuotaExceededFault", origin: "`CreateDBProxy`",
      meaning: "the account has as many proxies as it may",
      check: nil, rules: ["HR027"], sources: [.rdsQuotas]),
    Symptom(
      words: "InvalidSubnet", origin: "`CreateDBProxy`",
      meaning: "a subnet is not there, or they are not all of one VPC",
      check: nil, rules: ["HR017", "HR015", "HR118"], sources: [.createDBProxy]),
    Symptom(
      words: ProxyStatus.incompatibleNetwork.rawValue, origin: "the status of a proxy or endpoint",
      meaning: ProxyStatus.incompatibleNetwork.meaning, check: ProxyStatus.incompatibleNetwork.check,
      rules: ["HR025", "HR026", "HR019", "HR015"], sources: [.dbProxy]),
  ]
}
