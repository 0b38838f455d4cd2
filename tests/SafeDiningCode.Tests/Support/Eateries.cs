using Dapper;
using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.Identifiers;
using SafeDiningCode.Rules.Inspections;
using SafeDiningCode.Rules.Kitchens;
using SafeDiningCode.Rules.Licences;
using SafeDiningCode.Web.Codes;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Registry;
using SafeDiningCode.Web.Scanning.Profiles;

namespace SafeDiningCode.Tests.Support;

/// <summary>Puts eateries straight into the tables, on either engine, without going through an import.</summary>
internal static class Eateries
{
    public const string Sign = "示例翠湖过桥米线";
    public const string County = "530102";
    public const string Street = "530102001";

    /// <summary>Sequence numbers of licences, and keys: no two of a run are the same, nor one of the demo city's.</summary>
    private static int last = 1000;

    /// <summary>
    /// Adds an eatery with one licence (none where <paramref name="licence"/> is empty) and answers its id. What a test
    /// does not name is unremarkable: in force for years, in 五华区华山街道, without grade, inspections or kitchen.
    /// </summary>
    /// <param name="sign">The name over the door; null where none is registered.</param>
    /// <param name="name">The operator's name.</param>
    /// <param name="division">The finest known place; the unit unless set.</param>
    /// <param name="licence">The licence's number; a valid one is made up unless set.</param>
    public static async Task<long> AddAsync(
        Database database,
        string? sign = Sign,
        string name = "昆明示例餐饮有限公司",
        string address = "昆明市五华区翠湖南路68号",
        string county = County,
        string unit = Street,
        string? division = null,
        string? licence = null,
        LicenceStatus status = LicenceStatus.Valid,
        DateOnly? issuedOn = null,
        DateOnly? validUntil = null,
        LicenceCategory category = LicenceCategory.Catering,
        string scope = "热食类食品制售、冷食类食品制售、自制饮品制售",
        string authority = "昆明市市场监督管理局",
        DateTime? confirmedAt = null,
        Grade? grade = null,
        double? longitude = null,
        double? latitude = null,
        KitchenKind? kitchen = null,
        DateTime? heartbeatAt = null,
        DateTime? frameAt = null,
        string? viewing = null,
        IEnumerable<PastInspection>? inspections = null)
    {
        await using var session = await database.BeginAsync(TestContext.Current.CancellationToken);
        long id = Interlocked.Increment(ref last);
        var confirmed = confirmedAt ?? new DateTime(2026, 11, 20, 1, 30, 0, DateTimeKind.Utc);
        await session.Connection.ExecuteAsync(
            """
            INSERT INTO eatery (id, name, sign, address, county, division, unit, legal_person, phone, longitude, latitude, grade)
            VALUES (@id, @name, @sign, @address, @county, @division, @unit, @person, @phone, @longitude, @latitude, @grade)
            """,
            new
            {
                id, name, sign, address, county, division = division ?? unit, unit, person = "示例", phone = "0871-60000000", longitude, latitude,
                grade = grade is { } letter ? Grades.ToCode(letter) : null,
            },
            session.Transaction);
        if (licence is not "")
        {
            await AddLicenceAsync(session, id, licence, status, issuedOn, validUntil, category, scope, authority, confirmed);
        }

        if (kitchen is { } kind)
        {
            await session.Connection.ExecuteAsync(
                """
                INSERT INTO kitchen (eatery_id, kind, declared_at, heartbeat_at, frame_at, id, viewing, state, state_since)
                VALUES (@id, @kind, @confirmed, @heartbeatAt, @frameAt, @kitchenId, @viewing, @state, @confirmed);
                INSERT INTO kitchen_state (eatery_id, number, state, since) VALUES (@id, 1, @state, @confirmed);
                """,
                new
                {
                    id, kind = KitchenKinds.ToCode(kind), confirmed, heartbeatAt, frameAt, kitchenId = KitchenIds.Draw(), viewing,
                    state = KitchenStates.ToCode(KitchenRecord.Declared(kind, confirmed).State),
                },
                session.Transaction);
        }

        foreach (var inspection in inspections ?? [])
        {
            await AddInspectionAsync(session, id, inspection);
        }

        await session.CommitAsync(TestContext.Current.CancellationToken);
        return id;
    }

