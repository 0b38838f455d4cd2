using System.Text.Json;
using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.SetAside.Cases;
using Value = SafeDiningCode.Rules.Satisfaction.Satisfaction;

namespace SafeDiningCode.Web.SetAside.Finding;

/// <summary>
/// Takes what the rules find out of the counts: the ratings, their roll-ups and the case that says why in one transaction, so
/// that a recount finds the same before and after. Each rating is taken by whoever finds it counted still: two instances, or
/// one that was cut short and begins anew, take it once.
/// </summary>
internal sealed class SetAsideBook(Database database, DayReader reader, TimeOrderedIds ids, TimeProvider clock)
{
    private const int RatingsAtOnce = 500;

    /// <summary>Looks at a day in Shanghai and sets aside what is to be. Answers how many ratings.</summary>
    public async Task<int> LookAtAsync(DateOnly day, CancellationToken cancellation = default)
    {
        var count = 0;
        foreach (var found in await reader.ReadAsync(day, cancellation))
        {
            // In parts, so that diners' ratings get in between.
            foreach (var part in found.Ratings.Chunk(RatingsAtOnce))
            {
                count += await SetAsideAsync(day, found with { Ratings = part }, cancellation);
            }
        }

        return count;
    }

    /// <summary>Sets aside those of the ratings that count still and were not taken back meanwhile. Answers how many.</summary>
    internal Task<int> SetAsideAsync(DateOnly day, FoundRatings found, CancellationToken cancellation = default) => Repeats.RunAsync(
        async repeat =>
        {
            await using var session = await database.BeginAsync(Patience.Long, repeat);
            var taken = new List<FoundRating>();
            foreach (var rating in found.Ratings)
            {
                if (await session.ExecuteAsync("SetRatingAside", new { RatingId = rating.Id }, repeat) == 1)
                {
                    taken.Add(rating);
                }
            }

            if (taken.Count == 0)
            {
                return 0;
            }

            var entry = new
            {
                Id = ids.Next(),
                Kind = SetAsideKinds.ToCode(found.Finding.Rule),
                EateryId = found.Finding.Eatery,
                found.Unit,
                Day = Day.ToNumber(day),
                Month = Day.MonthNumber(day),
                Satisfied = taken.Count(rating => rating.Value == Value.Satisfied),
                Fair = taken.Count(rating => rating.Value == Value.Fair),
                Dissatisfied = taken.Count(rating => rating.Value == Value.Dissatisfied),
                Evidence = JsonSerializer.Serialize(found.Finding.Evidence),
                FoundAt = clock.GetUtcNow().UtcDateTime,
            };
            if (await session.ExecuteAsync("GrowSetAsideCase", entry, repeat) == 0)
            {
                await session.ExecuteAsync("AddSetAsideCase", entry, repeat);
            }

            var held = await session.SingleAsync<long>("HeldSetAsideCase", entry, repeat);
            foreach (var rating in taken)
            {
                await session.ExecuteAsync("AddSetAsideRating", new { RatingId = rating.Id, CaseId = held }, repeat);
            }

            await session.ExecuteAsync("SubtractRating", entry, repeat);
            await session.CommitAsync(repeat);
            return taken.Count;
        },
        Patience.Long,
        cancellation);
}
