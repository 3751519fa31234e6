package software.amazon.awssdk.auth.credentials;

public class DefaultCredentialsProvider {
  public static DefaultCredentialsProvider create() { return new DefaultCredentialsProvider(); }
}
