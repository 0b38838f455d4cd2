using System.Globalization;
using System.Text.Json;
using SafeDiningCode.Rules.Kitchens;
using SafeDiningCode.Web.Data;

namespace SafeDiningCode.Web.Demo;

/// <summary>
/// What video platforms said of the demo's kitchens over the last weeks: mostly that all is well, now and then nothing for
/// a while. The history follows from it by the rules, as in life.
/// </summary>
internal static class DemoKitchens
{
    private const int DaysDeclared = 40;
    private const int Seed = 530;

    /// <summary>Gives the kitchens of a batch their past and their present, the same every time for the same moment.</summary>
    public static async Task WriteAsync(DatabaseSession session, IEnumerable<RatedEatery> batch, DateTime nowUtc, CancellationToken cancellation)
    {
        var pasts = batch.Where(eatery => KitchenRecord.IsWatched(eatery.Eatery.Kitchen) && eatery.Eatery.HeartbeatAge is not null)
            .Select(eatery => (eatery.Place.EateryId, Past: Past(eatery.Eatery, nowUtc)))
            .ToList();
        var kitchens = pasts.Select(kitchen => new
        {
            eatery = kitchen.EateryId,
            declared = Text(kitchen.Past.States[0].SinceUtc),
            viewing = kitchen.Past.Viewing,
            heartbeat = Text(kitchen.Past.Record.HeartbeatUtc!.Value),
            frame = Text(kitchen.Past.Record.FrameUtc!.Value),
            state = KitchenStates.ToCode(kitchen.Past.Record.State),
            since = Text(kitchen.Past.Record.SinceUtc),
            number = kitchen.Past.States.Count,
        });
        var states = pasts.SelectMany(kitchen => kitchen.Past.States.Select((change, place) => new
        {
            eatery = kitchen.EateryId,
            number = place + 1,
            state = KitchenStates.ToCode(change.State),
            since = Text(change.SinceUtc),
        }));
        await session.ExecuteAsync("SetDemoKitchens", new { Batch = JsonSerializer.Serialize(kitchens), States = JsonSerializer.Serialize(states) }, cancellation);
    }

    private static KitchenPast Past(DemoEatery eatery, DateTime now)
    {
        var random = new Random(Seed + eatery.Number);
        var declared = now.AddDays(-DaysDeclared).AddMinutes(-random.Next(1440));
        var record = KitchenRecord.Declared(eatery.Kitchen!.Value, declared);
        var states = new List<KitchenChange> { new(record.State, record.SinceUtc) };
        record = Back(record, declared.AddMinutes(random.Next(60, 2000)), states);
        for (var at = declared.AddDays(random.Next(3, 15)); at < now.AddHours(-30); at = at.AddDays(random.Next(4, 16)))
        {
            record = Back(Heard(record, at), at.AddMinutes(random.Next(10, 900)), states);
        }

        record = Heard(record, now - eatery.HeartbeatAge!.Value).After(now, states);
        var viewing = eatery.Kitchen == KitchenKind.Network ? string.Create(CultureInfo.InvariantCulture, $"https://video.example.com/kitchens/{eatery.Number + 1}") : null;
        return new KitchenPast(record, states, viewing);
    }

    // Heard of every minute until then: only the last time is left on record.
    private static KitchenRecord Heard(KitchenRecord record, DateTime until)
    {
        var minute = KitchenRecord.FrameMinute(until, until);
        return record with { HeartbeatUtc = minute, FrameUtc = minute };
    }

    private static KitchenRecord Back(KitchenRecord record, DateTime at, List<KitchenChange> states) =>
        record.Heard(KitchenRecord.FrameMinute(at, at)!.Value, at, states);

    private static string Text(DateTime utc) => utc.ToString(TypeHandlers.InstantFormat, CultureInfo.InvariantCulture);

    private sealed record KitchenPast(KitchenRecord Record, List<KitchenChange> States, string? Viewing);
}
