using System.Text.Json;

namespace SafeDiningCode.LoadTests.Servers;

/// <summary>An instance of the service that runs.</summary>
internal sealed record Instance(ChildProcess Process, Uri Address)
{
    /// <summary>Waits until the instance says that it has its Redis.</summary>
    /// <exception cref="ComparisonException">It does not find it.</exception>
    public async Task WaitForRedisAsync(CancellationToken cancellation)
    {
        using var client = new HttpClient();
        await Process.WaitUntilAsync(
            async stop =>
            {
                await using var body = await client.GetStreamAsync(new Uri(Address, "healthz/ready"), stop);
                using var answer = await JsonDocument.ParseAsync(body, cancellationToken: stop);
                return answer.RootElement.GetProperty("parts").GetProperty("redis").ValueEquals("up");
            },
            cancellation);
    }
}

/// <summary>Instances of the service over one database file, which end together.</summary>
internal sealed class InstanceGroup(string databaseFile) : IAsyncDisposable
{
    private readonly List<ChildProcess> processes = [];

    /// <summary>Starts one more; with a Redis, if one is given, and connected to it.</summary>
    public async Task<Instance> StartAsync(RedisProcess? redis, CancellationToken cancellation, params IEnumerable<(string Name, string Value)> settings)
    {
        var (process, address) = await ServiceProcess.StartAsync(databaseFile, cancellation, redis is null ? settings : settings.Append(redis.Setting));
        processes.Add(process);
        var instance = new Instance(process, address);
        if (redis is not null)
        {
            await instance.WaitForRedisAsync(cancellation);
        }

        return instance;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in processes)
        {
            await process.DisposeAsync();
        }
    }
}
