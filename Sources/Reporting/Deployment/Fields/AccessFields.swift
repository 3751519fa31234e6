import ProxyModel
import SourceText

extension Role: FieldedValue {
  var fields: [Field] {
    [
      Field("ownership", ownership), Field("name", name), Field("description", description), Field("trust", trust),
      Field("policies", policies), Field("unseen_policies", unseenPolicies), Field("tags", tags),
    ]
  }
}

extension RolePolicy: FieldedValue {
  var fields: [Field] { [Field("name", name), Field("document", document), Field("is_found", isFound)] }
}

extension Secret: FieldedValue {
  var fields: [Field] {
    [
      Field("ownership", ownership), Field("name", name), Field("arn", arn), Field("username", username),
      Field("kms_key", kmsKey), Field("keys", keys), Field("rotation", rotation), Field("host", host),
      Field("tags", tags),
    ]
  }
}

extension SecretARN: FieldedValue {
  var fields: [Field] { [Field("arn", arn)] }
}
