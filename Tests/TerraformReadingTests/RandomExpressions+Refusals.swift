// What Terraform refuses, and what it goes on with beside that: the arms of conditionals, where a fault may come to nothing while its
// type does not.
extension RandomExpressions {
  /// Something that is refused, or a null, or something that is neither.
  mutating func doubtful(_ depth: Int) -> String {
    switch number(8) {
    case 0...3:
      return pick([
        "upper(null)", "[][0]", "{}.a", "(0 / 0)", "-\"x\"", "tonumber(\"x\")", "\"x${null}\"", "tolist([1])[3]",
        "toset([1])[0]", "tomap({ a = 1 }).b", "parseint(\"z\", 10)", "(null + 1)", "!\"x\"", "({} ? 1 : 2)",
        "(null ? \"a\" : \"b\")", "(\"x\" ? [1] : [2, 3])", "[{ a = 1 }][*].b", "{ (null) = 1 }", "(1 < \"x\")",
        "[for x in 1 : x]", "{ for x in [1, 1] : x => x }", "tolist([{ a = 1 }])[*].b", "tolist([])[*].b", "null[0]",
        "null.a",
        "keys(null)", "(true ? upper(null) : 1)", "(true ? 1 : [])", "[null][*].a", "tolist([[1]])[*].b[0]",
      ])
    case 4...5: return typedNull()
    case 6: return "null"
    default: return expression(pick(Kind.allCases), depth)
    }
  }

  mutating func typedNull() -> String {
    pick([
      "tonumber(null)", "tostring(null)", "tobool(null)", "tolist(null)", "tomap(null)", "toset(null)",
      "tolist([null, 1])[0]", "tomap({ a = null, b = \"x\" }).a", "(true ? null : { a = 1 })", "(false ? [1] : null)",
      "(true ? null : tolist([\"a\"]))", "(true ? null : tomap({ a = 1 }))", "(true ? null : toset([\"a\"]))",
      "one([])",
      "[{ a = null }][0].a", "tolist([null, { a = 1 }])[0]", "tolist([[1], null])[1]", "(true ? null : {})",
    ])
  }

  /// Something of which a part may be refused.
  mutating func partial(_ depth: Int) -> String {
    func doubt(_ random: inout RandomExpressions) -> String {
      depth > 0 && random.chance(40) ? random.partial(depth - 1) : random.doubtful(max(0, depth - 1))
    }
    func any(_ random: inout RandomExpressions) -> String {
      random.expression(random.pick(Kind.allCases), max(0, depth - 1))
    }
    switch number(34) {
    case 0: return "[\(doubt(&self)), \(any(&self))]"
    case 1: return "[\(doubt(&self)), \(any(&self))][\(pick(["0", "1", "2", doubtful(0)]))]"
    case 2: return "{ a = \(doubt(&self)), b = \(any(&self)) }"
    case 3: return "{ a = \(doubt(&self)), b = \(any(&self)) }\(pick([".a", ".b", "[\"b\"]", "[*].a", ".*.b[0]"]))"
    case 4: return "[for v in [\(doubt(&self)), \(any(&self))] : v]"
    case 5: return loop(over: "[\(doubt(&self)), \(any(&self))]", depth)
    case 6: return "{ for v in [\(doubt(&self)), \"b\"] : v => \(any(&self))\(pick(["", "..."])) }"
    case 7:
      return
        "{ for k, v in { a = \(doubt(&self)), b = \(any(&self)) } : \(pick(["k", "\"same\"", "v"])) => v\(pick(["", "..."])) }"
    case 8: return "[for v in [\(any(&self)), \(any(&self))] : v if \(doubt(&self))]"
    case 9: return "[for v in [\(doubt(&self)), true] : \(any(&self)) if v]"
    case 10:
      return
        "[\(doubt(&self)), { a = \(any(&self)) }]\(pick(["[*].a", ".*.a", "[*].a[0]", ".*.a[0]", ".*.a.b", "[*][0]"]))"
    case 11:
      return
        "\(pick(["tolist", "toset"]))([{ a = \(any(&self)) }, { a = null }])\(pick(["[*].a", "[*].b", ".*.a[0]", ".*.b[0]", "[*].a[*].b", "[*].a.b"]))"
    case 12: return "\"x${\(doubt(&self))}y\""
    case 13: return "\"${\(doubt(&self))}\""
    case 14: return "\"%{ if \(doubt(&self)) }a${\(doubt(&self))}%{ else }${\(doubt(&self))}%{ endif }\""
    case 15: return "\"%{ for v in [\(doubt(&self)), 1] }${v}%{ endfor }\""
    case 16...18: return "(\(doubt(&self)) ? \(doubt(&self)) : \(doubt(&self)))"
    case 19...20: return "(\(expression(.bool, max(0, depth - 1))) ? \(doubt(&self)) : \(any(&self)))"
    case 21: return "(\(doubt(&self)) \(pick(["+", "==", "<", "&&", "||"])) \(any(&self)))"
    case 22: return "(\(any(&self)) \(pick(["!=", "&&", "||", "%"])) \(doubt(&self)))"
    case 23: return "\(pick(["!", "-"]))\(doubt(&self))"
    case 24: return "\(doubt(&self))\(pick(["[0]", ".a", "[*]", "[*].a", ".*.a", "[\"a\"]"]))"
    case 25: return "\(expression(.list, max(0, depth - 1)))[\(doubt(&self))]"
    case 26: return "merge(\(doubt(&self)), \(doubt(&self)))"
    case 27:
      return
        "\(pick(["coalesce", "concat", "coalescelist", "merge", "setunion", "max"]))([\(doubt(&self)), \(any(&self))]...)"
    case 28:
      return
        "\(pick(["tolist", "toset", "jsonencode", "length", "keys", "values", "one", "tostring"]))(\(doubt(&self)))"
    case 29: return "\(pick(["can", "try"]))(\(doubt(&self)))"
    case 30: return "try(\(doubt(&self)), \(any(&self)))"
    case 31: return "{ (\(doubt(&self))) = \(any(&self)) }"
    case 32: return "tolist([\(doubt(&self)), \(any(&self))])"
    default: return "tomap({ a = \(doubt(&self)), b = \(any(&self)) })"
    }
  }

  private mutating func loop(over collection: String, _ depth: Int) -> String {
    names.append(("p\(names.count)", pick(Kind.allCases)))
    defer { names.removeLast() }
    let name = names[names.count - 1].name
    let condition = chance(30) ? " if \(expression(.bool, max(0, depth - 1)))" : ""
    return
      "[for \(name) in \(collection) : \(pick([name, "[\(name)]", expression(pick(Kind.allCases), max(0, depth - 1))]))\(condition)]"
  }
}
