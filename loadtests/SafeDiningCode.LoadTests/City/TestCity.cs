using Dapper;
using Microsoft.Data.Sqlite;
using SafeDiningCode.LoadTests.Servers;
using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Web.Codes;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Demo;
using SafeDiningCode.Web.Hosting;

namespace SafeDiningCode.LoadTests.City;

/// <summary>An eatery of the city, with its code.</summary>
internal sealed record CityEatery(long Id, string Code, long Serial, string Division, string Unit);

/// <summary>A new embedded database with a demo city in it, and the service's own parts over it.</summary>
internal sealed class TestCity : IAsyncDisposable
{
    // The demo city also has shops that are closed, expired or without a code.
    private const int Spare = 100;
    private const int RatingsEach = 20;
    private readonly ServiceProvider provider;

    private TestCity(string databaseFile, ServiceProvider provider)
    {
        DatabaseFile = databaseFile;
        this.provider = provider;
    }

    public string DatabaseFile { get; }

    public IReadOnlyList<CityEatery> Eateries { get; private set; } = [];

    public T Get<T>()
        where T : notnull => provider.GetRequiredService<T>();

    /// <summary>Makes a city of so many eateries, each in business and with a code.</summary>
    public static Task<TestCity> CreateAsync(string folder, int eateries, CancellationToken cancellation, params IEnumerable<(string Name, string Value)> settings) =>
        CreateAsync(folder, eateries, RatingsEach, cancellation, settings);

    /// <summary>Makes one with so many ratings for each eatery.</summary>
    public static async Task<TestCity> CreateAsync(
        string folder, int eateries, int ratingsEach, CancellationToken cancellation, params IEnumerable<(string Name, string Value)> settings)
    {
        var city = await CreateEmptyAsync(folder, cancellation, settings);
        try
        {
            await city.FillAsync(eateries, ratingsEach, cancellation);
            return city;
        }
        catch
        {
            await city.DisposeAsync();
            throw;
        }
    }

    /// <summary>Makes one with its schema, its divisions and its keys, and no eatery.</summary>
    public static async Task<TestCity> CreateEmptyAsync(string folder, CancellationToken cancellation, params IEnumerable<(string Name, string Value)> settings)
    {
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, "safedining.db");
        var city = new TestCity(file, ServiceParts.Create(file, settings));
        try
        {
            await city.provider.PrepareDatabaseAsync(cancellation);
            return city;
        }
        catch
        {
            await city.DisposeAsync();
            throw;
        }
    }

    /// <summary>Ratings that are stored, those of the demo included; some may be set aside by now.</summary>
    public async Task<long> CountRatingsAsync(CancellationToken cancellation)
    {
        await using var connection = await Get<Database>().ConnectAsync(cancellation);
        return await connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM rating WHERE undone_at IS NULL");
    }

    public async ValueTask DisposeAsync()
    {
        await provider.DisposeAsync();
        SqliteConnection.ClearAllPools();
    }

    private async Task FillAsync(int eateries, int ratingsEach, CancellationToken cancellation)
    {
        await Get<DemoData>().FillAsync(eateries + Spare, eateries * ratingsEach, progress: null, cancellation);
        var keys = Get<CodeKeys>();
        await using var connection = await Get<Database>().ConnectAsync(cancellation);
        var rows = await connection.QueryAsync<(long Id, long Version, long Serial, string Division, string Unit)>(
            """
            SELECT e.id, c.key_version, c.serial, e.division, e.unit
            FROM code_issue c JOIN eatery e ON e.id = c.eatery_id
            WHERE c.revoked_at IS NULL
              AND EXISTS (SELECT 1 FROM licence l WHERE l.eatery_id = e.id AND l.status = 'valid' AND l.valid_until > @Today)
            ORDER BY e.id LIMIT @Most
            """,
            new { Today = Day.ToNumber(Day.InShanghai(TimeProvider.System)), Most = eateries });
        Eateries = [.. rows.Select(row => new CityEatery(row.Id, keys.Code((int)row.Version, row.Serial).ToString(), row.Serial, row.Division, row.Unit))];
        if (Eateries.Count != eateries)
        {
            throw new ComparisonException($"The city has {Eateries.Count} eateries in business instead of {eateries}.");
        }
    }
}
