using SafeDiningCode.Web.Codes;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Data.Keys;
using SafeDiningCode.Web.Data.Redis;
using SafeDiningCode.Web.Hosting.Visitors;
using SafeDiningCode.Web.Registry.Divisions;

namespace SafeDiningCode.Web.Hosting;

/// <summary>Before anything runs, server or command: the schema is up to date, and divisions and keys are loaded.</summary>
internal static class DatabaseStart
{
    public static async Task PrepareDatabaseAsync(this IServiceProvider services, CancellationToken cancellation = default)
    {
        await services.GetRequiredService<Migrator>().MigrateAsync(cancellation);
        await services.GetRequiredService<DivisionDirectory>().LoadAsync(cancellation);
        await services.GetRequiredService<CodeKeys>().LoadAsync(cancellation);
        await services.GetRequiredService<FormTokens>().LoadAsync(cancellation);
        await services.GetRequiredService<RedisLink>().LoadAsync(services.GetRequiredService<SecretKeys>(), cancellation);
    }
}
