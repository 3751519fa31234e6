internal import SourceText

/// A kind of error: the same words every time, and one thing to do. What is particular to the file is in the label.
struct Mistake: Sendable {
  let message: String
  let help: String?

  init(_ message: String, help: String? = nil) {
    self.message = message
    self.help = help
  }

  func diagnostic(
    at range: SourceRange, _ label: String, related: [Diagnostic.Label] = [], help: String? = nil
  ) -> Diagnostic {
    .error(message, at: range, label, related: related, help: help ?? self.help)
  }
}

// The file as a whole.
extension Mistake {
  static let fileTooLarge = Mistake("a file of four gigabytes or more cannot be read")
  static func wideEncoding(_ name: String) -> Mistake {
    Mistake("this file is \(name)", help: "save it as UTF-8")
  }
  static let notText = Mistake("this is not a text file", help: "give a file of YAML or JSON in UTF-8")
  static let notUTF8 = Mistake("this is not UTF-8", help: "save the file as UTF-8")
  static let controlCharacter = Mistake(
    "a control character stands in the text", help: "remove it, or write it as an escape in double quotes")
  static let unprintableCharacter = Mistake(
    "an invisible character stands outside of quotes", help: "remove it, or put the text in double quotes")
  static let strayByteOrderMark = Mistake(
    "a byte order mark stands inside the file", help: "remove it; it is left over where two files were joined")
  static let tooDeep = Mistake(
    "nodes lie too deep in each other", help: "nest at most \(YAMLReader.maximumDepth) levels")
}

// Lines and indentation.
extension Mistake {
  static let tab = Mistake("a tab is used as indentation", help: "indent with spaces; YAML allows no tabs there")
  static let indentation = Mistake(
    "the indentation fits nothing above", help: "begin the line where the lines it belongs to begin")
  static let missingColon = Mistake("a key has no `:`", help: "write `key: value`")
  static let missingSpaceAfterColon = Mistake("a space is missing after `:`", help: "write `key: value`")
  static let missingSpaceAfterDash = Mistake("a space is missing after `-`", help: "write `- item`")
  static let itemExpected = Mistake(
    "a list goes on without `- `", help: "begin every item with `- `, or indent the line deeper")
  static let keyExpected = Mistake(
    "a list item stands among the keys of a mapping", help: "indent the list deeper than its key, or give it a key")
  static let itemOnKeyLine = Mistake(
    "a list begins on the line of its key", help: "put the first `- ` on the next line")
  static let mappingOnValueLine = Mistake(
    "a value holds `: `", help: "put the value in quotes, or put the mapping on lines of its own below")
  static let collectionOnMarkerLine = Mistake(
    "a mapping or list begins on the line of `---`", help: "begin it on the next line")
  static let collectionAfterProperties = Mistake(
    "an anchor or tag stands before a list on the same line", help: "put the list on the next line")
  static let trailingContent = Mistake("the value is over, but the line goes on", help: "put the whole value in quotes")
  static let contentAfterRoot = Mistake(
    "the document is over, but there is more", help: "begin another document with a line `---`")
  static let multilineKey = Mistake("a key reaches over more than one line", help: "write the key on one line")
  static let longKey = Mistake(
    "a key is longer than 1024 characters", help: "write `? ` before the key and `: ` before the value, on two lines")
  static let commentWithoutSpace = Mistake("a comment needs a space before `#`", help: "write ` #`")
}

// Documents and directives.
extension Mistake {
  static let contentAfterMarker = Mistake("nothing but a comment may follow `...`", help: "put it on the next line")
  static let directiveInDocument = Mistake(
    "a directive stands inside a document", help: "end the document above it with a line `...`")
  static let directiveWithoutDocument = Mistake(
    "directives are not followed by `---`", help: "put a line `---` between the directives and the document")
  static let badVersionDirective = Mistake("`%YAML` needs a version and nothing else", help: "write `%YAML 1.2`")
  static let unsupportedVersion = Mistake(
    "this version of YAML is not known", help: "write `%YAML 1.2`, or leave the line out")
  static let repeatedDirective = Mistake("a directive is given twice", help: "remove one of them")
  static let badTagDirective = Mistake(
    "`%TAG` needs a handle and a prefix", help: "write `%TAG !name! tag:example.com,2000:`")
}

// Anchors, aliases and tags.
extension Mistake {
  static let anchorWithoutName = Mistake(
    "`&` needs a name behind it", help: "to begin a text with `&`, put it in quotes")
  static let aliasWithoutName = Mistake(
    "`*` needs a name behind it", help: "to begin a text with `*`, put it in quotes")
  static let twoAnchors = Mistake("a node has two anchors", help: "remove one of them")
  static let twoTags = Mistake("a node has two tags", help: "remove one of them")
  static let aliasWithProperties = Mistake(
    "an alias has an anchor or tag of its own", help: "remove it; an alias already is a node elsewhere")
  static let badTag = Mistake(
    "this tag is malformed", help: "a tag is `!name`, `!!name` or `!<uri>`; write other characters as %XX")
  static let unknownTagHandle = Mistake(
    "this tag uses a handle that is not declared", help: "declare it before the document: `%TAG !name! prefix`")
  static let missingSpaceAfterProperty = Mistake("a space is missing after an anchor or tag")
  static let unknownAnchor = Mistake(
    "an alias has no anchor",
    help: "define it above with `&`; if a text is meant that begins with `*`, put it in quotes")
  static let recursiveAlias = Mistake("an alias stands inside the node it stands for", help: "write the node out")
  static let expansion = Mistake(
    "aliases make the document too large",
    help: "write the nodes out; aliases may add \(YAMLReader.maximumExpansion) nodes")
  static let duplicateKey = Mistake("a key is set twice", help: "remove one of the two")
}

// Scalars.
extension Mistake {
  static let unclosedQuote = Mistake("a quote is not closed")
  static let indentationInQuotes = Mistake(
    "a quoted text goes on too far to the left",
    help: "close the quote, or indent this line deeper than the key or `-` above")
  static let unknownEscape = Mistake(
    "this escape means nothing", help: #"write `\\` for a backslash, or put the text in single quotes"#)
  static let badHexEscape = Mistake(
    "an escape has too few hexadecimal digits", help: #"write \x41, \u0041 or \U00000041; for a backslash write `\\`"#)
  static let badCodePoint = Mistake(
    "an escape names no character", help: "characters go up to 10FFFF, without D800 to DFFF")
  static let reservedCharacter = Mistake("a value cannot begin with this character", help: "put the value in quotes")
  static let badBlockHeader = Mistake(
    "the line of `|` or `>` holds too much",
    help: "after `|` or `>`: a digit from 1 to 9, `+` or `-`; the text begins on the next line")
  static let blankLineTooDeep = Mistake(
    "a blank line is indented deeper than the text below it", help: "remove the spaces of the blank line")
}

// Flow collections.
extension Mistake {
  static let unclosedFlow = Mistake("a bracket or brace is not closed")
  static let mismatchedFlow = Mistake("a bracket or brace is closed by the wrong one")
  static let flowIndentation = Mistake(
    "a line inside brackets stands too far to the left", help: "indent it deeper than the key or `-` above")
  static let missingComma = Mistake("a comma is missing", help: "separate entries with `,`")
  static let extraComma = Mistake("a comma stands where an entry belongs", help: "remove one comma")
  static let flowValue = Mistake("this cannot begin a value inside brackets", help: "put the value in quotes")
  static let closerWithoutOpener = Mistake(
    "a bracket is closed that was never opened", help: "remove it, or put the text in quotes")
}
