import HCLSyntax
import Testing

/// What the printer writes, and that `terraform fmt` leaves it alone.
@Suite struct HCLPrinterTests {
  static let proxy: [HCLItem] = [
    .comment("Written by a test.\n\nTwo paragraphs."),
    .blank,
    block("resource", "aws_db_proxy", "this") {
      "name" .= .template("\(.reference("var.prefix"))-proxy")
      "engine_family" .= "POSTGRESQL"
      ("require_tls" .= true).noted("never without")
      ("idle_client_timeout" .= 1800).noted("AWS default")
      "role_arn" .= .reference("aws_iam_role.proxy.arn")
      "vpc_subnet_ids" .= .lines([.reference("aws_subnet.a.id"), .reference("aws_subnet.b.id")])
      "vpc_security_group_ids" .= [.reference("aws_security_group.proxy.id")]
      HCLItem.blank
      block("auth") {
        "auth_scheme" .= "SECRETS"
        "iam_auth" .= .conditional(.reference("var.iam"), "REQUIRED", "DISABLED")
      }
      HCLItem.blank
      "tags"
        .= .object {
          "Name" .= "a"
          "cost:center" .= "b"
          HCLItem.comment("and")
          "owner" .= .call("upper", [.reference("var.owner")])
        }
    },
    block("empty") {},
    block("locals") {
      "policy"
        .= .call(
          "jsonencode",
          [
            .object {
              "Version" .= "2012-10-17"; "Statement" .= [.object { "Effect" .= "Allow" }]
            }
          ])
      for count in 1...2 { "count_\(count)" .= .number(count) }
    },
  ]

  @Test func readsLikeTheFileItWrites() {
    #expect(
      HCLPrinter.print(Self.proxy) == """
        # Written by a test.
        #
        # Two paragraphs.

        resource "aws_db_proxy" "this" {
          name                = "${var.prefix}-proxy"
          engine_family       = "POSTGRESQL"
          require_tls         = true # never without
          idle_client_timeout = 1800 # AWS default
          role_arn            = aws_iam_role.proxy.arn
          vpc_subnet_ids = [
            aws_subnet.a.id,
            aws_subnet.b.id,
          ]
          vpc_security_group_ids = [aws_security_group.proxy.id]

          auth {
            auth_scheme = "SECRETS"
            iam_auth    = var.iam ? "REQUIRED" : "DISABLED"
          }

          tags = {
            Name          = "a"
            "cost:center" = "b"
            # and
            owner = upper(var.owner)
          }
        }
        empty {}
        locals {
          policy = jsonencode({
            Version = "2012-10-17"
            Statement = [{
              Effect = "Allow"
            }]
          })
          count_1 = 1
          count_2 = 2
        }

        """)
  }

  static let values: [(HCLValue, String)] = [
    (.string("a\"b\\c\n\t\u{1}é👩‍👩‍👧‍👦"), #""a\"b\\c\n\t\u0001é👩‍👩‍👧‍👦""#),
    (.string("${a} %{b} $ % $${"), #""$${a} %%{b} $ % $$${""#),
    (.string("\u{202E}"), #""\u202e""#),
    (.template("$\(.reference("a.b"))%"), #""\u0024${a.b}%""#),
    (.template("\(.reference("a.b"))"), "a.b"),
    (.template("a\("${b}")"), #""a$${b}""#),
    (.expression("a\nb = 1"), #""a\nb = 1""#),
    (.expression("a # b"), #""a # b""#),
    (.expression("]"), #""]""#),
    (.binary(.binary(1, .add, 2), .multiply, .number(-3)), "(1 + 2) * -3"),
    (.binary(1, .subtract, .binary(2, .subtract, 3)), "1 - (2 - 3)"),
    (.signed(.not, .binary(.reference("a"), .or, .reference("b"))), "!(a || b)"),
    (.conditional(.conditional(true, false, true), 1, 2), "(true ? false : true) ? 1 : 2"),
    (.attribute(.index(.reference("a.b"), "c d"), "e"), #"a.b["c d"].e"#),
    (.call("provider::aws::arn_parse", [.null, [1, .decimal(0.5)]]), "provider::aws::arn_parse(null, [1, 0.5])"),
  ]

  @Test(arguments: values.indices) func writesAValue(_ index: Int) {
    let (value, text) = Self.values[index]
    #expect(HCLPrinter.print { "x" .= value } == "x = \(text)\n")
  }

  @Test func terraformLeavesItAlone() throws {
    let texts = ([Self.proxy] + Self.values.map { [HCLItem.attribute("x", $0.0)] }).map {
      Array(HCLPrinter.print($0).utf8)
    }
    let verdicts = try Terraform.format(texts)
    if verdicts.isEmpty { print("skipped: no terraform to compare with") }
    for (text, verdict) in zip(texts, verdicts) {
      #expect(verdict == .formatted(text), "\(String(decoding: text, as: UTF8.self))")
    }
  }
}
