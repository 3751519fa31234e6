package software.amazon.awssdk.services.rds;

import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.regions.Region;

public class RdsUtilities {
  private static int count;
  private Region region;

  public static class Request {
    private String words = "";

    public Request hostname(String name) { words += " " + name; return this; }
    public Request port(int number) { words += " " + number; return this; }
    public Request username(String name) { words += " " + name; return this; }
  }

  public static RdsUtilities builder() { return new RdsUtilities(); }
  public RdsUtilities region(Region region) { this.region = region; return this; }
  public RdsUtilities credentialsProvider(DefaultCredentialsProvider provider) { return this; }
  public RdsUtilities build() { return this; }

  public String generateAuthenticationToken(Consumer<Request> fill) {
    Request request = new Request();
    fill.accept(request);
    count += 1;
    return "token " + count + " of " + region.name() + request.words;
  }
}
