using System.Text.Json;
using SafeDiningCode.Rules.Kitchens;
using SafeDiningCode.Web.Kitchens.Records;

namespace SafeDiningCode.Web.Kitchens.Heartbeats;

/// <summary>A batch of heartbeats on its way: those that can be read go on, and of each that is not heard it is said why.</summary>
internal sealed class HeartbeatBatch
{
    /// <summary>Why a heartbeat was not heard: <see cref="HeartbeatOutcome.Unknown"/>.</summary>
    public const string UnknownKitchen = "unknown";

    /// <summary>Why a heartbeat was not heard: <see cref="HeartbeatOutcome.NotDeclared"/>.</summary>
    public const string NotDeclared = "not-declared";

    // A name longer than any kitchen's is told back only as far as it helps to find it.
    private const int LongestName = 40;

    private readonly List<int> places = [];
    private readonly List<RefusedHeartbeat> refused = [];
    private int heard;

    /// <summary>Those that can be read, in order.</summary>
    public List<Heartbeat> Heartbeats { get; } = [];

    /// <summary>Reads the items of a batch.</summary>
    public static HeartbeatBatch Read(JsonElement items, DateTime nowUtc, Func<KitchenRow, bool> isAllowed)
    {
        var batch = new HeartbeatBatch();
        var index = 0;
        foreach (var item in items.EnumerateArray())
        {
            batch.Read(item, index++, nowUtc, isAllowed);
        }

        return batch;
    }

    /// <summary>Takes down what came of those that could be read.</summary>
    public void Take(IReadOnlyList<HeartbeatAnswer> answers)
    {
        for (var i = 0; i < answers.Count; i++)
        {
            switch (answers[i].Outcome)
            {
                case HeartbeatOutcome.Heard:
                    heard++;
                    break;
                case HeartbeatOutcome.NotDeclared:
                    refused.Add(new RefusedHeartbeat(places[i], Heartbeats[i].Kitchen, NotDeclared));
                    break;
                default:
                    refused.Add(new RefusedHeartbeat(places[i], Heartbeats[i].Kitchen, UnknownKitchen));
                    break;
            }
        }
    }

    public HeartbeatsResponse ToResponse() => new(heard, [.. refused.OrderBy(one => one.Index)]);

    private void Read(JsonElement item, int index, DateTime nowUtc, Func<KitchenRow, bool> isAllowed)
    {
        var name = HeartbeatReader.Kitchen(item);
        var (frame, fault) = HeartbeatReader.Frame(item, nowUtc);
        if (name is null || frame is not { } minute)
        {
            refused.Add(new RefusedHeartbeat(index, Shown(name), name is null ? HeartbeatReader.Unreadable : fault!));
        }
        else if (!KitchenId.TryParse(name, out var kitchen))
        {
            refused.Add(new RefusedHeartbeat(index, Shown(name), UnknownKitchen));
        }
        else
        {
            places.Add(index);
            Heartbeats.Add(new Heartbeat(kitchen, minute, nowUtc, isAllowed));
        }
    }

    private static string? Shown(string? name) => name is { Length: > LongestName } ? name[..LongestName] : name;
}
