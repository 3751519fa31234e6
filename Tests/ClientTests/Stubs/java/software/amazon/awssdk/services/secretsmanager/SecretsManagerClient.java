package software.amazon.awssdk.services.secretsmanager;

import java.util.function.Consumer;
import software.amazon.awssdk.regions.Region;

public class SecretsManagerClient implements AutoCloseable {
  private static int count;
  private Region region;

  public static class Request {
    String id;

    public Request secretId(String id) { this.id = id; return this; }
  }

  public record Response(String secretString) {}

  public static SecretsManagerClient builder() { return new SecretsManagerClient(); }
  public SecretsManagerClient region(Region region) { this.region = region; return this; }
  public SecretsManagerClient build() { return this; }
  public void close() {}

  public Response getSecretValue(Consumer<Request> fill) {
    Request request = new Request();
    fill.accept(request);
    count += 1;
    return new Response("secret " + count + " of " + region.name() + " " + request.id);
  }
}
