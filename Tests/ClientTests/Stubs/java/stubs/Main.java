package stubs;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.Method;

/** Opens a pool and asks it for two connections. */
public class Main {
  public static void main(String[] words) throws Exception {
    Method open = Class.forName("ProxyDataSource").getMethod("open");
    HikariConfig config = ((HikariDataSource) open.invoke(null)).config;
    System.out.println("pool " + config.maximumPoolSize + " " + config.maxLifetime);
    config.source.getConnection();
    config.source.getConnection();
  }
}
