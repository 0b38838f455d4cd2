using System.Globalization;
using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Eateries;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Rectification.Ledger;
using SafeDiningCode.Web.Rectification.Settings;
using SafeDiningCode.Web.Registry.Divisions;

namespace SafeDiningCode.Web.Rectification.Orders;

/// <summary>
/// Dispatch orders (交办单): numbered by office and year without a gap, and kept as they were given. A number is taken in the
/// transaction that gives the order, so that one which comes to nothing takes none.
/// </summary>
internal sealed class DispatchOrders(Database database, DivisionDirectory divisions, TimeOrderedIds ids, TimeProvider clock)
{
    /// <summary>The office that an actor gives orders for: that of the own division, the county's for whoever has all.</summary>
    public static string OfficeOf(Actor actor, EateryInScope eatery) => actor.Scope.Division is { Length: > 0 } own ? own : eatery.County;

    /// <summary>Gives the next number of an office, in the session's transaction.</summary>
    public async Task<NewOrder> TakeAsync(DatabaseSession session, string office, UsedSettings used, CancellationToken cancellation = default)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var year = Day.InShanghai(now).Year;
        var key = new { Division = office, Year = year };
        if (await session.SingleOrDefaultAsync<int?>("TakeDispatchNumber", key, cancellation) is not { } number)
        {
            // The first of the year. Two at once: the key lets one in, and the other begins anew.
            await session.ExecuteAsync("AddDispatchCounter", key, cancellation);
            number = 1;
        }

        var words = used.Settings.OrderNumber
            .Replace("{place}", divisions.Divisions.GetValueOrDefault(office)?.Name ?? office, StringComparison.Ordinal)
            .Replace("{year}", year.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{number}", number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        return new NewOrder(office, year, number, words, used.Version);
    }

    /// <summary>Writes an order down as it is given.</summary>
    public Task<int> AddAsync(
        DatabaseSession session, NewOrder order, RectificationRow problem, int happened, EateryInScope eatery, DraftStep step, Actor actor, CancellationToken cancellation = default) =>
        session.ExecuteAsync(
            "AddDispatchOrder",
            new
            {
                Id = ids.Next(), RectificationId = problem.Id, problem.EateryId, Division = order.Office, order.Year, order.Number, OrderNumber = order.Words, Event = happened,
                Shop = eatery.Name, eatery.Address, problem.Wording, Demand = step.Note, step.DueOn, SettingsVersion = order.Settings, At = clock.GetUtcNow().UtcDateTime,
                actor.AccountId, ActorName = actor.Name,
            },
            cancellation);

    /// <summary>The orders of a problem, the first one first.</summary>
    public async Task<IReadOnlyList<DispatchOrderRow>> OfProblemAsync(long eatery, long id, CancellationToken cancellation = default)
    {
        await using var session = await database.OpenAsync(cancellation);
        return await session.QueryAsync<DispatchOrderRow>("OrdersOfRectification", new { Id = id, EateryId = eatery }, cancellation);
    }
}

/// <summary>The number of an order that is about to be given.</summary>
internal sealed record NewOrder(string Office, int Year, int Number, string Words, int Settings);
