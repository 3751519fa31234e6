import Foundation
import Rendering
import TestSupport
import Testing

/// What containers are defined by.
@Suite struct ContainerTests {
  private struct TaskDefinition: Decodable {
    struct Variable: Decodable {
      let name: String
      let value: String
    }
    struct Secret: Decodable {
      let name: String
      let valueFrom: String
    }
    struct Container: Decodable {
      let name: String
      let environment: [Variable]
      let secrets: [Secret]?
    }
    let family: String
    let taskRoleArn: String
    let containerDefinitions: [Container]
  }

  @Test(arguments: ClientProfile.all) func aTaskIsTold(_ profile: ClientProfile) throws {
    let files = try ClientRenderer.render(try profile.deployment(), for: "on-ecs")
    let text = try #require(files.first { $0.name.hasSuffix(".json") }).text
    let task = try JSONDecoder().decode(TaskDefinition.self, from: Data(text.utf8))
    #expect(task.family == "on-ecs")
    #expect(task.taskRoleArn == "arn:aws:iam::123456789012:role/role-ecs")
    let container = try #require(task.containerDefinitions.first)
    let environment = Dictionary(uniqueKeysWithValues: container.environment.map { ($0.name, $0.value) })
    #expect(environment["AWS_REGION"] == "eu-west-1")
    #expect(environment["DB_NAME"]?.hasPrefix("REPLACE-WITH") == true)
    #expect((environment["DB_HOST"] == nil) == profile.isPublished)
    #expect(
      container.secrets?.map(\.valueFrom)
        == (profile.isPublished ? ["arn:aws:ssm:eu-west-1:123456789012:parameter/shop/endpoint"] : nil))
  }

  /// `aws` takes the definition: it is held to the model of the service, and nothing is sent.
  @Test func theRealCommandTakesIt() throws {
    guard let aws = try RealTool.find("aws") else { return }
    let folder = try ClientFolder(try ClientRenderer.render(try ClientProfile.all[0].deployment(), for: "on-ecs"))
    let outcome = try aws.run(
      [
        "ecs", "register-task-definition", "--cli-input-json", "file://on-ecs/task-definition.json", "--region",
        "eu-west-1", "--endpoint-url", "http://127.0.0.1:9", "--cli-connect-timeout", "1",
      ], in: folder.url,
      environment: ["AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test", "AWS_MAX_ATTEMPTS": "1"])
    // It got as far as the network: what it does not like in a definition, it says before.
    #expect(outcome.errors.contains("Could not connect"), "\(outcome.words)")
  }

  @Test func podsRunUnderTheRole() throws {
    guard let moto = try RealTool.find("moto_server"), let python = try Cloud.python(beside: moto) else { return }
    let folder = try ClientFolder(try ClientRenderer.render(try ClientProfile.all[0].deployment(), for: "on-eks"))
    let program = """
      import json, yaml
      account, pods = yaml.safe_load_all(open("on-eks/deployment.yaml"))
      pod = pods["spec"]["template"]["spec"]
      print(json.dumps([
          account["kind"], account["metadata"]["annotations"]["eks.amazonaws.com/role-arn"], pods["spec"]["replicas"],
          pod["serviceAccountName"] == account["metadata"]["name"],
          pods["spec"]["selector"]["matchLabels"] == pods["spec"]["template"]["metadata"]["labels"],
          {each["name"]: each["value"] for each in pod["containers"][0]["env"]}["AWS_REGION"]]))
      """
    let outcome = try python.run(["-c", program], in: folder.url)
    #expect(
      outcome.output
        == #"["ServiceAccount", "arn:aws:iam::123456789012:role/role-eks", 3, true, true, "eu-west-1"]"# + "\n",
      "\(outcome.words)")
  }
}
