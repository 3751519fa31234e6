extension ProfileGenerator {
  /// A role that exists already, with what is known of its documents.
  mutating func foundRole(_ account: String) -> ProfileValue {
    .keys([
      "arn": .text("arn:aws:iam::\(account):role/\(pick(["", "team/"]))rds-proxy"),
      "trust": chance(3) ? nil : document(isTrust: true),
      "policies": chance(3) ? nil : policies(),
    ])
  }

  mutating func policies() -> ProfileValue {
    .list((0..<Int.random(in: 0...2, using: &random)).map { _ in document(isTrust: false) })
  }

  /// A policy document, which need not let anybody do anything.
  private mutating func document(isTrust: Bool) -> ProfileValue {
    let statements = (0..<Int.random(in: 1...2, using: &random)).map { _ in statement(isTrust: isTrust) }
    return .keys([
      "Version": chance(3) ? nil : .text(pick(["2012-10-17", "2008-10-17"])),
      "Id": chance(6) ? hostile(silent: true) : nil,
      "Statement": statements.count == 1 && chance(2) ? statements[0] : .list(statements),
    ])
  }

  private mutating func statement(isTrust: Bool) -> ProfileValue {
    let actions =
      isTrust ? ["sts:AssumeRole"] : ["secretsmanager:GetSecretValue", "kms:Decrypt", "rds-db:connect", "*"]
    let resources = ["*", "arn:aws:secretsmanager:us-east-1:123456789012:secret:app0-??????", "not an ARN"]
    let principals = [
      ProfileValue.Entry("Service", .text("rds.amazonaws.com")), .init("AWS", .texts(["*"], alone: chance(2))),
    ]
    let conditions = [
      ProfileValue.Entry(
        "StringEquals", .keys(["aws:SourceAccount": .text("123456789012"), "kms:ViaService": .text("x")])),
      .init("ArnLike", .keys(["aws:SourceArn": .texts(["arn:aws:rds:*", "*"])])),
    ]
    return .keys([
      "Sid": chance(2) ? hostile(silent: true) : nil,
      "Effect": .text(chance(5) ? "Deny" : "Allow"),
      "Principal": isTrust || chance(10) ? .map(some(principals)) : nil,
      chance(8) ? "NotAction" : "Action": .texts(some(actions), alone: chance(2)),
      chance(8) ? "NotResource" : "Resource": isTrust && !chance(8) ? nil : .texts(some(resources), alone: chance(2)),
      "Condition": chance(3) ? .map(some(conditions)) : nil,
    ])
  }
}
