using System.Globalization;
using System.Text.Json;
using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.Rectification;
using SafeDiningCode.Rules.Responsibility;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Eateries;
using SafeDiningCode.Web.Audit;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Rectification.Ledger;
using SafeDiningCode.Web.Registry;
using SafeDiningCode.Web.Responsibility.Levels;

namespace SafeDiningCode.Web.Responsibility.Supervision;

/// <summary>An eatery that an officer answers for, and how its visits stand.</summary>
/// <param name="EateryId">Which.</param>
/// <param name="Shop">What diners know it by.</param>
/// <param name="Address">Where it is.</param>
/// <param name="Level">At which level.</param>
/// <param name="Period">The running period.</param>
/// <param name="DoneOn">When it was visited in it; null where it was not yet.</param>
/// <param name="MissedBefore">Whether the period before, through which the officer answered for it, went by without a visit.</param>
public sealed record SupervisionTask(long EateryId, string Shop, string Address, ResponsibilityLevel Level, SupervisionPeriod Period, DateOnly? DoneOn, bool MissedBefore);

/// <summary>A visit on record.</summary>
public sealed record SupervisionRow
{
    /// <summary>At which level.</summary>
    public required string Level { get; init; }

    /// <summary>The first month of its period, like 202610.</summary>
    public required int Period { get; init; }

    /// <summary>Who visited.</summary>
    public required string AccountName { get; init; }

    /// <summary>When.</summary>
    public required DateOnly DoneOn { get; init; }

    /// <summary>The codes of what was not in order, as JSON.</summary>
    public required string Problems { get; init; }

    /// <summary>What was written about it.</summary>
    public string? Note { get; init; }

    /// <summary>The codes of what was put right at once, as JSON; null in visits from before it was asked.</summary>
    public string? Mended { get; init; }

    /// <summary>The codes of what was not in order.</summary>
    public IReadOnlyList<string> ProblemCodes => JsonSerializer.Deserialize<string[]>(Problems) ?? [];

    /// <summary>The codes of what was put right at once.</summary>
    public IReadOnlyList<string> MendedCodes => Mended is null ? [] : JsonSerializer.Deserialize<string[]>(Mended) ?? [];
}

/// <summary>What became of a visit's record.</summary>
internal enum SupervisionOutcome
{
    /// <summary>It is on record.</summary>
    Done,

    /// <summary>The period has one already.</summary>
    DoneBefore,

    /// <summary>The officer does not answer for the eatery at this level.</summary>
    NotTheirs,
}

/// <summary>What an officer found.</summary>
/// <param name="Problems">The codes of what was not in order.</param>
/// <param name="Mended">Those of them that were put right while the officer was there: they open no problem.</param>
/// <param name="Note">What was written about it; null where nothing was.</param>
internal sealed record SupervisionFindings(IReadOnlyList<string> Problems, IReadOnlyList<string> Mended, string? Note)
{
    /// <summary>All in order.</summary>
    public static SupervisionFindings None { get; } = new([], [], null);
}

/// <summary>Officers' visits (督导): due once a period, on record once. What is not put right at once becomes a problem of the ledger.</summary>
internal sealed class SupervisionBook(Database database, LevelSet.Reader levels, RectificationLedger ledger, AuditLog audit, TimeProvider clock)
{
    private const char Between = ':';
    private const int MostShown = 20;
    private const int YearsBack = 2;

    /// <summary>What an officer answers for: what is still to be visited first, what was missed before all.</summary>
    public async Task<IReadOnlyList<SupervisionTask>> OfOfficerAsync(long account, CancellationToken cancellation = default)
    {
        var today = Day.InShanghai(clock);
        await using var session = await database.OpenAsync(cancellation);
        await using var results = await session.QueryMultipleAsync(
            "MyEateries", new { AccountId = account, FromPeriod = Day.MonthNumber(today.AddYears(-YearsBack)) }, cancellation);
        var eateries = (await results.ReadAsync<MineRow>()).ToList();
        var done = (await results.ReadAsync<DoneRow>()).ToDictionary(row => (row.EateryId, row.Level, row.Period), row => row.DoneOn);
        return
        [
            .. eateries.Select(row => levels.Current.Find(row.Level) is { } level ? Task(row, level, done, today) : null).OfType<SupervisionTask>()
                .OrderBy(task => task.DoneOn is not null).ThenByDescending(task => task.MissedBefore).ThenBy(task => task.Period.Due),
        ];
    }

    /// <summary>The latest visits of an eatery.</summary>
    public async Task<IReadOnlyList<SupervisionRow>> OfEateryAsync(long eatery, CancellationToken cancellation = default)
    {
        await using var session = await database.OpenAsync(cancellation);
        return await session.QueryAsync<SupervisionRow>("SupervisionsOfEatery", new { EateryId = eatery, Most = MostShown }, cancellation);
    }

    /// <summary>The problems of the ledger that visits to an eatery have opened, by what <see cref="KeyOf"/> calls each finding.</summary>
    public async Task<IReadOnlyDictionary<string, long>> ProblemsOfEateryAsync(long eatery, CancellationToken cancellation = default)
    {
        await using var session = await database.OpenAsync(cancellation);
        var rows = await session.QueryAsync<ProblemRow>("ProblemsOfSupervision", new { EateryId = eatery }, cancellation);
        return rows.ToDictionary(row => row.SourceKey, row => row.Id, StringComparer.Ordinal);
    }

