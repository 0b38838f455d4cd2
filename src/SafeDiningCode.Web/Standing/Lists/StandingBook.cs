using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.Standing;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Audit;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Registry.Divisions;
using SafeDiningCode.Web.Standing.Bulletins;
using SafeDiningCode.Web.Standing.Closing;
using SafeDiningCode.Web.Standing.Talks;

namespace SafeDiningCode.Web.Standing.Lists;

/// <summary>
/// Red and black lists: drafted from a closed month's frozen numbers, published by a human, never edited. A correction is
/// another version that says why.
/// </summary>
internal sealed class StandingBook(
    Database database, NumbersOfMonth numbers, TalkBook talks, DivisionDirectory directory, AuditLog audit, TimeProvider clock)
{
    private const int DaysToEnd = 31;

    /// <summary>Bulletins this far back bear on a month: longer than any run in a row.</summary>
    private const int YearsOfBulletins = 2;

    /// <summary>All closed months, the newest first.</summary>
    public async Task<IReadOnlyList<StandingMonthRow>> MonthsAsync(CancellationToken cancellation = default)
    {
        await using var session = await database.OpenAsync(cancellation);
        return await session.QueryAsync<StandingMonthRow>("StandingMonths", cancellation: cancellation);
    }

    /// <summary>The versions of a month's lists, the newest first.</summary>
    public async Task<IReadOnlyList<StandingVersionRow>> VersionsAsync(int month, CancellationToken cancellation = default)
    {
        await using var session = await database.OpenAsync(cancellation);
        return await session.QueryAsync<StandingVersionRow>("StandingVersions", new { Month = month }, cancellation);
    }

    /// <summary>A month's published lists as they are kept; null where there are none.</summary>
    /// <param name="month">Which month.</param>
    /// <param name="version">Which version; 0 for the one that holds.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<string?> FindTextAsync(int month, int version = 0, CancellationToken cancellation = default)
    {
        await using var session = await database.OpenAsync(cancellation);
        return await FindTextAsync(session, month, version, cancellation);
    }

    /// <summary>Freezes a month's numbers; answers whether this call did it, and not another before.</summary>
    public async Task<bool> CloseAsync(int month, CancellationToken cancellation = default)
    {
        var frozen = await numbers.ReadSteadyAsync(month, cancellation);
        try
        {
            await using var session = await database.OpenAsync(cancellation);
            await session.ExecuteAsync(
                "AddMonthClose", new { Month = month, ClosedAt = frozen.ReadAt, Numbers = JsonSerializer.Serialize(frozen) }, cancellation);
            return true;
        }
        catch (Exception error) when (DatabaseErrors.IsUniqueViolation(error))
        {
            // Another instance closed it at the same moment.
            return false;
        }
    }

    /// <summary>What would be published of a month now; null where it is not closed.</summary>
    /// <param name="month">Which month.</param>
    /// <param name="anew">Whether the numbers are read again rather than taken as they were frozen: what a correction may be for.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<StandingFile?> DraftAsync(int month, bool anew, CancellationToken cancellation = default)
    {
        if (await NumbersAsync(month, anew, cancellation) is not { } used)
        {
            return null;
        }

        await using var session = await database.OpenAsync(cancellation);
        return await DraftAsync(session, used, cancellation);
    }

    /// <summary>What a draft's facts are, in short: whoever publishes says what was seen.</summary>
    public static string Digest(StandingFile draft) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes((draft with { ReadAt = default }).ToText())).AsSpan(0, sizeof(long)));

    /// <summary>Publishes a month's lists, the first version or with a reason a correction.</summary>
    /// <param name="actor">Who does.</param>
    /// <param name="month">Which month.</param>
    /// <param name="seen">The <see cref="Digest"/> of the draft that was seen.</param>
    /// <param name="reason">Why there is another version; null for the first.</param>
    /// <param name="anew">Whether the numbers are read again.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<PublishOutcome> PublishAsync(Actor actor, int month, string seen, string? reason, bool anew, CancellationToken cancellation = default)
    {
        // The month's own numbers take a while, and are checked against what was seen; all that others may write meanwhile
        // (bulletins, versions) is read once nobody else can.
        if (await NumbersAsync(month, anew, cancellation) is not { } used)
        {
            return PublishOutcome.NotClosed;
        }

        try
        {
            await using var session = await database.BeginAsync(cancellation);
            await session.ExecuteAsync("LockMonths", new { Month = month }, cancellation);
            var draft = await DraftAsync(session, used, cancellation);
            if (Digest(draft) != seen || (draft.Version == 1) != (reason is null))
            {
                return PublishOutcome.Changed;
            }

            if ((await session.QueryAsync<StandingMonthRow>("StandingMonths", cancellation: cancellation)).Any(each => each.Month < month && each.Version == 0))
            {
                return PublishOutcome.BeforeIsDue;
            }

            var published = draft with { Reason = reason };
            await session.ExecuteAsync(
                "AddStanding",
                new
                {
                    Month = month, published.Version, Document = published.ToText(), Reason = reason, PublishedBy = actor.AccountId,
                    PublishedByName = actor.Name, PublishedAt = clock.GetUtcNow().UtcDateTime,
                },
                cancellation);
            await talks.CallAsync(session, month, published.Version, [.. published.Result.Black.Select(entry => entry.Unit)], cancellation);
            await audit.AddAsync(session, actor, new AuditEntry
            {
                Action = published.Version == 1 ? "standing.publish" : "standing.correct", RecordKind = "standing",
                RecordId = FormattableString.Invariant($"{month}/{published.Version}"), Division = directory.Top.Code, Reason = reason,
                After = new { Black = published.Result.Black.Select(entry => entry.Unit), published.Result.Red },
            });
            await session.CommitAsync(cancellation);
            return PublishOutcome.Published;
        }
        catch (Exception error) when (DatabaseErrors.IsUniqueViolation(error))
        {
            return PublishOutcome.Changed;
        }
    }

    // As they were frozen, or read again; null where the month is not closed.
    private async Task<MonthNumbers?> NumbersAsync(int month, bool anew, CancellationToken cancellation)
    {
        string? frozen;
        await using (var session = await database.OpenAsync(cancellation))
        {
            frozen = await session.SingleOrDefaultAsync<string>("FindMonthClose", new { Month = month }, cancellation);
        }

        return frozen is null ? null : anew ? await numbers.ReadAsync(month, cancellation) : JsonSerializer.Deserialize<MonthNumbers>(frozen)!;
    }

    private static async Task<StandingFile> DraftAsync(DatabaseSession session, MonthNumbers used, CancellationToken cancellation)
    {
        var last = await session.QueryAsync<StandingVersionRow>("StandingVersions", new { used.Month }, cancellation);
        var before = await FindTextAsync(session, Day.AddMonths(used.Month, -1), version: 0, cancellation) is { } text ? StandingFile.Read(text) : null;
        var facts = new StandingFacts
        {
            Month = used.Month,
            Settings = used.Settings,
            Units = used.Units,
            Days = used.Days,
            Before = before is null ? null : new MonthBefore(before.Facts.Month, [.. before.Result.Ranking.Where(unit => unit.IsBottom).Select(unit => unit.Unit)]),
            Bulletins = await BulletinBook.UpToAsync(session, (used.Month - (YearsOfBulletins * 100)) * 100, (used.Month * 100) + DaysToEnd, cancellation),
        };
        return new StandingFile
        {
            Format = StandingFile.CurrentFormat,
            Formula = StandingRules.FormulaOf(used.Settings),
            Version = last.Count == 0 ? 1 : last[0].Version + 1,
            ReadAt = used.ReadAt,
            LicensedAsOf = used.LicensedAsOf,
            SettingsVersion = used.SettingsVersion,
            Names = used.Names,
            Facts = facts,
            Result = StandingRules.Compute(facts),
        };
    }

    private static Task<string?> FindTextAsync(DatabaseSession session, int month, int version, CancellationToken cancellation) =>
        session.SingleOrDefaultAsync<string>("FindStanding", new { Month = month, Version = version }, cancellation);
}
