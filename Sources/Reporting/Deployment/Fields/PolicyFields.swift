import ProxyModel
import SourceText

extension PolicyDocument: FieldedValue {
  var fields: [Field] { [Field("version", version), Field("statements", statements)] }
}

extension PolicyStatement: FieldedValue {
  var fields: [Field] {
    [
      Field("sid", sid), Field("effect", effect), Field("actions", actions), Field("resources", resources),
      Field("principals", principals), Field("conditions", conditions), Field("places", places),
    ]
  }
}

extension PolicyStatement.Places: FieldedValue {
  var fields: [Field] {
    [
      Field("action", action), Field("resource", resource), Field("principal", principal),
      Field("condition", condition),
    ]
  }
}

extension PolicyPrincipal: FieldedValue {
  var fields: [Field] { [Field("kind", kind), Field("identifiers", identifiers)] }
}

extension PolicyCondition: FieldedValue {
  var fields: [Field] { [Field("test", test), Field("key", key), Field("values", values)] }
}

extension SourceRange: FieldedValue {
  var fields: [Field] { [Field("file", file), Field("start", start), Field("end", end)] }
}
