using System.Globalization;
using System.Runtime.CompilerServices;
using Dapper;
using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.Rectification;
using SafeDiningCode.Rules.Satisfaction;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Hosting.Layout;
using SafeDiningCode.Web.Hosting.Tables;
using SafeDiningCode.Web.Rating;
using SafeDiningCode.Web.Rectification.Pages;
using SafeDiningCode.Web.Registry;
using SafeDiningCode.Web.Registry.Divisions;

namespace SafeDiningCode.Web.Rectification.Overview;

/// <summary>The ledger within a scope (整改台账), for officials: a page of it, its totals and rates, or all of it as a file.</summary>
internal sealed class LedgerOverview(Database database, DivisionDirectory divisions, TimeProvider clock)
{
    /// <summary>Problems on a page.</summary>
    public const int PageRows = 50;

    /// <summary>Problems in a file, at most: what a spreadsheet still opens.</summary>
    public const int MostExported = 100_000;

    /// <summary>Days that the rates look back on.</summary>
    public const int RateDays = 90;

    private const int MostStates = 4;

    private static readonly string[] Headings =
        ["编号", "店名", "地区", "来源", "专项行动", "问题", "类别", "发现日期", "期限", "状态", "超期", "交办单", "督办级数", "回头看", "重新打开次数", "销号日期", "最近变动"];

    /// <summary>A page of the ledger.</summary>
    public async Task<LedgerPageView> ReadAsync(Scope scope, LedgerQuery query, CancellationToken cancellation = default)
    {
        var today = Day.InShanghai(clock);
        await using var session = await database.OpenAsync(cancellation);
        var totals = await session.QueryAsync<TotalRow>("LedgerTotals", Arguments(scope, query, today), cancellation);
        var rows = await session.QueryAsync<LedgerRow>("LedgerInScope", Arguments(scope, query, today, (query.Page - 1) * PageRows, PageRows + 1), cancellation);
        var counts = totals.ToDictionary(row => row.State, row => row.Count, StringComparer.Ordinal);
        // What is due today is not late yet.
        var last = today.AddDays(-1);
        var from = last.AddDays(1 - RateDays);
        return new LedgerPageView(
            query,
            today,
            Enum.GetValues<LedgerGroup>().ToDictionary(
                group => group,
                group => group == LedgerGroup.All
                    ? totals.Sum(row => row.Count)
                    : LedgerQuery.StatesOf(group).Sum(state => counts.GetValueOrDefault(RectificationCodes.Of(state)))),
            totals.Sum(row => row.Overdue),
            totals.Sum(row => row.Escalated),
            rows,
            await RatesAsync(session, scope, from, last, cancellation),
            from);
    }

    /// <summary>按期整改率 and 复发率 of a scope between two days.</summary>
    public async Task<RectificationRates> RatesAsync(Scope scope, DateOnly from, DateOnly to, CancellationToken cancellation = default)
    {
        await using var session = await database.OpenAsync(cancellation);
        return await RatesAsync(session, scope, from, to, cancellation);
    }

    /// <summary>All that matches, to take away.</summary>
    public TableFile Table(Scope scope, LedgerQuery query, CancellationToken cancellation = default) => new("rectifications", "整改台账", Headings, RowsAsync(scope, query, cancellation));

    private async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync(Scope scope, LedgerQuery query, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var today = Day.InShanghai(clock);
        await using var session = await database.OpenAsync(Patience.Long, cancellation);
        await foreach (var row in session.StreamAsync<LedgerRow>("LedgerInScope", Arguments(scope, query, today, 0, MostExported), cancellation))
        {
            yield return
            [
                row.Id.ToString(CultureInfo.InvariantCulture), ShopName.Of(row.Sign, row.Name), divisions.NameOf(row.Division), RectificationWords.Source(row.From, Language.Chinese),
                row.Campaign, row.Wording, string.Join('、', ReasonCodes.ToCodes((Reasons)row.Topic).Select(code => RatingWords.Reason(code, Language.Chinese))), row.FoundOn, row.DueOn,
                RectificationWords.State(row.Standing, Language.Chinese).Words, row.IsOverdue(today) ? "是" : "否", row.OrderNumber, row.Level, row.LookBackOn, row.Reopens, row.ClosedOn,
                Day.WallClock(row.ChangedAt).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
            ];
        }
    }

    private static async Task<RectificationRates> RatesAsync(DatabaseSession session, Scope scope, DateOnly from, DateOnly to, CancellationToken cancellation)
    {
        var row = await session.SingleAsync<RatesRow>(
            "RectificationRatesInScope", scope.With(new { From = from, To = to, RecurredTo = to.AddDays(RectificationRates.RecurrenceDays) }), cancellation);
        return new RectificationRates(row.Due, row.OnTime, row.Mended, row.Recurred);
    }

    private static DynamicParameters Arguments(Scope scope, LedgerQuery query, DateOnly today, int skip = 0, int take = 0)
    {
        // A group of fewer states names its last one again.
        var states = LedgerQuery.StatesOf(query.Group).Select(RectificationCodes.Of).ToList();
        string StateAt(int place) => states.Count == 0 ? "" : states[Math.Min(place, states.Count - 1)];
        var all = scope.With(new
        {
            PlaceFrom = query.Place,
            // Behind all codes that begin so; behind all codes where none is asked for.
            PlaceTo = query.Place + ":",
            Source = query.Source is { } source ? RectificationCodes.Of(source) : "",
            Overdue = query.Overdue ? 1 : 0,
            Escalated = query.Escalated ? 1 : 0,
            Eatery = query.Eatery?.Id ?? 0,
            Today = today,
            Skip = skip,
            Take = take,
        });
        for (var place = 0; place < MostStates; place++)
        {
            all.Add(string.Create(CultureInfo.InvariantCulture, $"State{place + 1}"), StateAt(place));
        }

        return all;
    }

    internal sealed record TotalRow
    {
        public required string State { get; init; }

        public required int Count { get; init; }

        public required int Overdue { get; init; }

        public required int Escalated { get; init; }
    }

    internal sealed record RatesRow
    {
        public required int Due { get; init; }

        public required int OnTime { get; init; }

        public required int Mended { get; init; }

        public required int Recurred { get; init; }
    }
}
