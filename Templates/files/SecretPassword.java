
/** What the secret says now, so that a changed password needs no restart. */
final class Password {
  static String next(String host) throws SQLException {
    try (SecretsManagerClient secrets =
        SecretsManagerClient.builder().region(Region.of(Profile.REGION)).build()) {
      String secret = secrets.getSecretValue(question -> question.secretId(Profile.SECRET)).secretString();
      return new ObjectMapper().readTree(secret).get("password").asText();
    } catch (JsonProcessingException unreadable) {
      // Its message would hold the secret.
      throw new SQLException("the secret is not JSON");
    }
  }
}
