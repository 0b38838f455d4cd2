using Microsoft.Extensions.Options;
using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Audit;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Registry.Divisions;
using SafeDiningCode.Web.Standing.Bulletins;
using SafeDiningCode.Web.Standing.Lists;
using SafeDiningCode.Web.Statistics.Settings;

namespace SafeDiningCode.Web.Standing.Monthly;

/// <summary>A monthly bulletin as it is kept.</summary>
internal sealed record MonthlyBulletinRow
{
    public required long Id { get; init; }

    public required int Month { get; init; }

    public required int StandingVersion { get; init; }

    public required string Texts { get; init; }

    public required int Revision { get; init; }

    public string? Number { get; init; }

    public DateOnly? IssuedOn { get; init; }
}

/// <summary>What became of writing or issuing one.</summary>
internal enum BulletinOutcome
{
    /// <summary>It is written.</summary>
    Done,

    /// <summary>The month has no published lists to report on.</summary>
    NotPublished,

    /// <summary>Somebody else wrote or issued it, or the lists were corrected, since the form was shown.</summary>
    Changed,

    /// <summary>Another bulletin has this number.</summary>
    NumberTaken,
}

/// <summary>
/// The monthly bulletins (月度通报) upon the published lists: written as a draft, issued once under a number, and by that put on
/// record as a bulletin with the districts that it exposes. One upon a correction is another bulletin.
/// </summary>
internal sealed class MonthlyBulletins(
    Database database, StandingBook book, BulletinBook bulletins, DivisionDirectory directory, TimeOrderedIds ids, AuditLog audit, IOptions<StandingOptions> options, TimeProvider clock)
{
    private const int DaysOfYear = 1231;

    /// <summary>The lists that a month's bulletin is upon, and what is written of it; null where no lists are published.</summary>
    public async Task<MonthlyBulletinDraft?> DraftAsync(int month, CancellationToken cancellation = default)
    {
        if (await book.FindTextAsync(month, cancellation: cancellation) is not { } text)
        {
            return null;
        }

        var file = StandingFile.Read(text);
        await using var session = await database.OpenAsync(cancellation);
        var row = await session.SingleOrDefaultAsync<MonthlyBulletinRow>("FindMonthlyBulletin", new { Month = month, StandingVersion = file.Version }, cancellation);
        return new MonthlyBulletinDraft(file, row is null ? BulletinTexts.Proposed(file) : BulletinTexts.Read(row.Texts), row?.Revision ?? 0, row?.Number, row?.IssuedOn);
    }

    /// <summary>The month's issued bulletin with the lists that it is upon; null where none is issued.</summary>
    public async Task<MonthlyBulletinDraft?> IssuedAsync(int month, CancellationToken cancellation = default)
    {
        MonthlyBulletinRow? row;
        await using (var session = await database.OpenAsync(cancellation))
        {
            row = await session.SingleOrDefaultAsync<MonthlyBulletinRow>("IssuedMonthlyBulletin", new { Month = month }, cancellation);
        }

        return row is not null && await book.FindTextAsync(month, row.StandingVersion, cancellation) is { } text
            ? new MonthlyBulletinDraft(StandingFile.Read(text), BulletinTexts.Read(row.Texts), row.Revision, row.Number, row.IssuedOn)
            : null;
    }

    /// <summary>The number that comes next in a year, to begin from.</summary>
    public async Task<string> NextNumberAsync(int year, CancellationToken cancellation = default)
    {
        await using var session = await database.OpenAsync(cancellation);
        var count = await session.SingleAsync<int>("CountMonthlyBulletins", new { First = year * 10_000, Last = (year * 10_000) + DaysOfYear }, cancellation);
        return BulletinWords.Number(options.Value.BulletinSeries, year, count + 1);
    }

    /// <summary>Keeps a draft.</summary>
    /// <param name="actor">Who writes.</param>
    /// <param name="month">The month.</param>
    /// <param name="seen">What the form showed.</param>
    /// <param name="texts">The texts.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<BulletinOutcome> SaveAsync(Actor actor, int month, SeenBulletin seen, BulletinTexts texts, CancellationToken cancellation = default)
    {
        if (await DraftAsync(month, cancellation) is not { } draft)
        {
            return BulletinOutcome.NotPublished;
        }

        if (draft.File.Version != seen.StandingVersion)
        {
            return BulletinOutcome.Changed;
        }

        var kept = Ranked(texts, draft.File);
        await using var session = await database.BeginAsync(cancellation);
        if (!await WriteAsync(session, actor, month, seen, kept, cancellation))
        {
            return BulletinOutcome.Changed;
        }

        await audit.AddAsync(session, actor, Entry("monthly-bulletin.save", month, seen, new { kept.Title, kept.Exposed }));
        await session.CommitAsync(cancellation);
        return BulletinOutcome.Done;
    }

    /// <summary>Issues it under a number: from then on it is never changed.</summary>
    public async Task<BulletinOutcome> IssueAsync(
        Actor actor, int month, SeenBulletin seen, BulletinTexts texts, string number, DateOnly issuedOn, CancellationToken cancellation = default)
    {
        if (await DraftAsync(month, cancellation) is not { } draft)
        {
            return BulletinOutcome.NotPublished;
        }

        if (draft.File.Version != seen.StandingVersion || draft.Revision != seen.Revision || draft.Number is not null)
        {
            return BulletinOutcome.Changed;
        }

        var kept = Ranked(texts, draft.File);
        try
        {
            await using var session = await database.BeginAsync(cancellation);
            if (seen.Revision == 0 && !await WriteAsync(session, actor, month, seen, kept, cancellation))
            {
                return BulletinOutcome.Changed;
            }

            var bulletin = await bulletins.AddAsync(
                session, actor, new Bulletin(number, kept.Title, MonthlyPaths.Public(month), Day.ToNumber(issuedOn), kept.Exposed), cancellation);
            var issued = await session.ExecuteAsync(
                "IssueMonthlyBulletin",
                new
                {
                    Month = month, seen.StandingVersion, Revision = Math.Max(seen.Revision, 1), Texts = kept.ToText(), Number = number, IssuedOn = Day.ToNumber(issuedOn),
                    BulletinId = bulletin, actor.Name, Now = clock.GetUtcNow().UtcDateTime,
                },
                cancellation);
            if (issued == 0)
            {
                return BulletinOutcome.Changed;
            }

            await audit.AddAsync(session, actor, Entry("monthly-bulletin.issue", month, seen, new { number, issuedOn = Day.Text(issuedOn), kept.Title, kept.Exposed }));
            await session.CommitAsync(cancellation);
            return BulletinOutcome.Done;
        }
        catch (Exception error) when (DatabaseErrors.IsUniqueViolation(error))
        {
            return BulletinOutcome.NumberTaken;
        }
    }

    // A form may name what it likes: exposed are districts that the lists rank.
    private static BulletinTexts Ranked(BulletinTexts texts, StandingFile file) =>
        texts with { Exposed = [.. texts.Exposed.Where(unit => file.Result.Ranking.Any(ranked => ranked.Unit == unit))] };

    private async Task<bool> WriteAsync(DatabaseSession session, Actor actor, int month, SeenBulletin seen, BulletinTexts texts, CancellationToken cancellation)
    {
        var row = new
        {
            Id = ids.Next(), Month = month, seen.StandingVersion, seen.Revision, Texts = texts.ToText(), actor.Name, Now = clock.GetUtcNow().UtcDateTime,
        };
        try
        {
            return await session.ExecuteAsync(seen.Revision == 0 ? "AddMonthlyBulletin" : "ChangeMonthlyBulletin", row, cancellation) > 0;
        }
        catch (Exception error) when (DatabaseErrors.IsUniqueViolation(error))
        {
            // Two began it at the same moment.
            return false;
        }
    }

    private AuditEntry Entry(string action, int month, SeenBulletin seen, object after) => new()
    {
        Action = action, RecordKind = "monthly-bulletin", RecordId = FormattableString.Invariant($"{month}/{seen.StandingVersion}"), Division = directory.Top.Code, After = after,
    };
}

/// <summary>What a form of a bulletin was shown upon.</summary>
/// <param name="StandingVersion">The version of the lists.</param>
/// <param name="Revision">How often it had been written; 0 where it was not yet.</param>
internal sealed record SeenBulletin(int StandingVersion, int Revision);

/// <summary>A bulletin with the lists that it is upon.</summary>
/// <param name="File">The lists.</param>
/// <param name="Texts">What is written around them.</param>
/// <param name="Revision">How often it was written; 0 where it is only proposed.</param>
/// <param name="Number">Its number; null where it is not issued.</param>
/// <param name="IssuedOn">When it was issued.</param>
public sealed record MonthlyBulletinDraft(StandingFile File, BulletinTexts Texts, int Revision, string? Number, DateOnly? IssuedOn);
