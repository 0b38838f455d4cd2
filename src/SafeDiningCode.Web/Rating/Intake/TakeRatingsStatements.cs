using System.Globalization;
using Microsoft.Data.Sqlite;
using SafeDiningCode.Rules.Satisfaction;
using SafeDiningCode.Web.Data;

namespace SafeDiningCode.Web.Rating.Intake;

/// <summary>The statements of <c>TakeRatings.sqlite.sql</c>, prepared on one connection. Values are bound in the order of their names there.</summary>
internal sealed class TakeRatingsStatements : IDisposable
{
    private const int BytesOfInstant = 32;
    private readonly IReadOnlyList<SqliteStatement> all;
    private readonly SqliteStatement addVisit;
    private readonly SqliteStatement addRating;
    private readonly SqliteStatement markNotRated;
    private readonly SqliteStatement findVisit;
    private readonly SqliteStatement addToEateryDay;
    private readonly SqliteStatement addToEateryMonth;
    private readonly SqliteStatement addToUnitDay;

    public TakeRatingsStatements(SqliteConnection connection, string sql)
    {
        all = SqliteStatement.PrepareAll(connection, sql);
        addVisit = all[0].With("@Id", "@Nonce", "@Receipt", "@Fingerprint");
        addRating = all[1].With(
            "@Id", "@Serial", "@EateryId", "@Division", "@Unit", "@Day", "@At", "@Satisfaction", "@Reasons", "@Comment", "@DeviceTag", "@MonthTag");
        markNotRated = all[2].With("@Id");
        findVisit = all[3].With("@Nonce");
        addToEateryDay = all[4].With("@EateryId", "@Day", "@Satisfied", "@Fair", "@Dissatisfied");
        addToEateryMonth = all[5].With("@Day", "@Unit", "@EateryId", "@Satisfied", "@Fair", "@Dissatisfied");
        addToUnitDay = all[6].With("@Unit", "@Day", "@Satisfied", "@Fair", "@Dissatisfied");
    }

    /// <summary>Adds the visit as one that rated; false where it is there already.</summary>
    public bool AddVisit(Arrival arrival) =>
        addVisit.Bind(arrival.Id).Bind(arrival.Nonce).Bind(arrival.Receipt).Bind(arrival.Fingerprint).Execute() == 1;

    /// <summary>Adds the rating; false where its device has rated the eatery that day.</summary>
    public bool AddRating(Arrival arrival)
    {
        Span<byte> at = stackalloc byte[BytesOfInstant];
        arrival.At.TryFormat(at, out var bytes, TypeHandlers.InstantFormat, CultureInfo.InvariantCulture);
        return addRating
            .Bind(arrival.Id).Bind(arrival.Serial).Bind(arrival.EateryId).Bind(arrival.Division).Bind(arrival.Unit).Bind(arrival.Day).Bind(at[..bytes])
            .Bind(arrival.Satisfaction).Bind(arrival.Reasons).Bind(arrival.Comment).Bind(arrival.DeviceTag).Bind(arrival.MonthTag)
            .Execute() == 1;
    }

    /// <summary>Notes that no rating was taken of a visit.</summary>
    public void MarkNotRated(long visit) => markNotRated.Bind(visit).Execute();

    /// <summary>The visit of this name; null where there is none.</summary>
    public VisitRow? FindVisit(string nonce) => findVisit.Bind(nonce).ReadOne(static row => new VisitRow
    {
        Nonce = row.Text(0),
        Receipt = row.Text(1),
        Fingerprint = row.Number(2),
        Rated = row.Number(3) == 1,
    });

    /// <summary>Adds to the roll-ups of an eatery's day and month.</summary>
    public void AddToEatery(long eatery, int day, string unit, Tally tally)
    {
        addToEateryDay.Bind(eatery).Bind(day).Bind(tally.Satisfied).Bind(tally.Fair).Bind(tally.Dissatisfied).Execute();
        addToEateryMonth.Bind(day).Bind(unit).Bind(eatery).Bind(tally.Satisfied).Bind(tally.Fair).Bind(tally.Dissatisfied).Execute();
    }

    /// <summary>Adds to the roll-up of a unit's day.</summary>
    public void AddToUnit(string unit, int day, Tally tally) =>
        addToUnitDay.Bind(unit).Bind(day).Bind(tally.Satisfied).Bind(tally.Fair).Bind(tally.Dissatisfied).Execute();

    public void Dispose()
    {
        foreach (var statement in all)
        {
            statement.Dispose();
        }
    }
}
