/** HikariCP with a small pool: sharing connections among all instances is the proxy's part. */
public final class ProxyDataSource {
  private ProxyDataSource() {}

  /** A pool in which every new connection has a password of its own. */
  public static HikariDataSource open() {
    String host = host();
    SignedIn source = new SignedIn(host);
    String database = URLEncoder.encode(System.getenv("DB_NAME"), StandardCharsets.UTF_8).replace("+", "%20");
    source.setURL(Profile.SCHEME + host + ":" + Profile.PORT + "/" + database + Profile.OPTIONS);
    HikariConfig config = new HikariConfig();
    config.setDataSource(source);
    config.setMaximumPoolSize(Profile.POOL_SIZE);
    config.setMaxLifetime(Profile.RECYCLE_SECONDS * 1000L);
    config.setConnectionTimeout(5_000);
    return new HikariDataSource(config);
  }

  /** The endpoint. Its certificate and the sign-in name this host alone: no DNS name of yours takes its place. */
  static String host() {
    String name = System.getenv().getOrDefault("DB_HOST", Profile.HOST);
    if (name.isEmpty() && !Profile.PARAMETER.isEmpty()) {
      try (SsmClient parameters = SsmClient.builder().region(Region.of(Profile.REGION)).build()) {
        name = parameters.getParameter(question -> question.name(Profile.PARAMETER)).parameter().value();
      }
    }
    if (name.isEmpty()) throw new IllegalStateException("DB_HOST is not set: it is the endpoint of the proxy");
    return name;
  }

  private static final class SignedIn extends Driver {
    private final String host;

    SignedIn(String host) { this.host = host; }

    @Override public Connection getConnection() throws SQLException {
      return getConnection(Profile.USER, Password.next(host));
    }
  }
}
