package com.zaxxer.hikari;

public class HikariConfig {
  public javax.sql.DataSource source;
  public int maximumPoolSize;
  public long maxLifetime;

  public void setDataSource(javax.sql.DataSource source) { this.source = source; }
  public void setMaximumPoolSize(int size) { maximumPoolSize = size; }
  public void setMaxLifetime(long milliseconds) { maxLifetime = milliseconds; }
  public void setConnectionTimeout(long milliseconds) {}
}
