package dev.rolewright.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.rolewright.access.ApiKeyRepository;
import dev.rolewright.access.ProviderKeyRepository;
import dev.rolewright.access.RequestLog;
import dev.rolewright.access.TenantPrivacyRepository;
import dev.rolewright.access.TenantRepository;
import dev.rolewright.access.Vault;
import dev.rolewright.budget.BudgetStore;
import dev.rolewright.budget.UsageReader;
import dev.rolewright.domain.DocumentRepository;
import dev.rolewright.domain.JobRepository;
import dev.rolewright.domain.ProfileRepository;
import dev.rolewright.limits.spi.Replicas;
import dev.rolewright.llm.spi.RunRepository;
import dev.rolewright.platform.Ids;
import dev.rolewright.prompts.PromptRepository;
import dev.rolewright.telemetry.AlertRepository;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The Postgres of a deployment: an up-to-date schema, a pool, and the ports it implements.
 *
 * <p>While Postgres can't be reached every call fails with {@code STORAGE_UNAVAILABLE}, within the
 * configured connection timeout; when it is back, calls work again by themselves.
 */
public final class Database implements AutoCloseable {
  private static final String APPLICATION = "rolewright";

  /** How much later than the statement's own timeout a silent connection is given up. */
  private static final int SOCKET_MARGIN_SECONDS = 5;

  private final HikariDataSource pool;
  private final Sql sql;

  private Database(HikariDataSource pool) {
    this.pool = pool;
    this.sql = new Sql(Jdbi.create(pool).installPlugin(new PostgresPlugin()));
  }

  /**
   * Connects and brings the schema up to date.
   *
   * @throws dev.rolewright.platform.ConfigException when the URL can't be read
   * @throws dev.rolewright.platform.RolewrightException STORAGE_UNAVAILABLE when the database can't
   *     be reached; UNKNOWN when a migration fails
   */
  public static Database open(DatabaseConfig config) {
    DatabaseUrl url = DatabaseUrl.parse(config.url(), config.user(), config.password());
    try {
      HikariDataSource pool = pool(config, url);
      try {
        if (!isUpToDate(pool)) {
          migrate(url);
        }
        return new Database(pool);
      } catch (RuntimeException failure) {
        pool.close();
        throw failure;
      }
    } catch (RuntimeException failure) {
      throw StorageErrors.translate(failure);
    }
  }

  private static boolean isUpToDate(HikariDataSource pool) {
    try (Connection connection = pool.getConnection()) {
      return Migrations.areApplied(connection);
    } catch (SQLException failure) {
      throw new ConnectionException(failure);
    }
  }

  /** Migrations get a connection of their own, without the short timeouts of calls. */
  private static void migrate(DatabaseUrl url) {
    PGSimpleDataSource dataSource = new PGSimpleDataSource();
    dataSource.setUrl(url.jdbcUrl());
    if (!url.user().isEmpty()) {
      dataSource.setUser(url.user());
    }
    if (!url.password().isEmpty()) {
      dataSource.setPassword(url.password());
    }
    dataSource.setApplicationName(APPLICATION);
    Migrations.run(dataSource);
  }

  private static HikariDataSource pool(DatabaseConfig config, DatabaseUrl url) {
    HikariConfig pool = new HikariConfig();
    pool.setPoolName(APPLICATION);
    pool.setJdbcUrl(url.jdbcUrl());
    if (!url.user().isEmpty()) {
      pool.setUsername(url.user());
    }
    if (!url.password().isEmpty()) {
      pool.setPassword(url.password());
    }
    pool.setMaximumPoolSize(config.poolSize());
    pool.setMinimumIdle(Math.min(2, config.poolSize()));
    long timeout = config.connectionTimeout().toMillis();
    pool.setConnectionTimeout(timeout);
    pool.setValidationTimeout(Math.min(timeout, 1_000));
    pool.setConnectionInitSql("set statement_timeout = " + config.statementTimeout().toMillis());
    pool.setDataSourceProperties(driverProperties(config));
    return new HikariDataSource(pool);
  }

  private static Properties driverProperties(DatabaseConfig config) {
    Properties properties = new Properties();
    properties.setProperty("ApplicationName", APPLICATION);
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("reWriteBatchedInserts", "true");
    long seconds = config.statementTimeout().toSeconds() + SOCKET_MARGIN_SECONDS;
    properties.setProperty("socketTimeout", Long.toString(seconds));
    return properties;
  }

  /** Returns the stored jobs. */
  public JobRepository jobs() {
    return new PostgresJobs(sql);
  }

  /** Returns the stored profiles with their evidence and vectors. */
  public ProfileRepository profiles() {
    return new PostgresProfiles(sql);
  }

  /** Returns the stored documents. */
  public DocumentRepository documents() {
    return new PostgresDocuments(sql);
  }

  /** Returns the stored tenants. */
  public TenantRepository tenants() {
    return new PostgresTenants(sql);
  }

  /** Returns the stored API keys. */
  public ApiKeyRepository apiKeys() {
    return new PostgresApiKeys(sql);
  }

  /** Returns the stored versions of prompts. */
  public PromptRepository prompts() {
    return new PostgresPrompts(sql);
  }

  /** Returns tenants' own keys of vendors. */
  public ProviderKeyRepository providerKeys() {
    return new PostgresProviderKeys(sql);
  }

  /** Returns tenants' privacy switches. */
  public TenantPrivacyRepository tenantPrivacy() {
    return new PostgresTenantPrivacy(sql);
  }

  /** Returns the log of request ids. */
  public RequestLog requests() {
    return new PostgresRequestLog(sql);
  }

  /**
   * Returns the recorded attempts at providers.
   *
   * @param vault encrypts what was sent and written
   */
  public RunRepository runs(Vault vault) {
    return new PostgresRuns(sql, new RunContents(vault));
  }

  /** Returns the recorded alerts. */
  public AlertRepository alerts() {
    return new PostgresAlerts(sql);
  }

  /** Returns the list of replicas. */
  public Replicas replicas() {
    return new PostgresReplicas(sql);
  }

  /**
   * Returns the budgets and the ledger.
   *
   * @param ids makes the ids of alerts
   */
  public BudgetStore budgets(Ids ids) {
    return new PostgresBudgets(sql, ids);
  }

  /** Returns sums of the ledger. */
  public UsageReader usage() {
    return new PostgresUsage(sql);
  }

  /**
   * Asks the database for a sign of life.
   *
   * @throws dev.rolewright.platform.RolewrightException STORAGE_UNAVAILABLE when there is none
   */
  public void ping() {
    sql.run(handle -> handle.createQuery("select 1").mapTo(Integer.class).one());
  }

  /** Returns the way to statements of one's own, for tests. */
  Sql sql() {
    return sql;
  }

  /** Closes the pool; calls that still run lose their connection. */
  @Override
  public void close() {
    pool.close();
  }
}
