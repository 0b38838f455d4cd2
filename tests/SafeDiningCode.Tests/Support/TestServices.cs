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
    private readonly bool ownsDatabase;
    private readonly ServiceProvider provider;

    private TestServices(TestDatabase database, bool ownsDatabase, ServiceProvider provider, ManualClock clock)
    {
        this.database = database;
        this.ownsDatabase = ownsDatabase;
        this.provider = provider;
        Clock = clock;
    }

    public ManualClock Clock { get; }

    public IServiceProvider Provider => provider;

    public Database Database => Get<Database>();

    public static async Task<TestServices> CreateAsync(string engine = nameof(DatabaseEngine.Sqlite), params (string Key, string Value)[] settings) =>
        await OverNewAsync(await TestDatabase.CreateReadyAsync(engine), settings);

    /// <summary>Over a database that was empty: every migration ran here.</summary>
    public static async Task<TestServices> CreateFromEmptyAsync(string engine = nameof(DatabaseEngine.Sqlite), params (string Key, string Value)[] settings) =>
        await OverNewAsync(await TestDatabase.CreateAsync(engine), settings);

    /// <summary>Another instance over the same database, on the same clock: services, caches and keys of its own. It goes first.</summary>
    public Task<TestServices> AnotherAsync(params (string Key, string Value)[] settings) => OverAsync(database, ownsDatabase: false, Clock, settings);

    public T Get<T>()
        where T : notnull => provider.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        await provider.DisposeAsync();
        if (ownsDatabase)
        {
            await database.DisposeAsync();
        }
    }

    private static async Task<TestServices> OverNewAsync(TestDatabase database, (string Key, string Value)[] settings)
    {
        try
        {
            return await OverAsync(database, ownsDatabase: true, new ManualClock(), settings);
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    private static async Task<TestServices> OverAsync(TestDatabase database, bool ownsDatabase, ManualClock clock, (string Key, string Value)[] settings)
    {
        var values = database.Settings();
        foreach (var (key, value) in settings)
        {
            values[key] = value;
        }

        var configuration = new ConfigurationBuilder().AddInMemoryCollection(values).Build();
        var services = new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(configuration).AddSafeDining(configuration);
        services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
        services.HashPasswordsQuickly();
        var provider = services.BuildServiceProvider();
        try
        {
            await provider.PrepareDatabaseAsync();
        }
        catch
        {
            await provider.DisposeAsync();
            throw;
        }

        return new TestServices(database, ownsDatabase, provider, clock);
    }
}