    /// <summary>Names a finding within the eatery's problems.</summary>
    public static string KeyOf(string level, int period, string item) => string.Create(CultureInfo.InvariantCulture, $"{level}{Between}{period}{Between}{item}");

    /// <summary>The level of the visit that a problem of the ledger was found by.</summary>
    public static string LevelOf(string key) => key.Split(Between)[0];

    /// <summary>Whether somebody answers for an eatery at a level.</summary>
    public async Task<bool> IsTheirsAsync(long account, long eatery, string level, CancellationToken cancellation = default)
    {
        await using var session = await database.OpenAsync(cancellation);
        return await IsTheirsAsync(session, account, eatery, level, cancellation);
    }

    /// <summary>Puts a visit of today on record, and with it the problems that it found.</summary>
    public async Task<SupervisionOutcome> RecordAsync(
        Actor actor, EateryInScope eatery, ResponsibilityLevel level, SupervisionFindings found, CancellationToken cancellation = default)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var today = Day.InShanghai(now);
        var period = SupervisionPeriod.Of(level.EveryMonths, today);
        try
        {
            await using var session = await database.BeginAsync(cancellation);
            if (!await IsTheirsAsync(session, actor.AccountId, eatery.Id, level.Code, cancellation))
            {
                return SupervisionOutcome.NotTheirs;
            }

            var row = new
            {
                EateryId = eatery.Id, Level = level.Code, Period = period.First, actor.AccountId, AccountName = actor.Name, DoneOn = Day.ToNumber(today),
                LevelsVersion = levels.Current.Version, Problems = JsonSerializer.Serialize(found.Problems), Mended = JsonSerializer.Serialize(found.Mended), found.Note, Now = now,
            };
            if (await session.ExecuteAsync("AddSupervision", row, cancellation) == 0)
            {
                return SupervisionOutcome.DoneBefore;
            }

            foreach (var item in levels.Current.Items.Where(item => found.Problems.Contains(item.Code) && !found.Mended.Contains(item.Code)))
            {
                await ledger.OpenAsync(session, Problem(eatery, level, period, item, found.Note, today), actor, eatery.Division, cancellation);
            }

            await audit.AddAsync(session, actor, new AuditEntry
            {
                Action = "supervision.record", RecordKind = "eatery", RecordId = AuditEntry.Id(eatery.Id), Division = eatery.Division, EateryId = eatery.Id,
                After = new { level = level.Code, period = period.First, found.Problems, found.Mended },
            });
            await session.CommitAsync(cancellation);
            return SupervisionOutcome.Done;
        }
        catch (Exception error) when (DatabaseErrors.IsUniqueViolation(error))
        {
            // The same form twice, this moment.
            return SupervisionOutcome.DoneBefore;
        }
    }

    private static NewProblem Problem(EateryInScope eatery, ResponsibilityLevel level, SupervisionPeriod period, SupervisionItem item, string? note, DateOnly today)
    {
        var wording = note is null ? $"不符合：{item.Text}" : $"不符合：{item.Text}（{note}）";
        return new NewProblem
        {
            EateryId = eatery.Id,
            Source = ProblemSource.Supervision,
            SourceKey = KeyOf(level.Code, period.First, item.Code),
            Wording = wording.Length > NewProblem.LongestWording ? string.Concat(wording.AsSpan(0, NewProblem.LongestWording - 1), "…") : wording,
            FoundOn = today,
        };
    }

    private static async Task<bool> IsTheirsAsync(DatabaseSession session, long account, long eatery, string level, CancellationToken cancellation) =>
        await session.SingleAsync<int>("IsResponsible", new { EateryId = eatery, Level = level, AccountId = account }, cancellation) > 0;

    private static SupervisionTask Task(MineRow row, ResponsibilityLevel level, Dictionary<(long, string, int), DateOnly> done, DateOnly today)
    {
        var period = SupervisionPeriod.Of(level.EveryMonths, today);
        var before = period.Before;
        return new SupervisionTask(
            row.EateryId,
            ShopName.Of(row.Sign, row.Name),
            row.Address,
            level,
            period,
            done.TryGetValue((row.EateryId, row.Level, period.First), out var on) ? on : null,
            Day.InShanghai(row.Since) < Day.FirstOfMonth(before.First) && !done.ContainsKey((row.EateryId, row.Level, before.First)));
    }

    internal sealed record MineRow
    {
        public required long EateryId { get; init; }

        public required string Name { get; init; }

        public string? Sign { get; init; }

        public required string Address { get; init; }

        public required string Level { get; init; }

        public required DateTime Since { get; init; }
    }

    internal sealed record ProblemRow
    {
        public required long Id { get; init; }

        public required string SourceKey { get; init; }
    }

    internal sealed record DoneRow
    {
        public required long EateryId { get; init; }

        public required string Level { get; init; }

        public required int Period { get; init; }

        public required DateOnly DoneOn { get; init; }
    }
}
