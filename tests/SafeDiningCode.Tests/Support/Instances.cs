using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using SafeDiningCode.Rules.Identifiers;
using SafeDiningCode.Web.Data;

namespace SafeDiningCode.Tests.Support;

/// <summary>Several real servers over one database and one Redis, and the parts that a command beside them would have.</summary>
internal sealed class Instances : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("safedining-instances-").FullName;

    private Instances(RedisProcess redis, TestServices command)
    {
        Redis = redis;
        Command = command;
    }

    public RedisProcess Redis { get; }

    /// <summary>The service's parts over the same database and Redis, in the test's own process.</summary>
    public TestServices Command { get; }

    public List<ServerProcess> Servers { get; } = [];

    public List<HttpClient> Clients { get; } = [];

    public List<TrustCode> Codes { get; } = [];

    public List<long> EateryIds { get; } = [];

    /// <summary>Where an embedded database lies.</summary>
    public string DatabaseFile => new SqliteConnectionStringBuilder(Command.Get<IConfiguration>().GetConnectionString("Database")).DataSource;

    /// <summary>Prepares a database of some eateries; servers are started by <see cref="AddServersAsync"/>.</summary>
    /// <param name="engine">The database's.</param>
    /// <param name="eateries">How many there are, each with a code.</param>
    /// <param name="redis">Already started or not; a new one unless given.</param>
    public static async Task<Instances> PrepareAsync(string engine = nameof(DatabaseEngine.Sqlite), int eateries = 1, RedisProcess? redis = null)
    {
        redis ??= await RedisProcess.StartAsync();
        try
        {
            var instances = new Instances(redis, await TestServices.CreateAsync(engine, redis.Setting));
            for (var i = 0; i < eateries; i++)
            {
                var id = await Eateries.AddAsync(instances.Command.Database);
                instances.EateryIds.Add(id);
                instances.Codes.Add(await Eateries.IssueCodeAsync(instances.Command, id));
            }

            return instances;
        }
        catch
        {
            await redis.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts servers, all at once, each with a client that keeps cookies and follows no redirect.</summary>
    public async Task AddServersAsync(int count, params (string Key, string Value)[] settings)
    {
        var servers = await Task.WhenAll(Enumerable.Range(0, count).Select(_ => ServerProcess.StartAsync(folder, [.. Settings(), .. settings])));
        Servers.AddRange(servers);
        Clients.AddRange(servers.Select(server => new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = server.Address }));
    }

    /// <summary>The settings that lead a server to this database and Redis.</summary>
    public IEnumerable<(string Key, string Value)> Settings()
    {
        var configuration = Command.Get<IConfiguration>();
        return ((string[])["Database:Engine", "ConnectionStrings:Database"]).Select(key => (key, configuration[key]!)).Append(Redis.Setting);
    }

    public async ValueTask DisposeAsync()
    {
        Clients.ForEach(client => client.Dispose());
        foreach (var server in Servers)
        {
            await server.DisposeAsync();
        }

        await Command.DisposeAsync();
        await Redis.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
