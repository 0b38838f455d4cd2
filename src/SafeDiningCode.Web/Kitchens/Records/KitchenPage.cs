using System.Globalization;
using SafeDiningCode.Rules.Kitchens;
using SafeDiningCode.Web.Data;

namespace SafeDiningCode.Web.Kitchens.Records;

/// <summary>A kitchen's page in the book: as it was read, and as it is to be written.</summary>
internal sealed class KitchenPage(KitchenRow row)
{
    public KitchenRow Row => row;

    public KitchenRecord Record { get; set; } = row.ToRecord();

    /// <summary>What happened to it since it was read.</summary>
    public List<KitchenChange> Changes { get; } = [];

    public bool IsHeard => Record.HeartbeatUtc != row.HeartbeatAt;

    public bool IsChanged => IsHeard || Record.FrameUtc != row.FrameAt || Changes.Count > 0;

    /// <summary>The number of the newest row of its history.</summary>
    public int StateNumber => row.StateNumber + Changes.Count;

    /// <summary>The record as <c>WriteKitchens</c> takes it.</summary>
    public object ToWrite() => new
    {
        eatery = row.EateryId,
        revision = row.Revision,
        heartbeat = Text(Record.HeartbeatUtc),
        frame = Text(Record.FrameUtc),
        state = KitchenStates.ToCode(Record.State),
        since = Text(Record.SinceUtc),
        number = StateNumber,
    };

    /// <summary>The new rows of its history as <c>AddKitchenStates</c> takes them.</summary>
    public IEnumerable<object> History() => Changes.Select((change, place) => (object)new
    {
        eatery = row.EateryId,
        number = row.StateNumber + place + 1,
        state = KitchenStates.ToCode(change.State),
        since = Text(change.SinceUtc),
    });

    private static string? Text(DateTime? utc) => utc?.ToString(TypeHandlers.InstantFormat, CultureInfo.InvariantCulture);
}
