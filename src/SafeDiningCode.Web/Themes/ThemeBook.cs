using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.Satisfaction;
using SafeDiningCode.Rules.Themes;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Eateries;
using SafeDiningCode.Web.Audit;
using SafeDiningCode.Web.Data;

namespace SafeDiningCode.Web.Themes;

/// <summary>What became of a reply.</summary>
internal enum ReplyOutcome
{
    /// <summary>It is on record.</summary>
    Given,

    /// <summary>The same words were there already.</summary>
    GivenBefore,

    /// <summary>There is no such theme, or none that may be shown any more.</summary>
    Unknown,

    /// <summary>Another wording came between.</summary>
    Changed,

    /// <summary>The time in which it could be worded anew is over.</summary>
    Closed,
}

/// <summary>What several diners of a week were not satisfied with, and what the owner replies.</summary>
internal sealed partial class ThemeBook(Database database, AuditLog audit, TimeProvider clock)
{
    /// <summary>The longest reply.</summary>
    public const int LongestReply = 500;

    /// <summary>Replies on a page.</summary>
    public const int PageSize = 50;

    /// <summary>Days of replies that officials look back on.</summary>
    private const int DaysShown = 180;

    /// <summary>The themes of an eatery, the latest week first.</summary>
    public async Task<IReadOnlyList<ThemeView>> OfEateryAsync(long eatery, CancellationToken cancellation = default)
    {
        var today = Day.InShanghai(clock);
        await using var session = await database.OpenAsync(cancellation);
        var themes = await ReadAsync(session, eatery, today, cancellation);
        var (from, to) = ThemeRules.Window(today);
        var comments = await session.QueryAsync<CommentRow>("ThemeComments", new { EateryId = eatery, From = from, To = to }, cancellation);
        var given = Assign(comments, [.. themes.Select(theme => theme.Theme)]);
        return [.. themes.Select(theme => theme with { Comments = given.GetValueOrDefault(theme.Theme) ?? [] })];
    }

    /// <summary>The themes of an eatery that still wait for a reply, what is due first standing first.</summary>
    public async Task<IReadOnlyList<ThemeView>> UnansweredAsync(long eatery, CancellationToken cancellation = default)
    {
        await using var session = await database.OpenAsync(cancellation);
        var themes = await ReadAsync(session, eatery, Day.InShanghai(clock), cancellation);
        return [.. themes.Where(theme => theme.Replies.Count == 0).OrderBy(theme => theme.DueOn)];
    }

    /// <summary>Gives a reply, or words it anew.</summary>
    /// <param name="eatery">The eatery.</param>
    /// <param name="reason">The theme's reason: one.</param>
    /// <param name="week">The theme's Monday.</param>
    /// <param name="wording">The reply.</param>
    /// <param name="version">The version that was there when it was written; 0 for none.</param>
    /// <param name="actor">Who replies.</param>
    public Task<ReplyOutcome> ReplyAsync(
        EateryInScope eatery, Reasons reason, DateOnly week, string wording, int version, Actor actor, CancellationToken cancellation = default) =>
        Repeats.RunAsync(repeat => ReplyOnceAsync(eatery, reason, week, wording, version, actor, repeat), cancellation);

    /// <summary>The replies in an official's scope, latest first.</summary>
    public Task<List<RepliedTheme>> InScopeAsync(Scope scope, int page, CancellationToken cancellation = default) =>
        InScopeAsync(scope, (page - 1) * PageSize, page * PageSize, cancellation);

    /// <summary>A part of them.</summary>
    /// <param name="scope">Whose.</param>
    /// <param name="after">How many come before.</param>
    /// <param name="upto">The place of the last.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<List<RepliedTheme>> InScopeAsync(Scope scope, int after, int upto, CancellationToken cancellation = default)
    {
        await using var session = await database.OpenAsync(Patience.Long, cancellation);
        return await session.QueryAsync<RepliedTheme>(
            "RepliesInScope", scope.With(new { Since = clock.GetUtcNow().UtcDateTime.AddDays(-DaysShown), After = after, Upto = upto }), cancellation);
    }

