public import SourceText

/// An expression as it was written, unevaluated.
public struct HCLExpression: Sendable {
  /// What it is.
  public enum Kind: Sendable {
    /// `null`
    case null
    /// `true` or `false`
    case bool(Bool)
    /// A number, as it was written: no digit is lost.
    case number(String)
    /// A quoted string or a heredoc without sequences in it; escapes and indentation are resolved.
    case string(String)
    /// A quoted string or a heredoc with sequences.
    case template([HCLTemplatePart])
    /// `[a, b]`
    case tuple([HCLExpression])
    /// `{ a = b }`
    case object([HCLObjectItem])
    /// A name that stands alone or begins a path: `var`, `each`, `aws_db_proxy`.
    case variable(String)
    /// A value and the steps into it: `aws_db_proxy.this.arn`, `f(x)[0].name`, `list[*].id`.
    indirect case path(HCLExpression, [HCLStep])
    /// `name(arguments)`
    indirect case call(HCLCall)
    /// `-a` or `!a`
    indirect case signed(Located<HCLSign>, HCLExpression)
    /// `a + b`
    indirect case binary(HCLExpression, Located<HCLOperator>, HCLExpression)
    /// `a ? b : c`
    indirect case conditional(HCLExpression, HCLExpression, HCLExpression)
    /// `(a)`
    indirect case parenthesized(HCLExpression)
    /// `[for …]` or `{for …}`
    indirect case comprehension(HCLComprehension)
    /// What could not be read; a diagnostic says why.
    case invalid
  }

  /// What it is.
  public let kind: Kind
  /// Where it is, with brackets and quotes.
  public let range: SourceRange
  /// How many expressions are nested in each other here at most, this one included; the parser keeps it bounded.
  let height: Int32

  init(_ kind: Kind, _ range: SourceRange) {
    self.kind = kind
    self.range = range
    height = 1 + kind.height
  }
}

/// A step into a value.
public struct HCLStep: Sendable {
  /// What kind of step.
  public enum Kind: Sendable {
    /// `.name`
    case attribute(String)
    /// `[key]`
    case index(HCLExpression)
    /// `.0`, the old way to write `[0]`.
    case legacyIndex(String)
    /// `[*]`: all steps that follow are made into every element.
    case splat
    /// `.*`, the old way: the names and numbers that follow with dots are made into every element, up to the first bracket.
    case attributeSplat
  }

  /// What kind of step.
  public let kind: Kind
  /// From the dot or bracket to the end of the step.
  public let range: SourceRange
}

/// `key = value` in an object.
public struct HCLObjectItem: Sendable {
  /// The key as an expression; see `name` for what a bare word means.
  public let key: HCLExpression
  /// The value.
  public let value: HCLExpression

  /// The key, where it is a bare word or a string without sequences.
  public var name: Located<String>? {
    switch key.kind {
    case .variable(let name), .string(let name): Located(name, at: key.range)
    case .bool(let bool): Located(bool ? "true" : "false", at: key.range)
    case .null: Located("null", at: key.range)
    default: nil
    }
  }
}

/// A function call.
public struct HCLCall: Sendable {
  /// The name, with its namespaces: `provider::aws::arn_parse`.
  public let name: Located<String>
  /// The arguments.
  public let arguments: [HCLExpression]
  /// The `...` that makes the last argument's elements arguments of their own.
  public let expansion: SourceRange?
}

/// `[for key, value in collection : result if condition]`, or the same in braces with `key => result`.
public struct HCLComprehension: Sendable {
  /// The first of two names.
  public let key: Located<String>?
  /// The only or the second name.
  public let value: Located<String>
  /// What is gone through.
  public let collection: HCLExpression
  /// The key of each attribute of an object; nil in brackets.
  public let resultKey: HCLExpression?
  /// The element, or the value of the attribute.
  public let result: HCLExpression
  /// What decides whether an element takes part.
  public let condition: HCLExpression?
  /// The `...` that gathers values of equal keys into lists.
  public let grouping: SourceRange?
}

/// A part of a string with sequences.
public indirect enum HCLTemplatePart: Sendable {
  /// Text; escapes are resolved, and what `~` or the indentation of `<<-` takes away is gone.
  case text(Located<String>)
  /// `${value}`; the range is that of the whole sequence.
  case value(HCLExpression, SourceRange)
  /// `%{ if condition }first%{ else }second%{ endif }`
  case conditional(HCLExpression, [HCLTemplatePart], [HCLTemplatePart], SourceRange)
  /// `%{ for key, value in collection }body%{ endfor }`
  case loop(HCLTemplateLoop, SourceRange)
}

/// `%{ for key, value in collection }body%{ endfor }`
public struct HCLTemplateLoop: Sendable {
  /// The first of two names.
  public let key: Located<String>?
  /// The only or the second name.
  public let value: Located<String>
  /// What is gone through.
  public let collection: HCLExpression
  /// What is written for each element.
  public let body: [HCLTemplatePart]
}

extension HCLExpression {
  /// The text, where it is a string without sequences.
  public var text: String? { if case .string(let text) = kind { text } else { nil } }

  /// The name that a path begins with and the steps from there, where it is a name or begins with one.
  public var reference: (root: Located<String>, steps: [HCLStep])? {
    switch kind {
    case .variable(let name): return (Located(name, at: range), [])
    case .path(let root, let steps):
      guard case .variable(let name) = root.kind else { return nil }
      return (Located(name, at: root.range), steps)
    default: return nil
    }
  }

  /// The expression inside any parentheses.
  public var withoutParentheses: HCLExpression {
    var expression = self
    while case .parenthesized(let inner) = expression.kind { expression = inner }
    return expression
  }
}
