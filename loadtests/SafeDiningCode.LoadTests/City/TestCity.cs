using Dapper;
using Microsoft.Data.Sqlite;
using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.Inspections;
using SafeDiningCode.Rules.Kitchens;
using SafeDiningCode.Web.Codes;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Demo;
using SafeDiningCode.Web.Hosting;
using SafeDiningCode.Web.Registry.Divisions;

namespace SafeDiningCode.LoadTests.City;

/// <summary>An eatery of the city, with its code.</summary>
internal sealed record CityEatery(long Id, string Code, long Serial, string Division, string Unit);

/// <summary>A new embedded database with a demo city in it, and the service's own parts over it.</summary>
internal sealed class TestCity : IAsyncDisposable
{
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
    public static async Task<TestCity> CreateAsync(string folder, int eateries, CancellationToken cancellation, params IEnumerable<(string Name, string Value)> settings)
    {
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, "safedining.db");
        var values = settings.ToDictionary(setting => setting.Name, setting => (string?)setting.Value, StringComparer.Ordinal);
        values["ConnectionStrings:Database"] = $"Data Source={file}";
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(values).Build();
        var services = new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(configuration).AddSafeDining(configuration);
        var city = new TestCity(file, services.BuildServiceProvider());
        try
        {
            await city.provider.PrepareDatabaseAsync(cancellation);
            await city.FillAsync(eateries, cancellation);
            return city;
        }
        catch
        {
            await city.DisposeAsync();
            throw;
        }
    }

    /// <summary>A count that the database is asked for in the words of a statement.</summary>
    public async Task<long> CountAsync(string statement)
    {
        await using var connection = await Get<Database>().ConnectAsync();
        return await connection.ExecuteScalarAsync<long>(statement);
    }

    public async ValueTask DisposeAsync()
    {
        await provider.DisposeAsync();
        SqliteConnection.ClearAllPools();
    }

    private async Task FillAsync(int eateries, CancellationToken cancellation)
    {
        var today = Day.InShanghai(TimeProvider.System);
        var directory = Get<DivisionDirectory>();
        var inBusiness = new DemoCity(directory, today)
            .Eateries(eateries * 2)
            .Where(eatery => eatery.Status == "有效" && eatery.ValidUntil > today.AddDays(60) && eatery.IssuedOn <= today && !eatery.CodeReplaced)
            .Take(eateries);
        await using (var session = await Get<Database>().BeginAsync(cancellation))
        {
            var id = 0;
            foreach (var eatery in inBusiness)
            {
                await AddAsync(session, ++id, eatery, directory);
            }

            await session.CommitAsync(cancellation);
        }

        await Get<CodeIssuer>().IssueMissingAsync(cancellation: cancellation);
        var keys = Get<CodeKeys>();
        await using var connection = await Get<Database>().ConnectAsync(cancellation);
        var rows = await connection.QueryAsync<(long Id, long Version, long Serial, string Division, string Unit)>(
            "SELECT e.id, c.key_version, c.serial, e.division, e.unit FROM code_issue c JOIN eatery e ON e.id = c.eatery_id WHERE c.revoked_at IS NULL ORDER BY e.id");
        Eateries = [.. rows.Select(row => new CityEatery(row.Id, keys.Code((int)row.Version, row.Serial).ToString(), row.Serial, row.Division, row.Unit))];
        if (Eateries.Count != eateries)
        {
            throw new ComparisonException($"The city has {Eateries.Count} eateries with a code instead of {eateries}.");
        }
    }

    private static async Task AddAsync(DatabaseSession session, int id, DemoEatery eatery, DivisionDirectory directory)
    {
        var (division, unit, _) = directory.Place(eatery.County, eatery.Street);
        var now = DateTime.SpecifyKind(TimeProvider.System.GetUtcNow().UtcDateTime, DateTimeKind.Utc);
        await session.Connection.ExecuteAsync(
            """
            INSERT INTO eatery (id, name, sign, address, county, division, unit, legal_person, grade)
            VALUES (@id, @Operator, @Sign, @Address, @County, @division, @unit, @LegalPerson, @grade);
            INSERT INTO licence (number, eatery_id, category, credit_code, scope, authority, issued_on, valid_until, status, fingerprint, confirmed_at)
            VALUES (@LicenceNumber, @id, 2, @CreditCode, @Scope, '昆明市市场监督管理局', @IssuedOn, @ValidUntil, 'valid', 0, @now);
            """,
            new
            {
                id, eatery.Operator, eatery.Sign, eatery.Address, eatery.County, division, unit, eatery.LegalPerson,
                grade = eatery.Grade is { } grade ? Grades.ToCode(grade) : null,
                eatery.LicenceNumber, eatery.CreditCode, eatery.Scope, eatery.IssuedOn, eatery.ValidUntil, now,
            });
        if (eatery.Kitchen is { } kitchen)
        {
            await session.Connection.ExecuteAsync(
                "INSERT INTO kitchen (eatery_id, kind, declared_at) VALUES (@id, @kind, @now)", new { id, kind = KitchenKinds.ToCode(kitchen), now });
        }

        var visit = id * 100;
        foreach (var inspection in eatery.Inspections)
        {
            await session.Connection.ExecuteAsync(
                "INSERT INTO inspection (id, eatery_id, inspected_on, result, source) VALUES (@visit, @id, @Date, @result, 'demo')",
                new { visit, id, inspection.Date, result = InspectionResults.ToCode(inspection.Result) });
            foreach (var (position, failure) in inspection.Failed.Index())
            {
                await session.Connection.ExecuteAsync(
                    "INSERT INTO inspection_failure (inspection_id, position, key_item, wording, mended_on) VALUES (@visit, @position, @KeyItem, @Wording, @MendedOn)",
                    new { visit, position, failure.KeyItem, failure.Wording, failure.MendedOn });
            }

            visit++;
        }
    }
}
