using System.Text.Json;
using SafeDiningCode.Web.Data;

namespace SafeDiningCode.Web.Rating.Recount;

/// <summary>Recomputes the roll-ups from the ratings: finds what differs, and repairs it. The server may run meanwhile.</summary>
internal sealed class Recounter(Database database)
{
    private const int RowsPerTransaction = 200;
    private const int UnitDaysPerTransaction = 5000;

    /// <summary>The rows of a roll-up that differ from the ratings.</summary>
    public async Task<List<RollUpDifferenceRow>> DifferencesAsync(RollUp rollUp, CancellationToken cancellation = default)
    {
        var found = await ReadAsync(rollUp, cancellation);
        if (found.Count == 0)
        {
            return found;
        }

        // A reader that takes no snapshot may meet a batch half written: only what is off by the same twice is off.
        var again = (await ReadAsync(rollUp, cancellation)).Select(row => row.Gap).ToHashSet();
        return [.. found.Where(row => again.Contains(row.Gap))];
    }

    /// <summary>Writes these rows anew from the ratings, in short transactions.</summary>
    public async Task RepairAsync(RollUp rollUp, IReadOnlyCollection<RollUpDifferenceRow> rows, CancellationToken cancellation = default)
    {
        foreach (var chunk in rows.Chunk(rollUp == RollUp.UnitDay ? UnitDaysPerTransaction : RowsPerTransaction))
        {
            await Repeats.RunAsync(
                async repeat =>
                {
                    await using var session = await database.BeginAsync(Patience.Long, repeat);
                    if (rollUp == RollUp.UnitDay)
                    {
                        var batch = JsonSerializer.Serialize(chunk.Select(row => new { row.Unit, row.Period }));
                        await session.ExecuteAsync("RepairUnitDays", new { Batch = batch }, repeat);
                    }
                    else
                    {
                        foreach (var row in chunk)
                        {
                            await session.ExecuteAsync(RepairOf(rollUp), new { row.Unit, row.EateryId, row.Period }, repeat);
                        }
                    }

                    await session.CommitAsync(repeat);
                    return true;
                },
                cancellation);
        }
    }

    private async Task<List<RollUpDifferenceRow>> ReadAsync(RollUp rollUp, CancellationToken cancellation)
    {
        await using var session = await database.OpenAsync(Patience.Long, cancellation);
        return await session.QueryAsync<RollUpDifferenceRow>(DifferencesOf(rollUp), cancellation: cancellation);
    }

    private static string DifferencesOf(RollUp rollUp) => rollUp switch
    {
        RollUp.EateryDay => "EateryDayDifferences",
        RollUp.EateryMonth => "EateryMonthDifferences",
        _ => "UnitDayDifferences",
    };

    private static string RepairOf(RollUp rollUp) => rollUp == RollUp.EateryDay ? "RepairEateryDay" : "RepairEateryMonth";
}