    private async Task<ReplyOutcome> ReplyOnceAsync(
        EateryInScope eatery, Reasons reason, DateOnly week, string wording, int version, Actor actor, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var today = Day.InShanghai(now);
        await using var session = await database.BeginAsync(cancellation);
        var theme = (await ReadAsync(session, eatery.Id, today, cancellation)).SingleOrDefault(view => view.Theme.Reason == reason && view.Theme.Week == week);
        if (theme is null)
        {
            return ReplyOutcome.Unknown;
        }

        if (theme.Replies.Count > 0 && string.Equals(theme.Replies[^1].Wording, wording, StringComparison.Ordinal))
        {
            return ReplyOutcome.GivenBefore;
        }

        if (theme.Replies.Count != version)
        {
            return ReplyOutcome.Changed;
        }

        if (theme.EditableUntil < today)
        {
            return ReplyOutcome.Closed;
        }

        await session.ExecuteAsync(
            "AddThemeReply",
            new
            {
                EateryId = eatery.Id, Week = week, Reason = (int)reason, Version = version + 1, Wording = wording, RepliedBy = actor.AccountId,
                RepliedByName = actor.Name, RepliedAt = now,
            },
            cancellation);
        await audit.AddAsync(session, actor, new AuditEntry
        {
            Action = "theme.reply", RecordKind = "theme-reply", RecordId = $"{AuditEntry.Id(eatery.Id)}/{Day.Text(week)}/{ReasonCodes.ToCodes(reason)[0]}",
            Division = eatery.Division, EateryId = eatery.Id, Before = version == 0 ? null : new { theme.Replies[^1].Wording }, After = new { Wording = wording },
        });
        await session.CommitAsync(cancellation);
        return ReplyOutcome.Given;
    }

    private static async Task<List<ThemeView>> ReadAsync(DatabaseSession session, long eatery, DateOnly today, CancellationToken cancellation)
    {
        var (from, to) = ThemeRules.Window(today);
        await using var results = await session.QueryMultipleAsync("EateryThemes", new { EateryId = eatery, From = from, To = to }, cancellation);
        var counts = await results.ReadAsync<ReasonCountRow>();
        var replies = (await results.ReadAsync<ReplyRow>()).ToLookup(row => (row.Week, (Reasons)row.Reason));
        return
        [
            .. ThemeRules.Of(counts.Select(row => new ReasonCount(row.Day, (Reasons)row.Reasons, row.Ratings)), today).Select(theme =>
            {
                IReadOnlyList<ReplyRow> given = [.. replies[(theme.Week, theme.Reason)]];
                return new ThemeView(
                    theme,
                    [],
                    given,
                    ThemeRules.ReplyDueOn(theme.Week),
                    given.Count == 0 ? null : ThemeRules.ReplyEditableUntil(Day.InShanghai(given[0].RepliedAt)));
            }),
        ];
    }

    /// <summary>
    /// Puts each comment under the most frequent theme of its week that it belongs to, and under no other: the same words
    /// under two would show which reasons one diner gave. Sorted by a hash: the order tells nothing.
    /// </summary>
    internal static Dictionary<Theme, List<string>> Assign(IEnumerable<CommentRow> comments, IReadOnlyList<Theme> themes)
    {
        var assigned = new Dictionary<Theme, List<string>>();
        foreach (var comment in comments)
        {
            // Themes come sorted by week and by how frequent they are.
            var theme = themes.FirstOrDefault(theme => theme.Week == Week.FirstDay(comment.Day) && ((Reasons)comment.Reasons).HasFlag(theme.Reason));
            if (theme is not null)
            {
                assigned.TryAdd(theme, []);
                assigned[theme].Add(WithoutNumbers(comment.Comment));
            }
        }

        foreach (var list in assigned.Values)
        {
            list.Sort(static (one, other) => string.CompareOrdinal(Shuffled(one), Shuffled(other)));
        }

        return assigned;
    }

    // Telephone numbers and the like: a diner who left one did not mean it for the shop.
    private static string WithoutNumbers(string comment) => LongNumber().Replace(comment, "…");

    private static string Shuffled(string comment) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(comment)));

    [GeneratedRegex(@"\d[\d\s-]{4,}\d", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex LongNumber();
}
