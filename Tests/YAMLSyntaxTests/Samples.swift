/// Large inputs of the kinds that the reader is made for, written by rule.
enum Samples {
  /// JSON as `terraform show -json` writes it: nested modules, many short keys, policy documents as strings.
  static func plan(resources: Int, indented: Bool) -> String {
    let line = indented ? "\n      " : ""
    let resource = (0..<resources).map { number in
      let fields = [
        #""address":"module.databases[\"\#(number)\"].aws_db_proxy.this""#, #""mode":"managed","type":"aws_db_proxy""#,
        #""values":{"debug_logging":false,"engine_family":"POSTGRESQL","idle_client_timeout":1800,"require_tls":true"#,
        #""vpc_security_group_ids":["sg-0a1b2c3d4e5f60718","sg-1a1b2c3d4e5f60718"],"tags":{"team":"orders","n":"\#(number)"}"#,
        #""policy":"{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": [{\"Effect\": \"Allow\"}]\n}""#,
        #""auth":[{"auth_scheme":"SECRETS","iam_auth":"REQUIRED","secret_arn":null,"weight":0.5}]}"#,
      ]
      return "{" + fields.joined(separator: ",\(line)") + "}"
    }
    return #"{"format_version":"1.2","planned_values":{"root_module":{"resources":["#
      + resource.joined(separator: ",\(line)")
      + "]}}}"
  }

  /// A template with the shapes that templates have: block mappings and lists, tags, flow lists, literal text, comments.
  static func template(resources: Int) -> String {
    let resource = (0..<resources).map { number in
      """
        Proxy\(number):
          Type: AWS::RDS::DBProxy
          # the proxy of the order service
          Properties:
            DBProxyName: !Sub '${Environment}-orders-\(number)'
            EngineFamily: POSTGRESQL
            RequireTLS: true
            IdleClientTimeout: 1800
            VpcSubnetIds: [subnet-a, subnet-b, !Ref SubnetC]
            Auth:
              - AuthScheme: SECRETS
                IAMAuth: REQUIRED
                SecretArn: !GetAtt Secret.Arn
            Description: >-
              A long text
              over two lines
            Script: |
              #!/bin/sh
              echo "hello"
            Tags:
            - Key: team
              Value: "orders and more"  # who pays


      """
    }
    return "AWSTemplateFormatVersion: 2010-09-09\nResources:\n" + resource.joined()
  }
}