    /// <summary>Adds one more licence to an eatery and answers its number.</summary>
    public static async Task<string> AddLicenceAsync(
        Database database,
        long eatery,
        string? licence = null,
        LicenceStatus status = LicenceStatus.Valid,
        DateOnly? issuedOn = null,
        DateOnly? validUntil = null)
    {
        await using var session = await database.BeginAsync(TestContext.Current.CancellationToken);
        var number = await AddLicenceAsync(
            session, eatery, licence, status, issuedOn, validUntil, LicenceCategory.Catering, "热食类食品制售", "昆明市市场监督管理局",
            new DateTime(2026, 11, 20, 1, 30, 0, DateTimeKind.Utc));
        await session.CommitAsync(TestContext.Current.CancellationToken);
        return number;
    }

    /// <summary>Issues a code to an eatery, in force or not, and answers it.</summary>
    public static Task<TrustCode> IssueCodeAsync(TestServices services, long eatery) => IssueCodeAsync(services.Provider, eatery);

    /// <inheritdoc cref="IssueCodeAsync(TestServices, long)"/>
    public static Task<TrustCode> IssueCodeAsync(TestSite site, long eatery) => IssueCodeAsync(site.Provider, eatery);

    private static async Task<TrustCode> IssueCodeAsync(IServiceProvider services, long eatery)
    {
        var keys = (CodeKeys)services.GetService(typeof(CodeKeys))!;
        var database = (Database)services.GetService(typeof(Database))!;
        var clock = (TimeProvider)services.GetService(typeof(TimeProvider))!;
        var serial = Random.Shared.NextInt64(TrustCode.MaxSerial + 1);
        await using var session = await database.BeginAsync(TestContext.Current.CancellationToken);
        await session.Connection.ExecuteAsync(
            """
            INSERT INTO code_issue (serial, key_version, eatery_id, number, issued_at)
            SELECT @serial, @version, @eatery, 1 + COALESCE(MAX(number), 0), @now FROM code_issue WHERE eatery_id = @eatery
            """,
            new { serial, version = keys.Newest, eatery, now = clock.GetUtcNow().UtcDateTime },
            session.Transaction);
        await session.CommitAsync(TestContext.Current.CancellationToken);
        return keys.Code(keys.Newest, serial);
    }

    private static async Task<string> AddLicenceAsync(
        DatabaseSession session,
        long eatery,
        string? licence,
        LicenceStatus status,
        DateOnly? issuedOn,
        DateOnly? validUntil,
        LicenceCategory category,
        string scope,
        string authority,
        DateTime confirmed)
    {
        var number = licence ?? LicenceNumber.Create(category, County, Interlocked.Increment(ref last));
        await session.Connection.ExecuteAsync(
            """
            INSERT INTO licence (number, eatery_id, category, credit_code, scope, authority, issued_on, valid_until, status, fingerprint, confirmed_at)
            VALUES (@number, @eatery, @category, @credit, @scope, @authority, @issued, @until, @status, 0, @confirmed)
            """,
            new
            {
                number, eatery, category = (int)category, credit = "92530102MA6ANXAQ9U", scope, authority,
                issued = Day.ToNumber(issuedOn ?? new DateOnly(2024, 3, 12)), until = Day.ToNumber(validUntil ?? new DateOnly(2029, 3, 11)),
                status = LicenceStatuses.ToCode(status), confirmed,
            },
            session.Transaction);
        return number;
    }

    private static async Task AddInspectionAsync(DatabaseSession session, long eatery, PastInspection inspection)
    {
        long id = Interlocked.Increment(ref last);
        await session.Connection.ExecuteAsync(
            "INSERT INTO inspection (id, eatery_id, inspected_on, result, source) VALUES (@id, @eatery, @day, @result, 'registry')",
            new { id, eatery, day = Day.ToNumber(inspection.Date), result = InspectionResults.ToCode(inspection.Result) },
            session.Transaction);
        var position = 0;
        foreach (var item in inspection.Failed)
        {
            await session.Connection.ExecuteAsync(
                "INSERT INTO inspection_failure (inspection_id, position, key_item, wording, mended_on) VALUES (@id, @position, @key, @wording, @mended)",
                new { id, position = ++position, key = item.KeyItem, wording = item.Wording, mended = item.MendedOn is { } day ? Day.ToNumber(day) : (int?)null },
                session.Transaction);
        }
    }
}
