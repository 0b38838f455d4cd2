using Microsoft.Extensions.Options;
using SafeDiningCode.Web.Audit;
using SafeDiningCode.Web.Codes;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Data.Keys;
using SafeDiningCode.Web.Data.Redis;
using SafeDiningCode.Web.Hosting.Visitors;
using SafeDiningCode.Web.Registry.Divisions;

namespace SafeDiningCode.Web.Hosting;

/// <summary>
/// Before anything runs, server or command: the schema is up to date, keys are wrapped where they should be, and
/// divisions and keys are loaded.
/// </summary>
internal static class DatabaseStart
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <summary>Prepares the database; a SQL Server that is not there yet is waited for.</summary>
    /// <exception cref="DatabaseStartException">SQL Server cannot be reached or does not let this service in, or the schema cannot be brought up to date.</exception>
    public static async Task PrepareDatabaseAsync(this IServiceProvider services, CancellationToken cancellation = default)
    {
        var options = services.GetRequiredService<IOptions<DatabaseOptions>>().Value;
        if (options.Engine == DatabaseEngine.SqlServer)
        {
            await ReachAsync(services, options, cancellation);
        }

        await services.GetRequiredService<Migrator>().MigrateAsync(cancellation);
        await services.GetRequiredService<KeyWrapping>().WrapAllAsync(cancellation);
        await services.GetRequiredService<DivisionDirectory>().LoadAsync(cancellation);
        await services.GetRequiredService<CodeKeys>().LoadAsync(cancellation);
        await services.GetRequiredService<FormTokens>().LoadAsync(cancellation);
        await services.GetRequiredService<AuditLog>().LoadAsync(cancellation);
        await services.GetRequiredService<RedisLink>().LoadAsync(services.GetRequiredService<SecretKeys>(), cancellation);
    }

    /// <summary>The same for the server: where the database cannot be had, a sentence on stderr says why, and the answer is false.</summary>
    public static async Task<bool> TryPrepareDatabaseAsync(this IServiceProvider services)
    {
        try
        {
            await services.PrepareDatabaseAsync();
            return true;
        }
        catch (Exception error) when (error is DatabaseStartException or WrappedKeyException or OptionsValidationException)
        {
            await Console.Error.WriteLineAsync(error.Message);
            return false;
        }
    }

    private static async Task ReachAsync(IServiceProvider services, DatabaseOptions options, CancellationToken cancellation)
    {
        var database = services.GetRequiredService<Database>();
        var clock = services.GetRequiredService<TimeProvider>();
        var logger = services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(DatabaseStart));
        var (server, name) = SqlServerConnection.Names(options.ConnectionString);
        var patience = TimeSpan.FromSeconds(options.WaitAtStartSeconds);
        var started = clock.GetTimestamp();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var connection = await database.ConnectAsync(cancellation);
                return;
            }
            catch (Exception error) when (DatabaseErrors.IsRefusedLogin(error))
            {
                throw new DatabaseStartException(
                    $"SQL Server {server} does not let this service into database '{name}': {Line(error)} "
                    + "Create the database, or mend the name, login or certificate in ConnectionStrings:Database.",
                    error);
            }
            catch (Exception error) when (DatabaseErrors.IsUnavailable(error))
            {
                if (clock.GetElapsedTime(started) + Pause > patience)
                {
                    throw new DatabaseStartException(
                        $"SQL Server {server} cannot be reached (tried {attempt} times): {Line(error)} "
                        + "Is it running, and is the address in ConnectionStrings:Database right?",
                        error);
                }

                logger.LogWarning("SQL Server {Server} cannot be reached yet (attempt {Attempt}): {Reason}", server, attempt, Line(error));
                await Task.Delay(Pause, clock, cancellation);
            }
        }
    }

    private static string Line(Exception error) => error.Message.ReplaceLineEndings(" ").Trim();
}
