using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using SafeDiningCode.Web.Data.Keys;
using SafeDiningCode.Web.Data.Keys.Protection;
using SafeDiningCode.Web.Data.Redis;

namespace SafeDiningCode.Web.Data;

/// <summary>Where the records live, and the keys with them.</summary>
internal static class DataModule
{
    public static IServiceCollection AddData(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<DatabaseOptions>()
            .Configure(options => Bind(options, configuration))
            .Validate(
                options => options.Engine == DatabaseEngine.Sqlite || options.ConnectionString.Length > 0,
                "ConnectionStrings:Database must be set where Database:Engine is SqlServer.")
            .Validate(
                options => options.Engine == DatabaseEngine.Sqlite || SqlServerConnection.IsReadable(options.ConnectionString),
                "ConnectionStrings:Database cannot be read as a connection string of SQL Server. Put a password that holds ; ' or \" into quotes.")
            .Validate(options => options.WaitAtStartSeconds >= 0, "Database:WaitAtStartSeconds is a number of seconds, 0 for no waiting.")
            .ValidateOnStart();
        services.AddOptions<KeyOptions>()
            .Bind(configuration.GetSection("Keys"))
            .Validate(options => options.Master.Length is 0 or >= 32, "Keys:Master must have at least 32 characters.")
            .ValidateOnStart();
        services.AddSingleton(provider => new Database(provider.GetRequiredService<IOptions<DatabaseOptions>>().Value));
        services.AddOptions<RedisOptions>()
            .Configure(options => options.Connection = configuration.GetConnectionString("Redis") ?? "")
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<RedisOptions>, RedisOptions.Validator>();
        services.AddSingleton<RedisLink>();
        services.AddSingleton<Migrator>();
        services.AddSingleton<KeyWrap>();
        services.AddSingleton<KeyWrapping>();
        services.AddSingleton<SecretKeys>();
        services.AddProtectionKeys();
        services.AddSingleton<TimeOrderedIds>();
        return services;
    }

    private static void Bind(DatabaseOptions options, IConfiguration configuration)
    {
        var engine = configuration["Database:Engine"];
        if (!string.IsNullOrWhiteSpace(engine))
        {
            options.Engine = Enum.TryParse<DatabaseEngine>(engine, ignoreCase: true, out var known) && Enum.IsDefined(known)
                ? known
                : throw new OptionsValidationException(nameof(DatabaseOptions), typeof(DatabaseOptions), [$"Database:Engine is Sqlite or SqlServer, not '{engine}'."]);
        }

        options.ConnectionString = configuration.GetConnectionString("Database") ?? "";
        options.WaitAtStartSeconds = configuration.GetValue("Database:WaitAtStartSeconds", options.WaitAtStartSeconds);
        if (options.Engine == DatabaseEngine.Sqlite)
        {
            var file = new SqliteConnectionStringBuilder(options.ConnectionString);
            if (file.DataSource.Length == 0)
            {
                file.DataSource = Path.Combine("data", "safedining.db");
            }

            file.DataSource = Path.GetFullPath(file.DataSource);
            Directory.CreateDirectory(Path.GetDirectoryName(file.DataSource)!);
            file.DefaultTimeout = 30;
            options.ConnectionString = file.ToString();
        }
    }
}
