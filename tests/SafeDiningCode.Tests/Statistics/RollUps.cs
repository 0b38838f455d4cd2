using Dapper;
using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Web.Data;

namespace SafeDiningCode.Tests.Statistics;

/// <summary>Puts ratings straight into the roll-ups that districts are read from.</summary>
internal static class RollUps
{
    /// <summary>An eatery's ratings of a month, all on one day of it, as the roll-ups of its unit hold them.</summary>
    public static async Task RateAsync(Database database, long eatery, string unit, DateOnly day, int satisfied, int fair, int dissatisfied)
    {
        await using var session = await database.OpenAsync(TestContext.Current.CancellationToken);
        var row = new { eatery, unit, month = Day.MonthNumber(day), day = Day.ToNumber(day), satisfied, fair, dissatisfied };
        await session.Connection.ExecuteAsync(
            "INSERT INTO eatery_month (month, unit, eatery_id, satisfied, fair, dissatisfied) VALUES (@month, @unit, @eatery, @satisfied, @fair, @dissatisfied)", row);
        var known = await session.Connection.ExecuteAsync(
            "UPDATE unit_day SET satisfied = satisfied + @satisfied, fair = fair + @fair, dissatisfied = dissatisfied + @dissatisfied WHERE unit = @unit AND day = @day", row);
        if (known == 0)
        {
            await session.Connection.ExecuteAsync(
                "INSERT INTO unit_day (unit, day, satisfied, fair, dissatisfied) VALUES (@unit, @day, @satisfied, @fair, @dissatisfied)", row);
        }
    }
}
