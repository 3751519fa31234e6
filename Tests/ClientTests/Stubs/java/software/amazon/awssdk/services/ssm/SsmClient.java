package software.amazon.awssdk.services.ssm;

import java.util.function.Consumer;
import software.amazon.awssdk.regions.Region;

public class SsmClient implements AutoCloseable {
  private Region region;

  public static class Request {
    public String name;

    public Request name(String name) { this.name = name; return this; }
  }

  public record Parameter(String value) {}
  public record Response(Parameter parameter) {}

  public static SsmClient builder() { return new SsmClient(); }
  public SsmClient region(Region region) { this.region = region; return this; }
  public SsmClient build() { return this; }
  public void close() {}

  public Response getParameter(Consumer<Request> fill) {
    Request request = new Request();
    fill.accept(request);
    System.out.println("parameter " + region.name() + " " + request.name);
    return new Response(new Parameter("published.example"));
  }
}
