using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Data;

namespace SafeDiningCode.Tests.Infra;

/// <summary>One real server for all these tests, that takes nginx at its word as it does in compose.yaml.</summary>
public sealed class ProxiedInstance : IAsyncLifetime
{
    public const int RatingsPerMinute = 8;

    private readonly string folder = Directory.CreateTempSubdirectory("safedining-proxied-").FullName;
    private ServerProcess? server;
    private TestServices? services;

    internal Uri Address => server!.Address;

    internal HttpClient Client { get; private set; } = new();

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "nginx and addresses in 127.0.0.0/8.");
        var file = ("ConnectionStrings:Database", $"Data Source={Path.Combine(folder, "test.db")}");
        services = await TestServices.CreateAsync(nameof(DatabaseEngine.Sqlite), file);
        server = await ServerProcess.StartAsync(
            folder, file, ("Proxies:Trusted", "127.0.0.1"), ("Limits:RatingsPerNetworkPerMinute", $"{RatingsPerMinute}"));
        Client.BaseAddress = server.Address;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (server is not null)
        {
            await server.DisposeAsync();
        }

        if (services is not null)
        {
            await services.DisposeAsync();
        }

        Directory.Delete(folder, recursive: true);
    }

    internal async Task<string> NewCodeAsync() =>
        (await Eateries.IssueCodeAsync(services!, await Eateries.AddAsync(services!.Database))).ToString();

    internal async Task<long> CountRatingsAsync()
    {
        await using var connection = await services!.Database.ConnectAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM rating";
        return (long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }
}
