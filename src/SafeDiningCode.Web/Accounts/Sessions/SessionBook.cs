using Microsoft.Extensions.Options;
using SafeDiningCode.Web.Data;

namespace SafeDiningCode.Web.Accounts.Sessions;

/// <summary>The sessions in the database: begun, found at each request, listed and ended.</summary>
internal sealed class SessionBook(Database database, IOptions<AccountOptions> options, TimeProvider clock)
{
    /// <summary>How long the code of the second factor is waited for.</summary>
    public static readonly TimeSpan CodeLife = TimeSpan.FromMinutes(10);

    /// <summary>How exact the time of the last request is kept.</summary>
    private static readonly TimeSpan SeenStep = TimeSpan.FromMinutes(5);

    /// <summary>Begins a session under a new id and answers the id, for the cookie.</summary>
    public async Task<string> BeginAsync(
        DatabaseSession session, long account, string stamp, SessionStage stage, bool secondFactor, string device, CancellationToken cancellation = default)
    {
        var id = SessionCookie.Draw();
        var now = clock.GetUtcNow().UtcDateTime;
        await session.ExecuteAsync(
            "AddSession",
            new { IdHash = SessionCookie.Hash(id), AccountId = account, Stamp = stamp, Stage = ToCode(stage), SecondFactor = secondFactor, Device = device, Now = now },
            cancellation);
        return id;
    }

    /// <summary>Who a session belongs to; null where it is unknown, was ended, or is too old, or its account is locked or has a new stamp.</summary>
    public async Task<SignedIn?> FindAsync(string idHash, CancellationToken cancellation = default)
    {
        await using var session = await database.OpenAsync(cancellation);
        var row = await session.SingleOrDefaultAsync<SessionRow>("FindSession", new { IdHash = idHash }, cancellation);
        if (row is null || !IsAlive(row))
        {
            return null;
        }

        var role = Roles.FromCode(row.Role);
        var scope = role == Role.Owner
            ? Scope.OfEateries(row.AccountId, await session.QueryAsync<long>("EateriesOfAccount", new { row.AccountId }, cancellation))
            : Scope.OfDivision(row.Division);
        var now = clock.GetUtcNow().UtcDateTime;
        if (now - row.SeenAt >= SeenStep)
        {
            await session.ExecuteAsync("TouchSession", new { IdHash = idHash, Now = now }, cancellation);
        }

        var actor = new Actor { AccountId = row.AccountId, Name = row.Name, Role = role, Scope = scope };
        return new SignedIn(actor, row.ToSession(idHash), row.TotpOn) { Unread = row.Unread };
    }

    /// <summary>An account's sessions that are alive, the last seen first.</summary>
    public async Task<IReadOnlyList<Session>> OfAccountAsync(long account, CancellationToken cancellation = default)
    {
        await using var session = await database.OpenAsync(cancellation);
        var rows = await session.QueryAsync<ListedSessionRow>("SessionsOfAccount", new { AccountId = account }, cancellation);
        return [.. rows.Where(IsAlive).Select(row => row.ToSession(row.IdHash)).OrderByDescending(row => row.SeenAt)];
    }

    /// <summary>Ends one session of an account; answers whether there was one.</summary>
    public static async Task<bool> EndAsync(DatabaseSession session, long account, string idHash, CancellationToken cancellation = default) =>
        await session.ExecuteAsync("EndSession", new { AccountId = account, IdHash = idHash }, cancellation) > 0;

    /// <summary>Ends all sessions of an account but one, or all; answers how many.</summary>
    public static Task<int> EndAllAsync(DatabaseSession session, long account, string? butIdHash, CancellationToken cancellation = default) =>
        session.ExecuteAsync("EndSessions", new { AccountId = account, But = butIdHash ?? "" }, cancellation);

    /// <summary>Forgets sessions that nobody can use any more; answers how many.</summary>
    public async Task<int> ForgetOldAsync(CancellationToken cancellation = default)
    {
        await using var session = await database.OpenAsync(cancellation);
        var longest = new[] { Role.Owner, Role.Regulator }.Max(role => options.Value.Life(role).Idle);
        return await session.ExecuteAsync("ForgetSessions", new { Before = clock.GetUtcNow().UtcDateTime - longest }, cancellation);
    }

    /// <summary>How long the cookie is to be kept; null for as long as the browser is open.</summary>
    public TimeSpan? CookieLife(Role role) => role == Role.Owner ? options.Value.Life(role).Whole : null;

    private bool IsAlive(SessionRow row)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var (idle, whole) = row.Stage == ToCode(SessionStage.Code) ? (CodeLife, CodeLife) : options.Value.Life(Roles.FromCode(row.Role));
        return row.ClosedAt is null && row.Stamp == row.SecurityStamp && now - row.SeenAt < idle && now - row.CreatedAt < whole;
    }

    private static string ToCode(SessionStage stage) => stage == SessionStage.In ? "in" : "code";

    internal record SessionRow
    {
        public required long AccountId { get; init; }

        public required string Name { get; init; }

        public required string Role { get; init; }

        public string? Division { get; init; }

        public required string SecurityStamp { get; init; }

        public DateTime? ClosedAt { get; init; }

        public required bool TotpOn { get; init; }

        public required string Stamp { get; init; }

        public required string Stage { get; init; }

        public required bool SecondFactor { get; init; }

        public required string Device { get; init; }

        public required DateTime CreatedAt { get; init; }

        public required DateTime SeenAt { get; init; }

        public int Unread { get; init; }

        public Session ToSession(string idHash) => new()
        {
            IdHash = idHash,
            Stage = Stage == ToCode(SessionStage.In) ? SessionStage.In : SessionStage.Code,
            SecondFactor = SecondFactor,
            Device = Device,
            CreatedAt = CreatedAt,
            SeenAt = SeenAt,
        };
    }

    internal sealed record ListedSessionRow : SessionRow
    {
        public required string IdHash { get; init; }
    }
}
