using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Hosting;

namespace SafeDiningCode.Tests.Support;

/// <summary>The service's own parts over a database of the test's own, without a web server, on a clock that the test moves.</summary>
internal sealed class TestServices : IAsyncDisposable
{
    private readonly TestDatabase database;
    private readonly ServiceProvider provider;

    private TestServices(TestDatabase database, ServiceProvider provider, ManualClock clock)
    {
        this.database = database;
        this.provider = provider;
        Clock = clock;
    }

    public ManualClock Clock { get; }

    public IServiceProvider Provider => provider;

    public Database Database => Get<Database>();

    public static async Task<TestServices> CreateAsync(string engine = nameof(DatabaseEngine.Sqlite), params (string Key, string Value)[] settings)
    {
        var database = await TestDatabase.CreateAsync(engine);
        var values = database.Settings();
        foreach (var (key, value) in settings)
        {
            values[key] = value;
        }

        var configuration = new ConfigurationBuilder().AddInMemoryCollection(values).Build();
        var clock = new ManualClock();
        var services = new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(configuration).AddSafeDining(configuration);
        services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
        var provider = services.BuildServiceProvider();
        await provider.PrepareDatabaseAsync();
        return new TestServices(database, provider, clock);
    }

    public T Get<T>()
        where T : notnull => provider.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        await provider.DisposeAsync();
        await database.DisposeAsync();
    }
}
